import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenly } from '../random/evenly.test-support';
import { downtime, kOfN, parallel, series } from './availability';
import { amdahl, gustafson, little, usl } from './laws';
import { burstBound } from './limits';

const shares = evenly(0, 1);
const nodeCounts = fc.integer({ min: 1, max: 10_000 });

describe("Little's law", () => {
  it.each([
    [{ arrivalRps: 10, meanInSystem: null, meanResponseMs: 200 }, { meanInSystem: 2 }],
    [{ arrivalRps: null, meanInSystem: 2, meanResponseMs: 200 }, { arrivalRps: 10 }],
    [{ arrivalRps: 10, meanInSystem: 2, meanResponseMs: null }, { meanResponseMs: 200 }],
  ])('%o', (input, answer) => {
    expect(little(input)).toEqual({ ...input, ...answer });
  });

  it('refuses anything but two, and a division by zero', () => {
    expect(() => little({ arrivalRps: 1, meanInSystem: null, meanResponseMs: null })).toThrow('must give two of');
    expect(() => little({ arrivalRps: 1, meanInSystem: 1, meanResponseMs: 1 })).toThrow('(3 given)');
    expect(() => little({ arrivalRps: 0, meanInSystem: 1, meanResponseMs: null })).toThrow('arrivalRps must be > 0, got 0');
    expect(() => little({ arrivalRps: null, meanInSystem: 1, meanResponseMs: 0 })).toThrow('meanResponseMs must be > 0, got 0');
  });
});

describe('speed-up', () => {
  it('10% serial: 64 nodes give 8.77, no number of them 10', () => {
    // 1/(0.1 + 0.9/64) = 64/7.3
    expect(amdahl({ serialFraction: 0.1, n: 64 })).toEqual({ speedup: 64 / 7.3, limitSpeedup: 10, efficiency: 1 / 7.3 });
    expect(amdahl({ serialFraction: 0, n: 64 })).toEqual({ speedup: 64, limitSpeedup: null, efficiency: 1 });
  });

  it.each([
    // Gustafson, CACM 31(5), 1988: 1024 processors, serial shares of 0.4% to 0.8%, speed-ups 1020 down to 1016
    [0.004, 1020],
    [0.008, 1016],
  ])('Gustafson: a serial share of %s on 1024 processors scales %i times', (serialFraction, speedup) => {
    expect(Math.round(gustafson({ serialFraction, n: 1024 }).speedup)).toBe(speedup);
  });

  it('Amdahl never promises more than Gustafson nor more than the nodes, and the law without coherence is his', () => {
    fc.assert(
      fc.property(shares, nodeCounts, (serialFraction, n) => {
        const { speedup, limitSpeedup } = amdahl({ serialFraction, n });
        expect(speedup).toBeLessThanOrEqual(Math.min(n, limitSpeedup ?? n) * (1 + 1e-12));
        expect(speedup).toBeLessThanOrEqual(gustafson({ serialFraction, n }).speedup * (1 + 1e-12));
        const scaled = usl({ contention: serialFraction, coherence: 0, n });
        expect(scaled.relativeCapacity).toBeCloseTo(speedup, 6);
        expect(scaled.peakN).toBeNull();
        expect(scaled.peakRelativeCapacity).toBe(limitSpeedup);
      }),
    );
  });

  it('the peak of the Universal Scalability Law is its maximum', () => {
    fc.assert(
      fc.property(shares, fc.double({ min: 1e-6, max: 2, noNaN: true }), nodeCounts, (contention, coherence, n) => {
        const { relativeCapacity, peakRelativeCapacity, peakN } = usl({ contention, coherence, n });
        expect(relativeCapacity).toBeLessThanOrEqual(peakRelativeCapacity! * (1 + 1e-12));
        expect(usl({ contention, coherence, n: peakN! }).relativeCapacity).toBe(peakRelativeCapacity);
      }),
    );
  });

  it('answers the worked example', () => {
    // σ 0.05, κ 0.001: 16/(1 + 0.75 + 0.24); peak at √950
    const answer = usl({ contention: 0.05, coherence: 0.001, n: 16 });
    expect(answer.relativeCapacity).toBeCloseTo(16 / 1.99, 12);
    expect(answer.peakN).toBeCloseTo(Math.sqrt(950), 12);
    expect(usl({ contention: 0.5, coherence: 2, n: 2 }).peakN).toBe(1);
  });
});

describe('availability', () => {
  it('five calls at 99.9% each are up 99.5% of the time, a pair at 99% is up 99.99%', () => {
    expect(series({ availabilities: [0.999, 0.999, 0.999, 0.999, 0.999] }).availability).toBeCloseTo(0.999 ** 5, 14);
    expect(parallel({ availabilities: [0.99, 0.99] }).availability).toBeCloseTo(0.9999, 14);
    // 3a²(1 − a) + a³ at 0.99
    expect(kOfN({ availability: 0.99, n: 3, k: 2 }).availability).toBeCloseTo(0.999702, 14);
  });

  it('k of n is the binomial tail: one is parallel, all is series', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 30 }), fc.nat(29), (availability, n, below) => {
        const k = Math.min(n, below + 1);
        let tail = 0;
        for (let i = k, ways = choose(n, k); i <= n; ways = (ways * (n - i)) / (i + 1), i++)
          tail += ways * availability ** i * (1 - availability) ** (n - i);
        const answer = kOfN({ availability, n, k });
        expect(answer.availability).toBeCloseTo(tail, 10);
        expect(answer.availability + answer.unavailability).toBeCloseTo(1, 12);
        const alike = { availabilities: new Array<number>(n).fill(availability) };
        expect(kOfN({ availability, n, k: 1 }).availability).toBeCloseTo(parallel(alike).availability, 10);
        expect(kOfN({ availability, n, k: n }).availability).toBeCloseTo(series(alike).availability, 10);
      }),
    );
  });

  it('keeps the digits of many nines', () => {
    const pair = parallel({ availabilities: [1 - 2 ** -40, 1 - 2 ** -40] });
    expect(pair).toEqual({ availability: 1, unavailability: 2 ** -80 });
    expect(series({ availabilities: [1 - 2 ** -40, 1] }).unavailability).toBe(2 ** -40);
  });

  it('refuses to need more parts than there are', () => {
    expect(() => kOfN({ availability: 0.9, n: 3, k: 4 })).toThrow('k must be <= n (3), got 4');
  });

  // Google, Site Reliability Engineering, appendix A; its year is 365 days and its month 30.
  it.each([
    [0.99, { perYearMs: 3.65 * 86_400_000, per30DaysMs: 7.2 * 3_600_000, perWeekMs: 1.68 * 3_600_000, perDayMs: 14.4 * 60_000 }],
    [0.999, { perYearMs: 8.76 * 3_600_000, per30DaysMs: 43.2 * 60_000, perWeekMs: 10.08 * 60_000, perDayMs: 86_400 }],
    [0.9999, { perYearMs: 52.56 * 60_000, per30DaysMs: 4.32 * 60_000, perWeekMs: 60_480, perDayMs: 8640 }],
  ])('%s allows %o', (availability, allowed) => {
    const answer = downtime({ availability });
    for (const [name, ms] of Object.entries(allowed)) expect(answer[name as keyof typeof answer]).toBeCloseTo(ms, 4);
  });
});

it('a token bucket admits its burst and what flows in', () => {
  expect(burstBound({ capacity: 10, refillPerSecond: 5, windowMs: 1500 })).toEqual({ maxAdmitted: 17.5, maxWholeRequests: 17 });
  expect(burstBound({ capacity: 10, refillPerSecond: 5, windowMs: 0 }).maxAdmitted).toBe(10);
});

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
