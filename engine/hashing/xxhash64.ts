import { encodeUtf8, utf8Buffer } from './utf8';
import { add, multiply, rotateLeft, type Words, xor, xorShiftRight } from './word64';

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

/** Four accumulators, the hash, and one input word, each [high, low]. */
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
  let at = 0;
  if (length >= 32) at = consumeStripes(bytes, length, seed);
  else {
    w[HASH] = 0;
    w[HASH + 1] = seed;
    add(w, HASH, P5H, P5L);
  }
  add(w, HASH, 0, length);
  for (; at + 8 <= length; at += 8) {
    w[INPUT] = w[INPUT + 1] = 0;
    round(INPUT, read32(bytes, at + 4), read32(bytes, at));
    xor(w, HASH, w[INPUT], w[INPUT + 1]);
    rotateLeft(w, HASH, 27);
    multiply(w, HASH, P1H, P1L);
    add(w, HASH, P4H, P4L);
  }
  if (at + 4 <= length) {
    mixIn(read32(bytes, at), P1H, P1L, 23, P2H, P2L);
    add(w, HASH, P3H, P3L);
    at += 4;
  }
  for (; at < length; at++) mixIn(bytes[at], P5H, P5L, 11, P1H, P1L);
  avalanche();
  out[0] = w[HASH];
  out[1] = w[HASH + 1];
}

/** xxHash64 of text as UTF-8. */
export function xxhash64Text(text: string, seed: number, out: Words): void {
  const length = encodeUtf8(text);
  xxhash64(utf8Buffer(), length, seed, out);
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

/** hash = rotl(hash ^ input · p, bits) · q */
function mixIn(input: number, pHigh: number, pLow: number, bits: number, qHigh: number, qLow: number): void {
  lane[0] = 0;
  lane[1] = input;
  multiply(lane, 0, pHigh, pLow);
  xor(w, HASH, lane[0], lane[1]);
  rotateLeft(w, HASH, bits);
  multiply(w, HASH, qHigh, qLow);
}

function avalanche(): void {
  xorShiftRight(w, HASH, 33);
  multiply(w, HASH, P2H, P2L);
  xorShiftRight(w, HASH, 29);
  multiply(w, HASH, P3H, P3L);
  xorShiftRight(w, HASH, 32);
}

function read32(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}
