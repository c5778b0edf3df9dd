import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { evenly } from '../random/evenly.test-support';
import { Rng } from '../random/rng';
import { HealthState } from './backend-health';
import { HealthBoard, HealthCause } from './health-board';
import { outlierDetection } from './outlier-detection';
import { successRateThreshold } from './success-rate-threshold';

function make(config: object = {}, backends = 10, seed = 1) {
  const board = new HealthBoard();
  const causes: number[] = [];
  board.onChange = (_backend, _from, _to, cause) => causes.push(cause);
  const detector = outlierDetection.create({ ...defaultsOf(outlierDetection.knobs), ...config }, { board, rng: new Rng(seed) });
  for (let i = 0; i < backends; i++) {
    board.add(i);
    detector.onAdd?.(i, 0);
  }
  const answer = (backend: number, code: number, times = 1, nowMs = 0) => {
    for (let i = 0; i < times; i++) detector.onOutcome?.(backend, nowMs, code !== 0 && code < 500, code);
  };
  const isOut = (backend: number) => board.state[backend] === HealthState.ejected;
  return { board, detector, answer, isOut, causes, sweep: (nowMs: number) => detector.sweep?.(nowMs) };
}

// Envoy test/common/upstream/outlier_detection_impl_test.cc
describe('consecutive failures', () => {
  it('BasicFlow5xx: five in a row eject; four and a success do not', () => {
    const { answer, isOut, causes } = make();
    answer(0, 503, 4);
    answer(0, 200);
    answer(0, 503, 4);
    expect(isOut(0)).toBe(false);
    answer(0, 503);
    expect(isOut(0)).toBe(true);
    expect(causes).toEqual([HealthCause.consecutive5xx]);
  });

  it('a 4xx ends a row of 5xx, no answer counts as a 503', () => {
    const { answer, isOut } = make();
    answer(0, 500, 4);
    answer(0, 404);
    answer(0, 500, 4);
    expect(isOut(0)).toBe(false);
    answer(0, 0);
    expect(isOut(0)).toBe(true);
  });

  it('BasicFlowGatewayFailure: 502, 503, 504 in a row, other 5xx start it anew; off unless enforced', () => {
    const enforced = { enforcingConsecutiveGatewayFailure: 1, enforcingConsecutive5xx: 0 };
    const { answer, isOut, causes } = make(enforced);
    answer(0, 503, 4);
    answer(0, 500);
    answer(0, 502, 2);
    answer(0, 504, 2);
    expect(isOut(0)).toBe(false);
    answer(0, 503);
    expect(isOut(0)).toBe(true);
    expect(causes).toEqual([HealthCause.consecutiveGatewayFailures]);
    const off = make({ enforcingConsecutive5xx: 0 });
    off.answer(0, 503, 50);
    expect(off.isOut(0)).toBe(false);
  });

  it('0 in a row never ejects', () => {
    const { answer, isOut } = make({ consecutive5xx: 0 });
    answer(0, 500, 1000);
    expect(isOut(0)).toBe(false);
  });

  it('what was found but not ejected must make a whole row again', () => {
    const { answer, isOut, detector } = make({ maxEjectionRatio: 0.1 }, 10);
    answer(0, 500, 5);
    answer(1, 500, 5); // the one place is taken
    expect(isOut(1)).toBe(false);
    expect(detector.evidence?.()).toMatchObject({ overflow: 1 });
    answer(1, 500, 4);
    expect(detector.evidence?.()).toMatchObject({ overflow: 1 });
    answer(1, 500, 1);
    expect(detector.evidence?.()).toMatchObject({ overflow: 2 });
  });
});

describe('how many may be out', () => {
  it.each([
    { backends: 10, ratio: 0.1, out: 1 },
    { backends: 9, ratio: 0.1, out: 0 }, // one of nine is more than 10%
    { backends: 9, ratio: 0.1, always: true, out: 1 },
    { backends: 20, ratio: 0.1, out: 2 },
    { backends: 29, ratio: 0.1, out: 2 },
    { backends: 100, ratio: 0.07, out: 7 }, // 0.07 * 100 is 7.000000000000001
    { backends: 3, ratio: 1, out: 3 },
    { backends: 3, ratio: 0, out: 0 },
  ])('$out of $backends at $ratio', ({ backends, ratio, always = false, out }) => {
    const { answer, board } = make({ maxEjectionRatio: ratio, alwaysEjectOneHost: always }, backends);
    for (let backend = 0; backend < backends; backend++) answer(backend, 500, 5);
    expect(board.inState[HealthState.ejected]).toBe(out);
  });
});

describe('for how long', () => {
  it('base, then twice, three times; looked at per sweep; inclusive', () => {
    const { answer, isOut, sweep } = make();
    answer(0, 500, 5, 0);
    sweep(10_000);
    sweep(29_999);
    expect(isOut(0)).toBe(true);
    sweep(30_000);
    expect(isOut(0)).toBe(false);
    answer(0, 500, 4, 30_001); // the row was forgotten on return
    expect(isOut(0)).toBe(false);
    answer(0, 500, 1, 30_001);
    sweep(90_000);
    expect(isOut(0)).toBe(true);
    sweep(90_001);
    expect(isOut(0)).toBe(false);
    answer(0, 500, 5, 90_001);
    sweep(180_000);
    expect(isOut(0)).toBe(true);
    sweep(180_001);
    expect(isOut(0)).toBe(false);
  });

  // onIntervalTimer: at the sweep where it returns nothing is forgiven, nor within an interval of that.
  it.each([
    { name: 'a whole interval in forgives one', sweeps: [40_000], sentenceMs: 30_000 },
    { name: 'less than an interval does not', sweeps: [39_999], sentenceMs: 60_000 },
    { name: 'ejected again at once: none', sweeps: [], sentenceMs: 60_000 },
  ])('$name', ({ sweeps, sentenceMs }) => {
    const { answer, isOut, sweep } = make();
    answer(0, 500, 5, 0);
    for (const atMs of [30_000, ...sweeps]) sweep(atMs);
    answer(0, 500, 5, 40_000);
    sweep(40_000 + sentenceMs - 1);
    expect(isOut(0)).toBe(true);
    sweep(40_000 + sentenceMs);
    expect(isOut(0)).toBe(false);
  });

  // Envoy issue 26758: an outlier by success rate is found at the sweep, which used to forgive it first.
  it('who is found out again at the next sweep is out for longer', () => {
    const made = make({ consecutive5xx: 0, maxEjectionRatio: 1, baseEjectionTimeMs: 10_000 }, 5);
    const sentences: number[] = [];
    let sinceMs = 0;
    for (let nowMs = 10_000; nowMs <= 120_000; nowMs += 10_000) {
      const wasOut = made.isOut(4);
      for (let backend = wasOut ? 3 : 4; backend >= 0; backend--) made.answer(backend, backend === 4 ? 500 : 200, 100);
      made.sweep(nowMs);
      if (!wasOut && made.isOut(4)) sinceMs = nowMs;
      if (wasOut && !made.isOut(4)) sentences.push(nowMs - sinceMs);
    }
    expect(sentences).toEqual([10_000, 20_000, 30_000]);
  });

  it('EjectTimeBackoff: never longer than the maximum', () => {
    const { answer, isOut, sweep } = make({ maxEjectionTimeMs: 70_000 });
    let nowMs = 0;
    const sentences: number[] = [];
    for (let i = 0; i < 6; i++) {
      answer(0, 500, 5, nowMs);
      const sinceMs = nowMs;
      for (; isOut(0); nowMs += 1000) sweep(nowMs);
      nowMs -= 1000;
      sentences.push(nowMs - sinceMs);
    }
    expect(sentences).toEqual([30_000, 60_000, 70_000, 70_000, 70_000, 70_000]);
  });

  // DetectorConfig: max_ejection_time unset is the default or base_ejection_time, whatever is larger
  it.each([
    { baseEjectionTimeMs: 600_000, longestMs: 600_000 },
    { baseEjectionTimeMs: 200_000, longestMs: 300_000 },
  ])('unless it is set, the longest is five minutes or $baseEjectionTimeMs', ({ baseEjectionTimeMs, longestMs }) => {
    const { answer, isOut, sweep } = make({ baseEjectionTimeMs });
    answer(0, 500, 5, 0);
    sweep(baseEjectionTimeMs);
    answer(0, 500, 5, baseEjectionTimeMs);
    sweep(baseEjectionTimeMs + longestMs - 1);
    expect(isOut(0)).toBe(true);
    sweep(baseEjectionTimeMs + longestMs);
    expect(isOut(0)).toBe(false);
  });

  it('refuses a longest ejection shorter than the first', () => {
    expect(() => make({ maxEjectionTimeMs: 1000 })).toThrow('maxEjectionTimeMs must be >= baseEjectionTimeMs (30000), got 1000');
  });
});

describe('success rate', () => {
  it('the example of the source: {50, 100, 100, 100, 100} gives 52', () => {
    expect(successRateThreshold([50, 100, 100, 100, 100], 1.9)).toEqual({ mean: 90, threshold: 52 });
  });

  const traffic = (made: ReturnType<typeof make>, failures: readonly number[], requests = 100) =>
    failures.forEach((failed, backend) => {
      for (let i = 0; i < requests; i++) made.answer(backend, i % requests < requests - failed ? 200 : 500);
    });
  const quiet = { consecutive5xx: 0, maxEjectionRatio: 1 };

  it('BasicFlowSuccessRate: the one that stands out is ejected, at the sweep', () => {
    const made = make(quiet, 5);
    traffic(made, [0, 0, 0, 0, 50]);
    expect(made.isOut(4)).toBe(false);
    made.sweep(10_000);
    expect([0, 1, 2, 3, 4].filter(made.isOut)).toEqual([4]);
    expect(made.causes).toEqual([HealthCause.successRate]);
    expect(made.detector.evidence?.()).toEqual({ successRateMean: 0.9, successRateThreshold: 0.52, overflow: 0 });
  });

  it('needs enough backends with enough requests', () => {
    const few = make(quiet, 4);
    traffic(few, [0, 0, 0, 50]);
    few.sweep(1);
    expect(few.isOut(3)).toBe(false);
    const little = make(quiet, 5);
    traffic(little, [0, 0, 0, 0, 50], 99);
    little.sweep(1);
    expect(little.isOut(4)).toBe(false);
    expect(little.detector.evidence?.()).toMatchObject({ successRateMean: null, successRateThreshold: null });
  });

  it('counts each interval alone, and nobody who is out', () => {
    const made = make(quiet, 6);
    traffic(made, [0, 0, 0, 0, 0, 60]);
    made.sweep(10_000);
    expect(made.isOut(5)).toBe(true);
    made.sweep(20_000); // an interval without traffic
    expect(made.detector.evidence?.()).toMatchObject({ successRateMean: null });
    traffic(made, [0, 0, 0, 0, 0, 100]);
    made.sweep(30_000);
    expect(made.detector.evidence?.()).toMatchObject({ successRateMean: 1 });
  });

  it('all bad alike: nobody stands out', () => {
    const made = make(quiet, 5);
    traffic(made, [90, 90, 90, 90, 90]);
    made.sweep(1);
    expect([0, 1, 2, 3, 4].some(made.isOut)).toBe(false);
  });

  it('BasicFlowFailurePercentage: at the share it is an outlier; off unless enforced', () => {
    const enforced = { ...quiet, enforcingSuccessRate: 0, enforcingFailurePercentage: 1 };
    const made = make(enforced, 5);
    traffic(made, [0, 0, 84, 85, 100]);
    made.sweep(1);
    expect([0, 1, 2, 3, 4].filter(made.isOut)).toEqual([3, 4]);
    expect(new Set(made.causes)).toEqual(new Set([HealthCause.failurePercentage]));
    const off = make({ ...quiet, enforcingSuccessRate: 0 }, 5);
    traffic(off, [0, 0, 84, 85, 100]);
    off.sweep(1);
    expect(off.board.inState[HealthState.ejected]).toBe(0);
  });
});

test('partial enforcement is by chance, the seed deciding', () => {
  const share = (seed: number) => {
    const { answer, board } = make({ enforcingConsecutive5xx: 0.5, maxEjectionRatio: 1 }, 400, seed);
    for (let backend = 0; backend < 400; backend++) answer(backend, 500, 5);
    return board.inState[HealthState.ejected] / 400;
  };
  expect(share(3)).toBe(share(3));
  expect(Math.abs(share(3) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 400)); // four standard errors
});

test('whatever happens, no more are out than allowed, and everyone comes back in quiet', () => {
  const step = fc.record({
    backend: fc.nat(19),
    code: fc.constantFrom(0, 200, 404, 500, 503),
    times: fc.integer({ min: 1, max: 8 }),
    gapMs: fc.nat(8000),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), evenly(0, 1), (steps, ratio) => {
      const { answer, board, sweep } = make({ maxEjectionRatio: ratio, enforcingConsecutiveGatewayFailure: 1 }, 20);
      let nowMs = 0;
      for (const { backend, code, times, gapMs } of steps) {
        nowMs += gapMs;
        answer(backend, code, times, nowMs);
        if (gapMs > 4000) sweep(nowMs);
        expect(board.inState[HealthState.ejected]).toBeLessThanOrEqual(ratio * 20 + 1e-6);
        expect(board.inState.reduce((sum, count) => sum + count)).toBe(20);
      }
      sweep(nowMs + 300_000);
      sweep(nowMs + 600_000);
      expect(board.inState[HealthState.healthy]).toBe(20);
    }),
  );
});
