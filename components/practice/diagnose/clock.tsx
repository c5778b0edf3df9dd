'use client';
import { useEffect, useState } from 'react';
import { everyWhileShown } from '@/components/ui/while-shown';
import type { Ms } from '@/engine/units';

export const writeClock = (ms: Ms): string => {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

interface ClockProps {
  /** When the pager went, by the wall. */
  readonly sinceMs: Ms;
  readonly parMs: Ms;
}

/** How long it has been broken for; not read out by itself. */
export function Clock({ sinceMs, parMs }: ClockProps) {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => everyWhileShown(500, () => setNowMs(performance.now())), []);
  const tookMs = Math.max(0, nowMs - sinceMs);
  return (
    <p className="text-sm">
      <span role="timer" aria-label="Since the pager went" className="text-xl font-semibold tabular-nums">
        {writeClock(tookMs)}
      </span>{' '}
      <span className="text-muted">
        {tookMs <= parMs ? `since the pager went; ${writeClock(parMs)} is quick` : 'since the pager went'}
      </span>
    </p>
  );
}
