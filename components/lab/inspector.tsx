'use client';
import { useEffect, useMemo, useRef } from 'react';
import { Outcome, outcomeNames } from '@/engine/outcome';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { Button } from '../ui/button';
import { isSuccess } from '../viz/mark-state';
import { type Choice, lifeOf, nextFailure, requestsAround, type Seen } from '../viz/request-life';
import { indexed } from '../viz/span-index';
import { writeMs, writeTime } from '../viz/write-figure';
import { BeforeThis } from './before-this';
import { useInspecting } from './inspect';
import { useLab, useMoment } from './lab-context';
import { Waterfall } from './waterfall';

const MOST_LISTED = 12;
/** The share of a run that counts as shortly before. */
const SHORTLY = 0.05;

interface InspectorProps {
  readonly recording: Recording;
  /** What was turned or broke is kept from the reader. @default false */
  readonly isKept?: boolean;
}

/** Looks inside: single requests around the playhead, the life of one of them, and what changed shortly before. */
export function Inspector({ recording, isKept }: InspectorProps) {
  const { player } = useLab();
  const { playheadMs } = useMoment(250);
  const { request: picked, inspect: setPicked } = useInspecting();
  const place = useSeen(picked);
  const source = useMemo(() => indexed(recording), [recording]);
  const backMs = recording.forMs * SHORTLY;
  const seen = useMemo(() => requestsAround(source, playheadMs, backMs, MOST_LISTED), [source, playheadMs, backMs]);
  const life = useMemo(() => (picked === null ? null : lifeOf(recording, picked)), [recording, picked]);
  const go = (toMs: Ms): void => {
    player.send({ type: 'PAUSE' });
    player.send({ type: 'SEEK', toMs });
  };
  const jump = (way: 1 | -1): void => {
    const found = nextFailure(source, playheadMs, way);
    if (found === null) return;
    go(found.endMs);
    setPicked(found.request);
  };
  return (
    <div data-slot="inspector" className="grid min-w-0 gap-3 p-3 font-sans @min-[48rem]:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <div className="flex flex-wrap gap-1 pb-2">
          <Button variant="plain" disabled={nextFailure(source, playheadMs, -1) === null} onClick={() => jump(-1)}>
            Last failure
          </Button>
          <Button variant="plain" disabled={nextFailure(source, playheadMs, 1) === null} onClick={() => jump(1)}>
            Next failure
          </Button>
        </div>
        <RequestList {...{ seen, picked, setPicked, playheadMs }} />
      </div>
      <div ref={place} className="min-w-0">
        {life === null ? (
          <p className="text-sm text-muted">
            {picked === null
              ? 'Pick a request here, or press a mark in the picture or a failure in a chart: its whole life is drawn here.'
              : 'This request is not in the run as it is now.'}
          </p>
        ) : (
          <>
            <Waterfall life={life} onGo={go} />
            <Choices choices={life.choices} />
          </>
        )}
        <BeforeThis {...{ recording, playheadMs, isKept }} backMs={2 * backMs} onGo={go} />
      </div>
    </div>
  );
}

/** A request may be asked for from anywhere in the lab: its life must not come up unseen. */
function useSeen(picked: number | null): React.RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (picked === null || place.current === null) return;
    const { top, bottom } = place.current.getBoundingClientRect();
    if (top > innerHeight - MUST_SHOW || bottom < MUST_SHOW)
      place.current.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [picked]);
  return place;
}

const MUST_SHOW = 160;

interface RequestListProps {
  readonly seen: readonly Seen[];
  readonly picked: number | null;
  readonly setPicked: (request: number) => void;
  readonly playheadMs: Ms;
}

function RequestList({ seen, picked, setPicked, playheadMs }: RequestListProps) {
  if (seen.length === 0) return <p className="text-sm text-muted">No request around this moment.</p>;
  return (
    <ul aria-label={`Requests around ${writeTime(playheadMs)}`} className="grid gap-px text-sm tabular-nums">
      {seen.map(({ request, startMs, endMs, outcome }) => (
        <li key={request}>
          <button
            type="button"
            aria-pressed={request === picked}
            onClick={() => setPicked(request)}
            className="grid min-h-7 w-full cursor-pointer grid-cols-[4rem_minmax(0,1fr)_auto] gap-2 border-s-2 border-transparent px-2 text-start hover:border-edge aria-pressed:border-ink aria-pressed:bg-marker aria-pressed:text-on-marker"
          >
            <span>{request + 1}</span>
            <span className="truncate">{writeOutcome(outcome)}</span>
            <span>{writeMs((Number.isFinite(endMs) ? endMs : playheadMs) - startMs)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const writeOutcome = (outcome: number): string => {
  if (isSuccess(outcome)) return 'answered';
  return outcome === Outcome['in-flight'] ? 'on its way' : outcomeNames[outcome].replaceAll('-', ' ');
};

/** What was weighed at each choice on the way. */
function Choices({ choices }: { readonly choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <ul aria-label="Choices on its way" className="grid gap-1 pt-2 text-sm tabular-nums">
      {choices.map(({ atMs, by, chosen, weighed }) => (
        <li key={`${atMs} ${by} ${chosen}`}>
          {by} {chosen === null ? 'found nobody to send it to' : `chose ${chosen}`}
          {weighed.length === 0 ? '' : ' of '}
          {weighed.map(({ label, score, isChosen }, i) => (
            <span key={label} className={isChosen ? 'font-semibold' : 'text-muted'}>
              {i === 0 ? '' : ', '}
              {label} {Number(score.toPrecision(3))}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
