import { rowLinksOf } from '@/engine/recording/row-links';
import type { Interval, Recording } from '@/engine/recording/types';
import type { Run } from '@/engine/scenario/run-types';
import type { Ms } from '@/engine/units';
import type { Rows } from './protocol';

/** A run of more rows than this is not handed over whole: the page would be held up by reading it. */
const MOST_WHOLE_ROWS = 200_000;
const PART_ROWS = 150_000;
/** How far back of a moment figures reach, and a little. */
const BACK_MS = 11_000;

/** The part of a long run's spans to show a moment with; undefined where all of them are few enough. */
export function partAround(run: Run, atMs: Ms): Interval | undefined {
  if (run.spanCount <= MOST_WHOLE_ROWS) return undefined;
  const lengthMs = (PART_ROWS / run.spanCount) * run.nowMs;
  const wantedMs = atMs - Math.min(BACK_MS, lengthMs * 0.7);
  const fromMs = Math.max(0, Math.min(wantedMs, run.nowMs - lengthMs));
  return { fromMs, toMs: fromMs + lengthMs };
}

interface Kept {
  readonly run: number;
  readonly made: Run;
  readonly system: Pick<Recording, 'links' | 'places'>;
}

/** Long runs stay where they were made, the newest of each lab, and give parts of their spans. */
export class KeptRuns {
  readonly #runs = new Map<string, Kept>();

  keep(lab: string, run: number, made: Run, { links, places }: Recording): void {
    this.#runs.delete(lab);
    if (partAround(made, 0) !== undefined) this.#runs.set(lab, { run, made, system: { links, places } });
  }

  /** Null where the run is not here. */
  rowsAround(lab: string, run: number, atMs: Ms): Rows | null {
    const kept = this.#runs.get(lab);
    if (kept?.run !== run) return null;
    const spans = kept.made.spansIn(partAround(kept.made, atMs)!);
    return { spans, rowLinks: rowLinksOf({ spans, ...kept.system }) };
  }

  forget(lab: string): void {
    this.#runs.delete(lab);
  }
}
