import { describe, expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { configAt, configsOf } from './config-at';
import { placedRegions, regionsAt, sliceOf } from './edges-map';
import { copiesAt, lagPicture, promotionsOf } from './replica-lag';
import { SHADES, shardLanes, shardsAt } from './shard-loads';

const users = (to: string, more: object = {}) => ({
  kind: 'clients',
  arrivals: { kind: 'constant', rateRps: 200 },
  keys: { kind: 'zipf', count: 60 },
  to,
  ...more,
});
const store = (...ids: string[]) => ({
  kind: 'service',
  backends: ids.map((id) => ({ id })),
  concurrency: 32,
  serviceMs: { kind: 'constant', ms: 5 },
});
const identity = (tMs: number): number => tMs;

describe('replicas', () => {
  const recording = recordAtBuild({
    format: 1,
    seed: 4,
    forMs: 12_000,
    nodes: {
      users: users('db', { writeRatio: 0.3 }),
      db: { kind: 'replicas', lagMs: { kind: 'constant', ms: 400 }, promoteAfterMs: 1000, to: 'store' },
      store: store('p', 'r1', 'r2'),
    },
    events: [{ atMs: 6000, do: 'kill', target: 'store/p' }],
  });
  const node = recording.nodes[1];

  test('the primary has no lag, replicas lag by what it takes to reach them, and are read out of date', () => {
    const [p, r1, r2] = copiesAt(recording, node, 5000);
    expect([p.isPrimary, r1.isPrimary, r2.isPrimary]).toEqual([true, false, false]);
    expect(p.lagMs).toBeNaN();
    // Something is written every 17 ms or so: the oldest entry a replica lacks is nearly 400 ms old.
    for (const { lagMs } of [r1, r2]) expect(lagMs).toBeGreaterThan(300);
    for (const { lagMs } of [r1, r2]) expect(lagMs).toBeLessThanOrEqual(400);
    expect(r1.staleRps).toBeGreaterThan(0);
    expect(r1.readsRps + r2.readsRps + p.readsRps).toBeCloseTo(140, -1.5);
  });

  test('one of them is promoted, and then is the primary', () => {
    const [{ atMs, to }] = promotionsOf(recording, 'db');
    expect(atMs).toBe(7000);
    const after = copiesAt(recording, node, 8000);
    expect(after.find(({ isPrimary }) => isPrimary)?.id).toBe(to);
    expect(copiesAt(recording, node, 6900).find(({ isPrimary }) => isPrimary)?.id).toBe('p');
  });

  test('lines stop at the playhead, and where nothing is known', () => {
    const picture = lagPicture(recording, node, 5000, identity, (share) => 1 - share);
    const [p, r1] = picture.tracks;
    expect([p.lag, p.end]).toEqual(['', null]);
    expect(r1.end?.x).toBe(5000);
    expect(r1.stale.length).toBeGreaterThan(0);
    expect(r1.stale.every(({ x, strength }) => x < 5000 && strength > 0 && strength <= 1)).toBe(true);
    expect(picture.mostMs).toBeGreaterThan(1000);
  });
});

describe('shards', () => {
  const recording = recordAtBuild({
    format: 1,
    seed: 4,
    forMs: 10_000,
    nodes: {
      users: users('shards'),
      shards: { kind: 'shards', by: { kind: 'range' }, copyBatchKeys: 2, to: 'store' },
      store: store('s0', 's1', 's2'),
    },
    events: [{ atMs: 5000, do: 'add', target: 'store', backend: { id: 's3' } }],
  });
  const node = recording.nodes[1];

  test('of neighbours by Zipf the first shard is the hottest', () => {
    const { shards, addedMs, toMove } = shardsAt(recording, node, 4000);
    expect(shards.map(({ id, isHottest }) => [id, isHottest])).toEqual([
      ['s0', true],
      ['s1', false],
      ['s2', false],
    ]);
    expect(shards[0].share).toBeGreaterThan(0.6);
    expect(shards.map(({ keys, gained }) => [keys, gained])).toEqual([
      [20, 0],
      [20, 0],
      [20, 0],
    ]);
    expect([addedMs, toMove]).toEqual([null, 0]);
  });

  test('what moves to the new one leaves the hottest', () => {
    const { shards, addedMs, moved, toMove } = shardsAt(recording, node, 9000);
    const [s0, , , s3] = shards;
    expect(addedMs).toBe(5000);
    expect(s3.gained).toBe(s3.keys);
    expect(s0.gained).toBe(-s3.keys);
    expect([moved, toMove]).toEqual([s3.keys, s3.keys]);
    expect(s3.keys).toBeGreaterThan(0);
    expect(s0.share).toBeLessThan(shardsAt(recording, node, 4000).shards[0].share);
  });

  test('a lane for each, the strongest shade for the most calls, nothing beyond the playhead', () => {
    const { names, shades, mostRps } = shardLanes(recording, node, 5000, identity, (i) => [i, i + 1]);
    expect(names).toEqual(['s0', 's1', 's2', 's3']);
    expect(mostRps).toBeGreaterThan(100);
    expect(shades).toHaveLength(SHADES);
    const xs = [...shades.join('').matchAll(/H([\d.]+)V/g)].map(([, x]) => Number(x));
    expect(Math.max(...xs)).toBe(5000);
    expect([...shades[SHADES - 1].matchAll(/M[\d.]+ (\d)/g)].every(([, top]) => top === '0')).toBe(true);
  });
});

describe('edges', () => {
  const scenario = {
    format: 1,
    seed: 4,
    forMs: 6000,
    nodes: {
      users: users('cdn'),
      cdn: {
        kind: 'cdn',
        regions: [
          { id: 'near', share: 3, edgeMs: 10, originMs: 20 },
          { id: 'far', share: 1, edgeMs: 30, originMs: 200 },
        ],
        to: 'origin',
      },
      origin: store('o'),
    },
  };
  const recording = recordAtBuild(scenario);
  const node = recording.nodes[1];
  const regions = regionsAt(recording, node, configAt(configsOf(scenario, recording, 'cdn'), 5000), 5000);

  test('each says how far it is, how busy, what it answers itself and how long its people wait', () => {
    const [near, far] = regions;
    expect([near.id, near.edgeMs, near.originMs, far.id, far.originMs]).toEqual(['near', 10, 20, 'far', 200]);
    expect(near.requestsRps).toBeGreaterThan(2 * far.requestsRps);
    expect(near.requestsRps + far.requestsRps).toBeCloseTo(200, -1);
    for (const { hitRatio } of regions) expect(hitRatio).toBeGreaterThan(0.5);
    // A hit takes the way to the edge alone.
    expect(near.latencyMs).toBeGreaterThanOrEqual(10);
    expect(far.latencyMs).toBeGreaterThanOrEqual(30);
  });

  test('the farther stands farther out, its people beyond, all inside', () => {
    const [near, far] = placedRegions(regions, 400, 300);
    const outOf = ({ x, y }: { x: number; y: number }) => Math.hypot((x - 200) / 200, (y - 150) / 150);
    expect(outOf(far.edge)).toBeGreaterThan(outOf(near.edge));
    for (const { edge, people } of [near, far]) {
      expect(outOf(people)).toBeGreaterThan(outOf(edge));
      expect(outOf(people)).toBeLessThan(1);
    }
    expect(near.radius).toBeGreaterThan(far.radius);
  });

  test.each([
    [0, ''],
    [Number.NaN, ''],
    [0.25, 'M5 5V3A2 2 0 0 1 7.0 5.0Z'],
    [0.75, 'M5 5V3A2 2 0 1 1 3.0 5.0Z'],
  ])('a slice of %f', (share, path) => {
    expect(sliceOf({ x: 5, y: 5 }, 2, share)).toBe(path);
  });
});
