'use client';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { judgeRange, type Range, writeRatio } from '@/content/practice/capacity/estimate';
import type { SizingSystem } from '@/content/practice/capacity/size-types';
import { useProgress } from '@/runtime/progress/use-progress';
import { wallClock } from '@/runtime/review/wall-clock';
import { KeepNotice } from '../keep-notice';
import { useKept } from '../use-kept';
import { writeDate } from '../write-date';
import { RangeField } from './range-field';
import { SizedRun } from './sized-run';
import {
  anew,
  answered,
  insideOf,
  keptName,
  type PastSizing,
  readSizings,
  run,
  type Sizings,
  writeSizings,
} from './sizings-kept';

export interface SizingProps {
  readonly system: SizingSystem;
}

/** The walk from users to servers: begun, or gone on with where this browser left it. */
export function Sizing({ system }: SizingProps) {
  const keep = useProgress((state) => state.keep);
  const kept = useProgress(({ progress }) => progress.kept[keptName(system.id)]?.value);
  const [saved, setSaved] = useState<Sizings | null>(null);
  const steps = system.fields.length;
  useEffect(() => {
    // the one found when the page opens; what is kept from then on is this page's own doing
    if (keep !== 'unread') setSaved((before) => before ?? readSizings(kept, steps));
  }, [keep, kept, steps]);
  if (saved === null)
    return <p className="min-h-96 font-sans text-muted scriptless:hidden">Reading what this browser remembers.</p>;
  return (
    <>
      <KeepNotice keep={keep} />
      <Walk system={system} saved={saved} />
    </>
  );
}

/** One sum after another, then the run of what was bought. */
function Walk({ system, saved }: SizingProps & { readonly saved: Sizings }) {
  const [sizings, setSizings] = useState(saved);
  const [hasMoved, setMoved] = useState(false);
  const { answers, tried, past } = sizings;
  const { fields } = system;
  useKept(keptName(system.id), writeSizings(sizings));
  const answer = (at: number, range: Range) => {
    setMoved(true);
    setSizings((before) => answered(before, at, range));
  };
  const begin = () => {
    setMoved(true);
    setSizings((before) => anew(before, wallClock().nowMs));
  };
  const bought = answers.at(-1);
  const walk = past[0]?.atMs ?? 0;
  return (
    <div data-slot="sizing" className="grid gap-6 font-sans scriptless:hidden">
      {fields.slice(0, answers.length + 1).map((field, i) => (
        <RangeField
          key={`${walk}/${field.id}`}
          field={field}
          answer={answers[i]}
          takesFocus={hasMoved}
          onAnswer={(range) => answer(i, range)}
        />
      ))}
      {answers.length === fields.length ? (
        <>
          <p role="status">
            {insideOf(answers, fields)} of {fields.length} within your bounds. Aim for nine in ten: bounds that always hold are
            too wide.
          </p>
          <SizedRun
            system={system}
            start={Math.sqrt(bought!.low * bought!.high)}
            kept={tried}
            onRun={(servers) => setSizings((before) => run(before, servers))}
          />
          <p>
            <Button onClick={begin}>Size it again</Button>
          </p>
        </>
      ) : (
        <p className="text-sm text-muted tabular-nums">
          Step {answers.length + 1} of {fields.length}
        </p>
      )}
      <Past past={past} system={system} />
    </div>
  );
}

/** Walks before this one: how many bounds held, and how far off the fleet was. */
function Past({ past, system: { fields } }: SizingProps & { readonly past: readonly PastSizing[] }) {
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="text-sm">
      <h2 id="earlier" className="font-medium">
        Before
      </h2>
      <ul className="max-w-[46rem] tabular-nums">
        {past.map(({ atMs, answers }) => (
          <li key={atMs} className="border-b border-rule py-1.5">
            {writeDate(atMs)}: {insideOf(answers, fields)} of {fields.length} within your bounds; the servers{' '}
            {writeRatio(judgeRange(answers.at(-1)!, fields.at(-1)!.value).ratio)}
          </li>
        ))}
      </ul>
    </section>
  );
}
