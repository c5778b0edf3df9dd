'use client';
import { lazy, Suspense, useId, useMemo, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import { otherPin, type Pin, type Shelved } from '@/runtime/run-store';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { figuresAt } from '../viz/figures-at';
import { indexed } from '../viz/span-index';
import { writeMs, writeRate, writeShare } from '../viz/write-figure';
import { useLab, useMoment, useRun } from './lab-context';
import type { LabSpec } from './lab-spec';
import { useWordsOfRun } from './words-of-run';

/** Its code comes when it is asked for. */
const Difference = lazy(() => import('./difference').then((module) => ({ default: module.Difference })));

export interface ComparePanelProps {
  readonly recording: Recording;
  readonly pins: readonly Pin[];
  readonly charts: LabSpec['charts'];
}

const rows = [
  { label: 'p50', of: 'p50Ms', write: writeMs },
  { label: 'p99', of: 'p99Ms', write: writeMs },
  { label: 'answered', of: 'answeredRps', write: writeRate },
  { label: 'failed', of: 'failedRatio', write: writeShare },
] as const;

/** All runs at the same moment, over all that has been played: the same requests came to each. */
export function ComparePanel({ recording, pins, charts }: ComparePanelProps) {
  const shelf = useRun(({ shelf }) => shelf);
  const wordsOf = useWordsOfRun();
  const { playheadMs } = useMoment(250);
  const now = useMemo(() => figuresAt(indexed(recording), playheadMs, Infinity), [recording, playheadMs]);
  const thens = useMemo(() => pins.map((pin) => figuresAt(indexed(pin.recording), playheadMs, Infinity)), [pins, playheadMs]);
  return (
    <div data-slot="compare" className="grid min-w-0 gap-2 font-sans text-sm">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, and a keyboard must be able to */}
      <section aria-label="Runs beside each other" tabIndex={0} className="overflow-x-auto">
        <table className="w-full max-w-[48rem] tabular-nums">
          <caption className="text-start text-xs text-muted">From the start until now, on the same arrivals</caption>
          <thead>
            <tr className="text-xs">
              <th scope="col" className="text-start align-bottom font-normal text-muted">
                figure
              </th>
              {pins.map((pin) => (
                <th key={pin.run} scope="col" className="ps-3 text-end align-bottom font-medium">
                  pinned: {wordsOf(pin.inputs)}
                </th>
              ))}
              <th scope="col" className="ps-3 text-end align-bottom font-medium">
                now
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, of, write }) => (
              <tr key={label} className="border-t border-rule">
                <th scope="row" className="text-start font-normal">
                  {label}
                </th>
                {thens.map((then, i) => (
                  <td key={pins[i].run} className="ps-3 text-end text-muted">
                    {write(then[of] ?? Number.NaN)}
                  </td>
                ))}
                <td className="ps-3 text-end font-medium">{write(now[of] ?? Number.NaN)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <PinList pins={pins} shelf={shelf} />
      {pins.length === 0 ? null : <Differences {...{ recording, pins, charts }} />}
    </div>
  );
}

/** What can be done with the pinned runs, shown or not. */
function PinList({ pins, shelf }: Pick<ComparePanelProps, 'pins'> & { readonly shelf: readonly Shelved[] }) {
  const { store } = useLab();
  const id = useId();
  const wordsOf = useWordsOfRun();
  return (
    <>
      <div className="flex flex-wrap">
        {pins.map(({ run, inputs }) => (
          <Button key={run} variant="quiet" className="-ms-3 text-muted" onClick={() => store.unpin(run)}>
            Unpin {wordsOf(inputs)}
          </Button>
        ))}
      </div>
      {shelf.length === 0 ? null : (
        <div className="max-w-[48rem]">
          <p id={id} className="text-xs text-muted">
            Pinned besides
          </p>
          <ul aria-labelledby={id}>
            {shelf.map(({ run, inputs }) => (
              <li key={run} className="flex items-center border-t border-rule">
                <span className="me-auto text-muted">{wordsOf(inputs)}</span>
                <Button variant="quiet" aria-label={`Show ${wordsOf(inputs)}`} onClick={() => store.show(run)}>
                  Show
                </Button>
                <Button
                  variant="quiet"
                  className="-me-3"
                  aria-label={`Unpin ${wordsOf(inputs)}`}
                  onClick={() => store.unpin(run)}
                >
                  Unpin
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Differences({ recording, pins, charts }: ComparePanelProps) {
  const wordsOf = useWordsOfRun();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const inputs = useRun(({ recordedInputs }) => recordedInputs);
  const pin = pins.find(({ run }) => String(run) === chosen) ?? otherPin(pins, inputs) ?? pins[pins.length - 1];
  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-end gap-3">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the difference' : 'Difference over time'}
        </Button>
        {isOpen && pins.length > 1 ? (
          <Select
            label="Less"
            value={String(pin.run)}
            options={pins.map(({ run, inputs }) => ({ value: String(run), label: `pinned: ${wordsOf(inputs)}` }))}
            onValueChange={setChosen}
          />
        ) : null}
      </div>
      {isOpen ? (
        <Suspense fallback={<p className="text-muted">Opening…</p>}>
          <Difference {...{ recording, pin, charts }} />
        </Suspense>
      ) : null}
    </div>
  );
}
