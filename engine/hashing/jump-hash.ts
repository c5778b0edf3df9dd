import { multiplyHigh } from './word64';

const LCG_HIGH = 0x27bb2ee6 | 0; // 2862933555777941757, the paper's multiplier
const LCG_LOW = 0x87b0b0fd | 0;

/**
 * Jump consistent hash: the bucket 0..buckets−1 of a 64-bit key. Growing from n to n+1 moves 1/(n+1) of the keys, all of
 * them to the new bucket.
 *
 *   while j < buckets:  b = j;  key = key · 2862933555777941757 + 1;  j = ⌊(b + 1) · 2³¹ / ((key >> 33) + 1)⌋
 *
 * @param high @param low the key's halves
 * @param buckets integer >= 1
 * @see Lamping & Veach 2014, "A Fast, Minimal Memory, Consistent Hash Algorithm", figure 1. O(ln buckets)
 */
export function jumpHash(high: number, low: number, buckets: number): number {
  let h = high | 0;
  let l = low | 0;
  let bucket = -1;
  let next = 0;
  while (next < buckets) {
    bucket = next;
    h = (multiplyHigh(l, LCG_LOW) + Math.imul(l, LCG_HIGH) + Math.imul(h, LCG_LOW)) | 0;
    l = (Math.imul(l, LCG_LOW) + 1) | 0;
    if (l === 0) h = (h + 1) | 0;
    next = Math.floor((bucket + 1) * (2147483648 / ((h >>> 1) + 1)));
  }
  return bucket;
}
