import { SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isSuccess } from './mark-state';
import type { Indexed } from './span-index';

/** One thing to hear: a request ended. */
export interface Tick {
  readonly atMs: Ms;
  readonly isFailure: boolean;
  readonly pitchHz: number;
}

export const LOWEST_HZ = 220;
const OCTAVES = 3;
/** So many in flight are as high as it gets. */
const MOST_IN_FLIGHT = 1000;

/** The pitch of a load: an empty system hums low, and each doubling of what is in flight is the same step up. */
export const pitchOf = (inFlight: number): number =>
  LOWEST_HZ * 2 ** (OCTAVES * Math.min(1, Math.log1p(Math.max(0, inFlight)) / Math.log1p(MOST_IN_FLIGHT)));

/**
 * What is heard of a stretch of a run: a tick for each request that was answered in it, a failure for each that failed, all at the
 * pitch of what was in flight when it ended. Of more than `most` an even choice is kept, answers and failures by their shares, and
 * never only one kind where there were both.
 */
export function ticksBetween({ recording, index }: Indexed, fromMs: Ms, toMs: Ms, most: number): Tick[] {
  const { kind, startMs, endMs, outcome } = recording.spans;
  const ended: { readonly atMs: Ms; readonly isFailure: boolean }[] = [];
  let inFlight = 0;
  index.eachTouching(fromMs, toMs, (row) => {
    if (kind[row] !== SpanKind.request || startMs[row] > toMs) return;
    if (endMs[row] > toMs) inFlight++;
    else ended.push({ atMs: endMs[row], isFailure: !isSuccess(outcome[row]) });
  });
  const pitchHz = pitchOf(inFlight);
  const failures = ended.filter(({ isFailure }) => isFailure);
  const answers = ended.filter(({ isFailure }) => !isFailure);
  const failuresKept = Math.min(failures.length, shareOf(failures.length, ended.length, most));
  const kept = [...evenly(answers, most - failuresKept), ...evenly(failures, failuresKept)];
  return kept.map((one) => ({ ...one, pitchHz })).sort((a, b) => a.atMs - b.atMs);
}

/** Places for some of all; at least one where there are any, and never all of them where there are others. */
function shareOf(some: number, all: number, places: number): number {
  if (all <= places) return some;
  if (some === 0 || some === all) return Math.min(some, places);
  return Math.min(places - 1, Math.max(1, Math.round((places * some) / all)));
}

const evenly = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most ? list : Array.from({ length: most }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / most)]);
