'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Recording, RunSummary } from '@/engine/recording/types';
import type { NumberView } from '@/runtime/control-view';
import { poolSize, poolWorker, seedsFrom } from '@/runtime/pool';
import { type SweepRun, sweep, valuesBetween } from '@/runtime/sweep';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { announce } from '../ui/status';
import { figuresOf, pointOf, type SweptFigure, type SweptPoint, sweepPicture } from '../viz/sweep-model';
import { useLab, useRun, useWidth } from './lab-context';
import { PoolProgress } from './pool-progress';

const POINTS = 9;
const seedChoices = ['1', '5', '15'] as const;
const HEIGHT = 220;

/** One run's figures, by point and seed. */
interface Done extends SweepRun {
  readonly summary: RunSummary;
}

interface Sweeping {
  readonly view: NumberView;
  readonly values: readonly number[];
  readonly total: number;
  readonly done: readonly Done[];
  readonly problem: string | null;
}

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
  const [run, setRun] = useState<Sweeping | null>(null);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  const view = views.find((one) => one.path === path) ?? views[0];
  const figure = figures.find(({ id }) => id === figureId) ?? figures[0];
  if (view === undefined) return <p className="p-3 text-sm text-muted">Nothing in this system is a number to turn.</p>;
  const isRunning = run !== null && run.problem === null && run.done.length < run.total;
  const start = (): void => {
    cancel.current?.();
    const { scenario, seed, inputs } = store.getState();
    const values = valuesBetween(view.min, view.max, POINTS, view.scale, view.isWhole === true);
    const first = seed ?? recording.seed;
    const plan = {
      scenario,
      inputs,
      target: view.target,
      knob: view.knobName,
      values,
      seeds: seedsFrom(first, Number(seeds)),
    };
    setRun({ view, values, total: values.length * plan.seeds.length, done: [], problem: null });
    const update = (change: (now: Sweeping) => Sweeping): void => setRun((now) => (now === null ? now : change(now)));
    cancel.current = sweep(plan, poolSize(), poolWorker, {
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
        <Result run={run} figure={figure} />
      )}
    </div>
  );
}

function Result({ run, figure }: { readonly run: Sweeping; readonly figure: SweptFigure }) {
  const { view, values, total, done, problem } = run;
  const points = values.map((value, point) =>
    pointOf(
      value,
      done.filter((one) => one.point === point).map(({ summary }) => figure.read(summary)),
    ),
  );
  const writeX = (value: number): string => `${Number(value.toPrecision(3))}${view.unit === '' ? '' : ` ${view.unit}`}`;
  return (
    <>
      {problem === null ? null : (
        <p role="alert" className="border-s-2 border-failed ps-3">
          The sweep stopped: {problem}
        </p>
      )}
      <PoolProgress done={done.length} total={total} />
      <Curve {...{ points, view, figure, writeX }} />
      <Table {...{ points, view, figure, writeX }} />
    </>
  );
}

interface CurveProps {
  readonly points: readonly SweptPoint[];
  readonly view: NumberView;
  readonly figure: SweptFigure;
  readonly writeX: (value: number) => string;
}

function Curve({ points, view, figure, writeX }: CurveProps) {
  const [setFrame, width] = useWidth();
  const size = { width, height: HEIGHT, left: 64, right: 24, top: 24, bottom: 40 };
  const picture = width === 0 ? null : sweepPicture(points, view.scale === 'log', size, writeX, figure.write);
  return (
    <div ref={setFrame} className="min-w-0">
      {picture === null ? null : (
        <svg width={width} height={HEIGHT} aria-hidden="true" className="block text-xs tabular-nums">
          <text x={0} y={12} className="fill-ink font-semibold">
            {figure.label}
          </text>
          {picture.yTicks.map(({ y, text }) => (
            <g key={y}>
              <line x1={size.left} x2={width - size.right} y1={y} y2={y} className="stroke-rule" />
              <text x={size.left - 6} y={y} dy="0.32em" textAnchor="end" className="fill-muted">
                {text}
              </text>
            </g>
          ))}
          {picture.xTicks.map(({ x, text }) => (
            <text key={x} x={x} y={HEIGHT - 22} textAnchor="middle" className="fill-muted">
              {text}
            </text>
          ))}
          <text x={width - size.right} y={HEIGHT - 4} textAnchor="end" className="fill-ink">
            {view.label}
          </text>
          <path d={picture.band} className="fill-service" opacity={0.16} />
          <path d={picture.curve} fill="none" className="stroke-service" strokeWidth={2} />
          {picture.dots.map(({ x, y }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are what they are, in order
            <circle key={i} cx={x} cy={y} r={2.5} className="fill-service" opacity={0.6} />
          ))}
        </svg>
      )}
      <p className="text-xs text-muted">
        A dot is one run; the line is their mean; the band goes from the lowest to the highest.
      </p>
    </div>
  );
}

function Table({ points, view, figure, writeX }: CurveProps) {
  return (
    <table className="w-full max-w-[40rem] text-xs tabular-nums">
      <thead>
        <tr>
          {[view.label, figure.label, 'lowest', 'highest', 'runs'].map((heading, i) => (
            <th key={heading} scope="col" className={`px-2 py-1 font-medium ${i === 0 ? 'text-start' : 'text-end'}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(({ value, samples, mean, low, high }) => (
          <tr key={value} className="border-t border-rule">
            <th scope="row" className="px-2 py-0.5 text-start font-normal">
              {writeX(value)}
            </th>
            {[mean, low, high].map((figures, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: three columns
              <td key={i} className="px-2 py-0.5 text-end">
                {samples.length === 0 ? '–' : figure.write(figures)}
              </td>
            ))}
            <td className="px-2 py-0.5 text-end">{samples.length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
