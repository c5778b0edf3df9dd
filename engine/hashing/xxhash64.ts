import { encodeUtf8, utf8Buffer } from './utf8';
import { add, multiply, rotateLeft, type Words, xor } from './word64';

const { imul } = Math;

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
  finish(bytes, at, length, out);
}

/** xxHash64 of text as UTF-8. */
export function xxhash64Text(text: string, seed: number, out: Words): void {
  if (text.length < 32 && isHashedAsAscii(text, seed, out)) return;
  const length = encodeUtf8(text);
  xxhash64(utf8Buffer(), length, seed, out);
}

/**
 * Hashes a short text whose characters are its bytes, as most keys are; of any other text, `out` is left as it was. The steps are
 * those of `finish`, written out: the hash stays in two local numbers, where `w` would be read and written at each step.
 */
function isHashedAsAscii(text: string, seed: number, out: Words): boolean {
  const { length } = text;
  // hash = seed + P5 + length
  const seeded = (P5L + seed) | 0;
  let l = (seeded + length) | 0;
  let h = (P5H + carry(seeded, P5L) + carry(l, length)) | 0;
  let at = 0;
  for (; at + 8 <= length; at += 8) {
    const low = fourUnits(text, at);
    const high = fourUnits(text, at + 4);
    if (((low | high) & NOT_ASCII) !== 0) return false;
    const ml = imul(low, P2L);
    const mh = productHigh(high, low, P2H, P2L);
    const rl = (ml << 31) | (mh >>> 1);
    h ^= productHigh((mh << 31) | (ml >>> 1), rl, P1H, P1L);
    l ^= imul(rl, P1L);
    const sl = (l << 27) | (h >>> 5);
    h = productHigh((h << 27) | (l >>> 5), sl, P1H, P1L);
    l = (imul(sl, P1L) + P4L) | 0;
    h = (h + P4H + carry(l, P4L)) | 0;
  }
  if (at + 4 <= length) {
    const input = fourUnits(text, at);
    if ((input & NOT_ASCII) !== 0) return false;
    h ^= productHigh(0, input, P1H, P1L);
    l ^= imul(input, P1L);
    const sl = (l << 23) | (h >>> 9);
    h = productHigh((h << 23) | (l >>> 9), sl, P2H, P2L);
    l = (imul(sl, P2L) + P3L) | 0;
    h = (h + P3H + carry(l, P3L)) | 0;
    at += 4;
  }
  for (; at < length; at++) {
    const input = text.charCodeAt(at);
    if (input >= 0x80) return false;
    h ^= imul(input, P5H) + (((input * P5L) / 4294967296) | 0); // seven bits by 29: exact in a double
    l ^= imul(input, P5L);
    const sl = (l << 11) | (h >>> 21);
    h = productHigh((h << 11) | (l >>> 21), sl, P1H, P1L);
    l = imul(sl, P1L);
  }
  avalanche(h, l, out);
  return true;
}

const NOT_ASCII = 0x80808080 | 0;

/** Four characters as a word; one with the highest bit of each byte set if any of them is not ASCII. */
function fourUnits(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  const d = text.charCodeAt(at + 3);
  return (a | b | c | d) >= 0x80 ? NOT_ASCII : a | (b << 8) | (c << 16) | (d << 24);
}

function startShort(seed: number): number {
  w[HASH] = 0;
  w[HASH + 1] = seed;
  add(w, HASH, P5H, P5L);
  return 0;
}

/** The last bytes, fewer than 32, and the avalanche. */
function finish(bytes: Uint8Array, from: number, length: number, out: Words): void {
  let at = from;
  for (; at + 8 <= length; at += 8) mix8(read32(bytes, at + 4), read32(bytes, at));
  if (at + 4 <= length) {
    mix4(read32(bytes, at));
    at += 4;
  }
  for (; at < length; at++) mix1(bytes[at]);
  avalanche(w[HASH], w[HASH + 1], out);
}

/** hash = rotl(hash ^ rotl(input · P2, 31) · P1, 27) · P1 + P4. A short key is all tail, so every step is written out. */
function mix8(high: number, low: number): void {
  const mh = productHigh(high, low, P2H, P2L);
  const ml = imul(low, P2L);
  const rl = (ml << 31) | (mh >>> 1);
  const h = w[HASH] ^ productHigh((mh << 31) | (ml >>> 1), rl, P1H, P1L);
  const l = w[HASH + 1] ^ imul(rl, P1L);
  const sl = (l << 27) | (h >>> 5);
  const sum = (imul(sl, P1L) + P4L) | 0;
  w[HASH] = productHigh((h << 27) | (l >>> 5), sl, P1H, P1L) + P4H + carry(sum, P4L);
  w[HASH + 1] = sum;
}

/** hash = rotl(hash ^ input · P1, 23) · P2 + P3 */
function mix4(input: number): void {
  const h = w[HASH] ^ productHigh(0, input, P1H, P1L);
  const l = w[HASH + 1] ^ imul(input, P1L);
  const sl = (l << 23) | (h >>> 9);
  const sum = (imul(sl, P2L) + P3L) | 0;
  w[HASH] = productHigh((h << 23) | (l >>> 9), sl, P2H, P2L) + P3H + carry(sum, P3L);
  w[HASH + 1] = sum;
}

/** hash = rotl(hash ^ input · P5, 11) · P1 */
function mix1(input: number): void {
  const h = w[HASH] ^ productHigh(0, input, P5H, P5L);
  const l = w[HASH + 1] ^ imul(input, P5L);
  const sl = (l << 11) | (h >>> 21);
  w[HASH] = productHigh((h << 11) | (l >>> 21), sl, P1H, P1L);
  w[HASH + 1] = imul(sl, P1L);
}

function avalanche(high: number, low: number, out: Words): void {
  const l = low ^ (high >>> 1);
  const h = productHigh(high, l, P2H, P2L);
  const ml = imul(l, P2L);
  const sl = ml ^ ((ml >>> 29) | (h << 3));
  const mh = productHigh(h ^ (h >>> 29), sl, P3H, P3L);
  out[0] = mh;
  out[1] = imul(sl, P3L) ^ mh;
}

/**
 * High half of a 64-bit product, wrapping; its low half is `imul(low, byLow)`. The same as in `word64.ts`, all in one: engines
 * inline only so much, and a hash is hardly more than these products.
 */
function productHigh(high: number, low: number, byHigh: number, byLow: number): number {
  const aLow = low & 0xffff;
  const aHigh = low >>> 16;
  const mid = (imul(aHigh, byLow & 0xffff) + (imul(aLow, byLow & 0xffff) >>> 16)) | 0;
  const cross = (imul(aLow, byLow >>> 16) + (mid & 0xffff)) | 0;
  return (imul(aHigh, byLow >>> 16) + (mid >>> 16) + (cross >>> 16) + imul(low, byHigh) + imul(high, byLow)) | 0;
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
