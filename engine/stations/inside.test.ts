import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import './registry';

const scenarioOf = (nodes: object, keys: object, rateRps = 50) =>
  parseScenario({
    format: 1,
    seed: 3,
    forMs: 20_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'constant', rateRps }, keys, to: 'near' },
      ...nodes,
      db: { kind: 'service', backends: [{ id: '1' }], concurrency: 8, serviceMs: { kind: 'constant', ms: 5 } },
    },
  });

const lru = { near: { kind: 'cache', policy: { kind: 'lru', capacity: 3 }, ttlMs: 150, hitMs: 0, to: 'db' } };

describe('inside', () => {
  test('a cache: the list newest first, what goes next, what was asked last and what became of it', () => {
    const run = createRun(scenarioOf(lru, { kind: 'zipf', count: 40 }), { looks: true });
    run.advance(10_000);
    const [held] = run.inside().near.caches ?? [];
    const [{ entries }] = held.queues;
    expect([held.policy, held.capacity, held.size, entries.length]).toEqual(['LRU', 3, 3, 3]);
    expect(held.next).toBe(entries[2].key);
    const [last] = held.accesses;
    expect(last.atMs).toBeLessThanOrEqual(10_000);
    expect(last.atMs).toBeGreaterThan(9900);
    const stored = held.accesses.find(({ event }) => event === 'stored');
    expect(entries.map(({ key }) => key)).toContain(stored?.key);
    expect(entries.map(({ key }) => key)).not.toContain(stored?.evicted);
    const [touched] = held.accesses.filter(({ event }) => event === 'hit' || event === 'stored');
    expect(entries[0].key).toBe(touched.key);
  });

  test('what is written elsewhere is dropped, and that is noted only of what was held', () => {
    const near = { near: { kind: 'cache', policy: { kind: 'lru', capacity: 10 }, strategy: 'write-around', to: 'db' } };
    const scenario = scenarioOf(near, { kind: 'zipf', count: 40 });
    const users = { ...scenario.nodes.users, writeRatio: 0.5 };
    const run = createRun({ ...scenario, nodes: { ...scenario.nodes, users } }, { looks: true });
    const seen = new Map<number, string>();
    let held = new Set<string>();
    let dropped = 0;
    for (let tMs = 0; tMs < 5000; tMs += 20) {
      run.advance(tMs);
      const [cache] = run.inside().near.caches ?? [];
      for (const { number, event, key } of cache.accesses.toReversed()) {
        if (seen.has(number)) continue;
        seen.set(number, key);
        if (event === 'dropped') dropped++;
        if (event === 'dropped') expect(held).toContain(key);
      }
      held = new Set(cache.queues[0].entries.map(({ key }) => key));
    }
    expect(dropped).toBeGreaterThan(10);
  });

  test('looking changes nothing', () => {
    const scenario = scenarioOf(lru, { kind: 'zipf', count: 40 });
    const looked = createRun(scenario, { looks: true });
    for (let tMs = 0; tMs < 20_000; tMs += 700) {
      looked.advance(tMs);
      looked.inside();
    }
    expect(looked.finish().digest).toBe(createRun(scenario).finish().digest);
  });

  test('nothing is noted in a run that nobody looks into', () => {
    const run = createRun(scenarioOf(lru, { kind: 'zipf', count: 40 }));
    run.advance(5000);
    expect(run.inside().near.caches?.[0].accesses).toEqual([]);
  });

  test('a long list is told by its ends', () => {
    const near = { near: { kind: 'cache', policy: { kind: 'fifo', capacity: 500 }, to: 'db' } };
    const run = createRun(scenarioOf(near, { kind: 'zipf', count: 2000 }, 400), { looks: true });
    run.finish();
    const [queue] = run.inside().near.caches?.[0].queues ?? [];
    expect(queue.count).toBe(500);
    expect(queue.entries.map(({ at }) => at)).toEqual([...Array(32).keys(), ...[...Array(32).keys()].map((i) => 468 + i)]);
  });

  test('a CDN: one cache for each region, pages by the names of their keys', () => {
    const near = { near: { kind: 'cdn', policy: { kind: 'lru', capacity: 10 }, varyBy: 2, to: 'db' } };
    const run = createRun(scenarioOf(near, { kind: 'zipf', count: 40 }), { looks: true });
    run.finish();
    const caches = run.inside().near.caches ?? [];
    expect(caches.map(({ label }) => label)).toEqual(['near', 'far']);
    const keys = caches[0].queues[0].entries.map(({ key }) => key);
    expect(keys.some((key) => / variant 2$/.test(key))).toBe(true);
    expect(run.inside().db).toBeUndefined();
  });
});
