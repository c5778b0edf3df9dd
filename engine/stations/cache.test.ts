import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCache } from '../caches/create';
import { type CacheId, caches } from '../caches/registry';
import { AliasTable, zipfWeights } from '../random/alias';
import { evenly } from '../random/evenly.test-support';
import { Rng } from '../random/rng';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import { createOf, play, type Setup, scenarioOf, withWorld } from './playing.test-support';

const ONE_KEY = { keys: { kind: 'zipf', count: 1 } };
const FOR_EVER = { ttlMs: null, hitMs: 0 };
/** A cache before a store that takes 10 ms. */
const cached = (cache: object, setup: Partial<Setup> = {}): Setup => ({
  users: ONE_KEY,
  chain: { cache: { kind: 'cache', ...cache } },
  ...setup,
});
/** Two sources of requests: readers at these instants, and writers, behind the cache's back when `to` says so. */
const withWriters = (
  cache: object,
  reads: readonly number[],
  writes: readonly number[],
  more: Partial<Setup> = {},
  to = 'cache',
) =>
  cached(cache, {
    at: reads,
    ...more,
    more: {
      writers: { kind: 'clients', arrivals: { kind: 'trace', timesMs: writes }, to, writeRatio: 1, ...ONE_KEY },
      ...more.more,
    },
  });

describe('reads', () => {
  test('CA1 asking the cache takes hitMs: a hit costs that, a miss the store besides', () => {
    const { answers, figures, spans } = play(cached({ strategy: 'read-through', hitMs: 2 }, { at: [0, 50] }));
    expect(answers).toEqual(['ok@12', 'ok@52']);
    expect(figures('cache')).toMatchObject({ hits: 1, misses: 1, hitRatio: 0.5, loads: 1, arrived: 2, completed: 2, size: 1 });
    expect(spans('hit', 'cache')).toEqual(['50-52 ok']);
    expect(spans('hold', 'cache')).toEqual(['0-2 ok']);
  });

  test('CA2 cache-aside: the application puts what it loaded, one more trip', () => {
    // Asked at 0, known to be missing at 2, loaded at 12, put at 14. At 13 it is not yet there.
    const { answers, figures, spans } = play(cached({ hitMs: 2 }, { at: [0, 11, 12, 50] }));
    expect(answers).toEqual(['ok@14', 'ok@25', 'ok@14', 'ok@52']);
    expect(figures('cache')).toMatchObject({ hits: 2, misses: 2, loads: 2 });
    expect(spans('hold', 'cache')).toEqual(['0-2 ok', '11-13 ok', '12-14 ok', '23-25 ok']);
  });

  test.each([
    { strategy: 'cache-aside', singleFlight: false, loads: 5, coalesced: 0 },
    { strategy: 'cache-aside', singleFlight: true, loads: 1, coalesced: 4 },
    { strategy: 'read-through', singleFlight: false, loads: 1, coalesced: 4 },
  ])('CA3 five who miss at once: $strategy, single flight $singleFlight: $loads loads', ({ loads, coalesced, ...knobs }) => {
    const { figures, answers } = play(cached({ ...knobs, ...FOR_EVER }, { at: [0, 0, 1, 2, 9] }));
    expect(figures('cache')).toMatchObject({ misses: 5, loads, coalesced, mostLoadsOfOneKey: loads });
    expect(figures('app').arrived).toBe(loads);
    expect(answers).toEqual(loads === 1 ? Array(5).fill('ok@10') : ['ok@10', 'ok@10', 'ok@11', 'ok@12', 'ok@19']);
  });

  test('CA4 a failure is shared by those who waited for it, and not kept', () => {
    const { answers } = play(
      cached({ ...FOR_EVER, singleFlight: true }, { at: [0, 5, 20], events: [{ atMs: 8, do: 'kill', target: 'app/a' }] }),
    );
    expect(answers).toEqual(['connection-lost@8', 'connection-lost@8', 'connection-refused@20']);
  });

  test('CA5 an entry is good for ttlMs after it was put; at exactly that it has expired', () => {
    const { figures } = play(cached({ hitMs: 0, ttlMs: 100 }, { at: [0, 109, 110] }));
    expect(figures('cache')).toMatchObject({ hits: 1, misses: 2 });
  });

  test('CA6 stale while revalidating: the expired entry answers, one load goes on behind, then it is fresh again', () => {
    const { answers, figures } = play(
      cached({ hitMs: 0, ttlMs: 100, staleWhileRevalidateMs: 50 }, { at: [0, 110, 112, 119, 125, 159, 300] }),
    );
    // Fresh 10 to 110; at 110 a load begins that is done at 120; fresh until 220; at 300 past the 50 ms too.
    expect(answers).toEqual(['ok@10', 'ok@110', 'ok@112', 'ok@119', 'ok@125', 'ok@159', 'ok@310']);
    expect(figures('cache')).toMatchObject({ hits: 5, misses: 2, expiredHits: 3, refreshes: 1, loads: 3 });
  });

  test('CA7 jitter: lives end anywhere in the last share of the time to live', () => {
    const { recording } = play({
      at: { kind: 'constant', rateRps: 1000 },
      users: { keys: { kind: 'zipf', count: 500, exponent: 0 } },
      chain: { cache: { kind: 'cache', hitMs: 0, ttlMs: 4000, jitterRatio: 0.5 } },
      windowMs: 500,
    });
    const misses = recording.windows.series['cache.missesRps'];
    // The 500 keys are all in by 2 s; with one lifetime nearly none would miss between 2.5 s and 4 s, with half of it as jitter many do.
    expect(misses[5] + misses[6] + misses[7]).toBeGreaterThan(100);
    expect(misses[3]).toBeLessThan(100);
  });

  test('CA8 probabilistic early expiry loads when now − Δ·β·ln u has reached the expiry', () => {
    // Loaded in 10 ms at 10, so expiry 1010. From 900 on, one reader a millisecond: P(early at t) = e^−(1010−t)/10β.
    const times = [0, ...Array.from({ length: 115 }, (_, i) => 900 + i)];
    const early = (beta: number, seed: number) =>
      play(cached({ hitMs: 0, ttlMs: 1000, earlyExpiry: { kind: 'probabilistic', beta } }, { at: times, seed }));
    let [nothing, some] = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const { hits, misses, early: count, loads } = early(1, seed).figures('cache') as Record<string, number>;
      expect(hits + misses).toBe(116);
      expect(loads).toBe(misses);
      if (count === 0) nothing++;
      else some++;
      expect(early(1e-3, seed).figures('cache').early).toBe(0);
    }
    // Nobody comes early with probability Π(1 − e^−k/10), k = 1…110, about 10⁻⁷.
    expect([nothing, some]).toEqual([0, 40]);
  });

  test('CA9 calls without a key pass, at no cost and uncounted', () => {
    const { answers, figures } = play(cached({ hitMs: 3 }, { users: { keys: 'none' }, at: [0, 20] }));
    expect(answers).toEqual(['ok@10', 'ok@30']);
    expect(figures('cache')).toMatchObject({ hits: 0, misses: 0, hitRatio: null, passed: 2 });
  });
});

describe('writes', () => {
  test.each([
    // The write at 100 is in the store at 110; the read at 200 finds what was loaded at 0, 10 ms of load.
    { strategy: 'cache-aside', invalidation: 'ttl', write: 110, read: 200, stale: 1 },
    { strategy: 'cache-aside', invalidation: { kind: 'event' }, write: 110, read: 220, stale: 0 },
    { strategy: 'read-through', invalidation: 'ttl', write: 110, read: 200, stale: 1 },
    { strategy: 'read-through', invalidation: { kind: 'event', delayMs: 89 }, write: 110, read: 210, stale: 0 },
    { strategy: 'read-through', invalidation: { kind: 'event', delayMs: 91 }, write: 110, read: 200, stale: 1 },
    { strategy: 'read-through', invalidation: 'versioned-key', write: 110, read: 210, stale: 0 },
    { strategy: 'write-around', invalidation: 'ttl', write: 110, read: 210, stale: 0 },
    { strategy: 'write-through', invalidation: 'ttl', write: 110, read: 200, stale: 0 },
    { strategy: 'write-through', invalidation: { kind: 'event' }, write: 110, read: 200, stale: 0 },
    { strategy: 'write-back', invalidation: 'ttl', write: 100, read: 200, stale: 0 },
  ])('CW1 $strategy, $invalidation: write by $write, read by $read, $stale stale', ({ write, read, stale, ...knobs }) => {
    const hitMs = knobs.strategy === 'cache-aside' && knobs.invalidation !== 'ttl' ? 10 : 0;
    const { rows, figures } = play(withWriters({ ...knobs, ttlMs: null, hitMs }, [0, 200 - hitMs], [100]));
    const ends = rows.filter(({ kind }) => kind === 'request').map(({ endMs }) => endMs);
    expect(ends.sort((a, b) => a - b).slice(1)).toEqual([write, read]);
    expect(figures('users').staleReads).toBe(stale);
    expect(figures('cache').staleReads).toBe(stale);
    if (stale === 1) expect(figures('users').staleMs).toEqual({ mean: 90, max: 90 });
  });

  test('CW2 write-through: a write takes the trip to the cache and the store; a read after it hits', () => {
    const { rows, figures } = play(withWriters({ strategy: 'write-through', hitMs: 2 }, [100], [0]));
    expect(rows.filter(({ kind }) => kind === 'request').map(({ endMs }) => endMs)).toEqual([12, 102]);
    expect(figures('cache')).toMatchObject({ hits: 1, misses: 0, loads: 0 });
  });

  test('CW3 behind its back: only events and versions in the key find out', () => {
    const stale = (knobs: object) =>
      play(withWriters({ ttlMs: null, hitMs: 0, ...knobs }, [0, 100, 200, 300], [150], {}, 'app')).figures('users').staleReads;
    expect(stale({ strategy: 'write-through' })).toBe(2);
    expect(stale({ strategy: 'write-around' })).toBe(2);
    expect(stale({ strategy: 'cache-aside', invalidation: { kind: 'event', delayMs: 50 } })).toBe(1);
    expect(stale({ strategy: 'cache-aside', invalidation: { kind: 'event', delayMs: 30 } })).toBe(0);
    expect(stale({ strategy: 'cache-aside', invalidation: 'versioned-key' })).toBe(0);
  });

  test('CW4 a load overtaken by a write: cache-aside puts the old value back, a cache that loads for itself does not', () => {
    // Loaded at 10, put at 20; the write comes into the store at 15 and drops what is not there yet.
    const invalidation = { kind: 'event' };
    const race = (strategy: string) =>
      play(
        withWriters({ strategy, invalidation, ttlMs: null, hitMs: 10 }, [0, 100], [5], {
          app: { serviceMs: { kind: 'constant', ms: 10 } },
        }),
      );
    // Known to be missing at 10, loaded at 20: the write at 15 is in that answer, for both.
    expect(race('read-through').figures('users').staleReads).toBe(0);
    expect(race('cache-aside').figures('users').staleReads).toBe(0);
    const late = (strategy: string) => play(withWriters({ strategy, invalidation, ttlMs: null, hitMs: 10 }, [0, 100], [12]));
    // The write is in the store at 22: after the load at 20, before the put at 30.
    expect(late('cache-aside').figures('users').staleReads).toBe(1);
    expect(late('read-through').figures('users').staleReads).toBe(0);
  });
});

describe('write-back', () => {
  const writes = (at: readonly number[], knobs: object = {}, more: Partial<Setup> = {}) =>
    cached(
      { strategy: 'write-back', hitMs: 1, flushEveryMs: 100, ...knobs },
      { at, users: { ...ONE_KEY, writeRatio: 1 }, ...more },
    );

  test('WB1 answers after the trip to the cache; the store hears of the last of many writes', () => {
    const { answers, figures } = play(writes([0, 10, 20, 150]));
    expect(answers).toEqual(['ok@1', 'ok@11', 'ok@21', 'ok@151']);
    expect(figures('cache')).toMatchObject({ flushes: 2, lostWrites: 0, dirty: 0 });
    expect(figures('app').arrived).toBe(2);
  });

  test('WB2 a crash loses the writes that wait, all of them and no others', () => {
    // Flush at 101 has the writes of 1 and 11; those of 121, 131 wait; the crash comes at 140.
    const { figures } = play(writes([0, 10, 120, 130, 300], {}, { events: [{ atMs: 140, do: 'crash', target: 'cache' }] }));
    expect(figures('cache')).toMatchObject({ lostWrites: 2, lostKeys: 1, flushes: 2, dirty: 0 });
  });

  test('WB3 a flush under way at the crash is not lost, unless the store then refuses it', () => {
    const events = [{ atMs: 105, do: 'crash', target: 'cache' }];
    expect(play(writes([0], {}, { events })).figures('cache').lostWrites).toBe(0);
    const refused = [...events, { atMs: 108, do: 'kill', target: 'app/a' }];
    expect(play(writes([0, 1], {}, { events: refused })).figures('cache')).toMatchObject({ lostWrites: 2, lostKeys: 1 });
  });

  test('WB4 what the store refuses waits for the next flush', () => {
    const events = [
      { atMs: 50, do: 'kill', target: 'app/a' },
      { atMs: 250, do: 'revive', target: 'app/a' },
    ];
    const { figures } = play(writes([0], {}, { events }));
    expect(figures('cache')).toMatchObject({ flushes: 3, lostWrites: 0, dirty: 0 });
    expect(figures('app')).toMatchObject({ arrived: 3, completed: 1 });
  });

  test('WB5 an entry that has to go is sent at once, and readers find it on the way', () => {
    const { figures } = play({
      at: [0, 1, 2, 3, 4, 5, 6, 7],
      users: { keys: { kind: 'zipf', count: 8, exponent: 0 }, writeRatio: 1 },
      chain: {
        cache: { kind: 'cache', strategy: 'write-back', policy: { kind: 'fifo', capacity: 1 }, hitMs: 0, flushEveryMs: 1000 },
      },
      more: {
        readers: {
          kind: 'clients',
          arrivals: { kind: 'trace', timesMs: [8, 9, 10] },
          keys: { kind: 'zipf', count: 8, exponent: 0 },
          to: 'cache',
        },
      },
      forMs: 500,
    });
    expect(figures('cache').flushes).toBeGreaterThanOrEqual(3);
    expect(figures('readers').staleReads).toBe(0);
  });

  test('WB6 lost = what was told less what is in the store, on random traffic', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 400 }),
        (seed, atMs, flushEveryMs) => {
          const setup: Setup = {
            seed,
            at: { kind: 'poisson', rateRps: 200 },
            users: { keys: { kind: 'zipf', count: 30 }, writeRatio: 0.5 },
            chain: { cache: { kind: 'cache', strategy: 'write-back', flushEveryMs, policy: { kind: 'lru', capacity: 10 } } },
            events: [
              { atMs, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 0 },
              { atMs, do: 'crash', target: 'cache' },
            ],
            forMs: 4000,
          };
          const { run, world } = withWorld(() => createRun(parseScenario(scenarioOf(setup))));
          run.advance(atMs - 1e-9);
          const { versions } = world;
          const waiting = Array.from({ length: 30 }, (_, key) => key).filter(
            (key) => versions.latestAt(key) !== versions.storedAt(key),
          );
          const { dirty } = run.summary().nodes.cache as unknown as { dirty: number };
          run.finish();
          const { lostKeys, dirty: left, lostWrites } = run.summary().nodes.cache as unknown as Record<string, number>;
          expect(dirty).toBeLessThanOrEqual(waiting.length);
          expect(lostKeys).toBe(dirty);
          expect(lostWrites).toBeGreaterThanOrEqual(lostKeys);
          expect(left).toBe(0);
          // After the crash the truth is what the store holds.
          for (let key = 0; key < 30; key++) expect(versions.latestAt(key)).toBe(versions.storedAt(key));
          expect(world.calls.alive).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a cache that is down', () => {
  const down = [
    { atMs: 50, do: 'kill', target: 'cache' },
    { atMs: 150, do: 'revive', target: 'cache' },
  ];
  test.each([
    { strategy: 'cache-aside', answers: ['ok@10', 'ok@20', 'ok@110', 'ok@210', 'ok@220'] },
    { strategy: 'read-through', answers: ['ok@10', 'ok@20', 'connection-refused@100', 'ok@210', 'ok@220'] },
  ])('CD1 $strategy', ({ strategy, answers }) => {
    const { answers: found, figures } = play(cached({ strategy, ...FOR_EVER }, { at: [0, 20, 100, 200, 220], events: down }));
    expect(found).toEqual(answers);
    expect(figures('cache')).toMatchObject({ hits: 2, misses: 2 });
  });

  test('CD2 purge empties it', () => {
    const events = [{ atMs: 50, do: 'purge', target: 'cache' }];
    expect(play(cached(FOR_EVER, { at: [0, 20, 60, 80], events })).figures('cache')).toMatchObject({ hits: 2, misses: 2 });
  });

  test.each([
    [{ atMs: 0, do: 'slow', target: 'cache', factor: 2 }, 'events[0].target'],
    [{ atMs: 0, do: 'kill', target: 'cache/x' }, 'events[0].target must name a node alone, got "cache/x"'],
    [{ atMs: 0, do: 'purge', target: 'app' }, 'events[0].target must be a node of kind'],
  ])('CD3 refuses %o', (event, message) => {
    expect(() => play(cached({}, { events: [event] }))).toThrow(message);
  });
});

/** The keys that `users` ask for, drawn again. */
function keysOf(seed: number, count: number, exponent: number, length: number): number[] {
  const rng = new Rng(seed, 'users.keys');
  const table = new AliasTable(zipfWeights(count, exponent));
  return Array.from({ length }, () => table.draw(rng));
}

const { belady: _b, ttl: _t, ...policies } = caches;

test.each(Object.keys(policies) as CacheId[])('CP1 %s: what hits in a run hits in the bare cache over the same keys', (kind) => {
  const seed = 11;
  const { figures } = play({
    seed,
    at: { kind: 'poisson', rateRps: 300 },
    users: { keys: { kind: 'zipf', count: 200, exponent: 0.8 } },
    chain: { cache: { kind: 'cache', policy: { kind, capacity: 20 }, ttlMs: null, hitMs: 0 } },
    app: { serviceMs: { kind: 'constant', ms: 0 } },
    forMs: 20_000,
  });
  const arrived = figures('cache').arrived as number;
  const bare = createCache(kind, { capacity: 20 }, new Rng(seed, 'cache.policy'));
  let hits = 0;
  keysOf(seed, 200, 0.8, arrived).forEach((key, i) => {
    if (bare.access(key, i)) hits++;
  });
  expect(arrived).toBeGreaterThan(5000);
  expect(hits).toBeGreaterThan(500);
  expect(figures('cache').hits).toBe(hits);
});

test('CP2 early expiry: one reader loads before the end, so that fewer find nothing', () => {
  const missesWith = (earlyExpiry: string) =>
    play({
      at: { kind: 'constant', rateRps: 200 },
      users: ONE_KEY,
      chain: { cache: { kind: 'cache', ttlMs: 500, hitMs: 0, singleFlight: true, earlyExpiry } },
      app: { serviceMs: { kind: 'constant', ms: 50 } },
      forMs: 60_000,
    }).figures('cache') as Record<string, number>;
  const [none, probabilistic] = [missesWith('none'), missesWith('probabilistic')];
  expect(none.early).toBe(0);
  expect(probabilistic.early / probabilistic.loads).toBeGreaterThan(0.9);
  expect(probabilistic.misses).toBeLessThan(none.misses / 2);
});

const knobs = fc.record({
  strategy: fc.constantFrom('cache-aside', 'read-through', 'write-through', 'write-around', 'write-back'),
  policy: fc.record({
    kind: fc.constantFrom(...(Object.keys(policies) as CacheId[])),
    capacity: fc.integer({ min: 1, max: 30 }),
  }),
  ttlMs: fc.constantFrom(null, 20, 300),
  jitterRatio: fc.constantFrom(0, 0.3),
  invalidation: fc.constantFrom('ttl', 'versioned-key', { kind: 'event', delayMs: 0 }, { kind: 'event', delayMs: 30 }),
  singleFlight: fc.boolean(),
  earlyExpiry: fc.constantFrom('none', 'probabilistic'),
  staleWhileRevalidateMs: fc.constantFrom(0, 100),
  hitMs: fc.constantFrom(0, 1, 5),
  flushEveryMs: fc.constantFrom(10, 200),
});
const event = fc.record({
  atMs: fc.nat(2000),
  do: fc.constantFrom('crash', 'purge', 'kill', 'revive'),
  target: fc.constantFrom('cache', 'app/a'),
});
const turn = fc.record({
  atMs: fc.nat(2000),
  do: fc.constant('set'),
  target: fc.constant('cache'),
  turn: fc.oneof(
    ...(['strategy', 'policy', 'hitMs', 'ttlMs', 'singleFlight', 'invalidation'] as const).map((knob) =>
      knobs.map((all) => ({ knob, value: all[knob] })),
    ),
  ),
});
const random = fc
  .record({
    seed: fc.nat(1e6),
    cache: knobs,
    timeoutMs: fc.constantFrom(null, 15),
    writeRatio: fc.constantFrom(0, 0.3),
    meanMs: fc.constantFrom(5, 30),
    latencyMs: fc.constantFrom(0, 4),
    faults: fc.array(event, { maxLength: 4 }),
    turns: fc.array(turn, { maxLength: 3 }),
  })
  .map(({ seed, cache, timeoutMs, writeRatio, meanMs, latencyMs, faults, turns }) =>
    scenarioOf({
      seed,
      at: { kind: 'poisson', rateRps: 150 },
      users: { keys: { kind: 'zipf', count: 40 }, timeoutMs, writeRatio, sessions: 10 },
      chain: { cache: { kind: 'cache', ...cache } },
      app: { serviceMs: { kind: 'exponential', meanMs }, concurrency: 4, queueLimit: 10 },
      links: { 'cache->app': { latencyMs } },
      events: [
        ...faults.filter(({ do: what, target }) => target === 'cache' || what === 'kill' || what === 'revive'),
        ...turns.map(({ turn: { knob, value }, ...rest }) => ({ ...rest, knob, value })),
        { atMs: 2000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 0 },
        { atMs: 2000, do: 'revive', target: 'app/a' },
      ].sort((a, b) => a.atMs - b.atMs),
      forMs: 20_000,
    }),
  );

describe('any cache', () => {
  test('CX1 drained, every request has its outcome, every read hit or missed, and no call is left', () => {
    fc.assert(
      fc.property(random, (raw) => {
        const { run, world } = withWorld(() => createRun(parseScenario(raw)));
        const { requests, nodes } = run.finish();
        const failed = Object.values(requests.failed).reduce((sum, count) => sum + count, 0);
        expect(requests.offered).toBe(requests.succeeded + failed);
        expect(world.calls.alive).toBe(0);
        const { arrived, completed, rejected, dirty } = nodes.cache as unknown as Record<string, number>;
        expect(arrived).toBe(completed + rejected);
        expect(dirty).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('CX2 single flight: never two loads of one key under way', () => {
    fc.assert(
      fc.property(random, (raw) => {
        const scenario = parseScenario(raw);
        const cacheNode = { ...scenario.nodes.cache, singleFlight: true };
        const events = scenario.events.filter((one) => one.do !== 'set' || one.knob !== 'singleFlight');
        const { nodes } = createRun({ ...scenario, events, nodes: { ...scenario.nodes, cache: cacheNode } }).finish();
        expect(nodes.cache.mostLoadsOfOneKey).toBeLessThanOrEqual(1);
      }),
      { numRuns: 80 },
    );
  });

  test('CX3 the same run again, in any steps, looked at in between, is the same', () => {
    fc.assert(
      fc.property(random, fc.array(evenly(0, 3000), { maxLength: 6 }), (raw, stops) => {
        const scenario = parseScenario(raw);
        const whole = createRun(scenario).finish();
        const cut = createRun(scenario);
        for (const stop of stops.sort((a, b) => a - b)) {
          cut.advance(stop);
          cut.recording();
        }
        expect(cut.finish()).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('CX4 a cache that hears of every write at once and loads for itself shows nothing out of date', () => {
    fc.assert(
      fc.property(random, fc.constantFrom('read-through', 'write-around', 'write-through', 'write-back'), (raw, strategy) => {
        const scenario = parseScenario(raw);
        const node = { ...scenario.nodes.cache, strategy, invalidation: { kind: 'event', delayMs: 0 } };
        const events = scenario.events.filter((one) => one.do !== 'set' || one.target !== 'cache');
        const { nodes } = createRun({ ...scenario, events, nodes: { ...scenario.nodes, cache: node } }).finish();
        expect(nodes.cache.staleReads).toBe(0);
      }),
      { numRuns: 80 },
    );
  });
});

test('a run is made of nothing but its scenario', () => {
  const setup = cached({ earlyExpiry: 'probabilistic', ttlMs: 50 }, { at: { kind: 'poisson', rateRps: 500 } });
  expect(createOf(setup).finish().digest).toBe(createOf(setup).finish().digest);
});
