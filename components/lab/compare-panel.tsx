'use client';
import { useMemo } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { Pin } from '@/runtime/run-store';
import { Button } from '../ui/button';
import { figuresAt } from '../viz/figures-at';
import { indexed } from '../viz/span-index';
import { writeMs, writeRate, writeShare } from '../viz/write-figure';
import { useLab, useMoment, useRun } from './lab-context';
import { wordsOfInputs } from './words-of-inputs';

export interface ComparePanelProps {
  readonly recording: Recording;
  readonly pins: readonly Pin[];
}

const rows = [
  { label: 'p50', of: 'p50Ms', write: writeMs },
  { label: 'p99', of: 'p99Ms', write: writeMs },
  { label: 'answered', of: 'answeredRps', write: writeRate },
  { label: 'failed', of: 'failedRatio', write: writeShare },
] as const;

/** Both runs at the same moment, over all that has been played: the same requests came to both. */
export function ComparePanel({ recording, pins }: ComparePanelProps) {
  const { store } = useLab();
  const controls = useRun(({ controls }) => controls);
  const moreControls = useRun(({ moreControls }) => moreControls);
  const views = useMemo(() => [...controls, ...moreControls], [controls, moreControls]);
  const { playheadMs } = useMoment(250);
  const now = useMemo(() => figuresAt(indexed(recording), playheadMs, Infinity), [recording, playheadMs]);
  const thens = useMemo(() => pins.map((pin) => figuresAt(indexed(pin.recording), playheadMs, Infinity)), [pins, playheadMs]);
  return (
    <div data-slot="compare" className="grid gap-1 font-sans text-sm">
      <table className="w-full max-w-[40rem] tabular-nums">
        <caption className="text-left text-xs text-muted">From the start until now, on the same arrivals</caption>
        <thead>
          <tr className="text-xs">
            <th scope="col" className="text-left font-normal text-muted">
              figure
            </th>
            {pins.map((pin) => (
              <th key={pin.run} scope="col" className="text-right font-medium">
                pinned: {wordsOfInputs(pin.inputs, views)}
              </th>
            ))}
            <th scope="col" className="text-right font-medium">
              now
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, of, write }) => (
            <tr key={label} className="border-t border-rule">
              <th scope="row" className="text-left font-normal">
                {label}
              </th>
              {thens.map((then, i) => (
                <td key={pins[i].run} className="text-right text-muted">
                  {write(then[of] ?? Number.NaN)}
                </td>
              ))}
              <td className="text-right font-medium">{write(now[of] ?? Number.NaN)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap">
        {pins.map((pin) => (
          <Button key={pin.run} variant="quiet" className="-ml-3 text-muted" onClick={() => store.unpin(pin.run)}>
            Unpin {wordsOfInputs(pin.inputs, views)}
          </Button>
        ))}
      </div>
    </div>
  );
}
