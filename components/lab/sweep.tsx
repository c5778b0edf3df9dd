'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { NumberView } from '@/runtime/control-view';
import { poolSize, poolWorker, seedsFrom } from '@/runtime/pool';
import { sweep, valuesBetween } from '@/runtime/sweep';
import { Button } from '../ui/button';
import { NumberInput } from '../ui/number-input';
import { Select } from '../ui/select';
import { announce } from '../ui/status';
import { figuresOf } from '../viz/sweep-model';
import { useLab, useRun } from './lab-context';
import { type Sweeping, SweepResult } from './sweep-result';

const POINTS = 9;
const seedChoices = ['1', '5', '15'] as const;
/** Formulas are asked at every eighth of the way from point to point. */
const FINER = 8;

/** One knob over its range against one figure, a run for each point and seed, made beside the lab. */
export function Sweep({ recording }: { readonly recording: Recording }) {
  const { store } = useLab();
  const controls = useRun(({ controls }) => controls);
  const moreControls = useRun(({ moreControls }) => moreControls);
  const views = useMemo(
    () => [...controls, ...moreControls].filter((view): view is NumberView => view.kind === 'number'),
    [controls, moreControls],
  );
  const figures = useMemo(() => figuresOf(recording.nodes), [recording]);
  const [path, setPath] = useState(views[0]?.path ?? '');
  const [figureId, setFigure] = useState(figures[0].id);
  const [seeds, setSeeds] = useState<string>('5');
  const [range, setRange] = useState<Range | null>(null);
  const [run, setRun] = useState<Sweeping | null>(null);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  const view = views.find((one) => one.path === path) ?? views[0];
  const figure = figures.find(({ id }) => id === figureId) ?? figures[0];
  if (view === undefined) return <p className="p-3 text-sm text-muted">Nothing in this system is a number to turn.</p>;
  const { low, high } = range?.path === view.path ? range : { low: view.min, high: view.max };
  const isRunning = run !== null && run.problem === null && run.done.length < run.total;
  const start = (): void => {
    cancel.current?.();
    const { scenario, seed, inputs } = store.getState();
    const between = (points: number): number[] => valuesBetween(low, high, points, view.scale, view.isWhole === true);
    const values = between(POINTS);
    const first = seed ?? recording.seed;
    const plan = {
      scenario,
      inputs,
      target: view.target,
      knob: view.knobName,
      values,
      theoryValues: between((POINTS - 1) * FINER + 1),
      seeds: seedsFrom(first, Number(seeds)),
    };
    setRun({
      view,
      values,
      total: values.length * plan.seeds.length,
      done: [],
      forms: [],
      theoryValues: plan.theoryValues,
      problem: null,
    });
    const update = (change: (now: Sweeping) => Sweeping): void => setRun((now) => (now === null ? now : change(now)));
    cancel.current = sweep(plan, poolSize(), poolWorker, {
      onForms: (forms) => update((now) => ({ ...now, forms })),
      onRun: (one, summary) => update((now) => ({ ...now, done: [...now.done, { ...one, summary }] })),
      onEnd: () => announce('The sweep is done.'),
      onRefused: (problem) => update((now) => ({ ...now, problem })),
    });
  };
  const stop = (): void => {
    cancel.current?.();
    setRun((now) => (now === null ? now : { ...now, total: now.done.length }));
  };
  return (
    <div data-slot="sweep" className="grid min-w-0 gap-3 p-3 font-sans text-sm">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label="Turn"
          value={view.path}
          options={views.map(({ path, label }) => ({ value: path, label }))}
          onValueChange={setPath}
        />
        <Bound label="From" value={low} onCommit={(typed) => setRange(rangeOf(view, typed, high))} />
        <Bound label="to" value={high} onCommit={(typed) => setRange(rangeOf(view, low, typed))} />
        <Select
          label="Watch"
          value={figure.id}
          options={figures.map(({ id, label }) => ({ value: id, label }))}
          onValueChange={setFigure}
        />
        <Select
          label="Runs at each point"
          value={seeds}
          options={seedChoices.map((value) => ({ value, label: value === '1' ? '1 run' : `${value} runs` }))}
          onValueChange={setSeeds}
        />
        <Button variant={isRunning ? 'plain' : 'solid'} onClick={isRunning ? stop : start}>
          {isRunning ? 'Stop' : 'Sweep'}
        </Button>
      </div>
      {run === null ? (
        <p className="text-muted">
          The lab is run again and again with this knob at different values; nothing in the lab changes.
        </p>
      ) : (
        <SweepResult run={run} figure={figure} />
      )}
    </div>
  );
}

interface Range {
  /** The knob's. */
  readonly path: string;
  readonly low: number;
  readonly high: number;
}

/** Within what the knob's slider offers, and the right way round. */
function rangeOf({ path, min, max, isWhole }: NumberView, one: number, other: number): Range {
  const [low, high] = [one, other]
    .map((value) => Math.min(max, Math.max(min, isWhole === true ? Math.round(value) : value)))
    .sort((a, b) => a - b);
  return low < high ? { path, low, high } : { path, low: min, high: max };
}

interface BoundProps {
  readonly label: string;
  readonly value: number;
  readonly onCommit: (value: number) => void;
}

const Bound = ({ label, value, onCommit }: BoundProps) => (
  <span className="grid gap-1">
    <span aria-hidden="true">{label}</span>
    <NumberInput
      label={label === 'to' ? 'Sweep to' : 'Sweep from'}
      value={value}
      onCommit={onCommit}
      className="h-9 w-20 pointer-coarse:h-11"
    />
  </span>
);
