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

const seenAt = (breaker: Made, atMs: number): Made => {
  breaker.tick(atMs);
  return breaker;
};

describe('gobreaker_test.go', () => {
  test('TestNewCircuitBreaker: no counts', () => {
    expect(create()).toMatchObject({
      requests: 0,
      successes: 0,
      failedCalls: 0,
      ignored: 0,
      consecutiveSuccesses: 0,
      consecutiveFailures: 0,
      notPermittedCalls: 0,
    });
  });

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
    expect(look(breaker, 60_001)).toBe(HALF_OPEN); // over Timeout
    call(breaker, 60_001, FAILURE);
    expect(breaker.state).toBe(OPEN);
    expect(look(breaker, 120_002)).toBe(HALF_OPEN);
    call(breaker, 120_002, SUCCESS);
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
    expect(look(breaker, 120_001)).toBe(OPEN); // currentState: expiry.Before(now), so not at the very end
    expect(look(breaker, 120_002)).toBe(HALF_OPEN);
    call(breaker, 120_002, SUCCESS);
    call(breaker, 120_002, SUCCESS);
    expect(breaker).toMatchObject({ state: HALF_OPEN, requests: 2, successes: 2, consecutiveSuccesses: 2 });
    expect(breaker.acquire(120_002)).toBe(true);
    expect(breaker.acquire(120_003)).toBe(false); // over MaxRequests
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
    expect(look(breaker, 60_000)).toBe(OPEN);
    expect(breaker.acquire(60_001)).toBe(true);
    expect(breaker.acquire(60_001)).toBe(false);
  });
});

describe('generations', () => {
  const told = (breaker: Made): string[] => {
    const seen: string[] = [];
    breaker.onTransition = (_from, _to, because, atMs) => seen.push(`${atMs} ${because}`);
    return seen;
  };

  test('an interval is over strictly after it, and then the next one runs; without one nothing is forgotten', () => {
    const breaker = create({ intervalMs: 100 });
    const seen = told(breaker);
    call(breaker, 1, FAILURE);
    expect(seenAt(breaker, 100).failedCalls).toBe(1);
    expect(seenAt(breaker, 101).failedCalls).toBe(0);
    call(breaker, 150, FAILURE);
    expect(seenAt(breaker, 201).failedCalls).toBe(1);
    expect(seenAt(breaker, 202).failedCalls).toBe(0);
    expect(seen).toEqual([]);
    const everlasting = create();
    call(everlasting, 0, FAILURE);
    expect(seenAt(everlasting, 1e9).failedCalls).toBe(1);
  });

  test('a result after the interval is of an earlier generation, though nothing looked in between', () => {
    const breaker = create({ intervalMs: 100, failures: 1 });
    expect(breaker.acquire(50)).toBe(true);
    breaker.record(101, FAILURE, 51, breaker.token);
    expect(breaker).toMatchObject({ state: CLOSED, failedCalls: 0 });
  });

  test('half-open has no interval; closed again it has, and waits for no opening', () => {
    const breaker = create({ intervalMs: 100, openForMs: 300, failures: 1 });
    call(breaker, 0, FAILURE);
    expect(breaker.acquire(301)).toBe(true);
    breaker.record(500, SUCCESS, 199, breaker.token);
    expect(breaker.state).toBe(CLOSED);
    call(breaker, 550, SUCCESS);
    expect(seenAt(breaker, 600)).toMatchObject({ successes: 1 });
    expect(seenAt(breaker, 601)).toMatchObject({ successes: 0 });
    const forgetful = create({ openForMs: 300 });
    forgetful.force(0, CLOSED, null);
    call(forgetful, 1, SUCCESS);
    expect(seenAt(forgetful, 301)).toMatchObject({ successes: 1 });
  });

  test('nothing is counted while open but what is refused', () => {
    const breaker = create({ failures: 1 });
    call(breaker, 0, FAILURE);
    const seen = told(breaker);
    breaker.record(1, SUCCESS, 0);
    breaker.record(1, FAILURE, 0);
    expect(breaker.acquire(1)).toBe(false);
    expect(breaker.acquire(1)).toBe(false);
    expect(breaker).toMatchObject({ state: OPEN, successes: 0, failedCalls: 0, notPermittedCalls: 2 });
    breaker.force(1, HALF_OPEN, null);
    call(breaker, 1, FAILURE);
    expect(breaker).toMatchObject({ state: OPEN, failedCalls: 0, consecutiveFailures: 0 });
    expect(seen).toEqual(['1 forced', '1 probe-failed']);
  });

  test('a failure ends a run of successes; a release makes room for another probe', () => {
    const breaker = create({ halfOpenCalls: 1 });
    call(breaker, 0, SUCCESS);
    call(breaker, 0, FAILURE);
    expect(breaker).toMatchObject({ consecutiveSuccesses: 0 });
    breaker.force(0, HALF_OPEN, null);
    expect(breaker.acquire(1)).toBe(true);
    expect(breaker.acquire(1)).toBe(false);
    breaker.release(1, breaker.token);
    expect(breaker.acquire(1)).toBe(true);
  });

  test('forced open: as long as said or as configured, from then', () => {
    const breaker = create({ openForMs: 1000 });
    breaker.force(500, OPEN, null);
    expect(look(breaker, 1500)).toBe(OPEN);
    expect(look(breaker, 1501)).toBe(HALF_OPEN);
    breaker.force(1501, OPEN, 10);
    expect(look(breaker, 1511)).toBe(OPEN);
    expect(look(breaker, 1511.5)).toBe(HALF_OPEN);
  });

  test('time that runs back is no time', () => {
    const breaker = create({ openForMs: 1000 });
    look(breaker, 500);
    breaker.force(100, OPEN, null);
    expect(look(breaker, 1500)).toBe(OPEN);
    expect(look(breaker, 1501)).toBe(HALF_OPEN);
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

  test('a result answers one attempt', () => {
    expect(run([acquire(0), acquire(0), fail(160, 0), fail(160, 0)])).toMatchObject({ state: 'CLOSED' });
  });

  test('what was refused is not out', () => {
    const refused = [acquire(0, 'a'), fail(0, 0, 'a'), acquire(0, 'b'), fail(0, 0, 'b')];
    expect(() => run(refused)).toThrow('id must be one that was permitted and is still out, got "b"');
  });

  test('ten thousand are remembered, and of more the latest', () => {
    const many = Array.from({ length: 9999 }, () => acquire(0));
    expect(run([acquire(0, 'first'), ...many, fail(0, 0, 'first')])).toMatchObject({ state: 'OPEN' });
    expect(() => run([acquire(0, 'first'), ...many, acquire(0), fail(0, 0, 'first')])).toThrow('id must be one that');
    expect(run([acquire(0), acquire(0, 'second'), ...many, fail(0, 0, 'second')])).toMatchObject({ state: 'OPEN' });
  });

  test('an id may be a number, as of callers of bulkheads and pools', () => {
    const late = [{ op: 'acquire', atMs: 0, id: 7 }, acquire(150, '8'), { ...fail(150, 0), id: 8 }];
    expect(run(late)).toMatchObject({ state: 'OPEN' });
    expect(run([...late.slice(0, 2), { ...fail(150, 0), id: 7 }])).toMatchObject({ state: 'CLOSED' });
    expect(() => run([{ op: 'acquire', atMs: 0, id: true }])).toThrow('id must be a string, got true');
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
      fc.array(fc.constantFrom(SUCCESS, FAILURE, FAILURE, IGNORED), { maxLength: 60 }),
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
