import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Played, play } from './playing.test-support';

vi.setConfig({ testTimeout: 60_000 });

const every100 = (count: number): number[] => Array.from({ length: count }, (_, i) => i * 100);
const moves = ({ recording }: Played): string[] =>
  recording.facts
    .filter(({ type }) => type === 'breaker.transitioned')
    .map(({ atMs, from, to, because }) => `${atMs} ${from} ${to} ${because}`);
const inARow = { kind: 'consecutive-failures', failures: 3, openForMs: 500, halfOpenCalls: 1 };

describe('breaker', () => {
  test('opens, refuses, probes, closes; each change is a fact', () => {
    const played = play({
      at: every100(12),
      chain: { b: { kind: 'breaker', algorithm: inARow } },
      events: [
        { atMs: 0, do: 'fail', target: 'app', ratio: 1 },
        { atMs: 750, do: 'fail', target: 'app', ratio: 0 },
      ],
    });
    expect(played.answers.map((answer) => answer.split('@')[0])).toEqual([
      ...['error', 'error', 'error'],
      ...['circuit-open', 'circuit-open', 'circuit-open', 'circuit-open', 'circuit-open'],
      ...['ok', 'ok', 'ok', 'ok'],
    ]);
    expect(moves(played)).toEqual([
      '210 CLOSED OPEN consecutive-failures',
      '800 OPEN HALF_OPEN wait-elapsed',
      '810 HALF_OPEN CLOSED probes-passed',
    ]);
    expect(played.figures('b')).toMatchObject({
      arrived: 12,
      completed: 7,
      rejected: 5,
      opened: 1,
      openMs: 590,
      state: 'CLOSED',
    });
    expect(played.spans('visit', 'b')[0]).toBe('300-300 circuit-open');
  });

  test('an automatic transition happens at its instant, with no call', () => {
    const algorithm = {
      kind: 'rolling-window',
      slidingWindowSize: 2,
      minimumNumberOfCalls: 2,
      waitDurationInOpenStateMs: 777,
      automaticTransition: true,
    };
    const played = play({
      at: [0, 0],
      chain: { b: { kind: 'breaker', algorithm } },
      events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }],
    });
    expect(moves(played)).toEqual(['10 CLOSED OPEN failure-rate', '787 OPEN HALF_OPEN wait-elapsed']);
  });

  test.each([
    { knobs: {}, opened: 1 },
    { knobs: { ignored: ['error'] }, opened: 0 },
    { knobs: { failures: ['timeout'] }, opened: 0 },
    { knobs: { failures: ['timeout', 'error'] }, opened: 1 },
  ])('counts $knobs: opened $opened times', ({ knobs, opened }) => {
    const { figures } = play({
      at: every100(5),
      chain: { b: { kind: 'breaker', algorithm: inARow, ...knobs } },
      events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }],
      forMs: 600,
    });
    expect(figures('b')).toMatchObject({ opened });
  });

  test('a changed algorithm begins closed, and late results of the old one do not count', () => {
    const played = play({
      at: [0, 0, 0, 100, 100, 100],
      chain: { b: { kind: 'breaker', algorithm: inARow } },
      app: { serviceMs: { kind: 'constant', ms: 30 } },
      events: [
        { atMs: 0, do: 'fail', target: 'app', ratio: 1 },
        { atMs: 50, do: 'set', target: 'b', knob: 'algorithm.failures', value: 2 },
        { atMs: 110, do: 'set', target: 'b', knob: 'algorithm.failures', value: 1 },
      ],
      forMs: 400,
    });
    expect(moves(played)).toEqual(['30 CLOSED OPEN consecutive-failures', '50 OPEN CLOSED configured']);
    expect(played.figures('b')).toMatchObject({ state: 'CLOSED', openMs: 20 });
  });

  test('results of calls permitted before it opened do not count once it has closed again', () => {
    const algorithm = { kind: 'consecutive-failures', failures: 2, openForMs: 100, halfOpenCalls: 1 };
    const played = play({
      at: [0, 0, 1, 2, 120],
      chain: { b: { kind: 'breaker', algorithm }, lb: { kind: 'balancer', algorithm: 'round-robin' } },
      app: { backends: [{ id: 'a' }, { id: 'slow', speed: 0.02 }], serviceMs: { kind: 'constant', ms: 10 } },
      events: [
        { atMs: 0, do: 'fail', target: 'app', ratio: 1 },
        { atMs: 20, do: 'fail', target: 'app/a', ratio: 0 },
      ],
    });
    expect(played.answers.map((answer) => answer.split('@')[0])).toEqual(['error', 'error', 'error', 'error', 'ok']);
    expect(moves(played)).toEqual([
      '11 CLOSED OPEN consecutive-failures',
      '120 OPEN HALF_OPEN wait-elapsed',
      '130 HALF_OPEN CLOSED probes-passed',
    ]);
  });

  test('an open breaker admits nothing', () => {
    const algorithms = fc.oneof(
      fc.record({
        kind: fc.constant('consecutive-failures'),
        failures: fc.integer({ min: 1, max: 4 }),
        openForMs: fc.integer({ min: 50, max: 800 }),
      }),
      fc.record({
        kind: fc.constant('rolling-window'),
        slidingWindowSize: fc.integer({ min: 2, max: 10 }),
        minimumNumberOfCalls: fc.constant(2),
        permittedNumberOfCallsInHalfOpenState: fc.integer({ min: 1, max: 3 }),
        waitDurationInOpenStateMs: fc.integer({ min: 50, max: 800 }),
        automaticTransition: fc.boolean(),
      }),
    );
    let opened = 0;
    fc.assert(
      fc.property(algorithms, fc.nat(1000), (algorithm, seed) => {
        const played = play({
          at: { kind: 'poisson', rateRps: 60 },
          chain: { b: { kind: 'breaker', algorithm } },
          events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 0.6 }],
          forMs: 4000,
          seed,
        });
        const changes = played.recording.facts.filter(({ type }) => type === 'breaker.transitioned');
        const visits = played.rows.filter(({ kind, place }) => kind === 'visit' && place === 'app/a');
        changes.forEach(({ atMs, to }, i) => {
          if (to !== 'OPEN') return;
          opened++;
          const untilMs = changes[i + 1]?.atMs ?? Infinity;
          expect(visits.filter(({ startMs }) => startMs > atMs && startMs < untilMs)).toEqual([]);
        });
      }),
      { numRuns: 30 },
    );
    expect(opened).toBeGreaterThan(30);
  });
});
