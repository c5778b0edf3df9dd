import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKnobs } from '../knobs/parse';
import type { VariantConfig } from '../knobs/variants';
import { Rng } from '../random/rng';
import { openArrivals } from '../scenario/random-scenarios.test-support';
import { recordingOf, spanRows } from '../scenario/recorded.test-support';
import { type ArrivalProcess, arrivalKinds, arrivalsOf } from './arrivals';

const FOUR = 4;
const processOf = (config: VariantConfig, seed = 1): ArrivalProcess => {
  const { kind, ...knobs } = config;
  const parsed = parseKnobs(arrivalKinds[kind as keyof typeof arrivalKinds].knobs, knobs);
  return arrivalsOf({ kind, ...parsed } as VariantConfig, new Rng(seed, 'arrivals test'));
};

/** Every instant at which a request comes, as the clients ask for them. */
function instants(process: ArrivalProcess, fromMs: number, untilMs: number): number[] {
  const list: number[] = [];
  for (let atMs = process.next(fromMs); atMs <= untilMs; ) {
    const { arrives } = process;
    if (arrives) list.push(atMs);
    atMs = process.next(atMs);
  }
  return list;
}
const between = (list: readonly number[], fromMs: number, untilMs: number) =>
  list.filter((atMs) => atMs >= fromMs && atMs < untilMs).length;

/** A Poisson count has its mean as variance. */
const expectCount = (count: number, mean: number) => expect(Math.abs(count - mean)).toBeLessThan(FOUR * Math.sqrt(mean) + 1e-9);

describe('steady', () => {
  test('W1 Poisson: exponential gaps that know nothing of each other', () => {
    const list = instants(processOf({ kind: 'poisson', rateRps: 200 }), 0, 500_000);
    const gaps = list.map((atMs, i) => atMs - (list[i - 1] ?? 0)).sort((a, b) => a - b);
    const n = gaps.length;
    expectCount(n, 100_000);
    // Kolmogorov–Smirnov against 1 − e^(−t/5 ms); 1.95/√n is exceeded once in a thousand.
    const distance = gaps.reduce((worst, gap, i) => {
      const cdf = 1 - Math.exp(-gap / 5);
      return Math.max(worst, Math.abs(cdf - i / n), Math.abs(cdf - (i + 1) / n));
    }, 0);
    expect(distance).toBeLessThan(1.95 / Math.sqrt(n));
    const inOrder = list.map((atMs, i) => atMs - (list[i - 1] ?? 0));
    const covariance = inOrder.slice(1).reduce((sum, gap, i) => sum + (gap / 5 - 1) * (inOrder[i] / 5 - 1), 0) / n;
    expect(Math.abs(covariance)).toBeLessThan(FOUR / Math.sqrt(n));
  });

  test('W2 constant: the same gap every time, the first after one gap', () => {
    expect(instants(processOf({ kind: 'constant', rateRps: 8 }), 0, 1000)).toEqual([125, 250, 375, 500, 625, 750, 875, 1000]);
  });

  test.each([
    { kind: 'poisson', rateRps: 0 },
    { kind: 'constant', rateRps: 0 },
    { kind: 'users' },
    { kind: 'ramp', fromRps: 0, toRps: 0 },
  ])('W3 %o: nothing comes by itself', (config) => expect(processOf(config).next(0)).toBe(Infinity));
});

describe('rates that change with time: as many come as the area under the rate', () => {
  const counts = (config: VariantConfig, spans: [fromMs: number, untilMs: number, mean: number][]) => {
    const list = instants(processOf(config), 0, spans[spans.length - 1][1]);
    for (const [fromMs, untilMs, mean] of spans) expectCount(between(list, fromMs, untilMs), mean);
    return list;
  };

  test('W4 ramp: flat, then a straight line, then flat', () => {
    const config = { kind: 'ramp', fromRps: 100, toRps: 500, startMs: 50_000, overMs: 100_000 };
    counts(config, [
      [0, 50_000, 5000],
      [50_000, 100_000, 10_000], // 100 to 300 over 50 s
      [100_000, 150_000, 20_000], // 300 to 500
      [150_000, 200_000, 25_000],
    ]);
    // Falling as well as rising.
    counts({ ...config, fromRps: 500, toRps: 100 }, [
      [0, 50_000, 25_000],
      [50_000, 150_000, 30_000],
      [150_000, 200_000, 5000],
    ]);
  });

  test('W5 spike: the rush begins at its instant and ends before its last', () => {
    const config = { kind: 'spike', rateRps: 50, spikeRps: 1000, spikeAtMs: 20_000, spikeForMs: 10_000 };
    counts(config, [
      [0, 20_000, 1000],
      [20_000, 30_000, 10_000],
      [30_000, 100_000, 3500],
    ]);
    const process = processOf(config);
    expect([19_999.9, 20_000, 29_999.9, 30_000].map((atMs) => process.rateAt(atMs))).toEqual([50, 1000, 1000, 50]);
  });

  test('W6 day: the hump’s mean is halfway, its quarters are mirror images', () => {
    const config = { kind: 'day', lowRps: 100, highRps: 900, periodMs: 40_000 };
    // ∫(3x² − 2x³) over 0..1 is 1/2, over 0..1/2 is 3/32: the first quarter has 100 + 800·(3/16) = 250 a second.
    const list = counts(config, [
      [0, 10_000, 2500],
      [10_000, 20_000, 7500],
      [20_000, 30_000, 7500],
      [30_000, 40_000, 2500],
    ]);
    expect(list.length).toBeGreaterThan(0);
    const process = processOf(config);
    expect([0, 20_000, 40_000, 60_000].map((atMs) => process.rateAt(atMs))).toEqual([100, 900, 100, 900]);
  });

  test('W7 curve: in steps or straight lines, the first and last rate held outside', () => {
    const points = [
      [10_000, 200],
      [20_000, 600],
      [20_000, 100],
      [40_000, 300],
    ];
    counts({ kind: 'curve', points, shape: 'steps' }, [
      [0, 20_000, 4000],
      [20_000, 40_000, 2000],
      [40_000, 60_000, 6000],
    ]);
    counts({ kind: 'curve', points, shape: 'linear' }, [
      [0, 10_000, 2000],
      [10_000, 20_000, 4000],
      [20_000, 40_000, 4000],
      [40_000, 60_000, 6000],
    ]);
    const linear = processOf({ kind: 'curve', points, shape: 'linear' });
    expect([0, 15_000, 19_999.999, 20_000, 30_000, 99_000].map((atMs) => Math.round(linear.rateAt(atMs)!))).toEqual([
      200, 400, 600, 100, 200, 300,
    ]);
  });

  test('W8 nothing comes while the rate is 0', () => {
    const points = [
      [0, 300],
      [5000, 0],
      [9000, 300],
    ];
    const list = instants(processOf({ kind: 'curve', points, shape: 'steps' }), 0, 20_000);
    expect(between(list, 5000, 9000)).toBe(0);
    expect(between(list, 9000, 20_000)).toBeGreaterThan(3000);
  });
});

describe('bursty', () => {
  const config = { kind: 'bursty', calmRps: 20, burstRps: 400, meanCalmMs: 2000, meanBurstMs: 500 };

  test('W9 on average the two rates in the proportion of their times, and much more uneven than Poisson', () => {
    // A fifth of the time at 400, the rest at 20: 96 a second. One cycle of 2.5 s varies by its lengths, so the spread is taken
    // from 40 independent stretches.
    const stretches = Array.from({ length: 40 }, (_, seed) => instants(processOf(config, seed), 0, 100_000).length);
    const mean = stretches.reduce((sum, count) => sum + count, 0) / 40;
    const variance = stretches.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 39;
    // Each stretch begins calm: of the first 2.5 s about half a burst is missing, under 100 of 9,600.
    expect(Math.abs(mean - 9600)).toBeLessThan(FOUR * Math.sqrt(variance / 40) + 100);
    expect(variance / mean).toBeGreaterThan(10);
  });

  test('W10 with one rate in both modes it is Poisson: the switches leave no mark', () => {
    const list = instants(processOf({ ...config, calmRps: 100, burstRps: 100, meanCalmMs: 10, meanBurstMs: 10 }), 0, 200_000);
    expectCount(list.length, 20_000);
    const variance = Array.from({ length: 2000 }, (_, i) => between(list, i * 100, (i + 1) * 100)).reduce(
      (sum, count) => sum + (count - 10) ** 2 / 2000,
      0,
    );
    // Variance over mean of a Poisson count is 1, its own standard error √(2/2000).
    expect(Math.abs(variance / 10 - 1)).toBeLessThan(FOUR * Math.sqrt(2 / 2000));
  });

  test('W11 begun late, it begins calm then, and does not catch up on what it missed', () => {
    const late = processOf({ ...config, calmRps: 0, meanCalmMs: 1 }, 3);
    const early = processOf({ ...config, calmRps: 0, meanCalmMs: 1 }, 3);
    expect(late.next(5e9) - 5e9).toBeCloseTo(early.next(0), 5);
  });
});

describe('recorded', () => {
  const timesMs = [0, 5, 5, 5, 80, 80.5];

  test('W12 exactly the instants of the trace, equal ones too', () => {
    expect(instants(processOf({ kind: 'trace', timesMs }), 0, 1e6)).toEqual(timesMs);
  });

  test('W13 begun late, what has passed does not come at once', () => {
    expect(instants(processOf({ kind: 'trace', timesMs }), 5, 1e6)).toEqual([5, 5, 5, 80, 80.5]);
    expect(instants(processOf({ kind: 'trace', timesMs }), 81, 1e6)).toEqual([]);
  });
});

describe('in a run', () => {
  const system = (arrivals: object, more: object = {}) => ({
    format: 1,
    forMs: 10_000,
    nodes: {
      users: { kind: 'clients', arrivals, to: 'app' },
      app: { kind: 'service', concurrency: 1000, serviceMs: { kind: 'constant', ms: 3 } },
    },
    ...more,
  });
  const starts = (raw: object, place = 'users') =>
    spanRows(recordingOf(raw))
      .filter((row) => row.kind === 'request' && row.place === place)
      .map(({ startMs }) => startMs)
      .sort((a, b) => a - b);

  test('W14 requests come at the instants of the process, of the clients’ own stream, whatever the system does', () => {
    fc.assert(
      fc.property(openArrivals, fc.nat(1000), (config, seed) => {
        const { kind, ...knobs } = config;
        const parsed = { kind, ...parseKnobs(arrivalKinds[kind as keyof typeof arrivalKinds].knobs, knobs) } as VariantConfig;
        const alone = instants(arrivalsOf(parsed, new Rng(seed, 'users.arrivals')), 0, 10_000);
        expect(starts({ ...system(config), seed })).toEqual(alone);
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test('W15 a rate turned in the middle holds from there', () => {
    const turn = { atMs: 5000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 1000 };
    const list = starts(system({ kind: 'constant', rateRps: 10 }, { events: [turn] }));
    expect(between(list, 0, 5000)).toBe(49); // 100, 200, … 4900; at 5000 the turn comes first
    expect(list[49]).toBe(5001);
    expect(between(list, 5000, 10_000)).toBe(4999);
  });

  test('W16 users think for an exponential time after each answer, and never ask while they wait', () => {
    const rows = spanRows(recordingOf({ ...system({ kind: 'users', count: 1, meanThinkMs: 20 }), forMs: 100_000 }));
    const requests = rows.filter(({ kind, endMs }) => kind === 'request' && endMs < Infinity);
    const pauses = requests.slice(1).map(({ startMs }, i) => startMs - requests[i].endMs);
    const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
    expect(pauses.length).toBeGreaterThan(4000);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(mean - 20)).toBeLessThan((FOUR * 20) / Math.sqrt(pauses.length));
    const variance = pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0) / pauses.length;
    expect(Math.abs(variance / 400 - 1)).toBeLessThan(FOUR * Math.sqrt(8 / pauses.length));
  });

  test('W17 never more in flight than there are users; too many leave when their pause ends, new ones begin by thinking', () => {
    const turn = (atMs: number, value: number) => ({ atMs, do: 'set', target: 'users', knob: 'arrivals.count', value });
    const rows = spanRows(
      recordingOf(system({ kind: 'users', count: 20, meanThinkMs: 1 }, { events: [turn(3000, 4), turn(6000, 12)] })),
    ).filter(({ kind }) => kind === 'request');
    const at = (ms: number) => rows.filter(({ startMs, endMs }) => startMs <= ms && endMs > ms).length;
    const most = (fromMs: number, untilMs: number) =>
      Math.max(...Array.from({ length: 200 }, (_, i) => at(fromMs + ((untilMs - fromMs) * i) / 200)));
    // Working 3 ms and thinking 1, three quarters of them are in flight.
    expect(most(100, 3000)).toBeGreaterThan(15);
    expect(most(100, 3000)).toBeLessThanOrEqual(20);
    expect(most(3100, 6000)).toBeLessThanOrEqual(4);
    expect(most(3100, 6000)).toBe(4);
    expect(most(6100, 10_000)).toBeLessThanOrEqual(12);
    expect(most(6100, 10_000)).toBeGreaterThan(9);
  });

  test('W18 users who are refused at once do not stop the clock', () => {
    const nodes = {
      users: { kind: 'clients', arrivals: { kind: 'users', count: 5, meanThinkMs: 0 }, to: 'app' },
      app: { kind: 'service', concurrency: 1, queueLimit: 0, serviceMs: { kind: 'constant', ms: 50 } },
    };
    const { requests } = recordingOf({ format: 1, forMs: 1000, nodes }).summary;
    // One is served after another, at 50, 100 … 1000; each of the others asks once a millisecond, and is refused.
    expect(requests.succeeded).toBe(20);
    expect(requests.failed['queue-full']).toBeGreaterThan(3900);
    expect(requests.failed['queue-full']).toBeLessThanOrEqual(4004);
  });
});
