import type { Ratio } from '../units';

/** Ranks summed one by one; beyond them the popularity is so smooth that its integral, corrected once, is exact to rounding. */
const EXACT_RANKS = 4096;
/** Buckets of ranks past the exact ones grow by this share of their rank. */
const BUCKET_GROWTH = 1 / 256;

export interface HitRatios {
  /** Of the best policy: for Zipf a perfect LFU, the share of requests for the `capacity` most popular; for a loop MIN. */
  readonly hitRatio: Ratio;
  /** Of LRU: for Zipf by Che's approximation. */
  readonly lruHitRatio: Ratio;
}

/**
 * Hit ratios of a warm cache under independent requests whose popularity falls as a power of the rank: pᵢ ∝ i^(−s).
 *
 *   perfect LFU = H(capacity, s) / H(items, s),  H(n, s) = Σ_{i<=n} i^(−s)
 *   LRU ≈ Σ pᵢ(1 − e^(−pᵢ·T)),  T solving Σ(1 − e^(−pᵢ·T)) = capacity
 *
 * @param items distinct keys, all of size 1, integer >= 1
 * @param capacity keys held, integer >= 1; with capacity >= items everything hits
 * @param exponent s >= 0: 0 is uniform, web traffic is about 0.6 to 1
 * @see Breslau et al., "Web caching and Zipf-like distributions", INFOCOM 1999; Che, Tung and Wang, "Hierarchical Web caching
 *   systems", IEEE JSAC 20(7), 2002; Fricker, Robert and Roberts, "A versatile and accurate approximation for LRU" (2012)
 */
export function zipfHitRatio({ items, capacity, exponent }: { items: number; capacity: number; exponent: number }): HitRatios {
  if (capacity >= items) return { hitRatio: 1, lruHitRatio: 1 };
  const hitRatio = mass(1, capacity, exponent) / mass(1, items, exponent);
  return { hitRatio, lruHitRatio: Math.min(hitRatio, cheHitRatio(popularity(items, exponent), capacity)) };
}

/** Σ i^(−s) over first..last: term by term, then by the midpoint integral with the first term of Euler and Maclaurin. */
function mass(first: number, last: number, exponent: number): number {
  let sum = 0;
  const exactLast = Math.min(last, EXACT_RANKS);
  for (let i = exactLast; i >= first; i--) sum += i ** -exponent;
  const smoothFirst = Math.max(first, EXACT_RANKS + 1);
  if (last < smoothFirst) return sum;
  const [low, high] = [smoothFirst - 0.5, last + 0.5];
  const bend = (exponent / 24) * (high ** (-exponent - 1) - low ** (-exponent - 1));
  return sum + powerIntegral(low, high, exponent) + bend;
}

/** ∫ x^(−s) dx from `low` to `high`, smooth through s = 1. */
function powerIntegral(low: number, high: number, exponent: number): number {
  const slope = 1 - exponent;
  const span = Math.log(high / low);
  const scaled = slope * span;
  return low ** slope * (Math.abs(scaled) < 1e-12 ? span : Math.expm1(scaled) / slope);
}

interface Popularity {
  /** Keys in each bucket. */
  readonly counts: number[];
  /** Probability of one key of the bucket. */
  readonly probabilities: number[];
}

function popularity(items: number, exponent: number): Popularity {
  const counts: number[] = [];
  const probabilities: number[] = [];
  const total = mass(1, items, exponent);
  for (let first = 1; first <= items; ) {
    const width = first <= EXACT_RANKS ? 1 : Math.max(1, Math.floor(first * BUCKET_GROWTH));
    const last = Math.min(items, first + width - 1);
    counts.push(last - first + 1);
    probabilities.push(mass(first, last, exponent) / total / (last - first + 1));
    first = last + 1;
  }
  return { counts, probabilities };
}

function cheHitRatio(keys: Popularity, capacity: number): Ratio {
  // No more than T keys are seen in T requests, so T >= capacity; from there the bracket is doubled, then halved.
  let low = capacity;
  let high = 2 * low;
  while (heldAfter(high, keys) < capacity) {
    low = high;
    high *= 2;
  }
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (heldAfter(middle, keys) < capacity) low = middle;
    else high = middle;
  }
  const { counts, probabilities } = keys;
  let hits = 0;
  for (let i = 0; i < counts.length; i++) hits -= counts[i] * probabilities[i] * Math.expm1(-probabilities[i] * high);
  return hits;
}

/** Distinct keys expected among `requests` requests. */
function heldAfter(requests: number, { counts, probabilities }: Popularity): number {
  let held = 0;
  for (let i = 0; i < counts.length; i++) held -= counts[i] * Math.expm1(-probabilities[i] * requests);
  return held;
}

/**
 * Hit ratios of a warm cache under a loop: the same keys in the same order, round and round.
 *
 *   LRU = FIFO = 0 as soon as one key does not fit, else 1
 *   optimal (MIN, and MRU here) = (capacity − 1) / (keys − 1):  of every keys − 1 requests, keys − capacity miss
 *
 * @param keys distinct keys of one round, integer >= 2
 * @param capacity keys held, integer >= 1
 * @see Smith and Goodman, "Instruction cache replacement policies and organizations", IEEE Trans. Computers C-34(3), 1985, the
 *   loop model; Belady 1966 for the optimum
 */
export function loopHitRatio({ keys, capacity }: { keys: number; capacity: number }): HitRatios {
  if (capacity >= keys) return { hitRatio: 1, lruHitRatio: 1 };
  return { hitRatio: (capacity - 1) / (keys - 1), lruHitRatio: 0 };
}
