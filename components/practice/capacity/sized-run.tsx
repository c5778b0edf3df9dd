'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { readNumber } from '@/components/ui/number-input';
import { isMet, readFigure, writeFigure } from '@/content/figures';
import type { SizingSystem } from '@/content/practice/capacity/size-types';
import { BUSY } from '@/content/practice/capacity/size-types';
import { demandOn, MOST_SERVERS, scaleOf, sizedGoals, sizedScenario } from '@/content/practice/capacity/sized-run';
import { measure } from '@/runtime/measure';
import { loneRun } from '../answer-to';
import { OpenRun } from '../open-run';

interface Tried {
  readonly servers: number;
  readonly figures: readonly number[];
  readonly holds: boolean;
}

export interface SizedRunProps {
  readonly system: SizingSystem;
  /** What the walk came to: where the number starts. */
  readonly start: number;
  /** Fleets that were run before, in order: they are run again when this appears. */
  readonly kept: readonly number[];
  readonly onRun: (servers: number) => void;
}

/** The fleet you bought, at its peak, with one server lost half way: the engine says whether it holds. */
export function SizedRun({ system, start, kept, onRun }: SizedRunProps) {
  const id = useId();
  const [text, setText] = useState(String(Math.min(MOST_SERVERS, Math.max(2, Math.round(start)))));
  const [tried, setTried] = useState<readonly Tried[]>([]);
  const [problem, setProblem] = useState('');
  const [isRunning, setRunning] = useState(false);
  const first = useRef(kept);
  useEffect(() => {
    let isGone = false;
    const again = async () => {
      for (const servers of first.current) {
        const figures = await figuresOf(system, servers);
        if (isGone) return;
        setTried((before) => withTried(before, servers, figures));
      }
    };
    // what cannot be run again is left out
    again().catch(() => {});
    return () => {
      isGone = true;
    };
  }, [system]);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (isRunning) return;
    const servers = readNumber(text);
    if (!Number.isInteger(servers) || servers < 2 || servers > MOST_SERVERS) {
      return setProblem(`From 2 to ${MOST_SERVERS} servers can be run.`);
    }
    setProblem('');
    setRunning(true);
    try {
      const figures = await figuresOf(system, servers);
      setTried((before) => withTried(before, servers, figures));
      onRun(servers);
    } catch (error) {
      setProblem(`It could not be run: ${(error as Error).message}.`);
    }
    setRunning(false);
  };
  const last = tried.at(-1);
  return (
    <section data-slot="sized-run" aria-labelledby={`${id}-title`} className="grid gap-4 border-t border-ink pt-4">
      <h2 id={`${id}-title`} className="font-serif text-xl font-semibold">
        Run it
      </h2>
      <p className="max-w-measure">
        The servers you buy, at the peak of {system.peakRps.toLocaleString('en-GB')} a second; half way, one of them is taken
        away.
        {scaleOf(system) === 1
          ? ' Every request is run.'
          : ` One request of the run stands for ${scaleOf(system)}; the servers are as many as you buy, each thinned out alike.`}
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-wrap items-center gap-3 text-sm">
        <label htmlFor={id}>Servers to buy</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-describedby={`${id}-problem`}
          onChange={({ target: { value } }) => setText(value)}
          className="h-9 w-20 rounded-sm border border-edge bg-raised px-2 text-end tabular-nums hover:border-ink pointer-coarse:h-11"
        />
        <Button type="submit" variant="solid" aria-disabled={isRunning}>
          {isRunning ? 'Running' : 'Run it'}
        </Button>
        <span id={`${id}-problem`} role="alert">
          {problem}
        </span>
      </form>
      <p role="status" className="max-w-measure">
        {last === undefined ? '' : verdictOn(system, last)}
      </p>
      {tried.length === 0 ? null : <Runs {...{ system, tried }} />}
    </section>
  );
}

async function figuresOf(system: SizingSystem, servers: number): Promise<readonly number[]> {
  const recording = await measure(sizedScenario(system, servers));
  return sizedGoals.map(({ read }) => readFigure(read, recording));
}

function withTried(before: readonly Tried[], servers: number, figures: readonly number[]): readonly Tried[] {
  const holds = sizedGoals.every((goal, i) => isMet(goal, figures[i]!));
  return [...before.filter((other) => other.servers !== servers), { servers, figures, holds }];
}

function verdictOn(system: SizingSystem, { servers, holds }: Tried): string {
  const busy = writeFigure(demandOn(system, servers), 'ratio', 2);
  if (!holds) return `It does not hold: with one server lost the rest would have to be ${busy} busy.`;
  const waste = BUSY / demandOn(system, servers);
  return waste > 1.5
    ? `It holds, and it is ${Number(waste.toPrecision(2))}× what is needed: with one server lost the rest are ${busy} busy.`
    : `It holds: with one server lost the rest are ${busy} busy.`;
}

function Runs({ system, tried }: { readonly system: SizingSystem; readonly tried: readonly Tried[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-sm tabular-nums">
        <caption className="sr-only">What was run</caption>
        <thead>
          <tr className="text-start text-muted">
            <th scope="col" className="py-1 pe-6 font-normal">
              Servers
            </th>
            {sizedGoals.map(({ label, op, value, unit }) => (
              <th key={label} scope="col" className="py-1 pe-6 font-normal">
                {label} {op === '<=' ? '≤' : op} {writeFigure(value, unit)}
              </th>
            ))}
            <th scope="col" className="py-1 pe-6 font-normal">
              Holds
            </th>
            <th scope="col" className="py-1 font-normal">
              <span className="sr-only">The run</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...tried]
            .sort((a, b) => a.servers - b.servers)
            .map(({ servers, figures, holds }) => (
              <tr key={servers} data-holds={holds} className="border-t border-rule">
                <th scope="row" className="py-1.5 pe-6 text-start font-medium">
                  {servers}
                </th>
                {sizedGoals.map((goal, i) => (
                  <td key={goal.label} className="py-1.5 pe-6">
                    {writeFigure(figures[i]!, goal.unit)} {isMet(goal, figures[i]!) ? '' : '✕'}
                  </td>
                ))}
                <td className="py-1.5 pe-6">{holds ? 'yes' : 'no'}</td>
                <td className="py-1.5">
                  <OpenRun link={loneRun(sizedScenario(system, servers))} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
