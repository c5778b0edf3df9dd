'use client';
import { useProgressLater } from '@/runtime/progress/use-progress-later';
import { writeClock } from './clock';
import { bestMs } from './restored';

/** The quickest time in which you named the cause of an incident and mended it. */
export function RestoredMark({ id }: { readonly id: string }) {
  const tookMs = useProgressLater(({ progress }) => bestMs(progress, id));
  if (tookMs === null) return null;
  return (
    <span data-slot="restored-mark" className="bg-marker px-1 text-sm whitespace-nowrap text-on-marker">
      restored in {writeClock(tookMs)}
    </span>
  );
}
