import { describe, expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { fullnessOf, levelLine, levelsAt, paceOf, passingIn, scopeOf, shapeOf, tokenDiscs } from './limiter-view';
import { indexed } from './span-index';

const burst = Array.from({ length: 15 }, (_, i) => 4000 + 100 * i);
const recorded = (gate: object, latencyMs = 5, timesMs: readonly number[] = burst) =>
  recordAtBuild({
    format: 1,
    seed: 1,
    forMs: 10_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'trace', timesMs }, to: 'gate' },
      gate: { kind: 'limiter', to: 'app', ...gate },
      app: { kind: 'service', backends: [{ id: 'a' }], concurrency: 64, serviceMs: { kind: 'constant', ms: 50 } },
    },
    links: { 'users->gate': { latencyMs }, 'gate->app': { latencyMs } },
  });
const fixed = { kind: 'fixed-window', limit: 6, windowMs: 5000 };

describe('what passed', () => {
  test.each([5, 0])('and what did not are told apart, links of %i ms', (latencyMs) => {
    const recording = recorded({ algorithm: fixed }, latencyMs);
    const { passed, refused, held } = passingIn(indexed(recording), 1, 0, 10_000);
    expect(passed).toEqual(
      [...burst.slice(0, 6), ...burst.filter((atMs) => atMs + latencyMs >= 5000)].map((atMs) => atMs + latencyMs),
    );
    expect(refused).toEqual(
      burst
        .slice(6)
        .filter((atMs) => atMs + latencyMs < 5000)
        .map((atMs) => atMs + latencyMs),
    );
    expect(held).toEqual([]);
  });
  test('is of the stretch asked for only', () => {
    const { passed } = passingIn(indexed(recorded({ algorithm: fixed })), 1, 4005, 4205);
    expect(passed).toEqual([4105, 4205]);
  });
  test('may have been held first', () => {
    const recording = recorded({ algorithm: { kind: 'leaky-bucket', capacity: 20, drainPerSecond: 5, delayAfter: 0 } });
    const { passed, held } = passingIn(indexed(recording), 1, 0, 10_000);
    expect(passed.length).toBe(15);
    expect(held.length).toBeGreaterThan(0);
    for (const { fromMs, toMs } of held) expect(toMs).toBeGreaterThan(fromMs);
  });
});

describe('the stretch that is drawn', () => {
  test('ends at the playhead for a bucket', () => {
    expect(scopeOf(shapeOf('token-bucket'), {}, 12_000)).toEqual({ fromMs: 2000, toMs: 12_000, counting: [] });
  });
  test('stands still within a fixed window, which holds its start', () => {
    const at = (tMs: number) => scopeOf('fixed', { windowMs: 5000 }, tMs);
    expect(at(5000)).toEqual(at(9999));
    expect(at(5000).counting).toEqual([{ fromMs: 5000, toMs: 10_000, weight: 1 }]);
    expect(at(10_000).counting[0].fromMs).toBe(10_000);
  });
  test('slides with a log', () => {
    expect(scopeOf('log', { windowMs: 2000 }, 7300).counting).toEqual([{ fromMs: 5300, toMs: 7300, weight: 1 }]);
  });
  test('weighs the window before by what of it is still within reach', () => {
    // Cloudflare's example: 15 s into a minute the last one weighs 45/60.
    expect(scopeOf('counter', { windowMs: 60_000 }, 75_000).counting).toEqual([
      { fromMs: 0, toMs: 60_000, weight: 0.75 },
      { fromMs: 60_000, toMs: 120_000, weight: 1 },
    ]);
  });
});

describe('the level', () => {
  test('is what was recorded', () => {
    const recording = recorded({ algorithm: fixed });
    expect(levelsAt(recording, 'gate', 3000)).toEqual([{ label: '', series: 'gate.remaining', remaining: 6, limit: 6 }]);
    expect(levelsAt(recording, 'gate', 4900)[0].remaining).toBe(0);
    expect(levelsAt(recording, 'gate', 0)).toEqual([]);
  });
  test('of several gateways is one each; of a limit for each key none', () => {
    expect(levelsAt(recorded({ algorithm: fixed, nodes: 3 }), 'gate', 3000).map(({ label }) => label)).toEqual(['1', '2', '3']);
    expect(levelsAt(recorded({ algorithm: fixed, per: 'key' }), 'gate', 3000)).toEqual([]);
  });
  test('falls in a bucket of tokens and rises in one of water', () => {
    expect(fullnessOf('tokens', { remaining: 2, limit: 8 })).toBe(0.25);
    expect(fullnessOf('water', { remaining: 2, limit: 8 })).toBe(0.75);
    expect(fullnessOf('tokens', { remaining: 0, limit: 0 })).toBe(0);
  });
  test('is a line up to the playhead', () => {
    const recording = recorded({ algorithm: fixed });
    const [level] = levelsAt(recording, 'gate', 4900);
    const draw = (untilMs: number) =>
      levelLine(
        recording,
        level,
        'fixed',
        { fromMs: 0, untilMs },
        (tMs) => tMs,
        (fullness) => fullness,
      );
    expect(draw(0)).toBe('');
    expect(Math.max(...[...draw(4900).matchAll(/[ML]([\d.]+)/g)].map(([, at]) => Number(at)))).toBeLessThanOrEqual(4900);
  });
});

test.each([
  { kind: 'token-bucket', config: { refillPerSecond: 40 }, pace: 40 },
  { kind: 'gcra', config: { ratePerSecond: 3 }, pace: 3 },
  { kind: 'leaky-bucket', config: { drainPerSecond: 5 }, pace: 5 },
  { kind: 'leaky-bucket', config: {}, pace: 10 },
  { kind: 'fixed-window', config: {}, pace: null },
])('$kind with $config: $pace a second', ({ kind, config, pace }) => {
  expect(paceOf(shapeOf(kind), config)).toBe(pace);
});

describe('tokens as discs', () => {
  test('as many as are left, inside the bucket, none on another', () => {
    const { at, radius } = tokenDiscs({ remaining: 13.4, limit: 20 }, 40, 78)!;
    expect(at).toHaveLength(13);
    for (const { x, y } of at) {
      expect(Math.min(x, 40 - x, y, 78 - y)).toBeGreaterThanOrEqual(radius);
      expect(at.filter((other) => Math.hypot(other.x - x, other.y - y) < 2 * radius)).toHaveLength(1);
    }
  });
  test('stand where they stood when one is taken', () => {
    const of = (remaining: number) => tokenDiscs({ remaining, limit: 20 }, 40, 78)!.at;
    expect(of(7)).toEqual(of(8).slice(0, 7));
  });
  test('not when there are too many to be told apart', () => {
    expect(tokenDiscs({ remaining: 3, limit: 1000 }, 40, 78)).toBeNull();
  });
});
