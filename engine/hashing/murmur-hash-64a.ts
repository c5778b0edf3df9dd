import { encodeUtf8, utf8Buffer } from './utf8';
import { multiply, type Words, xor, xorShiftRight } from './word64';

const MH = 0xc6a4a793 | 0; // m of the reference code
const ML = 0x5bd1e995 | 0;

/** Envoy's `STD_HASH_SEED`, the seed of libstdc++'s std::hash. */
export const MURMUR_SEED = 0xc70f6907;

const hash: Words = new Int32Array(2);
const block: Words = new Int32Array(2);

/**
 * MurmurHash2, 64-bit version for 64-bit machines ("64A"), into `out` as [high, low].
 *
 * @param seed unsigned 32 bits
 * @see Austin Appleby, smhasher MurmurHash2.cpp; Envoy source/common/common/hash.cc, MurmurHash::murmurHash2
 */
export function murmurHash64A(bytes: Uint8Array, length: number, seed: number, out: Words): void {
  hash[0] = 0;
  hash[1] = length;
  multiply(hash, 0, MH, ML);
  xor(hash, 0, 0, seed);
  let at = 0;
  for (; at + 8 <= length; at += 8) {
    block[0] = read(bytes, at + 4, 4);
    block[1] = read(bytes, at, 4);
    multiply(block, 0, MH, ML);
    xorShiftRight(block, 0, 47);
    multiply(block, 0, MH, ML);
    xor(hash, 0, block[0], block[1]);
    multiply(hash, 0, MH, ML);
  }
  const rest = length - at;
  if (rest > 0) {
    xor(hash, 0, rest > 4 ? read(bytes, at + 4, rest - 4) : 0, read(bytes, at, rest > 4 ? 4 : rest));
    multiply(hash, 0, MH, ML);
  }
  xorShiftRight(hash, 0, 47);
  multiply(hash, 0, MH, ML);
  xorShiftRight(hash, 0, 47);
  out[0] = hash[0];
  out[1] = hash[1];
}

/** MurmurHash64A of text as UTF-8. */
export function murmurHash64AText(text: string, seed: number, out: Words): void {
  const length = encodeUtf8(text);
  murmurHash64A(utf8Buffer(), length, seed, out);
}

/** Up to four bytes, little-endian. */
function read(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = (value << 8) | bytes[at + i];
  return value;
}
