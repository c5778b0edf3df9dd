import type { Ratio } from '../units';

/** Hits and misses, and the share of hits since it was last asked for. */
export class HitTally {
  hits = 0;
  misses = 0;
  #takenHits = 0;
  #takenMisses = 0;

  /** Of all; null before the first. */
  get ratio(): Ratio | null {
    const reads = this.hits + this.misses;
    return reads === 0 ? null : this.hits / reads;
  }

  /** Since it was taken last; NaN when nothing was asked for. */
  takeRatio(): Ratio {
    const hits = this.hits - this.#takenHits;
    const reads = hits + this.misses - this.#takenMisses;
    this.#takenHits = this.hits;
    this.#takenMisses = this.misses;
    return reads === 0 ? Number.NaN : hits / reads;
  }
}
