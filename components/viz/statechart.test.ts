import { describe, expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { machines } from '@/runtime/machines';
import { chartOf, movesOf, occupiedAt, placed } from './statechart';

describe('a chart', () => {
  test.each(Object.entries(machines))('of %s has the arrows of its definition, the operator’s aside', (_, config) => {
    const chart = chartOf(config as never);
    const wanted = Object.entries(config.states ?? {}).flatMap(([from, state]) =>
      Object.keys((state as { on?: object }).on ?? {})
        .filter((event) => !event.startsWith('force.'))
        .map((event) => `${from} ${event}`),
    );
    expect(chart.arrows.flatMap(({ from, events }) => events.map((event) => `${from} ${event}`)).sort()).toEqual(wanted.sort());
    for (const { from, to } of chart.arrows) expect(chart.states).toEqual(expect.arrayContaining([from, to]));
  });
  test('of the breaker shows its three modes', () => {
    expect(chartOf(machines.rollingWindow as never).states).toEqual(['CLOSED', 'OPEN', 'HALF_OPEN']);
  });
  test.each([320, 600, 1000])('%i px wide stays within its size', (width) => {
    for (const config of Object.values(machines)) {
      const { states, arrows, height } = placed(chartOf(config as never), width);
      for (const { x, width: own, y } of states) {
        expect(x).toBeGreaterThanOrEqual(-1e-9);
        expect(x + own).toBeLessThanOrEqual(Math.max(width, states.length * 64) + 1e-9);
        expect(y).toBeLessThan(height);
      }
      for (const { y } of arrows) expect(y > 0 && y < height).toBe(true);
    }
  });
});

describe('who is where', () => {
  const recording = recordAtBuild({
    format: 1,
    seed: 7,
    forMs: 30_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 20 }, to: 'guard' },
      guard: { kind: 'breaker', algorithm: { kind: 'consecutive-failures' }, to: 'app' },
      app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'constant', ms: 10 } },
    },
    events: [
      { atMs: 5000, do: 'fail', target: 'app', ratio: 1 },
      { atMs: 8000, do: 'fail', target: 'app', ratio: 0 },
    ],
  });
  const moves = movesOf(recording, 'guard', 'breaker.transitioned');
  test('is folded from what was recorded, at any moment', () => {
    expect(moves[0]).toMatchObject({ who: 'guard', from: 'CLOSED', to: 'OPEN' });
    const at = (tMs: number) => occupiedAt(moves, ['guard'], 'CLOSED', tMs);
    expect(at(4999).by.get('CLOSED')).toEqual(['guard']);
    expect(at(moves[0].atMs).by.get('OPEN')).toEqual(['guard']);
    expect(at(moves[0].atMs).last).toBe(moves[0]);
    expect(at(0).last).toBeNull();
  });
});
