import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Partitioning, ShardMap, slotOwners } from './shard-map';

/** 32-bit finaliser of MurmurHash3: keys hash to anything. */
const hashOf = (key: number): number => {
  let h = key + 1;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};
const ownersOf = (map: ShardMap, keys: number) => Array.from({ length: keys }, (_, key) => map.ownerOf(key));
const even = () => 0;

describe('placement', () => {
  test.each([
    { by: { kind: 'range' }, owners: [0, 0, 0, 0, 1, 1, 1, 2, 2, 2] },
    { by: { kind: 'directory' }, owners: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0] },
  ] as { by: Partitioning; owners: number[] }[])('SM1 ten keys on three shards by $by.kind', ({ by, owners }) => {
    expect(ownersOf(new ShardMap(by, 3, 10, hashOf), 10)).toEqual(owners);
  });

  test('SM2 modulo: the hash says', () => {
    const map = new ShardMap({ kind: 'hash', slots: null }, 3, 5, (key) => key * 7);
    expect(ownersOf(map, 5)).toEqual([0, 1, 2, 0, 1]);
  });

  test('SM3 keys that come later: a range puts them last, a directory on the emptiest', () => {
    const range = new ShardMap({ kind: 'range' }, 2, 4, hashOf);
    expect(range.ownerOf(9)).toBe(1);
    const directory = new ShardMap({ kind: 'directory' }, 2, 3, hashOf);
    expect(directory.keysOf).toEqual([2, 1]);
    expect(directory.ownerOf(3)).toBe(1);
  });
});

describe('slots', () => {
  const cuts = (slots: number, shards: number) => {
    const owners = slotOwners(slots, shards);
    return Array.from({ length: shards }, (_, shard) => [owners.indexOf(shard), owners.lastIndexOf(shard)]);
  };

  // `redis-cli --cluster create`, as Redis's tutorial shows it for three masters; the others by its rule, lround(16384/n · i − 1)
  test.each([
    { shards: 1, runs: [[0, 16383]] },
    { shards: 2, runs: [[0, 8191], [8192, 16383]] },
    { shards: 3, runs: [[0, 5460], [5461, 10922], [10923, 16383]] },
    { shards: 5, runs: [[0, 3276], [3277, 6553], [6554, 9829], [9830, 13106], [13107, 16383]] },
    { shards: 6, runs: [[0, 2730], [2731, 5460], [5461, 8191], [8192, 10922], [10923, 13652], [13653, 16383]] },
  ])('SM11 16,384 slots on $shards shards are cut as redis-cli cuts them', ({ shards, runs }) => {
    expect(cuts(16_384, shards)).toEqual(runs);
  }); // biome-ignore format: one row per case

  test.each([7, 100, 999, 1000, 16_384])('SM12 %i shards share all slots in order, none with two more than another', (shards) => {
    const owners = [...slotOwners(16_384, shards)];
    expect(owners).toEqual(owners.toSorted((a, b) => a - b));
    const sizes = new Array<number>(shards).fill(0);
    for (const owner of owners) sizes[owner]++;
    // The last has what the others' rounding leaves.
    sizes.pop();
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  test('SM13 more shards than slots: the first have one each', () => {
    expect([...slotOwners(3, 5)]).toEqual([0, 1, 2]);
    expect([...slotOwners(1, 1)]).toEqual([0]);
  });
});

describe('one shard more', () => {
  test.each([10, 4])('SM4 modulo moves n/(n + 1) of the keys: %i shards', (shards) => {
    const keys = 50_000;
    const map = new ShardMap({ kind: 'hash', slots: null }, shards, keys, hashOf);
    const share = map.addShard(even).length / keys;
    const expected = shards / (shards + 1);
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / keys));
  });

  test('SM5 slots move half of one shard, to the new one', () => {
    const keys = 20_000;
    const map = new ShardMap({ kind: 'hash', slots: 1024 }, 4, keys, hashOf);
    const [before] = map.keysOf;
    const moves = map.addShard((key) => (map.ownerOf(key) === 0 ? 1 : 0));
    expect(new Set(moves.map(({ from, to }) => `${from}-${to}`))).toEqual(new Set(['0-4']));
    expect(Math.abs(moves.length / before - 0.5)).toBeLessThan(0.03);
  });

  test.each([
    // Loads 1 + 9, 1, 1, 1, 1 of 14: half is 7, and the busiest has more than that, so it stays alone.
    { load: [9, 0, 0, 0, 0], moved: [1, 2, 3, 4] },
    { load: [0, 0, 0, 0, 9], moved: [4] },
    // 2, 2, 2, 2, 2: half is 5, two stay within it.
    { load: [1, 1, 1, 1, 1], moved: [2, 3, 4] },
  ])('SM6 a range of load $load is cut before $moved', ({ load, moved }) => {
    const map = new ShardMap({ kind: 'range' }, 1, 5, hashOf);
    expect(map.addShard((key) => load[key]).map(({ key }) => key)).toEqual(moved);
  });

  test('SM7 a directory moves busy keys first, no more than half', () => {
    const map = new ShardMap({ kind: 'directory' }, 1, 5, hashOf);
    const load = [19, 9, 7, 5, 1];
    // Weights 20, 10, 8, 6, 2, half is 23: 20 and 2 fit.
    expect(map.addShard((key) => load[key]).map(({ key }) => key)).toEqual([0, 4]);
  });

  test('SM8 a shard of one key cannot be cut', () => {
    expect(new ShardMap({ kind: 'range' }, 1, 1, hashOf).addShard(even)).toHaveLength(0);
    expect(new ShardMap({ kind: 'directory' }, 1, 1, hashOf).addShard(even)).toHaveLength(0);
  });

  const partitionings = fc.oneof(
    fc.record({ kind: fc.constant('hash' as const), slots: fc.constantFrom(null, 1, 16, 100) }),
    fc.constantFrom({ kind: 'range' as const }, { kind: 'directory' as const }),
  );

  test('SM9 whatever is split, every key is on one shard, counts agree, and moved keys are found where they went', () => {
    fc.assert(
      fc.property(
        partitionings,
        fc.integer({ min: 1, max: 6 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 4 }),
        (by, shards, keys, splits) => {
          const map = new ShardMap(by, shards, keys, hashOf);
          const load = (key: number) => (key * 7) % 11;
          for (let split = 0; split < splits; split++) {
            const before = ownersOf(map, keys);
            const moves = map.addShard(load);
            expect(ownersOf(map, keys)).toEqual(before);
            for (const move of moves) {
              expect(move.from).toBe(before[move.key]);
              expect(move.to).not.toBe(move.from);
              map.move(move);
            }
            for (const { key, to } of moves) expect(map.ownerOf(key)).toBe(to);
            const counts = new Array(map.shards).fill(0);
            for (const owner of ownersOf(map, keys)) counts[owner]++;
            expect(map.keysOf).toEqual(counts);
          }
          if (by.kind === 'hash') {
            // Where a key is does not depend on when it is asked for.
            const later = map.ownerOf(keys + 5);
            expect(later).toBeLessThan(map.shards);
          }
        },
      ),
    );
  });

  test('SM10 hashed by modulo, a map that grew is the map that began so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(80), (shards, keys) => {
        const grown = new ShardMap({ kind: 'hash', slots: null }, shards, keys, hashOf);
        for (const move of grown.addShard(even)) grown.move(move);
        expect(ownersOf(grown, keys)).toEqual(
          ownersOf(new ShardMap({ kind: 'hash', slots: null }, shards + 1, keys, hashOf), keys),
        );
      }),
    );
  });
});
