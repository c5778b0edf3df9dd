import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { breakerFamily } from './family';
import { rollingWindow } from './rolling-window';
import { FAILURE, SUCCESS } from './types';

type Line = Record<string, unknown>;

function replay(config: object, lines: readonly Line[]): Line[] {
  const session = breakerFamily.replay('rolling-window', config, 0);
  const answers: Line[] = [];
  for (const line of lines) session.apply(line, (answer) => answers.push(answer as Line));
  return answers;
}
const last = (config: object, lines: readonly Line[]): Line => replay(config, lines).at(-1) as Line;

const acquire = (atMs: number): Line => ({ op: 'acquire', atMs });
const ok = (atMs: number, durationMs = 0): Line => ({ op: 'record', atMs, outcome: 'success', durationMs });
const fail = (atMs: number, durationMs = 0): Line => ({ op: 'record', atMs, outcome: 'failure', durationMs });
const ignored = (atMs: number): Line => ({ op: 'record', atMs, outcome: 'ignored' });
const force = (atMs: number, state: string, forMs?: number): Line => ({ op: 'force', atMs, state, ...(forMs && { forMs }) });
const observe = (atMs: number): Line => ({ op: 'observe', atMs });

/** setUp of resilience4j's CircuitBreakerStateMachineTest.java, percentages as ratios. */
const published = {
  failureRateThreshold: 0.5,
  permittedNumberOfCallsInHalfOpenState: 4,
  slowCallDurationThresholdMs: 4000,
  slowCallRateThreshold: 0.5,
  maxWaitDurationInHalfOpenStateMs: 1000,
  slidingWindowType: 'TIME_BASED',
  slidingWindowSize: 20,
  minimumNumberOfCalls: 5,
  waitDurationInOpenStateMs: 5000,
};

describe('CircuitBreakerStateMachineTest.java', () => {
  // [test name, operations, the last answer]
  const halfOpen = [force(0, 'OPEN'), force(0, 'HALF_OPEN')];
  it.each<[string, Line[], Line]>([
    [
      'shouldThrowCallNotPermittedExceptionWhenStateIsOpen',
      [force(0, 'OPEN'), acquire(0), observe(0)],
      { state: 'OPEN', notPermittedCalls: 1 },
    ],
    [
      'shouldThrowCallNotPermittedExceptionWhenStateIsForcedOpen',
      [force(0, 'FORCED_OPEN'), acquire(0), observe(0)],
      { state: 'FORCED_OPEN', notPermittedCalls: 1 },
    ],
    [
      'shouldIncreaseCounterOnReleasePermission',
      [...halfOpen, ...Array(6).fill(acquire(0)), { op: 'release', atMs: 0 }, acquire(0)],
      { permitted: true },
    ],
    [
      'shouldOnlyPermitFourCallsInHalfOpenState',
      [...halfOpen, ...Array(6).fill(acquire(0)), ...halfOpen, ...Array(5).fill(acquire(0))],
      { permitted: false, state: 'HALF_OPEN' },
    ],
    [
      'shouldOpenAfterFailureRateThresholdExceeded2 (3 of 6)',
      [ok(0), ok(1000), ok(2000), fail(3000), fail(4000), fail(5000)],
      { state: 'OPEN', failureRate: 0.5 },
    ],
    [
      'shouldOpenAfterFailureRateThresholdExceeded',
      [fail(0), fail(0), fail(0), ok(0), ok(0), acquire(0), observe(0)],
      { state: 'OPEN', failureRate: 0.6, bufferedCalls: 5, failedCalls: 3, notPermittedCalls: 1 },
    ],
    [
      'shouldOpenAfterSlowCallRateThresholdExceeded',
      [fail(0, 5000), ok(0, 5000), fail(0, 100), ok(0, 100), ok(0, 5000)],
      { state: 'OPEN', slowCallRate: 0.6 },
    ],
    [
      'shouldOpenAfterSlowCallRateThresholdExceededUsingMockClock',
      [ok(5000, 5000), ok(10_000, 5000), ok(11_000, 1000), ok(12_000, 1000), ok(17_000, 5000), observe(17_000)],
      { state: 'OPEN', slowCallRate: 0.6, bufferedCalls: 5, slowCalls: 3 },
    ],
    [
      'shouldTransitionToHalfOpenAfterWaitDuration',
      [force(0, 'OPEN'), acquire(0), acquire(3000), acquire(6000), observe(6000)],
      { state: 'HALF_OPEN', failureRate: null, bufferedCalls: 0, notPermittedCalls: 0 },
    ],
    [
      'shouldTransitionBackToOpenStateWhenFailureRateIsAboveThreshold',
      [...halfOpen, fail(0), fail(0), ok(0), fail(0), observe(0)],
      { state: 'OPEN', failureRate: 0.75, bufferedCalls: 4, failedCalls: 3 },
    ],
    [
      'shouldTransitionBackToOpenStateWhenSlowCallRateIsAboveThreshold',
      [...halfOpen, ok(0, 5000), ok(0, 5000), ok(0, 5000), ok(0, 1000)],
      { state: 'OPEN', failureRate: 0, slowCallRate: 0.75 },
    ],
    [
      'shouldTransitionBackToClosedStateWhenFailureIsBelowThreshold',
      [...halfOpen, fail(0), ok(0), ok(0), ok(0), ok(0), observe(0)],
      { state: 'CLOSED', failureRate: null, bufferedCalls: 1 },
    ],
    [
      'shouldDisableCircuitBreaker',
      [force(0, 'DISABLED'), ok(0), fail(0), fail(0), fail(0), fail(0), fail(0), acquire(0), observe(0)],
      { state: 'DISABLED', bufferedCalls: 0, failedCalls: 0, failureRate: null },
    ],
    [
      'shouldForceOpenCircuitBreaker',
      [force(0, 'FORCED_OPEN'), acquire(0), acquire(6000), observe(6000)],
      { state: 'FORCED_OPEN', notPermittedCalls: 2 },
    ],
    [
      'shouldReleasePermissionWhenExceptionIgnored',
      [...halfOpen, acquire(0), ok(0), acquire(0), ok(0), acquire(0), ok(0), acquire(0), ignored(0), acquire(0), fail(0)],
      { state: 'CLOSED' },
    ],
    [
      'shouldIgnoreExceptionsAndThenTransitionToClosed: ignored results are not measured',
      [...halfOpen, acquire(0), ignored(0), acquire(0), ignored(0), acquire(0), ignored(0), acquire(0), ignored(0), observe(0)],
      { state: 'HALF_OPEN', bufferedCalls: 0 },
    ],
  ])('%s', (_name, lines, expected) => {
    expect(last(published, lines)).toMatchObject(expected);
  });
});

/** CircuitBreaker.java, enum StateTransition. */
describe('StateTransition', () => {
  const all = ['CLOSED', 'OPEN', 'HALF_OPEN', 'DISABLED', 'FORCED_OPEN', 'METRICS_ONLY'];
  const illegal = [
    ['CLOSED', 'HALF_OPEN'],
    ['METRICS_ONLY', 'OPEN'],
    ['METRICS_ONLY', 'HALF_OPEN'],
  ];
  const reach = (state: string) => (state === 'HALF_OPEN' ? [force(0, 'OPEN'), force(0, state)] : [force(0, state)]);
  for (const from of all)
    for (const to of all) {
      const isIllegal = illegal.some(([a, b]) => a === from && b === to);
      test(`${from} to ${to} ${isIllegal ? 'is refused' : 'goes'}`, () => {
        const go = () => last({}, [...reach(from), force(0, to)]);
        if (isIllegal) expect(go).toThrow(/^state must be one of .* when /);
        else expect(go()).toEqual({ state: to });
      });
    }
});

describe('edges', () => {
  const three = { slidingWindowSize: 3, minimumNumberOfCalls: 3, waitDurationInOpenStateMs: 100 };
  const tripped = [fail(0), fail(0), fail(0)];

  it.each<[string, object, Line[], Line]>([
    ['the wait is over strictly after it', three, [...tripped, acquire(100)], { permitted: false, state: 'OPEN' }],
    ['…and not one instant later', three, [...tripped, acquire(100.5)], { permitted: true, state: 'HALF_OPEN' }],
    ['by itself: at the very end', { ...three, automaticTransition: true }, [...tripped, observe(100)], { state: 'HALF_OPEN' }],
    ['looking does not open the gate', three, [...tripped, observe(5000)], { state: 'OPEN' }],
    [
      'a call as long as the bound is not slow',
      { ...three, slowCallDurationThresholdMs: 10 },
      [ok(0, 10), observe(0)],
      { slowCalls: 0 },
    ],
    [
      'a call longer than the bound is',
      { ...three, slowCallDurationThresholdMs: 10 },
      [ok(0, 10.5), observe(0)],
      { slowCalls: 1 },
    ],
    ['exactly the threshold trips', { ...three, failureRateThreshold: 1 / 3 }, [ok(0), ok(0), fail(0)], { state: 'OPEN' }],
    ['a success can trip it: the minimum is reached', three, [fail(0), fail(0), ok(0)], { state: 'OPEN', failureRate: 2 / 3 }],
    [
      'the minimum is no more than a count window holds',
      { slidingWindowSize: 2, minimumNumberOfCalls: 50 },
      [fail(0), fail(0)],
      { state: 'OPEN' },
    ],
    ['late results are measured while open', three, [...tripped, ok(1)], { state: 'OPEN', failureRate: 2 / 3 }],
    [
      'half-open decides at the smaller of minimum and permits',
      { ...three, permittedNumberOfCallsInHalfOpenState: 5 },
      [...tripped, acquire(101), ok(101), ok(101), ok(102)],
      { state: 'CLOSED', failureRate: null },
    ],
    [
      'half-open too long opens again',
      { ...three, maxWaitDurationInHalfOpenStateMs: 50 },
      [...tripped, acquire(101), acquire(151)],
      { permitted: false, state: 'OPEN' },
    ],
    [
      '…and waits from that instant',
      { ...three, maxWaitDurationInHalfOpenStateMs: 50 },
      [...tripped, acquire(101), acquire(251)],
      { permitted: false },
    ],
    [
      '…and no longer',
      { ...three, maxWaitDurationInHalfOpenStateMs: 50 },
      [...tripped, acquire(101), acquire(252)],
      { permitted: true },
    ],
    ['forced open for 1 ms', three, [force(0, 'OPEN', 1), acquire(1.5)], { permitted: true }],
    ['…for ever, nearly', three, [force(0, 'OPEN', 1e12), acquire(1e12)], { permitted: false }],
    ['forced open for a while', three, [force(0, 'OPEN', 1000), acquire(1000)], { permitted: false }],
    ['…and then not', three, [force(0, 'OPEN', 1000), acquire(1001)], { permitted: true }],
    [
      'refusals in half-open are counted',
      { ...three, permittedNumberOfCallsInHalfOpenState: 1 },
      [...tripped, acquire(101), acquire(101), observe(101)],
      { notPermittedCalls: 1 },
    ],
    [
      'forcing OPEN again keeps the measurements and restarts the wait',
      three,
      [...tripped, force(99, 'OPEN'), acquire(150), observe(150)],
      { state: 'OPEN', failureRate: 1, notPermittedCalls: 1 },
    ],
    [
      'forcing CLOSED again forgets',
      three,
      [fail(0), fail(0), force(0, 'CLOSED'), fail(0)],
      { state: 'CLOSED', failureRate: null },
    ],
    [
      'METRICS_ONLY measures and lets pass',
      three,
      [force(0, 'METRICS_ONLY'), ...tripped, acquire(0)],
      { permitted: true, state: 'METRICS_ONLY' },
    ],
    ['METRICS_ONLY tells the rate', three, [force(0, 'METRICS_ONLY'), ...tripped], { failureRate: 1 }],
    [
      'a late result after DISABLED → OPEN is not measured',
      three,
      [force(0, 'DISABLED'), force(0, 'OPEN'), fail(0, 1e9), observe(0)],
      { state: 'OPEN', bufferedCalls: 0, failedCalls: 0, slowCalls: 0 },
    ],
    [
      'a call of which no duration is told is not slow',
      { ...three, slowCallDurationThresholdMs: 0.5 },
      [{ op: 'record', atMs: 0, outcome: 'success' }, observe(0)],
      { slowCalls: 0 },
    ],
    [
      'a half-open wait below 1 ms is none',
      { ...three, maxWaitDurationInHalfOpenStateMs: 0.5 },
      [...tripped, acquire(101), observe(1e6)],
      { state: 'HALF_OPEN' },
    ],
    [
      '…and of 1 ms is one',
      { ...three, maxWaitDurationInHalfOpenStateMs: 1 },
      [...tripped, acquire(101), observe(102)],
      { state: 'OPEN' },
    ],
    [
      'half-open too long, long ago: the wait was over long ago too',
      { ...three, maxWaitDurationInHalfOpenStateMs: 50 },
      [...tripped, acquire(101), acquire(1e9)],
      { permitted: true },
    ],
    [
      'a time window that begins afresh late goes by whole seconds of the clock',
      published,
      [force(5500, 'CLOSED'), fail(5999), fail(6003), observe(25_000)],
      { bufferedCalls: 1 },
    ],
    [
      'ids are taken, and tell nothing',
      three,
      [
        { ...fail(0), id: 'a' },
        { ...acquire(0), id: 'b' },
        { ...acquire(0), id: 'b' },
      ],
      { permitted: true },
    ],
    ['a time window drops a whole second at a time: still there', published, [fail(900), observe(19_999)], { bufferedCalls: 1 }],
    ['…and gone 19.1 s later', published, [fail(900), observe(20_000)], { bufferedCalls: 0 }],
    [
      'an open breaker forgets with the clock',
      published,
      [...Array(5).fill(fail(0)), observe(20_000)],
      { state: 'OPEN', failureRate: null },
    ],
  ])('%s', (_name, config, lines, expected) => {
    expect(last(config, lines)).toMatchObject(expected);
  });

  test('time that runs back is no time', () => {
    const breaker = breakerFamily.algorithms['rolling-window'] as unknown as {
      create(config: object): {
        acquire(nowMs: number): boolean;
        force(nowMs: number, state: number, forMs: null): void;
        state: number;
      };
    };
    const open = breaker.create({ ...published, automaticTransition: false });
    open.force(1000, 1, null);
    expect(open.acquire(6001)).toBe(true);
    open.force(6001, 1, null);
    expect(open.acquire(0)).toBe(false);
    expect(open.acquire(11_002)).toBe(true);
    open.force(5000, 1, null);
    expect(open.acquire(16_002)).toBe(false);
    expect(open.acquire(16_003)).toBe(true);
  });

  test.each([
    ['failure-rate', fail(0, 4000)],
    ['slow-call-rate', ok(0, 4001)],
    ['failure-and-slow-call-rate', fail(0, 4001)],
  ])('opens because of the %s', (because, line) => {
    const breaker = rollingWindow.create({ ...defaultsOf(rollingWindow.knobs), ...published } as never);
    const seen: string[] = [];
    breaker.onTransition = (_from, _to, cause) => seen.push(cause);
    const outcome = line.outcome === 'failure' ? FAILURE : SUCCESS;
    for (let i = 0; i < 5; i++) breaker.record(0, outcome, line.durationMs as number);
    expect(seen).toEqual([because]);
  });

  test('a very long silence of an automatic breaker ends in the right phase', () => {
    const config = { ...three, automaticTransition: true, maxWaitDurationInHalfOpenStateMs: 50 }; // rounds of 150 ms
    expect(last(config, [...tripped, observe(150 * 1e9 + 99)])).toMatchObject({ state: 'OPEN' });
    expect(last(config, [...tripped, observe(150 * 1e9 + 100)])).toMatchObject({ state: 'HALF_OPEN' });
    expect(last(config, [...tripped, observe(150 * 1e9 + 149)])).toMatchObject({ state: 'HALF_OPEN' });
  });

  test.each([
    ['half-open by itself, for good', { automaticTransition: true }, ['0 failure-rate', '100 wait-elapsed']],
    [
      'half-open too long',
      { maxWaitDurationInHalfOpenStateMs: 50 },
      ['0 failure-rate', '101 wait-elapsed', '151 max-wait-elapsed'],
    ],
  ])('%s: told with its own instant, however late one looks', (_name, config, expected) => {
    const breaker = rollingWindow.create({ ...defaultsOf(rollingWindow.knobs), ...three, ...config } as never);
    const seen: string[] = [];
    breaker.onTransition = (_from, _to, because, atMs) => seen.push(`${atMs} ${because}`);
    for (let i = 0; i < 3; i++) breaker.record(0, FAILURE, 0);
    if (!('automaticTransition' in config)) breaker.acquire(101);
    breaker.tick(1e9);
    expect(seen).toEqual(expected);
  });

  it.each([
    [{ slidingWindowSize: 0 }, 'slidingWindowSize must be >= 1, got 0'],
    [{ failureRateThreshold: 0 }, 'failureRateThreshold must be > 0, got 0'],
    [{ failureRateThreshold: 50 }, 'failureRateThreshold must be <= 1, got 50'],
    [{ waitDurationInOpenStateMs: 0 }, 'waitDurationInOpenStateMs must be >= 1, got 0'],
    [{ slidingWindowType: 'BOTH' }, 'slidingWindowType must be one of COUNT_BASED, TIME_BASED, got "BOTH"'],
  ])('refuses %j', (config, message) => {
    expect(() => replay(config, [])).toThrow(message);
  });

  it.each<[Line, RegExp]>([
    [{ op: 'record', atMs: 0, outcome: 'maybe' }, /^outcome must be one of success, failure, ignored, got "maybe"$/],
    [{ op: 'record', atMs: 0, outcome: 'success', durationMs: -1 }, /^durationMs must be >= 0, got -1$/],
    [{ op: 'trip', atMs: 0 }, /^op must be one of acquire, /],
    [{ op: 'force', atMs: 0, state: 'AJAR' }, /^state must be one of /],
    [{ op: 'force', atMs: 0, state: 'CLOSED', forMs: 5 }, /^forMs must be left out unless state is OPEN/],
    [{ op: 'force', atMs: 0, state: 'OPEN', forMs: 0.5 }, /^forMs must be >= 1, got 0.5$/],
    [{ op: 'force', atMs: 0, state: 'OPEN', forMs: 1e12 + 0.5 }, /^forMs must be <= 1000000000000, got /],
    [{ op: 'acquire', atMs: 0, cost: 1 }, /^cost is not a known field/],
  ])('refuses %j', (line, message) => {
    expect(() => replay({}, [line])).toThrow(message);
  });
});

/** resilience4j's breaker told slowly: every call kept, every rate counted afresh, every timer a date. */
class SlowBreaker {
  state = 'CLOSED';
  calls: { second: number; failed: boolean; slow: boolean }[] = [];
  refused = 0;
  permits = 0;
  dueAt = Infinity;
  openUntil = 0;
  kind: 'closed' | 'probes' = 'closed';
  constructor(readonly c: Required<typeof published> & { automaticTransition: boolean }) {}

  enter(state: string, at: number) {
    this.state = state;
    this.dueAt = Infinity;
    if (state !== 'OPEN') [this.calls, this.refused, this.kind] = [[], 0, state === 'CLOSED' ? 'closed' : 'probes'];
    if (state === 'OPEN') this.openUntil = at + this.c.waitDurationInOpenStateMs;
    if (state === 'OPEN' && this.c.automaticTransition) this.dueAt = this.openUntil;
    if (state === 'HALF_OPEN') this.permits = this.c.permittedNumberOfCallsInHalfOpenState;
    if (state === 'HALF_OPEN' && this.c.maxWaitDurationInHalfOpenStateMs > 0)
      this.dueAt = at + this.c.maxWaitDurationInHalfOpenStateMs;
  }
  pass(now: number) {
    while (this.dueAt <= now) this.enter(this.state === 'OPEN' ? 'HALF_OPEN' : 'OPEN', this.dueAt);
  }
  held(now: number) {
    if (this.kind === 'probes') return this.calls.slice(-this.c.permittedNumberOfCallsInHalfOpenState);
    if (this.c.slidingWindowType === 'COUNT_BASED') return this.calls.slice(-this.c.slidingWindowSize);
    return this.calls.filter((call) => call.second > Math.floor(now / 1000) - this.c.slidingWindowSize);
  }
  rates(now: number) {
    const held = this.held(now);
    const capacity = this.kind === 'probes' ? this.c.permittedNumberOfCallsInHalfOpenState : this.c.slidingWindowSize;
    const isTimed = this.kind === 'closed' && this.c.slidingWindowType === 'TIME_BASED';
    const minimum = isTimed ? this.c.minimumNumberOfCalls : Math.min(this.c.minimumNumberOfCalls, capacity);
    if (held.length < minimum) return { failureRate: null, slowCallRate: null };
    return {
      failureRate: held.filter((call) => call.failed).length / held.length,
      slowCallRate: held.filter((call) => call.slow).length / held.length,
    };
  }
  acquire(now: number) {
    this.pass(now);
    if (this.state === 'OPEN' && now > this.openUntil) this.enter('HALF_OPEN', now);
    const permitted = this.state === 'CLOSED' || (this.state === 'HALF_OPEN' && this.permits > 0);
    if (this.state === 'HALF_OPEN' && permitted) this.permits--;
    if (!permitted) this.refused++;
    return { permitted, state: this.state };
  }
  record(now: number, outcome: string, durationMs: number) {
    this.pass(now);
    if (outcome === 'ignored') this.permits++;
    else {
      this.calls.push({
        second: Math.floor(now / 1000),
        failed: outcome === 'failure',
        slow: durationMs > this.c.slowCallDurationThresholdMs,
      });
      const { failureRate, slowCallRate } = this.rates(now);
      if (failureRate !== null && slowCallRate !== null && this.state !== 'OPEN') {
        if (failureRate >= this.c.failureRateThreshold || slowCallRate >= this.c.slowCallRateThreshold) this.enter('OPEN', now);
        else if (this.state === 'HALF_OPEN') this.enter('CLOSED', now);
      }
    }
    return { state: this.state, ...this.rates(now) };
  }
  observe(now: number) {
    this.pass(now);
    const held = this.held(now);
    const [failedCalls, slowCalls] = [held.filter((call) => call.failed).length, held.filter((call) => call.slow).length];
    return {
      state: this.state,
      ...this.rates(now),
      bufferedCalls: held.length,
      failedCalls,
      slowCalls,
      notPermittedCalls: this.refused,
    };
  }
}

const ratio = fc.integer({ min: 1, max: 10 }).map((tenths) => tenths / 10);
const configs = fc.record({
  slidingWindowType: fc.constantFrom('COUNT_BASED', 'TIME_BASED'),
  slidingWindowSize: fc.integer({ min: 1, max: 8 }),
  minimumNumberOfCalls: fc.integer({ min: 1, max: 6 }),
  failureRateThreshold: ratio,
  slowCallRateThreshold: ratio,
  slowCallDurationThresholdMs: fc.constant(50),
  permittedNumberOfCallsInHalfOpenState: fc.integer({ min: 1, max: 5 }),
  waitDurationInOpenStateMs: fc.constantFrom(1, 300, 1000),
  maxWaitDurationInHalfOpenStateMs: fc.constantFrom(0, 100, 700),
  automaticTransition: fc.boolean(),
});
const steps = fc.array(
  fc.record({
    gapMs: fc.constantFrom(0, 0, 1, 10, 100, 300, 301, 1000, 2500),
    op: fc.constantFrom('acquire', 'acquire', 'record', 'record', 'record', 'observe'),
    outcome: fc.constantFrom('success', 'failure', 'failure', 'ignored'),
    durationMs: fc.constantFrom(0, 50, 51),
  }),
  { minLength: 20, maxLength: 120 },
);

test('agrees with the slow breaker on everything it says', () => {
  fc.assert(
    fc.property(configs, steps, (config, ops) => {
      const session = breakerFamily.replay('rolling-window', config, 0);
      const slow = new SlowBreaker(config as never);
      let atMs = 0;
      for (const { gapMs, op, outcome, durationMs } of ops) {
        atMs += gapMs;
        const line = op === 'record' ? { op, atMs, outcome, durationMs } : { op, atMs };
        const expected =
          op === 'acquire' ? slow.acquire(atMs) : op === 'record' ? slow.record(atMs, outcome, durationMs) : slow.observe(atMs);
        session.apply(line, (answer) => expect(answer).toEqual(expected));
      }
    }),
    { numRuns: 400 },
  );
});

test('open admits nothing, half-open never more than its permits', () => {
  fc.assert(
    fc.property(configs, fc.array(fc.tuple(fc.nat(400), fc.boolean()), { maxLength: 200 }), (config, gaps) => {
      const session = breakerFamily.replay('rolling-window', config, 0);
      let atMs = 0;
      let probes = 0;
      for (const [gapMs, failed] of gaps) {
        atMs += gapMs;
        session.apply(acquire(atMs), (answer) => {
          const { permitted, state } = answer as { permitted: boolean; state: string };
          if (permitted) expect(state).not.toBe('OPEN');
          probes = state === 'HALF_OPEN' ? probes + (permitted ? 1 : 0) : 0;
          if (config.maxWaitDurationInHalfOpenStateMs === 0)
            expect(probes).toBeLessThanOrEqual(config.permittedNumberOfCallsInHalfOpenState);
        });
        if (probes === 0) session.apply(failed ? fail(atMs) : ok(atMs), () => {});
      }
    }),
  );
});
