import { multiply, type Words, xorShiftLeft, xorShiftRight } from './word64';

/**
 * xorshift* of the word at `at`, in place: a bijection of 64 bits that Envoy's rendezvous policy joins two hashes with.
 *
 * @see Vigna 2016, "An experimental exploration of Marsaglia's xorshift generators, scrambled", xorshift64* (12, 25, 27)
 */
export function xorshiftStar(words: Words, at: number): void {
  xorShiftRight(words, at, 12);
  xorShiftLeft(words, at, 25);
  xorShiftRight(words, at, 27);
  multiply(words, at, 0x2545f491, 0x4f6cdd1d);
}
