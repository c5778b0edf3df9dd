'use client';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { writeMs, writeTime } from '../viz/write-figure';
import { useRun } from './lab-context';
import { GoTo } from './waterfall';
import { wordsOfFact } from './words-of-fact';

const MOST = 8;

interface BeforeThisProps {
  readonly recording: Recording;
  readonly playheadMs: Ms;
  /** How far to look back. */
  readonly backMs: Ms;
  readonly onGo: (toMs: Ms) => void;
  /** What was turned or broke is kept from the reader, so that nothing said must not mean nothing done. @default false */
  readonly isKept?: boolean;
  /** Under words that say already what it is about. @default false */
  readonly isBare?: boolean;
}

/** Why a chart jumps: what broke, turned or changed its mode shortly before this moment, in order. */
export function BeforeThis({ recording, playheadMs, backMs, onGo, isKept = false, isBare = false }: BeforeThisProps) {
  const controls = useRun(({ controls }) => controls);
  const all = recording.facts.flatMap((fact) => {
    if (fact.atMs > playheadMs) return [];
    const words = wordsOfFact(recording, fact, controls);
    return words === null ? [] : [{ seq: fact.seq, atMs: fact.atMs, words, byLearner: fact.byLearner === true }];
  });
  const changes = all.filter(({ atMs }) => atMs >= playheadMs - backMs);
  const last = all.at(-1);
  return (
    <div data-slot="before-this" className={isBare ? 'pb-2' : 'pt-3 text-sm'}>
      {isBare ? null : <h4 className="font-semibold">What changed just before {writeTime(playheadMs)}</h4>}
      {changes.length === 0 ? (
        <p className="text-muted">
          {isKept
            ? `No mechanism changed its mode in the last ${writeMs(backMs)}. What people turned, and what broke, is not in this log.`
            : `Nothing was turned and nothing broke in the last ${writeMs(backMs)}: what you see comes from the arrivals, and from what was there before.`}
          {last === undefined ? null : (
            <>
              {' '}
              The last change: <GoTo words={writeTime(last.atMs)} onGo={() => onGo(last.atMs)} /> {last.words}
              {last.byLearner ? ', by you' : ''}.
            </>
          )}
        </p>
      ) : (
        <ol className="tabular-nums">
          {changes.slice(-MOST).map(({ seq, atMs, words, byLearner }) => (
            <li key={seq}>
              <GoTo words={writeTime(atMs)} onGo={() => onGo(atMs)} /> {words}
              {byLearner ? ', by you' : ''} <span className="text-muted">{writeMs(playheadMs - atMs)} before</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
