import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipfWeights } from '../random/alias';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import { play, type Setup, scenarioOf, withWorld } from './playing.test-support';

const names = ['a', 'b', 'c', 'd', 'e'];
const backends = (count: number) => names.slice(0, count).map((id) => ({ id }));
const sharded = (by: object | string, count: number, setup: Partial<Setup> = {}, knobs: object = {}): Setup => ({
  at: { kind: 'poisson', rateRps: 400 },
  users: { keys: { kind: 'zipf', count: 100, exponent: 1 } },
  chain: { shards: { kind: 'shards', by, ...knobs } },
  forMs: 10_000,
  ...setup,
  app: { backends: backends(count), serviceMs: { kind: 'constant', ms: 1 }, ...setup.app },
});
interface PerShard {
  readonly calls: number;
  readonly share: number;
  readonly keys: number;
}
const perShard = (played: ReturnType<typeof play>) => Object.values(played.figures('shards').shards as Record<string, PerShard>);

describe('routing', () => {
  test('SH1 a range has the busy keys together: its first shard has the share that Zipf says', () => {
    const [first, ...rest] = perShard(play(sharded('range', 4)));
    const weights = zipfWeights(100, 1);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const expected = weights.slice(0, 25).reduce((sum, weight) => sum + weight, 0) / total;
    const calls = [first, ...rest].reduce((sum, shard) => sum + shard.calls, 0);
    expect(Math.abs(first.share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / calls));
    for (const shard of [first, ...rest]) expect(shard.keys).toBe(25);
  });

  test('SH2 all partitionings send a key always to the same shard, and count what the shards count', () => {
    for (const by of ['hash', { kind: 'hash', slots: null }, 'range', 'directory']) {
      const played = play(sharded(by, 4));
      const backendsOf = played.figures('app').backends as Record<string, { arrived: number }>;
      const { shards } = played.figures('shards') as { shards: Record<string, PerShard> };
      for (const id of names.slice(0, 4)) expect(shards[id].calls).toBe(backendsOf[id].arrived);
      const keys = perShard(played).reduce((sum, shard) => sum + shard.keys, 0);
      expect(keys).toBe(100);
    }
  });

  test('SH3 a hash spreads even keys evenly; one busy key still makes a hot shard', () => {
    const share = (exponent: number) =>
      play(sharded('hash', 4, { users: { keys: { kind: 'zipf', count: 2000, exponent } } })).figures('shards')
        .hottestShare as number;
    expect(share(0)).toBeLessThan(0.3);
    expect(share(2)).toBeGreaterThan(0.55);
  });

  test('SH4 asking the directory takes its time before the call goes on', () => {
    const { answers, spans } = play(sharded({ kind: 'directory', lookupMs: 3 }, 2, { at: [0] }));
    expect(answers).toEqual(['ok@4']);
    expect(spans('hold', 'shards')).toEqual(['0-3 ok']);
  });

  test('SH5 by time: writes go to the newest shard, which goes round; a read of age 0 too', () => {
    const by = { kind: 'time', periodMs: 100, meanAgeMs: 0 };
    const at = [50, 150, 250, 350, 460];
    const played = play(sharded(by, 3, { at, users: { keys: { kind: 'zipf', count: 5 }, writeRatio: 0.5 } }));
    expect(perShard(played).map(({ calls }) => calls)).toEqual([2, 2, 1]);
    const old = play(sharded({ ...by, meanAgeMs: 1e9 }, 3, { at: [1050] }));
    // Period 10; three shards hold 8, 9 and 10, and what is older is with 8, on shard 8 mod 3.
    expect(perShard(old).map(({ calls }) => calls)).toEqual([0, 0, 1]);
  });

  test('SH6 by time, a shard more takes its turn from the next period on', () => {
    const by = { kind: 'time', periodMs: 100, meanAgeMs: 0 };
    const events = [{ atMs: 120, do: 'add', target: 'app', backend: { id: 'z' } }];
    // Periods 0 and 1 on two shards: a, b. Periods 2, 3, 4, 5 on three: c, a, b, c.
    const played = play(sharded(by, 2, { at: [50, 150, 250, 350, 450, 550], events }));
    expect(perShard(played).map(({ calls }) => calls)).toEqual([2, 2, 2]);
  });
});

describe('cross-shard calls', () => {
  test('SH7 ask all; the slowest answers, and one that fails fails it', () => {
    const events = [
      { atMs: 0, do: 'slow', target: 'app/b', factor: 9 },
      { atMs: 50, do: 'kill', target: 'app/c' },
    ];
    const { answers, figures } = play(sharded('hash', 3, { at: [0, 100], events }, { crossShardRatio: 1 }));
    expect(answers).toEqual(['ok@9', 'connection-refused@100']);
    expect(figures('shards')).toMatchObject({ crossShard: 2 });
    expect(figures('app').arrived).toBe(6);
  });

  test('SH8 so does a call without a key', () => {
    expect(play(sharded('hash', 3, { at: [0], users: { keys: 'none' } })).figures('app').arrived).toBe(3);
  });

  test('SH9 n of exponential work take H(n) of one: the tail at scale', () => {
    const app = { serviceMs: { kind: 'exponential', meanMs: 10 }, concurrency: 1000 };
    const mean = (ratio: number) =>
      play(sharded('hash', 4, { app, forMs: 60_000 }, { crossShardRatio: ratio })).summary.latencyMs!.mean;
    // H(4) = 1 + 1/2 + 1/3 + 1/4 = 2.0833; mean of 24,000, standard deviation below 12.
    expect(Math.abs(mean(1) - 20.833)).toBeLessThan(4 * (12 / Math.sqrt(24_000)) + 0.05);
    expect(Math.abs(mean(0) - 10)).toBeLessThan(4 * (10 / Math.sqrt(24_000)) + 0.05);
  });
});

describe('a split', () => {
  const add = { atMs: 2000, do: 'add', target: 'app', backend: { id: 'z' } };
  test.each([
    { by: 'range', most: 40 },
    { by: { kind: 'hash', slots: 64 }, most: 40 },
    { by: 'directory', most: 40 },
    { by: { kind: 'hash', slots: null }, most: 100 },
  ])('SP1 by $by: keys are copied by calls of its own, then answer on the new shard', ({ by, most }) => {
    const before = play(sharded(by, 3)).figures('shards') as { hottestShare: number };
    const played = play(sharded(by, 3, { events: [add], forMs: 20_000 }, { copyBatchKeys: 5 }));
    const { keysMoved, keysToMove, copyCalls, shards } = played.figures('shards') as Record<string, number> & {
      shards: Record<string, PerShard>;
    };
    expect(keysMoved).toBeGreaterThan(0);
    expect(keysMoved).toBeLessThan(most);
    expect(keysToMove).toBe(0);
    expect(copyCalls).toBeGreaterThanOrEqual(2 * Math.ceil(keysMoved / 5));
    expect(shards.z.keys).toBeGreaterThan(0);
    expect(shards.z.calls).toBeGreaterThan(0);
    const after = played.recording.windows.series['shards.hottestShare'].slice(-40);
    if (by === 'range') expect(Math.max(...after)).toBeLessThan(before.hottestShare);
    expect(played.summary.requests.failed).toEqual({});
  });

  test('SP2 a copy that fails is tried again; keys answer where they were until then', () => {
    const events = [{ atMs: 1990, do: 'kill', target: 'app/a' }, add, { atMs: 4500, do: 'revive', target: 'app/a' }];
    const { figures } = play(sharded('range', 3, { events, forMs: 20_000 }));
    expect(figures('shards').keysToMove).toBe(0);
    expect(figures('shards').keysMoved).toBeGreaterThan(5);
  });

  test('SP3 with the new shard taken away again, what is left stays', () => {
    const events = [add, { atMs: 2005, do: 'remove', target: 'app/z' }];
    const { figures } = play(sharded('range', 3, { events }, { copyBatchKeys: 1 }));
    expect(figures('shards').keysToMove).toBe(0);
  });
});

const random = fc
  .record({
    seed: fc.nat(1e6),
    by: fc.constantFrom<object | string>(
      'hash',
      { kind: 'hash', slots: null },
      { kind: 'hash', slots: 3 },
      'range',
      { kind: 'directory', lookupMs: 0 },
      'directory',
      {
        kind: 'time',
        periodMs: 200,
        meanAgeMs: 300,
      },
    ),
    count: fc.integer({ min: 1, max: 4 }),
    crossShardRatio: fc.constantFrom(0, 0.2),
    copyBatchKeys: fc.constantFrom(1, 10),
    timeoutMs: fc.constantFrom(null, 20),
    latencyMs: fc.constantFrom(0, 4),
    withKeys: fc.boolean(),
    faults: fc.array(
      fc.record({
        atMs: fc.nat(1900),
        do: fc.constantFrom('kill', 'revive', 'drain'),
        target: fc.constantFrom('app/a', 'app/b'),
      }),
      { maxLength: 4 },
    ),
    adds: fc.array(fc.nat(1900), { maxLength: 3 }),
    removes: fc.boolean(),
  })
  .map(({ seed, by, count, timeoutMs, latencyMs, withKeys, faults, adds, removes, ...knobs }) =>
    scenarioOf({
      seed,
      at: { kind: 'poisson', rateRps: 150 },
      users: { keys: withKeys ? { kind: 'zipf', count: 40 } : 'none', timeoutMs, writeRatio: 0.2 },
      chain: { shards: { kind: 'shards', by, ...knobs } },
      app: {
        backends: backends(Math.max(count, 2)),
        serviceMs: { kind: 'exponential', meanMs: 10 },
        concurrency: 2,
        queueLimit: 5,
      },
      links: { 'shards->app': { latencyMs } },
      events: [
        ...faults,
        ...adds.map((atMs, i) => ({ atMs, do: 'add', target: 'app', backend: { id: `z${i}` } })),
        ...(removes ? [{ atMs: 1950, do: 'remove', target: 'app/b' }] : []),
        { atMs: 2000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 0 },
        { atMs: 2000, do: 'revive', target: 'app/a' },
        ...(removes ? [] : [{ atMs: 2000, do: 'revive', target: 'app/b' }]),
      ].sort((a, b) => a.atMs - b.atMs),
      forMs: 20_000,
    }),
  );

describe('any shards', () => {
  test('SX1 drained, every request has its outcome and no call is left', () => {
    fc.assert(
      fc.property(random, (raw) => {
        const { run, world } = withWorld(() => createRun(parseScenario(raw)));
        const { requests, nodes } = run.finish();
        expect(requests.inFlight).toBe(0);
        expect(world.calls.alive).toBe(0);
        expect(nodes.shards.arrived).toBe((nodes.shards.completed as number) + (nodes.shards.rejected as number));
        expect(nodes.shards.keysToMove).toBe(0);
      }),
      { numRuns: 120 },
    );
  });

  test('SX2 the same run again, in any steps, is the same', () => {
    fc.assert(
      fc.property(random, fc.array(fc.nat(3000), { maxLength: 5 }), (raw, stops) => {
        const scenario = parseScenario(raw);
        const whole = createRun(scenario).finish();
        const cut = createRun(scenario);
        for (const stop of stops.sort((a, b) => a - b)) {
          cut.advance(stop);
          cut.recording();
        }
        expect(cut.finish()).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });
});
