'use client';
import { useMemo } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { useLab, useMoment, useRun } from '../../lab/lab-context';
import { GoTo } from '../../lab/waterfall';
import { wordsOfFact } from '../../lab/words-of-fact';
import { wordsOfReason } from '../../viz/chart-series';
import { figuresAt } from '../../viz/figures-at';
import { indexed } from '../../viz/span-index';
import { writeRate, writeTime } from '../../viz/write-figure';
import { failuresBefore } from './failures';

const MOST_LINES = 10;
const MOST_FACTS = 6;

/** What the system writes of itself: each failure with its reason and place, and what mechanisms did, the newest first. */
export function Log({ recording }: { readonly recording: Recording }) {
  const { player } = useLab();
  const { playheadMs } = useMoment(500);
  const controls = useRun(({ controls }) => controls);
  const reasons = useMemo(() => figuresAt(indexed(recording), playheadMs).reasons, [recording, playheadMs]);
  const failures = useMemo(() => failuresBefore(recording, playheadMs, MOST_LINES), [recording, playheadMs]);
  const facts = useMemo(
    () =>
      recording.facts.flatMap((fact) => {
        const words = fact.atMs > playheadMs ? null : wordsOfFact(recording, fact, controls);
        return words === null ? [] : [{ key: fact.seq, atMs: fact.atMs, words }];
      }),
    [recording, playheadMs, controls],
  );
  const go = (toMs: Ms): void => player.send({ type: 'SEEK', toMs });
  const seconds = Math.min(10, Math.max(1, Math.round(playheadMs / 1000)));
  return (
    <section data-slot="log" aria-label="Log" className="min-w-0 text-sm tabular-nums">
      <h3 className="font-semibold">Failures in the last {seconds} s</h3>
      {reasons.length === 0 ? (
        <p className="text-muted">None.</p>
      ) : (
        <ul>
          {reasons.map(({ reason, count }) => (
            <li key={reason} className="flex justify-between gap-3">
              <span>{wordsOfReason(reason)}</span> <span>{writeRate(count / seconds)}</span>
            </li>
          ))}
        </ul>
      )}
      {failures.length === 0 ? null : (
        <>
          <h3 className="pt-3 font-semibold">The latest of them</h3>
          <ol>
            {failures.map(({ request, atMs, reason, where }) => (
              <Entry key={request} atMs={atMs} onGo={go}>
                {wordsOfReason(reason)} <span className="text-muted">{where}</span>
              </Entry>
            ))}
          </ol>
        </>
      )}
      <h3 className="pt-3 font-semibold">What mechanisms did</h3>
      {facts.length === 0 ? (
        <p className="text-muted">Nothing.</p>
      ) : (
        <ol>
          {facts
            .slice(-MOST_FACTS)
            .reverse()
            .map(({ key, atMs, words }) => (
              <Entry key={key} atMs={atMs} onGo={go}>
                {words}
              </Entry>
            ))}
        </ol>
      )}
    </section>
  );
}

interface EntryProps {
  readonly atMs: Ms;
  readonly onGo: (toMs: Ms) => void;
  readonly children: React.ReactNode;
}

const Entry = ({ atMs, onGo, children }: EntryProps) => (
  <li className="grid grid-cols-[4rem_minmax(0,1fr)] gap-2 py-px">
    <GoTo words={writeTime(atMs)} onGo={() => onGo(atMs)} />
    <span className="self-center">{children}</span>
  </li>
);
