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
}

/** Why a chart jumps: what broke, turned or changed its mode shortly before this moment, in order. */
export function BeforeThis({ recording, playheadMs, backMs, onGo, isKept = false }: BeforeThisProps) {
  const controls = useRun(({ controls }) => controls);
  const changes = recording.facts.flatMap((fact) => {
    if (fact.atMs > playheadMs || fact.atMs < playheadMs - backMs) return [];
    const words = wordsOfFact(recording, fact, controls);
    return words === null ? [] : [{ seq: fact.seq, atMs: fact.atMs, words, byLearner: fact.byLearner === true }];
  });
  return (
    <div data-slot="before-this" className="pt-3 text-sm">
      <h4 className="font-semibold">What changed just before {writeTime(playheadMs)}</h4>
      {changes.length === 0 ? (
        <p className="text-muted">
          {isKept
            ? `No mechanism changed its mode in the last ${writeMs(backMs)}. What people turned, and what broke, is not in this log.`
            : `Nothing was turned and nothing broke in the last ${writeMs(backMs)}: what you see comes from the arrivals themselves.`}
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
