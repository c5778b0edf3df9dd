import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jumpHash } from './jump-hash';
import { xorshiftStar } from './mix64';
import { MURMUR_SEED, murmurHash64A, murmurHash64AText } from './murmur-hash-64a';
import { encodeUtf8, utf8Buffer } from './utf8';
import { add, multiply, remainder, rotateLeft, toBigInt, xorShiftLeft, xorShiftRight } from './word64';
import { xxhash64, xxhash64Text } from './xxhash64';

const U64 = (1n << 64n) - 1n;
const out = new Int32Array(2);
const result = () => toBigInt(out[0], out[1]);
const u64 = fc.bigInt({ min: 0n, max: U64 });
const halves = (value: bigint) => [Number(BigInt.asIntN(32, value >> 32n)), Number(BigInt.asIntN(32, value))] as const;

/** The buffer of xxHash's own sanity check (cli/xsum_sanity_check.c): bytes from the top of a multiplicative sequence. */
function sanityBuffer(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 2654435761n;
  for (let i = 0; i < length; i++) {
    bytes[i] = Number(state >> 56n);
    state = (state * 11400714785074694797n) & U64;
  }
  return bytes;
}

describe('xxHash64', () => {
  it.each([
    // Envoy test/common/common/hash_test.cc
    ['foo', 3728699739546630719n],
    ['bar', 5234164152756840025n],
    ['foo\nbar', 8917841378505826757n],
    ['lyft', 4400747396090729504n],
    ['', 17241709254077376921n],
    // xxHash documentation and the python binding's
    ['a', 0xd24ec4f1a98c6e5bn],
    ['abc', 0x44bc2cf5ad770999n],
    ['Nobody inspects the spammish repetition', 0xfbcea83c8a378bf1n],
  ])('of %j', (text, expected) => {
    xxhash64Text(text, 0, out);
    expect(result()).toBe(expected);
  });

  // xxHash cli/xsum_sanity_check.c, XSUM_XXH64_testdata
  it.each([
    [0, 0, 0xef46db3751d8e999n],
    [0, 2654435761, 0xac75fda2929b17efn],
    [1, 0, 0xe934a84adb052768n],
    [1, 2654435761, 0x5014607643a9b4c3n],
    [4, 0, 0x9136a0dca57457een],
    [14, 0, 0x8282dcc4994e35c8n],
    [14, 2654435761, 0xc3bd6bf63deb6df0n],
    [222, 0, 0xb641ae8cb691c174n],
    [222, 2654435761, 0x20cb8ab7ae10c14an],
  ])('of %i sanity bytes with seed %i', (length, seed, expected) => {
    xxhash64(sanityBuffer(length), length, seed, out);
    expect(result()).toBe(expected);
  });

  test('equals a plain BigInt reading of the specification', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(0xffffffff), (bytes, seed) => {
        xxhash64(bytes, bytes.length, seed, out);
        expect(result()).toBe(slowXxhash64(bytes, BigInt(seed)));
      }),
    );
  });

  test('of short text in particular, where a key is all tail', () => {
    const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 12 }));
    fc.assert(
      fc.property(text, fc.nat(0xffffffff), (key, seed) => {
        xxhash64Text(key, seed, out);
        expect(result()).toBe(slowXxhash64(new TextEncoder().encode(key), BigInt(seed)));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The specification, step by step, in BigInt. */
function slowXxhash64(bytes: Uint8Array, seed: bigint): bigint {
  const P = [0n, 0x9e3779b185ebca87n, 0xc2b2ae3d27d4eb4fn, 0x165667b19e3779f9n, 0x85ebca77c2b2ae63n, 0x27d4eb2f165667c5n];
  const rotl = (x: bigint, n: bigint) => ((x << n) | (x >> (64n - n))) & U64;
  const round = (acc: bigint, lane: bigint) => (rotl((acc + lane * P[2]) & U64, 31n) * P[1]) & U64;
  const read = (at: number, size: number) => {
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[at + i]);
    return value;
  };
  let at = 0;
  let acc = (seed + P[5]) & U64;
  if (bytes.length >= 32) {
    const v = [seed + P[1] + P[2], seed + P[2], seed, seed - P[1]].map((x) => x & U64);
    for (; at + 32 <= bytes.length; at += 32) for (let i = 0; i < 4; i++) v[i] = round(v[i], read(at + 8 * i, 8));
    acc = (rotl(v[0], 1n) + rotl(v[1], 7n) + rotl(v[2], 12n) + rotl(v[3], 18n)) & U64;
    for (const x of v) acc = ((acc ^ round(0n, x)) * P[1] + P[4]) & U64;
  }
  acc = (acc + BigInt(bytes.length)) & U64;
  for (; at + 8 <= bytes.length; at += 8) acc = (rotl(acc ^ round(0n, read(at, 8)), 27n) * P[1] + P[4]) & U64;
  if (at + 4 <= bytes.length) {
    acc = (rotl(acc ^ ((read(at, 4) * P[1]) & U64), 23n) * P[2] + P[3]) & U64;
    at += 4;
  }
  for (; at < bytes.length; at++) acc = (rotl(acc ^ ((BigInt(bytes[at]) * P[5]) & U64), 11n) * P[1]) & U64;
  acc = ((acc ^ (acc >> 33n)) * P[2]) & U64;
  acc = ((acc ^ (acc >> 29n)) * P[3]) & U64;
  return acc ^ (acc >> 32n);
}

describe('MurmurHash64A', () => {
  it.each([
    // Envoy test/common/common/hash_test.cc, with its std::hash seed
    ['foo', 9631199822919835226n],
    ['bar', 11474628671133349555n],
    ['foo\nbar', 16306510975912980159n],
    ['lyft', 12847078931730529320n],
    ['', 6142509188972423790n],
  ])('of %j', (text, expected) => {
    murmurHash64AText(text, MURMUR_SEED, out);
    expect(result()).toBe(expected);
  });

  test("passes smhasher's verification: the hash of the hashes of {0}, {0,1}, … under seeds 256, 255, …", () => {
    // smhasher KeysetTest VerificationTest; main.cpp lists 0x1F0D3804 for MurmurHash2_x64_64 (64A)
    const keys = Uint8Array.from({ length: 256 }, (_, i) => i);
    const hashes = new Uint8Array(256 * 8);
    for (let i = 0; i < 256; i++) {
      murmurHash64A(keys, i, 256 - i, out);
      new DataView(hashes.buffer).setBigUint64(i * 8, result(), true);
    }
    murmurHash64A(hashes, hashes.length, 0, out);
    expect(out[1] >>> 0).toBe(0x1f0d3804);
  });
});

describe('64-bit arithmetic in halves', () => {
  const inPlace = (a: bigint, work: () => void) => {
    [out[0], out[1]] = halves(a);
    work();
    return result();
  };
  test('multiply and add wrap at 2^64', () => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        expect(inPlace(a, () => multiply(out, 0, ...halves(b)))).toBe((a * b) & U64);
        expect(inPlace(a, () => add(out, 0, ...halves(b)))).toBe((a + b) & U64);
      }),
    );
  });
  test('shifts and rotation', () => {
    fc.assert(
      fc.property(u64, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 63 }), (a, n, m) => {
        expect(inPlace(a, () => rotateLeft(out, 0, n))).toBe(((a << BigInt(n)) | (a >> BigInt(64 - n))) & U64);
        expect(inPlace(a, () => xorShiftLeft(out, 0, n))).toBe((a ^ (a << BigInt(n))) & U64);
        expect(inPlace(a, () => xorShiftRight(out, 0, m))).toBe(a ^ (a >> BigInt(m)));
      }),
    );
  });
  test('remainder is exact for every divisor a table may have', () => {
    fc.assert(
      fc.property(u64, fc.integer({ min: 1, max: 2 ** 36 }), (a, divisor) => {
        expect(remainder(...halves(a), divisor, 1 / divisor)).toBe(Number(a % BigInt(divisor)));
      }),
    );
  });
  test('xorshift*', () => {
    fc.assert(
      fc.property(u64, (a) => {
        let x = a ^ (a >> 12n);
        x ^= (x << 25n) & U64;
        x ^= x >> 27n;
        expect(inPlace(a, () => xorshiftStar(out, 0))).toBe((x * 2685821657736338717n) & U64);
      }),
    );
  });
});

describe('jump hash', () => {
  // dgryski/go-jump jump_test.go, generated from the paper's C++
  it.each([
    [0n, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    [1n, [0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 17, 17]],
    [0xdeadbeefn, [0, 1, 2, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 16, 16, 16]],
    [0x0ddc0ffeebadf00dn, [0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 15, 15, 15, 15]],
  ])('of key %i', (key, buckets) => {
    expect(buckets.map((_, i) => jumpHash(...halves(key), i + 1))).toEqual(buckets);
  });

  // Guava HashingTest.testConsistentHash_linearCongruentialGeneratorCompatibility
  it.each([
    [10863919174838991n, 11, 6],
    [2016238256797177309n, 11, 3],
    [1673758223894951030n, 11, 5],
    [2n, 100001, 80343],
    [2201n, 100001, 22152],
    [2202n, 100001, 15018],
  ])('of key %i in %i buckets is %i', (key, buckets, expected) => {
    expect(jumpHash(...halves(key), buckets)).toBe(expected);
  });

  test('growing by one bucket moves a key there or nowhere', () => {
    fc.assert(
      fc.property(u64, fc.integer({ min: 1, max: 2000 }), (key, n) => {
        expect([jumpHash(...halves(key), n), n]).toContain(jumpHash(...halves(key), n + 1));
      }),
    );
  });
});

test('UTF-8 equals the platform encoder, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.nat(0xffff), (text, unit) => {
      const withLone = `${text}${String.fromCharCode(unit)}x`;
      const length = encodeUtf8(withLone);
      expect([...utf8Buffer().subarray(0, length)]).toEqual([...new TextEncoder().encode(withLone)]);
    }),
  );
});
