import { describe, expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { keyOwnersOf } from '@/runtime/worker/key-owners';
import { configsOf } from '../viz/config-at';
import { lastChange, type Mapping, mappingAt, ownershipOf as ownership, ringTracks, tableRows } from './key-owners';

const ownershipOf = (now: Mapping, before: Mapping | null) => ownership(now, keyOwnersOf(now), keyOwnersOf(before ?? now));

const members = (...ids: string[]) => ids.map((id) => ({ id, weight: 1, isFit: true }));
const by = (kind: Mapping['algorithm']['kind'], ...ids: string[]): Mapping => ({ algorithm: { kind }, members: members(...ids) });

describe('whose keys', () => {
  test.each(['ring-hash', 'maglev', 'ip-hash', 'jump-hash', 'rendezvous'] as const)('%s gives every sample an owner', (kind) => {
    const { runs, count, shares, moved } = ownershipOf(by(kind, 'a', 'b', 'c'), null);
    expect(runs.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(count);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(moved).toBe(0);
  });
  test.each(['ring-hash', 'rendezvous', 'jump-hash'] as const)('%s moves only what the one who came gains', (kind) => {
    const { runs, moved } = ownershipOf(by(kind, 'a', 'b', 'c', 'd'), by(kind, 'a', 'b', 'c'));
    expect(moved).toBeGreaterThan(0);
    expect(runs.filter(({ hasMoved }) => hasMoved).every(({ owner }) => owner === 'd')).toBe(true);
  });
  test('a remainder moves most of them, a table few', () => {
    const share = (kind: 'ip-hash' | 'maglev'): number => {
      const { moved, count } = ownershipOf(by(kind, 'a', 'b', 'c', 'd', 'e'), by(kind, 'a', 'b', 'c', 'd'));
      return moved / count;
    };
    expect(share('ip-hash')).toBeGreaterThan(0.6);
    expect(share('ip-hash')).toBeLessThan(0.95);
    expect(share('maglev')).toBeLessThan(0.35);
  });
  test('those who are unfit have none', () => {
    const now: Mapping = {
      algorithm: { kind: 'ring-hash' },
      members: [...members('a', 'b'), { id: 'c', weight: 1, isFit: false }],
    };
    expect(ownershipOf(now, by('ring-hash', 'a', 'b', 'c')).shares[2]).toEqual({ id: 'c', share: 0, gained: 0 });
    expect(ownershipOf({ ...now, members: [] }, null).runs).toEqual([]);
  });
  test('a small table is asked slot by slot', () => {
    expect(keyOwnersOf({ algorithm: { kind: 'maglev', tableSize: 13 }, members: members('a') })).toHaveLength(13);
  });
});

describe('the members', () => {
  const scenario = {
    format: 1,
    seed: 1,
    forMs: 10_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 20 }, keys: { kind: 'zipf', count: 50 }, to: 'lb' },
      lb: { kind: 'balancer', algorithm: { kind: 'ring-hash', pointsPerWeight: 10 }, to: 'app' },
      app: {
        kind: 'service',
        backends: [{ id: 'a' }, { id: 'b', weight: 2 }],
        serviceMs: { kind: 'constant', ms: 10 },
      },
    },
    events: [
      { atMs: 4000, do: 'add', target: 'app', backend: { id: 'c', weight: 3 } },
      { atMs: 6000, do: 'drain', target: 'app/a' },
      { atMs: 8000, do: 'set', target: 'lb', knob: 'algorithm', value: { kind: 'round-robin' } },
    ],
  };
  const recording = recordAtBuild(scenario);
  const node = recording.nodes[1];
  const configs = configsOf(scenario, recording, 'lb');
  const at = (tMs: number) => mappingAt(scenario, recording, node, configs, tMs);
  test('are those that facts tell of, with their weights', () => {
    expect(at(3999)?.members).toEqual([
      { id: 'a', weight: 1, isFit: true },
      { id: 'b', weight: 2, isFit: true },
    ]);
    expect(at(4000)?.members[2]).toEqual({ id: 'c', weight: 3, isFit: true });
    expect(at(6000)?.members[0]?.isFit).toBe(false);
  });
  test('matter only where keys decide', () => expect(at(8000)).toBeNull());
  test('changed last when they did', () => {
    expect(lastChange(scenario, recording, node, configs, 3000)).toBeNull();
    expect(lastChange(scenario, recording, node, configs, 5000)).toMatchObject({ atMs: 4000, before: at(3999) });
    expect(lastChange(scenario, recording, node, configs, 7000)?.atMs).toBe(6000);
  });
  test('own what the run sent them', () => {
    const { spans, places } = recording;
    const seen = new Set<string>();
    for (let row = 0; row < spans.count; row++)
      if (spans.kind[row] === 3 && spans.startMs[row] > 6100 && spans.startMs[row] < 8000)
        seen.add(places[spans.place[row]].label);
    const owning = ownershipOf(at(7000) as Mapping, null).shares.filter(({ share }) => share > 0);
    expect(owning.map(({ id }) => id)).toEqual([...seen].sort());
  });
});

test('pictures stay within their frame, a track for each member', () => {
  const owned = ownershipOf(by('ring-hash', 'a', 'b', 'c'), by('ring-hash', 'a', 'b'));
  const tracks = ringTracks(owned, (track) => [100 - 10 * track - 8, 100 - 10 * track]);
  expect(tracks).toHaveLength(3);
  expect(tracks[2].moved).not.toBe('');
  expect(tracks[2].kept).toBe('');
  for (const { kept } of tracks)
    for (const value of kept.match(/-?[\d.]+/g) ?? []) expect(Math.abs(Number(value))).toBeLessThanOrEqual(100);
  const [row] = tableRows(owned, [50, 350], (at) => [at * 20, at * 20 + 14]);
  for (const [, x] of row.kept.matchAll(/[MH]([\d.]+)/g)) expect(Number(x) >= 50 && Number(x) <= 350).toBe(true);
});
