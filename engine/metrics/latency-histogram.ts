/**
 * Counts latencies in logarithmic buckets: each power of two is cut into 128 equal parts, read off the bits of the number, so
 * recording is one shift and one increment. A quantile answers the middle of its bucket: relative error at most 1/256 (0.4%)
 * from 1 µs to 5 days; what lies outside counts in the end buckets. The largest value and the sum are exact.
 *
 * Like HdrHistogram and DDSketch, whose log-linear layout this is.
 */
const SUB_BITS = 7;
const SHIFT = 20 - SUB_BITS;
const LOWEST = (1023 - 10) << SUB_BITS;
const BUCKETS = 40 << SUB_BITS;

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);

export class LatencyHistogram {
  readonly #counts = new Float64Array(BUCKETS);
  #low = BUCKETS;
  #high = -1;
  count = 0;
  sum = 0;
  max = 0;

  record(valueMs: number): void {
    number[0] = valueMs;
    let bucket = (words[1] >> SHIFT) - LOWEST;
    bucket = bucket < 0 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
    this.#counts[bucket]++;
    if (bucket < this.#low) this.#low = bucket;
    if (bucket > this.#high) this.#high = bucket;
    this.count++;
    this.sum += valueMs;
    if (valueMs > this.max) this.max = valueMs;
  }

  get mean(): number {
    return this.sum / this.count;
  }

  /** The value below or at which a share `q` of the values lie (nearest rank); NaN when empty. */
  quantile(q: number): number {
    if (this.count === 0) return Number.NaN;
    const rank = Math.max(1, Math.ceil(q * this.count));
    if (rank === this.count) return this.max;
    let seen = 0;
    for (let bucket = this.#low; bucket <= this.#high; bucket++) {
      seen += this.#counts[bucket];
      if (seen >= rank) return Math.min(this.max, middleOf(bucket));
    }
    return this.max;
  }

  /** Adds what another histogram has counted. */
  add(other: LatencyHistogram): void {
    for (let bucket = other.#low; bucket <= other.#high; bucket++) this.#counts[bucket] += other.#counts[bucket];
    this.#low = Math.min(this.#low, other.#low);
    this.#high = Math.max(this.#high, other.#high);
    this.count += other.count;
    this.sum += other.sum;
    this.max = Math.max(this.max, other.max);
  }

  clear(): void {
    if (this.#high >= 0) this.#counts.fill(0, this.#low, this.#high + 1);
    this.#low = BUCKETS;
    this.#high = -1;
    this.count = 0;
    this.sum = 0;
    this.max = 0;
  }
}

function middleOf(bucket: number): number {
  words[0] = 0;
  words[1] = (bucket + LOWEST) << SHIFT;
  const low = number[0];
  words[1] = (bucket + 1 + LOWEST) << SHIFT;
  return (low + number[0]) / 2;
}
