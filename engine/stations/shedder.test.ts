import { describe, expect, test } from 'vitest';
import { play } from './playing.test-support';

const app = { serviceMs: { kind: 'constant', ms: 100 } };
const classes = [
  { id: 'pay', share: 1 },
  { id: 'browse', share: 1 },
  { id: 'crawl', share: 1 },
];

describe('shedder', () => {
  test('by priority: the last places are kept for the classes at the top', () => {
    const strategy = { kind: 'priority', maxInFlight: 10, step: 0.3, order: ['pay', 'browse'] };
    const { figures, spans } = play({
      at: Array.from({ length: 60 }, () => 0),
      users: { classes },
      chain: { s: { kind: 'shedder', strategy } },
      app,
    });
    // Crawlers go in up to 4 places, browsers up to 7, payments up to 10: with all three coming, it fills to the top.
    expect(figures('s')).toMatchObject({ arrived: 60, completed: 10, rejected: 50, inFlightMax: 10 });
    const { crawl, browse, pay } = figures('s').shedByClass as Record<string, number>;
    expect(crawl).toBeGreaterThan(browse);
    expect(browse).toBeGreaterThan(pay);
    expect(spans('visit', 's')).toHaveLength(50);
  });

  test('by priority: idle, it serves everybody', () => {
    const strategy = { kind: 'priority', maxInFlight: 10, step: 1, order: ['pay'] };
    const { figures } = play({
      at: [0, 200, 400],
      users: { classes: [{ id: 'crawl' }] },
      chain: { s: { kind: 'shedder', strategy } },
      app,
    });
    expect(figures('s')).toMatchObject({ rejected: 0 });
  });

  test('codel: calls wait in line and are dropped from its head when waits stay long', () => {
    const strategy = { kind: 'codel', concurrency: 2, targetMs: 20, intervalMs: 100, queueLimit: 50 };
    const overload = { at: { kind: 'constant', rateRps: 30 }, app, forMs: 20_000, windowMs: 1000 };
    const { figures, spans, recording, summary } = play({ ...overload, chain: { s: { kind: 'shedder', strategy } } });
    expect(figures('s')).toMatchObject({ inFlightMax: 2 });
    expect(spans('hold', 's').some((span) => span.endsWith('shed'))).toBe(true);
    expect(spans('visit', 's')).toEqual([]); // the line never reached its limit
    // It does 20 a second of 30, and keeps the wait bounded; a plain line of the same length makes everybody wait 2.5 s.
    const waiting = recording.windows.series['s.waiting'];
    expect(waiting[19]).toBeLessThan(25);
    expect(summary.goodputRps).toBeGreaterThan(19);
    const plain = play({ ...overload, chain: {}, app: { ...app, concurrency: 2, queueLimit: 50 } });
    expect(summary.latencyMs!.p50).toBeLessThan(plain.summary.latencyMs!.p50 / 2);
  });

  test('thousands in line who are all refused further on do not pile up on the stack', () => {
    const { figures } = play({
      at: Array.from({ length: 20_000 }, () => 0),
      chain: { s: { kind: 'shedder', strategy: { kind: 'codel', concurrency: 1, targetMs: 1e6, queueLimit: 100_000 } } },
      app,
      events: [{ atMs: 50, do: 'kill', target: 'app' }],
    });
    expect(figures('s')).toMatchObject({ completed: 20_000, rejected: 0, inFlightMax: 1 });
  });

  test('codel: a full line turns the newcomer away', () => {
    const strategy = { kind: 'codel', concurrency: 1, queueLimit: 1 };
    const { answers } = play({ at: [0, 0, 0], chain: { s: { kind: 'shedder', strategy } }, app });
    expect(answers).toEqual(['ok@100', 'ok@200', 'shed@0']);
  });

  test('aimd: drops behind it bring the limit down, and it is drawn', () => {
    const strategy = { kind: 'aimd', initialLimit: 50, minLimit: 1, maxLimit: 200 };
    const overload = {
      at: { kind: 'poisson', rateRps: 200 },
      app: { concurrency: 10, queueLimit: 5, serviceMs: { kind: 'exponential', meanMs: 100 } },
      windowMs: 500,
    };
    const { figures, recording } = play({ ...overload, chain: { s: { kind: 'shedder', strategy } } });
    const bare = play({ ...overload, chain: {} });
    const limits = recording.windows.series['s.limit'];
    expect(Math.min(...limits.subarray(4))).toBeGreaterThan(5);
    expect(Math.max(...limits.subarray(4))).toBeLessThan(30); // 15 fit in behind it
    expect(figures('app').rejected as number).toBeLessThan((bare.figures('app').rejected as number) / 2);
  });

  test('gradient2: keeps the queue behind it short', () => {
    const overload = {
      at: { kind: 'poisson', rateRps: 150 },
      app: { concurrency: 10, serviceMs: { kind: 'exponential', meanMs: 100 } },
      forMs: 30_000,
    };
    const strategy = { kind: 'gradient2', minLimit: 5, maxLimit: 500 };
    const guarded = play({ ...overload, chain: { s: { kind: 'shedder', strategy } } });
    const bare = play({ ...overload, chain: {} });
    expect(guarded.figures('s').limit as number).toBeLessThan(200);
    expect(guarded.summary.latencyMs!.p50).toBeLessThan(bare.summary.latencyMs!.p50 / 3);
    expect(guarded.summary.goodputRps).toBeGreaterThan(90);
  });

  test('errors are no samples: a fast error must not open the gate', () => {
    const strategy = { kind: 'aimd', initialLimit: 20, minLimit: 1, maxLimit: 200 };
    const { figures } = play({
      at: { kind: 'constant', rateRps: 200 },
      chain: { s: { kind: 'shedder', strategy } },
      app,
      events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }],
    });
    expect(figures('s')).toMatchObject({ limit: 20 });
  });

  test('a changed strategy begins afresh; those in line stay in line', () => {
    const { answers, figures } = play({
      at: [0, 0, 0, 0, 60],
      chain: { s: { kind: 'shedder', strategy: { kind: 'codel', concurrency: 1 } } },
      app,
      events: [{ atMs: 50, do: 'set', target: 's', knob: 'strategy', value: { kind: 'priority', maxInFlight: 2 } }],
    });
    expect(answers).toEqual(['ok@100', 'ok@150', 'ok@200', 'ok@250', 'shed@60']);
    expect(figures('s')).toMatchObject({ limit: 2, inFlightMax: 2 });
  });
});
