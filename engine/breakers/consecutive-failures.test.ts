import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { consecutiveFailures } from './consecutive-failures';
import { breakerFamily } from './family';
import { CLOSED, FAILURE, HALF_OPEN, IGNORED, OPEN, SUCCESS } from './types';

const create = (config: Partial<Parameters<typeof consecutiveFailures.create>[0]> = {}) =>
  consecutiveFailures.create({ ...defaultsOf(consecutiveFailures.knobs), ...config });
type Made = ReturnType<typeof create>;

const call = (breaker: Made, atMs: number, outcome: number): boolean => {
  if (!breaker.acquire(atMs)) return false;
  breaker.record(atMs, outcome, 0, breaker.token);
  return true;
};
const look = (breaker: Made, atMs: number): number => {
  breaker.tick(atMs);
  return breaker.state;
};

describe('gobreaker_test.go', () => {
  test('TestDefaultCircuitBreaker', () => {
    const breaker = create();
    for (let i = 0; i < 5; i++) expect(call(breaker, 0, FAILURE)).toBe(true);
    expect(breaker).toMatchObject({ state: CLOSED, requests: 5, failedCalls: 5, consecutiveFailures: 5 });
    call(breaker, 0, SUCCESS);
    expect(breaker).toMatchObject({ requests: 6, successes: 1, failedCalls: 5, consecutiveSuccesses: 1, consecutiveFailures: 0 });
    for (let i = 0; i < 5; i++) call(breaker, 0, FAILURE);
    expect(breaker.state).toBe(CLOSED);
    call(breaker, 0, FAILURE); // 6 consecutive failures
    expect(breaker).toMatchObject({ state: OPEN, requests: 0, failedCalls: 0, consecutiveFailures: 0 });
    expect(call(breaker, 0, SUCCESS)).toBe(false);
    expect(look(breaker, 59_000)).toBe(OPEN);
    expect(look(breaker, 60_000)).toBe(HALF_OPEN); // over Timeout
    call(breaker, 60_000, FAILURE);
    expect(breaker.state).toBe(OPEN);
    expect(look(breaker, 120_000)).toBe(HALF_OPEN);
    call(breaker, 120_000, SUCCESS);
    expect(breaker).toMatchObject({ state: CLOSED, requests: 0, successes: 0 });
  });

  test('TestCustomCircuitBreaker: interval and MaxRequests', () => {
    const breaker = create({ failures: 2, halfOpenCalls: 3, intervalMs: 30_000, openForMs: 90_000 });
    call(breaker, 0, FAILURE);
    call(breaker, 29_000, SUCCESS);
    expect(breaker).toMatchObject({ requests: 2, failedCalls: 1 });
    call(breaker, 30_001, FAILURE); // over Interval
    expect(breaker).toMatchObject({ state: CLOSED, requests: 1, failedCalls: 1, consecutiveFailures: 1 });
    call(breaker, 30_001, FAILURE);
    expect(look(breaker, 120_001)).toBe(HALF_OPEN);
    call(breaker, 120_001, SUCCESS);
    call(breaker, 120_001, SUCCESS);
    expect(breaker).toMatchObject({ state: HALF_OPEN, requests: 2, successes: 2, consecutiveSuccesses: 2 });
    expect(breaker.acquire(120_001)).toBe(true);
    expect(breaker.acquire(120_002)).toBe(false); // over MaxRequests
    breaker.record(120_100, SUCCESS, 99, breaker.token);
    expect(breaker).toMatchObject({ state: CLOSED, requests: 0 });
  });

  test('excluded requests are neutral in half-open', () => {
    const breaker = create({ halfOpenCalls: 3 });
    breaker.force(0, HALF_OPEN, null);
    for (let i = 0; i < 4; i++) expect(call(breaker, 0, IGNORED)).toBe(true);
    expect(breaker.state).toBe(HALF_OPEN);
    call(breaker, 0, SUCCESS);
    call(breaker, 0, IGNORED);
    call(breaker, 0, SUCCESS);
    call(breaker, 0, SUCCESS);
    expect(breaker.state).toBe(CLOSED);
  });

  test('TestGeneration: a result of an earlier generation has no effect', () => {
    const breaker = create({ intervalMs: 30_000, failures: 1 });
    expect(breaker.acquire(29_000)).toBe(true);
    const token = breaker.token;
    expect(look(breaker, 30_001)).toBe(CLOSED);
    breaker.record(30_500, FAILURE, 1500, token);
    expect(breaker).toMatchObject({ state: CLOSED, failedCalls: 0 });
  });

  test('TestNewCircuitBreaker: zeros take the defaults', () => {
    const breaker = create({ failures: 1, halfOpenCalls: 0, openForMs: 0 });
    call(breaker, 0, FAILURE);
    expect(look(breaker, 59_999)).toBe(OPEN);
    expect(breaker.acquire(60_000)).toBe(true);
    expect(breaker.acquire(60_000)).toBe(false);
  });
});

describe('the replay pairs results with attempts', () => {
  const config = { failures: 1, intervalMs: 100 };
  const run = (lines: object[]) => {
    const session = breakerFamily.replay('consecutive-failures', config, 0);
    const answers: Record<string, unknown>[] = [];
    for (const line of lines) session.apply(line as never, (answer) => answers.push(answer as never));
    return answers.at(-1);
  };
  const acquire = (atMs: number, id?: string) => ({ op: 'acquire', atMs, ...(id && { id }) });
  const fail = (atMs: number, durationMs: number, id?: string) => ({
    op: 'record',
    atMs,
    outcome: 'failure',
    durationMs,
    ...(id && { id }),
  });

  it.each<[string, object[], string]>([
    ['by id', [acquire(0, 'a'), acquire(150, 'b'), fail(160, 0, 'a')], 'CLOSED'],
    ['by id, of this generation', [acquire(0, 'a'), acquire(150, 'b'), fail(160, 0, 'b')], 'OPEN'],
    ['by when it began', [acquire(0), acquire(150), fail(160, 10)], 'OPEN'],
    ['else the oldest', [acquire(0), acquire(150), fail(160, 0)], 'CLOSED'],
    ['with nothing out, the present generation', [fail(160, 0)], 'OPEN'],
  ])('%s', (_name, lines, state) => {
    expect(run(lines)).toMatchObject({ state });
  });

  test('an id twice out, or not out, is an error', () => {
    expect(() => run([acquire(0, 'a'), acquire(0, 'a')])).toThrow('id must not be one that is still out, got "a"');
    expect(() => run([fail(0, 0, 'a')])).toThrow('id must be one that was permitted and is still out, got "a"');
  });

  test('rates and counts', () => {
    const session = breakerFamily.replay('consecutive-failures', {}, 0);
    const answers: unknown[] = [];
    for (const line of [fail(0, 0), { op: 'record', outcome: 'success' }, { op: 'observe' }] as never[])
      session.apply(line, (answer) => answers.push(answer));
    expect(answers.at(-1)).toEqual({
      state: 'CLOSED',
      failureRate: 0.5,
      slowCallRate: null,
      bufferedCalls: 2,
      failedCalls: 1,
      slowCalls: 0,
      notPermittedCalls: 0,
    });
  });

  test('modes it does not have are refused', () => {
    expect(() => run([{ op: 'force', atMs: 0, state: 'DISABLED' }])).toThrow(
      'state must be one of CLOSED, OPEN, HALF_OPEN when CLOSED, got "DISABLED"',
    );
  });
});

test('trips exactly on the n-th failure in a row (slow model: the list of results since the last change)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.constantFrom(SUCCESS, FAILURE, FAILURE, IGNORED)),
      (failures, outcomes) => {
        const breaker = create({ failures });
        const seen: number[] = [];
        for (const outcome of outcomes) {
          call(breaker, 0, outcome);
          if (outcome !== IGNORED) seen.push(outcome);
          const run = seen.slice(-failures);
          const trips = run.length === failures && run.every((each) => each === FAILURE);
          expect(breaker.state).toBe(trips ? OPEN : CLOSED);
          if (trips) return;
        }
      },
    ),
  );
});
