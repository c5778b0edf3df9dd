import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jumpHash as jump } from '../hashing/jump-hash';
import { xorshiftStar } from '../hashing/mix64';
import { Drive, named, weights } from './driving.test-support';

const U64_MAX = (1n << 64n) - 1n;
const hosts = (from: number, count: number, list: number[] = []) =>
  Array.from({ length: count }, (_, i) => ({ id: `127.0.0.1:${from + i}`, weight: list[i] ?? 1 }));
const port = (id: string | null | undefined) => Number(id?.split(':')[1]);

describe('ring hash, as Envoy', () => {
  const pickAt = (drive: Drive, hash: bigint) => drive.apply({ op: 'pick', key: String(hash), keyKind: 'u64' });

  // RingHashLoadBalancerTest.Basic, BasicWithMurmur2, BasicWithHostname (ring_hash_lb_test.cc): every ring, in full
  const rings = {
    xxhash64: {
      config: { hash: 'xxhash64', backends: hosts(90, 6) },
      ring: [
        [94, 833437586790550860n],
        [92, 928266305478181108n],
        [90, 1033482794131418490n],
        [95, 3551244743356806947n],
        [93, 3851675632748031481n],
        [91, 5583722120771150861n],
        [91, 6311230543546372928n],
        [93, 7700377290971790572n],
        [95, 13144177310400110813n],
        [92, 13444792449719432967n],
        [94, 15516499411664133160n],
        [90, 16117243373044804889n],
      ],
    },
    murmur2: {
      config: { hash: 'murmur2', backends: hosts(80, 6) },
      ring: [
        [85, 1358027074129602068n],
        [83, 4361834613929391114n],
        [84, 7224494972555149682n],
        [81, 7701421856454313576n],
        [82, 8649315368077433379n],
        [84, 8739448859063030639n],
        [81, 9887544217113020895n],
        [82, 10150910876324007731n],
        [83, 15168472011420622455n],
        [80, 15427156902705414897n],
        [85, 16375050414328759093n],
        [80, 17613279263364193813n],
      ],
    },
    'two hosts': {
      config: { backends: hosts(80, 2) },
      ring: [
        [80, 5454692015285649509n],
        [81, 7859399908942313493n],
        [80, 13838424394637650569n],
        [81, 16064866803292627174n],
      ],
    },
  } as const;

  it.each(Object.entries(rings))('has its points where Envoy has them: %s', (_, { config, ring }) => {
    const drive = new Drive('ring-hash', { pointsPerWeight: 2, ...config });
    ring.forEach(([owner, point], index) => {
      const next = (index + 1) % ring.length;
      const at = pickAt(drive, point);
      const after = pickAt(drive, point + 1n);
      expect([port(at.backend), at.index]).toEqual([owner, index]);
      expect([port(after.backend), after.index]).toEqual([ring[next][0], next]);
    });
    expect(port(pickAt(drive, 0n).backend)).toBe(ring[0][0]);
    expect(port(pickAt(drive, U64_MAX).backend)).toBe(ring[0][0]);
  });

  test('hosts by name: RingHashLoadBalancerTest.BasicWithHostname', () => {
    const drive = new Drive('ring-hash', { pointsPerWeight: 2, backends: named(6, 90).map(({ id }) => ({ id: id.slice(1) })) });
    expect(pickAt(drive, 7225015537174310577n).backend).toBe('92');
    expect(pickAt(drive, 6803900775736438537n).backend).toBe('93');
    expect(pickAt(drive, 0n).backend).toBe('95');
  });

  test('weights: RingHashLoadBalancerTest.HostWeightedLargeRing, to the last hit', () => {
    const drive = new Drive('ring-hash', { pointsPerWeight: 1024, backends: hosts(90, 3, [1, 2, 3]) });
    const counts = [0, 0, 0];
    for (let i = 0n; i < 6000n; i++) counts[port(pickAt(drive, i * (U64_MAX / 6000n)).backend) - 90]++;
    expect(counts).toEqual([987, 1932, 3081]);
  });

  test('a text key is hashed with xxHash64, whatever hashes the points', () => {
    for (const hash of ['xxhash64', 'murmur2']) {
      const drive = new Drive('ring-hash', { hash, backends: named(5) });
      expect(drive.pick('foo')).toBe(pickAt(drive, 3728699739546630719n).backend);
    }
  });

  test('an unusable backend is passed over as if it had no points', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.array(fc.string(), { minLength: 1, maxLength: 30 }), (away, keys) => {
        const whole = new Drive('ring-hash', { pointsPerWeight: 20, backends: named(5) });
        const without = new Drive('ring-hash', { pointsPerWeight: 20, backends: named(5).filter((_, i) => i !== away) });
        whole.set(`n${away}`, { eligible: false });
        for (const key of keys) expect(whole.pick(key)).toBe(without.pick(key));
      }),
    );
  });

  test('refuses a ring of more than 8,388,608 points', () => {
    expect(() => new Drive('ring-hash', weights({ a: 1e6 }))).toThrow(
      'pointsPerWeight times the sum of weights must be <= 8388608, got 160000000',
    );
  });
});

describe('Maglev, as Envoy', () => {
  // MaglevLoadBalancerTest.Basic, BasicWithHostName, Weighted (maglev_lb_test.cc)
  it.each([
    { tableSize: 7, backends: hosts(90, 6), table: [92, 94, 90, 91, 95, 90, 93] },
    { tableSize: 7, backends: hosts(90, 6).reverse(), table: [92, 94, 90, 91, 95, 90, 93] },
    {
      tableSize: 17,
      backends: hosts(90, 2, [1, 2]),
      table: [91, 90, 90, 91, 90, 91, 91, 90, 91, 91, 91, 91, 91, 90, 91, 90, 91],
    },
    // LocalityWeightedSameLocalityWeights and …DifferentLocalityWeights come to these weights
    { tableSize: 17, backends: hosts(90, 2), table: [91, 90, 90, 91, 90, 91, 91, 90, 90, 91, 90, 91, 90, 90, 91, 90, 91] },
    {
      tableSize: 17,
      backends: hosts(90, 2, [8, 2]),
      table: [91, 90, 90, 90, 90, 90, 91, 90, 90, 91, 90, 91, 90, 90, 90, 90, 90],
    },
  ])('table of $tableSize: $table', ({ tableSize, backends, table }) => {
    const drive = new Drive('maglev', { tableSize, backends, keyKind: 'u64' });
    for (let key = 0; key < 3 * tableSize; key++) {
      const { backend, index } = drive.apply({ op: 'pick', key: String(key) });
      expect([port(backend), index]).toEqual([table[key % tableSize], key % tableSize]);
    }
  });

  test('hosts by name', () => {
    const drive = new Drive('maglev', {
      tableSize: 7,
      keyKind: 'u64',
      backends: [90, 91, 92, 93, 94, 95].map((id) => ({ id: String(id) })),
    });
    expect([0, 1, 2, 3, 4, 5, 6].map((key) => drive.pick(String(key)))).toEqual(['92', '95', '90', '93', '94', '91', '90']);
  });

  test('the slot is the 64-bit key modulo the table size', () => {
    const drive = new Drive('maglev', { backends: named(3), keyKind: 'u64' });
    expect(drive.apply({ op: 'pick', key: String(U64_MAX) }).index).toBe(Number(U64_MAX % 65537n));
  });

  test('shares of the default table: at most one slot apart when weights are equal', () => {
    const drive = new Drive('maglev', { tableSize: 1009, backends: named(10), keyKind: 'u64' });
    const counts = new Map<string | null, number>();
    for (let slot = 0; slot < 1009; slot++) {
      const backend = drive.pick(String(slot));
      counts.set(backend, (counts.get(backend) ?? 0) + 1);
    }
    expect([...counts.values()].sort()).toEqual([100, 101, 101, 101, 101, 101, 101, 101, 101, 101]);
  });

  test('the ineligible own no slot; a full backend keeps its slots and its keys walk on', () => {
    const drive = new Drive('maglev', { tableSize: 7, keyKind: 'u64', backends: hosts(90, 6) });
    const five = new Drive('maglev', {
      tableSize: 7,
      keyKind: 'u64',
      backends: hosts(90, 6).filter(({ id }) => !id.endsWith('4')),
    });
    drive.set('127.0.0.1:94', { eligible: false });
    for (let slot = 0; slot < 7; slot++) expect(drive.pick(String(slot))).toBe(five.pick(String(slot)));
    drive.set('127.0.0.1:94', { eligible: true });
    for (const { id } of hosts(90, 6)) drive.set(id, { maxConnections: 1000 });
    drive.set('127.0.0.1:92', { maxConnections: 1 });
    expect(port(drive.apply({ op: 'pick', key: '0' }).backend)).not.toBe(92); // it already carries one
    expect(drive.apply({ op: 'pick', key: '7' })).toEqual({ backend: '127.0.0.1:94', index: 1 });
  });

  it.each([4, 8, 65536])('refuses a table size that is no prime: %i', (tableSize) => {
    expect(() => new Drive('maglev', { tableSize })).toThrow(`tableSize must be a prime number, got ${tableSize}`);
  });
});

describe('jump hash', () => {
  // dgryski/go-jump jump_test.go: the bucket among 1, 2, 3, … backends
  it.each([
    ['1', [0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 17, 17]],
    ['3735928559', [0, 1, 2, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 16, 16, 16]],
  ])('of %s as the set grows', (key, buckets) => {
    const drive = new Drive('jump-hash', { keyKind: 'u64' });
    buckets.forEach((bucket, i) => {
      drive.apply({ op: 'add', backend: { id: `n${i}` } });
      expect(drive.apply({ op: 'pick', key })).toEqual({ backend: `n${bucket}`, index: bucket });
    });
  });

  test('an unusable bucket keeps the keys of the others where they are and spreads its own', () => {
    const drive = new Drive('jump-hash', { backends: named(5) });
    const keys = Array.from({ length: 500 }, (_, i) => `user ${i}`);
    const before = keys.map((key) => drive.pick(key));
    drive.set('n2', { eligible: false });
    const after = keys.map((key) => drive.pick(key));
    const heirs = new Set<string | null>();
    keys.forEach((_, i) => {
      if (before[i] === 'n2') heirs.add(after[i]);
      else expect(after[i]).toBe(before[i]);
    });
    expect(heirs).toEqual(new Set(['n0', 'n1', 'n3', 'n4']));
  });

  test('the heir is the bucket of xorshift*(hash + 1 in the low half), again and again until one is usable', () => {
    const drive = new Drive('jump-hash', { keyKind: 'u64', backends: named(6) });
    for (const id of ['n0', 'n3']) drive.set(id, { eligible: false });
    const usable = [1, 2, 4, 5];
    for (let key = 0; key < 200; key++) {
      const word = new Int32Array([0, key + 1]);
      let bucket = jump(0, key, 6);
      while (!usable.includes(bucket)) {
        xorshiftStar(word, 0);
        bucket = jump(word[0], word[1], 6);
      }
      expect(drive.apply({ op: 'pick', key: String(key) }).index).toBe(bucket);
    }
  });
});

describe('ip hash, as nginx', () => {
  // 203.0.113: ((89·113 + 203) mod 6271 = 3989; 3989·113 mod 6271 = 5516; (5516·113 + 113) mod 6271 = 2592) mod 3 = 0
  // 10.0.0: (10057 + 10) mod 6271 = 3796; 3796·113 mod 6271 = 2520; 2520·113 mod 6271 = 2565; mod 3 = 0
  it.each([
    ['203.0.113.7', 2592],
    ['203.0.113.250', 2592],
    ['10.0.0.1', 2565],
  ])('%s hashes to %i', (address, hash) => {
    for (const count of [2, 3, 5, 7]) {
      expect(new Drive('ip-hash', { backends: named(count) }).pick(address)).toBe(`n${hash % count}`);
    }
  });

  test('IPv6 in all sixteen octets, however it is written', () => {
    let hash = 89;
    for (const octet of [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) hash = (hash * 113 + octet) % 6271;
    for (const address of ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8::0.0.0.1'])
      expect(new Drive('ip-hash', { backends: named(7) }).pick(address)).toBe(`n${hash % 7}`);
  });

  it.each(['1:2:3:4:5:6:7:8:9', '1::2::3', ':::', '256.0.0.1', '1.2.3', 'fe80::1%eth0', '12345::', 'user 7', ''])(
    '%j is no address and still has its place',
    (key) => {
      const drive = new Drive('ip-hash', { backends: named(5) });
      expect(drive.pick(key)).toBe(drive.pick(key));
    },
  );

  test('weights share the modulus', () => {
    // 2592 mod 8 = 0 → a (0..4); 2565 mod 8 = 5 → b (5..7)
    const drive = new Drive('ip-hash', weights({ a: 5, b: 3 }));
    expect([drive.pick('203.0.113.7'), drive.pick('10.0.0.1')]).toEqual(['a', 'b']);
  });

  test('a backend that is down moves only its own clients, who are hashed again from where they were', () => {
    const drive = new Drive('ip-hash', { backends: named(3) });
    drive.set('n0', { eligible: false });
    for (let third = 0; third < 100; third++) {
      let hash = 89;
      do for (const octet of [203, 0, third]) hash = (hash * 113 + octet) % 6271;
      while (hash % 3 === 0);
      expect(drive.pick(`203.0.${third}.7`)).toBe(`n${hash % 3}`);
    }
  });

  test('after 21 misses weighted round robin takes over', () => {
    const backends = [{ id: 'a', weight: 1e6 }, { id: 'b' }, { id: 'c' }]; // every hash below 6271 falls to a
    const drive = new Drive('ip-hash', { backends });
    drive.set('a', { eligible: false });
    expect(['1.1.1.1', '2.2.2.2', '1.1.1.1'].map((address) => drive.pick(address))).toEqual(['b', 'c', 'b']);
  });

  test('a 64-bit key is the hash itself', () => {
    expect(new Drive('ip-hash', { backends: named(7), keyKind: 'u64' }).pick('12')).toBe('n5');
  });
});

describe('rendezvous', () => {
  test('the highest bid wins, weighted or not', () => {
    for (const list of [
      [1, 1, 1, 1],
      [1, 2, 3, 0.5],
    ]) {
      const drive = new Drive('rendezvous', { backends: named(4).map((backend, i) => ({ ...backend, weight: list[i] })) });
      for (let i = 0; i < 200; i++) {
        const { backend, considered = [] } = drive.apply({ op: 'pick', key: `k${i}` });
        const highest = considered.reduce((a, b) => (b.score > a.score ? b : a));
        expect(backend).toBe(highest.backend);
      }
    }
  });

  test('bids as Envoy scores: −weight / ln(xorshift*(key ^ id) mod 2^53 / 2^53)', () => {
    // in BigInt, with xxHash64("foo") and xxHash64("bar") from Envoy's hash_test.cc
    let x = 3728699739546630719n ^ 5234164152756840025n;
    x ^= x >> 12n;
    x ^= (x << 25n) & U64_MAX;
    x ^= x >> 27n;
    const unit = Number((x * 2685821657736338717n) & ((1n << 53n) - 1n)) / 2 ** 53;
    const { considered = [] } = new Drive('rendezvous', weights({ bar: 2 })).apply({ op: 'pick', key: 'foo' });
    expect(considered[0].score).toBeCloseTo(-2 / Math.log(unit), 12);
  });
});

describe('bounded loads', () => {
  test('no backend goes above ⌈loadFactor · mean⌉, the incoming request counted', () => {
    const step = fc.record({ key: fc.nat(20), finish: fc.nat(5) });
    const factors = fc.constantFrom(1, 1.1, 1.25, 2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), factors, fc.array(step, { maxLength: 120 }), (count, loadFactor, steps) => {
        const drive = new Drive('bounded-load', { loadFactor, pointsPerWeight: 10, backends: named(count) });
        const inFlight = new Map(named(count).map(({ id }) => [id, 0]));
        let total = 0;
        for (const { key, finish } of steps) {
          const backend = drive.pick(`k${key}`) as string;
          total++;
          inFlight.set(backend, (inFlight.get(backend) as number) + 1);
          expect(inFlight.get(backend)).toBeLessThanOrEqual(Math.ceil((loadFactor * 100 * total) / (100 * count)));
          const busy = [...inFlight].filter(([, n]) => n > 0);
          if (finish > 3) {
            const [id, n] = busy[key % busy.length];
            drive.done(id);
            inFlight.set(id, n - 1);
            total--;
          }
        }
      }),
    );
  });

  test('is ring hash while nobody is over, and walks the ring past those who are', () => {
    const ring = new Drive('ring-hash', { pointsPerWeight: 2, keyKind: 'u64', backends: hosts(90, 6) });
    const bounded = new Drive('bounded-load', { loadFactor: 1, pointsPerWeight: 2, keyKind: 'u64', backends: hosts(90, 6) });
    const key = '3551244743356806947';
    expect(bounded.pick(key)).toBe(ring.pick(key)); // :95
    // along the ring from :95 come :93, :91, :91, :93, :95, :92, :94, :90; one each until all have one
    expect([1, 2, 3, 4, 5].map(() => port(bounded.pick(key)))).toEqual([93, 91, 92, 94, 90]);
    expect(port(bounded.pick(key))).toBe(95);
  });

  // Envoy counts hash_balance_factor in whole percent: (50 · 110 + 99) / 100 = 55 slots, 11 for each of five.
  test('110% of 50 on five backends is 11 each, not the 12 that 1.1 · 50 in doubles rounds up to', () => {
    const drive = new Drive('bounded-load', { loadFactor: 1.1, backends: named(5) });
    const others = new Set(named(5).map(({ id }) => id));
    const hot = drive.pick('hot') as string;
    others.delete(hot);
    for (const id of others) drive.set(id, { eligible: false });
    for (let i = 1; i < 11; i++) expect(drive.pick('hot')).toBe(hot);
    for (const id of others) drive.set(id, { eligible: true });
    drive.set(hot, { eligible: false });
    for (let i = 11; i < 49; i++) drive.pick(`k${i}`);
    drive.set(hot, { eligible: true });
    expect(drive.pick('hot')).not.toBe(hot); // 11 in flight there, 49 in all: the 50th would be its 12th
  });

  test('shares the bound by weight', () => {
    const drive = new Drive('bounded-load', { loadFactor: 1, backends: [{ id: 'a', weight: 3 }, { id: 'b' }] });
    const counts = { a: 0, b: 0 };
    for (let i = 0; i < 40; i++) counts[drive.pick('one hot key') as 'a' | 'b']++;
    expect(counts).toEqual({ a: 30, b: 10 });
  });
});
