'use client';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import { everyWhileShown } from '../ui/while-shown';
import { figuresAt } from '../viz/figures-at';
import { indexed } from '../viz/span-index';
import { useMoment, usePlayer, useRun } from './lab-context';
import { summaryLines } from './lab-frame';
import { writeSummary } from './write-summary';

const SPOKEN_EVERY_MS = 2000;

/** The lab in one line, said politely: every two seconds at most while it plays, at once when it stands. */
export const LiveSummary = memo(function LiveSummary({ recording }: { readonly recording: Recording }) {
  const { playheadMs } = useMoment(250);
  const isPlaying = usePlayer((snapshot) => snapshot.matches('playing'));
  const pin = useRun(({ pins }) => pins.at(-1));
  const text = useMemo(() => {
    const was = pin === undefined ? null : figuresAt(indexed(pin.recording), playheadMs);
    return writeSummary(figuresAt(indexed(recording), playheadMs), was);
  }, [recording, pin, playheadMs]);
  const spoken = useSpoken(text, isPlaying);
  return (
    <div data-slot="summary" className="font-sans text-sm tabular-nums">
      <p aria-hidden="true" className={summaryLines}>
        {text}{' '}
        {playheadMs < 1000 ? null : <span className="text-muted">last {Math.min(10, Math.floor(playheadMs / 1000))} s</span>}
      </p>
      <p role="status" aria-label="What happens" className="sr-only">
        {spoken}
      </p>
    </div>
  );
});

function useSpoken(text: string, isPlaying: boolean): string {
  const [spoken, setSpoken] = useState(text);
  const lastMs = useRef(0);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    const say = () => {
      lastMs.current = performance.now();
      setSpoken(latest.current);
    };
    if (!isPlaying) {
      say();
      return;
    }
    return everyWhileShown(SPOKEN_EVERY_MS, say);
  }, [isPlaying]);
  useEffect(() => {
    if (!isPlaying && performance.now() - lastMs.current > 0) setSpoken(text);
  }, [text, isPlaying]);
  return spoken;
}
