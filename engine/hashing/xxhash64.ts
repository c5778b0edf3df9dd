import { encodeUtf8, utf8Buffer } from './utf8';
import { add, multiply, multiplyHigh, rotateLeft, type Words, xor } from './word64';

// The five primes of the specification, as signed 32-bit halves.
const P1H = 0x9e3779b1 | 0;
const P1L = 0x85ebca87 | 0;
const P2H = 0xc2b2ae3d | 0;
const P2L = 0x27d4eb4f | 0;
const P3H = 0x165667b1 | 0;
const P3L = 0x9e3779f9 | 0;
const P4H = 0x85ebca77 | 0;
const P4L = 0xc2b2ae63 | 0;
const P5H = 0x27d4eb2f | 0;
const P5L = 0x165667c5 | 0;

/** Four accumulators, the hash they come together in, and one input word, each [high, low]. */
const w: Words = new Int32Array(12);
const HASH = 8;
const INPUT = 10;

/**
 * xxHash64 of the first `length` bytes, into `out` as [high, low].
 *
 * @param seed unsigned 32 bits: the seeds in use here (0 and 1) need no more
 * @see xxHash fast digest algorithm, specification 0.2.0, "XXH64 algorithm description" (Yann Collet)
 */
export function xxhash64(bytes: Uint8Array, length: number, seed: number, out: Words): void {
  const at = length >= 32 ? consumeStripes(bytes, length, seed) : startShort(seed);
  add(w, HASH, 0, length);
  finish(bytes, at, length, w[HASH], w[HASH + 1], out);
}

/** xxHash64 of text as UTF-8. */
export function xxhash64Text(text: string, seed: number, out: Words): void {
  const length = encodeUtf8(text);
  xxhash64(utf8Buffer(), length, seed, out);
}

function startShort(seed: number): number {
  w[HASH] = 0;
  w[HASH + 1] = seed;
  add(w, HASH, P5H, P5L);
  return 0;
}

/**
 * The last bytes, fewer than 32, and the avalanche. A short key is all tail, so the word stays in two local numbers here and
 * every step is written out.
 */
function finish(bytes: Uint8Array, from: number, length: number, high: number, low: number, out: Words): void {
  let at = from;
  let h = high;
  let l = low;
  for (; at + 8 <= length; at += 8) {
    // hash = rotl(hash ^ rotl(input · P2, 31) · P1, 27) · P1 + P4
    const il = read32(bytes, at);
    const mh = productHigh(read32(bytes, at + 4), il, P2H, P2L);
    const ml = Math.imul(il, P2L);
    const rl = (ml << 31) | (mh >>> 1);
    h ^= productHigh((mh << 31) | (ml >>> 1), rl, P1H, P1L);
    l ^= Math.imul(rl, P1L);
    const sl = (l << 27) | (h >>> 5);
    h = productHigh((h << 27) | (l >>> 5), sl, P1H, P1L);
    l = (Math.imul(sl, P1L) + P4L) | 0;
    h = (h + P4H + carry(l, P4L)) | 0;
  }
  if (at + 4 <= length) {
    // hash = rotl(hash ^ input · P1, 23) · P2 + P3
    const input = read32(bytes, at);
    h ^= productHigh(0, input, P1H, P1L);
    l ^= Math.imul(input, P1L);
    const sl = (l << 23) | (h >>> 9);
    h = productHigh((h << 23) | (l >>> 9), sl, P2H, P2L);
    l = (Math.imul(sl, P2L) + P3L) | 0;
    h = (h + P3H + carry(l, P3L)) | 0;
    at += 4;
  }
  for (; at < length; at++) {
    // hash = rotl(hash ^ input · P5, 11) · P1
    const input = bytes[at];
    h ^= productHigh(0, input, P5H, P5L);
    l ^= Math.imul(input, P5L);
    const sl = (l << 11) | (h >>> 21);
    h = productHigh((h << 11) | (l >>> 21), sl, P1H, P1L);
    l = Math.imul(sl, P1L);
  }
  l ^= h >>> 1;
  h = productHigh(h, l, P2H, P2L);
  l = Math.imul(l, P2L);
  l ^= (l >>> 29) | (h << 3);
  h = productHigh(h ^ (h >>> 29), l, P3H, P3L);
  l = Math.imul(l, P3L);
  out[0] = h;
  out[1] = l ^ h;
}

/** High half of a 64-bit product, wrapping; its low half is `Math.imul(low, byLow)`. */
function productHigh(high: number, low: number, byHigh: number, byLow: number): number {
  return (multiplyHigh(low, byLow) + Math.imul(low, byHigh) + Math.imul(high, byLow)) | 0;
}

/** Whether a sum of low halves, of which `part` was one, has wrapped. */
function carry(sum: number, part: number): number {
  return sum >>> 0 < part >>> 0 ? 1 : 0;
}

function consumeStripes(bytes: Uint8Array, length: number, seed: number): number {
  for (let lane = 0; lane < 8; lane += 2) {
    w[lane] = 0;
    w[lane + 1] = seed;
  }
  add(w, 0, P1H, P1L);
  add(w, 0, P2H, P2L);
  add(w, 2, P2H, P2L);
  add(w, 6, ~P1H, ~P1L); // − P1 = ~P1 + 1
  add(w, 6, 0, 1);
  let at = 0;
  for (; at + 32 <= length; at += 32)
    for (let lane = 0; lane < 4; lane++) round(lane * 2, read32(bytes, at + lane * 8 + 4), read32(bytes, at + lane * 8));
  converge();
  return at;
}

/** rotl(v1, 1) + rotl(v2, 7) + rotl(v3, 12) + rotl(v4, 18), then each accumulator merged. */
function converge(): void {
  w[HASH] = w[HASH + 1] = 0;
  for (let lane = 0; lane < 8; lane += 2) {
    w[INPUT] = w[lane];
    w[INPUT + 1] = w[lane + 1];
    rotateLeft(w, INPUT, lane === 0 ? 1 : lane === 2 ? 7 : lane === 4 ? 12 : 18);
    add(w, HASH, w[INPUT], w[INPUT + 1]);
  }
  for (let lane = 0; lane < 8; lane += 2) {
    w[INPUT] = w[INPUT + 1] = 0;
    round(INPUT, w[lane], w[lane + 1]);
    xor(w, HASH, w[INPUT], w[INPUT + 1]);
    multiply(w, HASH, P1H, P1L);
    add(w, HASH, P4H, P4L);
  }
}

const lane: Words = new Int32Array(2);

/** acc = rotl(acc + input · P2, 31) · P1 */
function round(at: number, high: number, low: number): void {
  lane[0] = high;
  lane[1] = low;
  multiply(lane, 0, P2H, P2L);
  add(w, at, lane[0], lane[1]);
  rotateLeft(w, at, 31);
  multiply(w, at, P1H, P1L);
}

function read32(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}
