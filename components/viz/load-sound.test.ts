import { describe, expect, test } from 'vitest';
import { Outcome } from '@/engine/outcome';
import { SpanKind } from '@/engine/recording/types';
import { recordAtBuild } from '@/runtime/at-build';
import { LOWEST_HZ, pitchOf, ticksBetween } from './load-sound';
import { indexed } from './span-index';

const runAt = (rateRps: number) =>
  recordAtBuild({
    format: 1,
    seed: 7,
    forMs: 10_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps }, timeoutMs: 500, to: 'app' },
      app: { kind: 'service', backends: [{ id: 'a' }], queueLimit: 40, serviceMs: { kind: 'exponential', meanMs: 50 } },
    },
  });
const calm = indexed(runAt(8));
const stormy = indexed(runAt(60));
const MANY = 100_000;

const endedIn = ({ recording: { spans } }: typeof calm, fromMs: number, toMs: number) =>
  Array.from({ length: spans.count }, (_, row) => row).filter(
    (row) => spans.kind[row] === SpanKind.request && spans.endMs[row] > fromMs && spans.endMs[row] <= toMs,
  );

describe('what is heard', () => {
  test('is one tick for each request that ended, when it ended, failures apart', () => {
    const ticks = ticksBetween(stormy, 2000, 4000, MANY);
    const rows = endedIn(stormy, 2000, 4000);
    const { endMs, outcome } = stormy.recording.spans;
    expect(ticks.map(({ atMs }) => atMs)).toEqual(rows.map((row) => endMs[row]));
    expect(ticks.filter(({ isFailure }) => isFailure)).toHaveLength(rows.filter((row) => outcome[row] !== Outcome.ok).length);
    expect(ticks.some(({ isFailure }) => isFailure)).toBe(true);
  });

  test('loses and repeats nothing where stretches meet', () => {
    const whole = ticksBetween(calm, 0, 10_000, MANY).map(({ atMs }) => atMs);
    const parts = Array.from({ length: 100 }, (_, i) => ticksBetween(calm, i * 100, (i + 1) * 100, MANY));
    expect(parts.flat().map(({ atMs }) => atMs)).toEqual(whole);
  });

  test('is higher the more is in flight', () => {
    expect(pitchOf(0)).toBe(LOWEST_HZ);
    const pitches = [0, 1, 10, 100, 1000].map(pitchOf);
    expect([...pitches].sort((a, b) => a - b)).toEqual(pitches);
    expect(pitchOf(1e6)).toBe(pitchOf(1000));
    const mean = (source: typeof calm) => {
      const ticks = ticksBetween(source, 5000, 5200, MANY);
      return ticks.reduce((sum, { pitchHz }) => sum + pitchHz, 0) / ticks.length;
    };
    expect(mean(stormy)).toBeGreaterThan(1.5 * mean(calm));
  });

  test('is thinned out evenly, and both kinds stay', () => {
    const all = ticksBetween(stormy, 0, 2000, MANY);
    const few = ticksBetween(stormy, 0, 2000, 12);
    expect(few).toHaveLength(12);
    const share = (ticks: typeof all) => ticks.filter(({ isFailure }) => isFailure).length / ticks.length;
    expect(Math.abs(share(few) - share(all))).toBeLessThan(0.1);
    for (const most of [2, 3])
      expect(new Set(ticksBetween(stormy, 0, 2000, most).map(({ isFailure }) => isFailure)).size).toBe(2);
  });

  test('is nothing where nothing ends', () => expect(ticksBetween(calm, 20_000, 30_000, MANY)).toEqual([]));
});
