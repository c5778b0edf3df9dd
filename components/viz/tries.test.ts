import { describe, expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { indexed } from './span-index';
import { lanesOf, mostTriedAround, multipliedIn, rowsOfTries, triesOf } from './tries';

const retry = (maxAttempts: number, to: string, more: object = {}) => ({
  kind: 'retry',
  maxAttempts,
  backoff: { kind: 'constant', baseMs: 50 },
  to,
  ...more,
});
const scenarioOf = (nodes: object, { failing = 1, timesMs = [0, 5000] }: { failing?: number; timesMs?: number[] } = {}) => ({
  format: 1,
  seed: 1,
  forMs: 10_000,
  nodes: {
    users: { kind: 'clients', label: 'Users', arrivals: { kind: 'trace', timesMs }, timeoutMs: 60_000, to: 'edge' },
    ...nodes,
    db: {
      kind: 'service',
      label: 'Database',
      backends: [{ id: '1' }],
      concurrency: 64,
      serviceMs: { kind: 'constant', ms: 20 },
    },
  },
  links: { 'users->edge': { latencyMs: 3 }, 'edge->inner': { latencyMs: 3 }, 'inner->db': { latencyMs: 3 } },
  events: [{ atMs: 0, do: 'fail', target: 'db', ratio: failing }],
});

describe('one request through two layers that try again', () => {
  const recording = recordAtBuild(scenarioOf({ edge: retry(3, 'inner'), inner: retry(3, 'db') }));
  const all = triesOf(recording, rowsOfTries(recording, 0), 5000)!;
  const childrenOf = (parent: number, tier: number) =>
    all.tries.filter((one) => one.parent === parent && one.tier === tier).length;

  test('one request, nine calls at the database', () => {
    expect(all.tiers.map(({ label }) => label)).toEqual(['Users', 'edge', 'inner', 'Database']);
    expect(all.tiers.map((_, tier) => all.tries.filter((one) => one.tier === tier).length)).toEqual([1, 3, 9, 9]);
  });

  test('each try hangs from the one that made it', () => {
    all.tries.forEach(({ tier }, i) => {
      if (tier < 3) expect([tier, i, childrenOf(i, tier + 1)]).toEqual([tier, i, tier === 2 ? 1 : 3]);
    });
    for (const { parent, startMs } of all.tries.slice(1)) expect(all.tries[parent].startMs).toBeLessThanOrEqual(startMs);
  });

  test('grows with the playhead, and what lasts ends there', () => {
    const early = triesOf(recording, rowsOfTries(recording, 0), 60)!;
    expect(early.tries.length).toBeLessThan(all.tries.length);
    expect(early.tries[0]).toMatchObject({ endMs: 60 });
    expect(early.tries.every(({ startMs, endMs }) => startMs <= endMs && endMs <= 60)).toBe(true);
    expect(triesOf(recording, rowsOfTries(recording, 77), 60)).toBeNull();
  });
});

test('layer by layer, calls for each request', () => {
  const source = indexed(recordAtBuild(scenarioOf({ edge: retry(2, 'inner'), inner: retry(3, 'db') })));
  expect(multipliedIn(source, 0, 10_000).map(({ label, calls, perRequest }) => [label, calls, perRequest])).toEqual([
    ['Users', 2, 1],
    ['edge', 4, 2],
    ['inner', 12, 6],
    ['Database', 12, 6],
  ]);
  expect(multipliedIn(source, 4000, 4500)[3].perRequest).toBeNaN();
});

test('the request looked at is the one most was done for, of those that began lately', () => {
  const scenario = scenarioOf({ edge: retry(4, 'inner'), inner: retry(1, 'db') }, { failing: 0, timesMs: [0, 100, 3000, 9500] });
  const source = indexed(
    recordAtBuild({
      ...scenario,
      events: [
        { atMs: 2900, do: 'fail', target: 'db', ratio: 1 },
        { atMs: 3100, do: 'fail', target: 'db', ratio: 0 },
      ],
    }),
  );
  expect([200, 3000, 7000, 9000, 9600].map((tMs) => mostTriedAround(source, tMs))).toEqual([0, 2, 2, null, 3]);
});

test('bars that overlap lie in lanes of their own', () => {
  const bar = (startMs: number, endMs: number) => ({ tier: 0, parent: -1, attempt: 1, startMs, endMs, outcome: 0 });
  expect(lanesOf([bar(0, 10), bar(5, 12), bar(10, 20), bar(11, 13)], 1)).toEqual([0, 1, 0, 2]);
  expect(lanesOf([bar(5, 5), bar(5, 5)], 1)).toEqual([0, 1]);
});
