import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import type { Player } from './lab-run';
import type { RunStore } from './run-store';

/** Figures reach so far back. */
const BEHIND_MS = 10_000;
/** Wall time in which a part surely comes. */
const NOTICE_MS = 400;

/** Whether spans from further on, or further back, will soon be wanted than a part of a long run holds. */
export function wantsPart({ spans, untilMs }: Recording, playheadMs: Ms, speed: number): boolean {
  const { completeFromMs, completeUntilMs } = spans;
  if (completeUntilMs === undefined) return false;
  const lengthMs = completeUntilMs - completeFromMs;
  const isNearEnd = completeUntilMs < untilMs && playheadMs > completeUntilMs - Math.min(NOTICE_MS * speed, lengthMs / 4);
  const isNearBegin = completeFromMs > 0 && playheadMs - completeFromMs < Math.min(BEHIND_MS, lengthMs * 0.6);
  return isNearEnd || isNearBegin;
}

/** Keeps the part of a long run that is here around the playhead. Returns how to stop. */
export function followParts(store: RunStore, player: Player): () => void {
  let asked: { readonly run: number; readonly atMs: Ms } | null = null;
  let isAwaited = false;
  const look = (): void => {
    const { recording, run } = store.getState();
    const { playheadMs, speed } = player.getSnapshot().context;
    if (recording === null || recording.spans.completeUntilMs === undefined || recording.untilMs < recording.forMs) return;
    const lengthMs = recording.spans.completeUntilMs - recording.spans.completeFromMs;
    if (isAwaited && asked?.run === run) return;
    // what was let go for good is not asked for again and again
    if (asked?.run === run && Math.abs(asked.atMs - playheadMs) < lengthMs / 20) return;
    if (!wantsPart(recording, playheadMs, speed)) return;
    asked = { run, atMs: playheadMs };
    isAwaited = true;
    store.around(playheadMs, () => {
      isAwaited = false;
      look();
    });
  };
  const { unsubscribe } = player.subscribe(look);
  const stopStore = store.subscribe(look);
  return () => {
    unsubscribe();
    stopStore();
  };
}
