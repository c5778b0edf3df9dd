'use client';
import { useEffect, useState } from 'react';
import { everyWhileShown } from '@/components/ui/while-shown';
import { wallClock } from '@/runtime/review/wall-clock';

const EVERY_MS = 500;

/** The wall clock, twice a second while something is being timed; where it stood when that ended. */
export function useNow(isOn: boolean): number {
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    if (!isOn) return;
    const read = () => setNowMs(wallClock().nowMs);
    read();
    return everyWhileShown(EVERY_MS, read);
  }, [isOn]);
  return nowMs;
}
