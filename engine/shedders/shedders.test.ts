import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import { shedders } from './registry';
import type { Shedder, ShedderSpec, WaitingCalls } from './types';

const make = (id: keyof typeof shedders, config: object = {}): Shedder => {
  const spec = shedders[id] as unknown as ShedderSpec;
  return spec.create(parseKnobs(spec.knobs, config) as never);
};

/** A line of calls numbered as they come, with when each came. */
class Line implements WaitingCalls {
  readonly calls: { readonly call: number; readonly sinceMs: number }[] = [];
  readonly came: number[] = [];
  get length(): number {
    return this.calls.length;
  }
  push(sinceMs: number): void {
    this.calls.push({ call: this.came.length, sinceMs });
    this.came.push(sinceMs);
  }
  shift(): number {
    return this.calls.shift()?.call ?? -1;
  }
  sinceMs(call: number): number {
    return this.came[call];
  }
}

describe('aimd, as AIMDLimit', () => {
  test.each([
    // rtt, in flight, dropped → limit; from 20, between 10 and 22, timeout 100 ms, ratio 0.9
    { samples: [[10, 20, false]], limit: 21 },
    { samples: [[10, 10, false]], limit: 21 }, // half used is enough
    { samples: [[10, 9, false]], limit: 20 },
    { samples: [[100, 20, false]], limit: 21 }, // at the timeout is in time
    { samples: [[101, 20, false]], limit: 18 },
    { samples: [[10, 1, true]], limit: 18 },
    {
      samples: [
        [10, 1, true],
        [10, 1, true],
      ],
      limit: 16,
    }, // ⌊18 · 0.9⌋
    { samples: Array.from({ length: 9 }, () => [10, 30, false]), limit: 22 },
    { samples: Array.from({ length: 9 }, () => [10, 30, true]), limit: 10 },
  ] as { samples: [number, number, boolean][]; limit: number }[])('$samples → $limit', ({ samples, limit }) => {
    const aimd = make('aimd', { initialLimit: 20, minLimit: 10, maxLimit: 22, timeoutMs: 100 });
    for (const [rttMs, inFlight, dropped] of samples) aimd.onSample(rttMs, inFlight, dropped);
    expect(aimd.limit).toBe(limit);
    expect([aimd.admits(limit - 1, 0), aimd.admits(limit, 0)]).toEqual([true, false]);
  });
});

describe('gradient2, as Gradient2Limit', () => {
  const fresh = (more: object = {}) => make('gradient2', { initialLimit: 50, minLimit: 1, ...more });

  test('steady answers let it grow by queueSize × smoothing', () => {
    const limit = fresh();
    limit.onSample(100, 50, false); // 50 · 0.8 + (50 · 1 + 4) · 0.2 = 50.8
    expect(limit.limit).toBe(50);
    limit.onSample(100, 50, false); // 51.6
    expect(limit.limit).toBe(51);
  });

  test('slow answers shrink it, by half of the share at most', () => {
    const limit = fresh();
    limit.onSample(100, 50, false); // 50.8, long 100
    limit.onSample(1000, 50, false); // long 550; 1.5 · 550 / 1000 = 0.825: 40.64 + (41.91 + 4) · 0.2 = 49.822
    expect(limit.limit).toBe(49);
    limit.onSample(100_000, 50, false); // long 33,700; 0.5055: 39.8576 + (25.185… + 4) · 0.2 = 45.694…
    expect(limit.limit).toBe(45);
    limit.onSample(1e9, 50, false); // 0.5 at least: 45.694 · 0.8 + (22.847 + 4) · 0.2 = 41.925
    expect(limit.limit).toBe(41);
  });

  test('a limit not half used stays', () => {
    const limit = fresh();
    limit.onSample(100, 24, false);
    expect(limit.limit).toBe(50);
    for (let i = 0; i < 2; i++) limit.onSample(100, 26, false);
    expect(limit.limit).toBe(51);
  });

  test('after the first ten the long-term time is an exponential average, and comes down fast after an overload', () => {
    const limit = fresh({ longWindow: 19, rttTolerance: 1, queueSize: 0, smoothing: 1 }); // f = 0.1
    for (let i = 0; i < 10; i++) limit.onSample(100, 50, false);
    limit.onSample(200, 50, false); // long 110; 110 / 200 = 0.55: 27.5
    expect(limit.limit).toBe(27);
    limit.onSample(50, 50, false); // long 104, more than twice 50: 98.8 from now on; gradient 1
    limit.onSample(100, 50, false); // long 98.8 · 0.9 + 10 = 98.92: 27.5 · 0.9892 = 27.2…
    limit.onSample(100, 50, false); // long 99.028: 27.2 · 0.99028 = 26.9…; without the 95% it were 27.5 still
    expect(limit.limit).toBe(26);
  });

  test('answers that take no time are no error', () => {
    const limit = fresh();
    for (let i = 0; i < 20; i++) limit.onSample(0, 50, false);
    expect(Number.isFinite(limit.limit)).toBe(true);
  });
});

test.each(['aimd', 'gradient2'] as const)('%s refuses limits that contradict each other', (id) => {
  expect(() => make(id, { minLimit: 30 })).toThrow(new InputError('initialLimit', 'must be >= minLimit (30)', 20));
  expect(() => make(id, { maxLimit: 19 })).toThrow(new InputError('maxLimit', 'must be >= minLimit (20)', 19));
});

describe('priority', () => {
  test.each([
    { step: 0.2, places: [20, 16, 12, 8, 4, 1, 1] },
    { step: 0, places: [20, 20, 20, 20, 20, 20, 20] },
    { step: 0.33, places: [20, 14, 7, 1, 1, 1, 1] }, // ⌈13.4⌉, ⌈6.8⌉, ⌈0.2⌉
    { step: 1, places: [20, 1, 1, 1, 1, 1, 1] },
  ])('a step of $step: places by rank', ({ step, places }) => {
    const shedder = make('priority', { maxInFlight: 20, step });
    const open = places.map((_, rank) =>
      Array.from({ length: 25 }, (_n, inFlight) => shedder.admits(inFlight, rank)).indexOf(false),
    );
    expect(open).toEqual(places);
  });
});

/** The pseudocode of RFC 8289, step by step as printed. */
class PrintedCodel {
  firstAboveTime = 0;
  dropNext = 0;
  count = 0;
  lastCount = 0;
  dropping = false;
  readonly dropped: number[] = [];

  constructor(
    readonly line: Line,
    readonly target: number,
    readonly interval: number,
  ) {}

  dodeque(now: number): { p: number; okToDrop: boolean } {
    const r = { p: this.line.shift(), okToDrop: false };
    if (r.p === -1) {
      this.firstAboveTime = 0;
      return r;
    }
    const sojournTime = now - this.line.sinceMs(r.p);
    if (sojournTime < this.target || this.line.length <= 1) this.firstAboveTime = 0;
    else if (this.firstAboveTime === 0) this.firstAboveTime = now + this.interval;
    else if (now >= this.firstAboveTime) r.okToDrop = true;
    return r;
  }

  deque(now: number): number {
    let r = this.dodeque(now);
    if (this.dropping) {
      if (!r.okToDrop) this.dropping = false;
      while (now >= this.dropNext && this.dropping) {
        this.dropped.push(r.p);
        ++this.count;
        r = this.dodeque(now);
        if (!r.okToDrop) this.dropping = false;
        else this.dropNext = this.dropNext + this.interval / Math.sqrt(this.count);
      }
    } else if (r.okToDrop) {
      this.dropped.push(r.p);
      r = this.dodeque(now);
      this.dropping = true;
      const delta = this.count - this.lastCount;
      this.count = 1;
      if (delta > 1 && now - this.dropNext < 16 * this.interval) this.count = delta;
      this.dropNext = now + this.interval / Math.sqrt(this.count);
      this.lastCount = this.count;
    }
    return r.p;
  }
}

describe('codel', () => {
  test('does what is printed', () => {
    const steps = fc.array(fc.record({ gapMs: fc.nat(40), arrivals: fc.nat(3), takes: fc.nat(2) }), {
      minLength: 20,
      maxLength: 200,
    });
    let drops = 0;
    fc.assert(
      fc.property(steps, fc.constantFrom(5, 20), fc.constantFrom(50, 100), (schedule, targetMs, intervalMs) => {
        const codel = make('codel', { targetMs, intervalMs });
        const [ours, theirs] = [new Line(), new Line()];
        const printed = new PrintedCodel(theirs, targetMs, intervalMs);
        const dropped: number[] = [];
        let nowMs = 0;
        for (const { gapMs, arrivals, takes } of schedule) {
          nowMs += gapMs;
          for (let i = 0; i < arrivals; i++) for (const line of [ours, theirs]) line.push(nowMs);
          for (let i = 0; i < takes; i++)
            expect(codel.next(nowMs, ours, (call) => dropped.push(call))).toBe(printed.deque(nowMs));
          expect(dropped).toEqual(printed.dropped);
        }
        drops += dropped.length;
      }),
      { numRuns: 200 },
    );
    expect(drops).toBeGreaterThan(1000);
  });

  test('drops come closer and closer while waits stay long', () => {
    const codel = make('codel', { targetMs: 5, intervalMs: 100 });
    const line = new Line();
    for (let i = 0; i < 5000; i++) line.push(0);
    const droppedAtMs: number[] = [];
    for (let nowMs = 50; nowMs <= 1000; nowMs += 10) codel.next(nowMs, line, () => droppedAtMs.push(nowMs));
    // Above the target since 50, so dropping from 150 on: then due
    // at 250, 250 + 100/√2 = 320.7, + 100/√3 = 378.4, + 100/√4 = 428.4, and it is looked at every 10 ms.
    expect(droppedAtMs.slice(0, 5)).toEqual([150, 250, 330, 380, 430]);
  });

  test('a burst that is through within the interval loses nothing, and the last two in line are never dropped', () => {
    const codel = make('codel', { targetMs: 5, intervalMs: 100 });
    const line = new Line();
    for (let i = 0; i < 10; i++) line.push(0);
    const dropped: number[] = [];
    for (let nowMs = 10; nowMs < 110; nowMs += 10) expect(codel.next(nowMs, line, (call) => dropped.push(call))).not.toBe(-1);
    for (let i = 0; i < 2; i++) line.push(110);
    for (const call of [10, 11, -1]) expect(codel.next(100_000, line, (late) => dropped.push(late))).toBe(call);
    expect(dropped).toEqual([]);
  });
});
