import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenly } from '../random/evenly.test-support';
import { mva } from './closed-network';
import { erlangB, erlangC } from './erlang';
import { powerOfD } from './power-of-d';
import { md1, mg1, mm1, mm1k, mmc } from './queues';

const rates = fc.double({ min: 0.01, max: 1000, noNaN: true });
const stableLoad = evenly(0, 0.999);
const serverCounts = fc.integer({ min: 1, max: 300 });

function expectClose(actual: object, expected: object, digits = 9): void {
  for (const [name, value] of Object.entries(expected)) {
    const got = (actual as Record<string, number>)[name];
    expect(Math.abs(got - value), `${name}: ${got} for ${value}`).toBeLessThanOrEqual(
      10 ** -digits * Math.max(1, Math.abs(value)),
    );
  }
}

describe('M/M/1', () => {
  it('answers the worked example', () => {
    // λ 80, μ 100: ρ 0.8, L = ρ/(1 − ρ) = 4, W = 1/(μ − λ) = 50 ms, median = ln 2 · 50 ms
    expectClose(mm1({ arrivalRps: 80, serviceRps: 100 }), {
      utilization: 0.8,
      meanInSystem: 4,
      meanInQueue: 3.2,
      meanResponseMs: 50,
      meanWaitMs: 40,
      p50ResponseMs: 50 * Math.LN2,
      p90ResponseMs: 50 * Math.log(10),
      p95ResponseMs: 50 * Math.log(20),
      p99ResponseMs: 50 * Math.log(100),
      p999ResponseMs: 50 * Math.log(1000),
    });
  });

  it('answers an idle server with the bare service time', () => {
    expectClose(mm1({ arrivalRps: 0, serviceRps: 100 }), { utilization: 0, meanInSystem: 0, meanResponseMs: 10, meanWaitMs: 0 });
  });

  it('refuses a load without steady state, the bound itself included', () => {
    expect(() => mm1({ arrivalRps: 120, serviceRps: 100 })).toThrow(
      'arrivalRps must be < serviceRps (utilization 1.2 has no steady state), got 120',
    );
    expect(() => mm1({ arrivalRps: 100, serviceRps: 100 })).toThrow('utilization 1 has');
    expect(() => mmc({ arrivalRps: 480, serviceRps: 100, servers: 4 })).toThrow(
      'arrivalRps must be < serviceRps · servers (utilization 1.2 has no steady state), got 480',
    );
    expect(() => mg1({ arrivalRps: 120, meanServiceMs: 10, serviceCv: 1 })).toThrow('arrivalRps must be < 1000 / meanServiceMs');
    expect(() => md1({ arrivalRps: 120, serviceRps: 100 })).toThrow('arrivalRps must be < serviceRps');
    expect(() => erlangC({ offeredErlangs: 10, servers: 10 })).toThrow('offeredErlangs must be < servers');
    expect(() => powerOfD({ load: 1, choices: 2 })).toThrow('load must be < 1');
  });
});

/** Fails where a difference of two rounded figures has eaten the digits. */
function expectDigits(actual: object, expected: object): void {
  for (const [name, value] of Object.entries(expected))
    expect((actual as Record<string, number>)[name] / value, name).toBeCloseTo(1, 13);
}

// Each figure evaluated from the same inputs with 50 decimal digits.
describe('at the edges no digit is lost', () => {
  it('a billionth below saturation', () => {
    expectDigits(mm1({ arrivalRps: 999_999_999, serviceRps: 1e9 }), { meanResponseMs: 1000, meanInSystem: 999_999_999 });
    expectDigits(md1({ arrivalRps: 999_999_999, serviceRps: 1e9 }), { meanWaitMs: 499.9999995 });
    expectDigits(mmc({ arrivalRps: 999.999999, serviceRps: 1, servers: 1000 }), { meanWaitMs: 999_999_963.221545 });
    expectDigits(erlangC({ offeredErlangs: 999.999999, servers: 1000 }), { meanWaitInServiceTimes: 999_999.963221545 });
    expectDigits(powerOfD({ load: 0.9999999343626755, choices: 3 }), { meanResponseInServiceTimes: 14.66010608384255 });
  });

  it('a billionth above idle', () => {
    // L − ρ and R − S would leave 7 digits and none: Lq = ρ²/(1 − ρ) to first order, Wq = ρ·S/(1 − ρ)
    expectDigits(mm1k({ arrivalRps: 1e-9, serviceRps: 1, capacity: 1000 }), {
      meanInQueue: 1.000000001e-18,
      meanWaitMs: 1.000000001e-6,
    });
    expect(mm1k({ arrivalRps: 5, serviceRps: 10, capacity: 1 })).toMatchObject({ meanInQueue: 0, meanWaitMs: 0 });
    expectDigits(mva({ customers: 2, serviceMs: 0.013190746449205452, thinkMs: 686.6520668479826 }), {
      meanInQueue: 7.38037776078113e-10,
    });
  });
});

describe('one formula as the special case of another', () => {
  it('M/M/c with one server is M/M/1, M/G/1 with cv 1 is M/M/1 and with cv 0 M/D/1', () => {
    fc.assert(
      fc.property(rates, stableLoad, (serviceRps, load) => {
        const arrivalRps = serviceRps * load;
        const { utilization, meanInSystem, meanInQueue, meanResponseMs, meanWaitMs } = mm1({ arrivalRps, serviceRps });
        const one = { utilization, meanInSystem, meanInQueue, meanResponseMs, meanWaitMs };
        expectClose(mmc({ arrivalRps, serviceRps, servers: 1 }), { ...one, waitProbability: utilization });
        expectClose(mg1({ arrivalRps, meanServiceMs: 1000 / serviceRps, serviceCv: 1 }), one);
        expectClose(mg1({ arrivalRps, meanServiceMs: 1000 / serviceRps, serviceCv: 0 }), md1({ arrivalRps, serviceRps }));
      }),
    );
  });

  it('M/M/c waits as Erlang C says, in units of the service time', () => {
    fc.assert(
      fc.property(rates, stableLoad, serverCounts, (serviceRps, load, servers) => {
        const offeredErlangs = load * servers;
        const c = erlangC({ offeredErlangs, servers });
        expectClose(mmc({ arrivalRps: offeredErlangs * serviceRps, serviceRps, servers }), {
          waitProbability: c.waitProbability,
          meanInQueue: c.meanInQueue,
          meanInSystem: c.meanInSystem,
          meanWaitMs: (c.meanWaitInServiceTimes * 1000) / serviceRps,
        });
      }),
    );
  });

  it('M/M/1/1 blocks as Erlang B with one server, and much room is M/M/1', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (serviceRps, load) => {
        const arrivalRps = serviceRps * load;
        expectClose(mm1k({ arrivalRps, serviceRps, capacity: 1 }), {
          blockingProbability: erlangB({ offeredErlangs: load, servers: 1 }).blockingProbability,
        });
        const { utilization, meanInSystem, meanResponseMs, meanWaitMs } = mm1({ arrivalRps, serviceRps });
        const roomy = {
          utilization,
          meanInSystem,
          meanResponseMs,
          meanWaitMs,
          blockingProbability: 0,
          throughputRps: arrivalRps,
        };
        expectClose(mm1k({ arrivalRps, serviceRps, capacity: 2000 }), roomy);
      }),
    );
  });
});

describe('M/M/1/K', () => {
  /** The birth–death chain, term by term in its plainest form. */
  function obvious(load: number, capacity: number) {
    const weights = Array.from({ length: capacity + 1 }, (_, n) => load ** n);
    const total = weights.reduce((a, b) => a + b);
    return {
      blockingProbability: weights[capacity] / total,
      utilization: 1 - 1 / total,
      meanInSystem: weights.reduce((sum, w, n) => sum + n * w, 0) / total,
    };
  }

  it('agrees with the chain below, at and above full load, and carries what it lets in', () => {
    const loads = fc.oneof(evenly(0, 3), fc.constantFrom(1, 1 - 1e-12, 1 + 1e-12));
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 60 }), (load, capacity) => {
        const answer = mm1k({ arrivalRps: 100 * load, serviceRps: 100, capacity });
        expectClose(answer, obvious(load, capacity));
        expectClose(answer, {
          throughputRps: 100 * load * (1 - answer.blockingProbability),
          meanInSystem: (answer.throughputRps * answer.meanResponseMs) / 1000,
          meanInQueue: answer.meanInSystem - answer.utilization,
        });
      }),
    );
  });

  it('is uniform at full load: 11 states for room 10', () => {
    expectClose(mm1k({ arrivalRps: 100, serviceRps: 100, capacity: 10 }), {
      blockingProbability: 1 / 11,
      utilization: 10 / 11,
      meanInSystem: 5,
      throughputRps: 1000 / 11,
    });
  });

  it('stays exact for a million places under overload', () => {
    expectClose(mm1k({ arrivalRps: 200, serviceRps: 100, capacity: 1_000_000 }), {
      blockingProbability: 0.5,
      throughputRps: 100,
      meanInSystem: 999_999,
    });
  });
});

describe('Erlang B and C', () => {
  // Offered load that blocks 1% of calls, to its last printed digit: the standard traffic table; the row of 15 lines also in
  // the manual of the Erlang Calculator (erlang.com, "How much traffic can a trunk group handle").
  it.each([
    [5, 1.361],
    [10, 4.461],
    [15, 8.108],
    [20, 12.031],
    [50, 37.901],
    [100, 84.064],
  ])('%i servers offered %s erlangs block 1%', (servers, printed) => {
    const lost = (offeredErlangs: number) => erlangB({ offeredErlangs, servers }).blockingProbability;
    expect(lost(printed - 0.00051)).toBeLessThan(0.01);
    expect(lost(printed + 0.00051)).toBeGreaterThan(0.01);
  });

  it('blocks 1 in (1 + a + a²/2) with two servers', () => {
    // B(2, 2) = (a²/2)/(1 + a + a²/2) = 2/5
    expectClose(erlangB({ offeredErlangs: 2, servers: 2 }), { blockingProbability: 0.4, carriedErlangs: 1.2, utilization: 0.6 });
  });

  // The call-centre example of 200 calls an hour of 3 minutes: 10 erlangs (the usual example of Erlang C).
  it.each([
    [11, 0.6821],
    [12, 0.4494],
    [13, 0.2853],
    [14, 0.1741],
  ])('10 erlangs on %i agents wait with probability %s', (servers, waitProbability) => {
    expect(erlangC({ offeredErlangs: 10, servers }).waitProbability).toBeCloseTo(waitProbability, 4);
  });

  it('holds for a million servers, where factorials overflow', () => {
    // Halfin and Whitt: c = a + β√a with β = 1 waits with probability (1 + βΦ(β)/φ(β))^(−1) = 0.2234 in the limit.
    expect(erlangC({ offeredErlangs: 999_000.5, servers: 1_000_000 }).waitProbability).toBeCloseTo(0.2234, 3);
  });

  it('loses less with more servers and more with more load', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), serverCounts, (offeredErlangs, servers) => {
        const lost = erlangB({ offeredErlangs, servers }).blockingProbability;
        expect(erlangB({ offeredErlangs, servers: servers + 1 }).blockingProbability).toBeLessThanOrEqual(lost);
        expect(erlangB({ offeredErlangs: offeredErlangs * 1.1, servers }).blockingProbability).toBeGreaterThanOrEqual(lost);
      }),
    );
  });
});

describe('growing load', () => {
  it('never shortens a response, and variation of service lengthens it', () => {
    fc.assert(
      fc.property(stableLoad, stableLoad, evenly(0, 5), (a, b, serviceCv) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const at = (load: number, cv: number) => mg1({ arrivalRps: load * 100, meanServiceMs: 10, serviceCv: cv }).meanResponseMs;
        expect(at(high, serviceCv)).toBeGreaterThanOrEqual(at(low, serviceCv));
        expect(at(high, serviceCv + 0.1)).toBeGreaterThanOrEqual(at(high, serviceCv));
      }),
    );
  });
});

describe('power of d choices', () => {
  // The predictions for 2 choices of Mitzenmacher, IEEE TPDS 12(10), 2001; by hand at 0.5: 1 + 2^−2 + 2^−6 + 2^−14 = 1.2657.
  it.each([
    [0.5, 1.2657],
    [0.7, 1.6145],
    [0.8, 1.9474],
    [0.9, 2.6141],
    [0.95, 3.383],
    [0.99, 5.432],
  ])('at load %s two choices answer in %s service times', (load, expected) => {
    expect(powerOfD({ load, choices: 2 }).meanResponseInServiceTimes).toBeCloseTo(expected, 3);
  });

  it('is M/M/1 with one choice, the plain sum otherwise, and shorter with every further choice', () => {
    fc.assert(
      fc.property(stableLoad, fc.integer({ min: 2, max: 8 }), (load, choices) => {
        let sum = 0;
        for (let i = 1; i <= 40; i++) sum += load ** ((choices ** i - choices) / (choices - 1));
        const { meanResponseInServiceTimes, randomResponseInServiceTimes } = powerOfD({ load, choices });
        expectClose({ meanResponseInServiceTimes }, { meanResponseInServiceTimes: sum });
        expect(powerOfD({ load, choices: 1 }).meanResponseInServiceTimes).toBe(randomResponseInServiceTimes);
        expect(powerOfD({ load, choices: choices + 1 }).meanResponseInServiceTimes).toBeLessThanOrEqual(
          meanResponseInServiceTimes,
        );
      }),
    );
  });
});

describe('closed network', () => {
  it('one customer never waits', () => {
    expectClose(mva({ customers: 1, serviceMs: 10, thinkMs: 90 }), {
      throughputRps: 10,
      meanResponseMs: 10,
      meanWaitMs: 0,
      utilization: 0.1,
      meanInSystem: 0.1,
      meanInQueue: 0,
    });
  });

  it('agrees with the machine repairman model, whose states can be summed', () => {
    // p_n ∝ N!/(N − n)! (S/Z)^n (Kleinrock vol. 1)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.double({ min: 0.02, max: 5, noNaN: true }), (customers, ratio) => {
        const weights = [1];
        for (let n = 1; n <= customers; n++) weights.push(weights[n - 1] * (customers - n + 1) * ratio);
        const total = weights.reduce((a, b) => a + b);
        expectClose(mva({ customers, serviceMs: ratio * 100, thinkMs: 100 }), {
          utilization: 1 - 1 / total,
          meanInSystem: weights.reduce((sum, w, n) => sum + n * w, 0) / total,
        });
      }),
    );
  });

  it('answers everyone in turn without think time', () => {
    expectClose(mva({ customers: 7, serviceMs: 10, thinkMs: 0 }), { throughputRps: 100, meanResponseMs: 70, utilization: 1 });
  });
});
