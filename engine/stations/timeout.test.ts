import { describe, expect, test } from 'vitest';
import { play } from './playing.test-support';

const slow = { serviceMs: { kind: 'constant', ms: 100 } };

describe('timeout', () => {
  test('answers at once when time is up, while the work goes on', () => {
    const { answers, figures } = play({ chain: { t: { kind: 'timeout', timeoutMs: 60 } }, app: slow });
    expect(answers).toEqual(['timeout@60']);
    expect(figures('app')).toMatchObject({ arrived: 1, completed: 1 });
    expect(figures('t')).toMatchObject({ arrived: 1, completed: 1, rejected: 0, timeouts: 1, lateAnswers: 1 });
  });

  test('an answer in time is passed on', () => {
    const { answers, figures } = play({ chain: { t: { kind: 'timeout', timeoutMs: 101 } }, app: slow });
    expect(answers).toEqual(['ok@100']);
    expect(figures('t')).toMatchObject({ timeouts: 0, lateAnswers: 0 });
  });

  test.each([
    { propagateDeadline: true, worked: 1, expired: 1 },
    { propagateDeadline: false, worked: 2, expired: 0 },
  ])('with propagateDeadline $propagateDeadline a queue behind does $worked of 2', ({ propagateDeadline, worked, expired }) => {
    const { answers, figures } = play({
      at: [0, 0],
      chain: { t: { kind: 'timeout', timeoutMs: 60, propagateDeadline } },
      app: { ...slow, concurrency: 1, dropExpired: true },
    });
    expect(answers).toEqual(['timeout@60', 'timeout@60']);
    expect(figures('app')).toMatchObject({ completed: worked, rejected: expired });
  });

  test('waits no longer than its own caller, and not at all for one that has given up', () => {
    const { figures } = play({
      at: [0],
      users: { timeoutMs: 40 },
      chain: { t: { kind: 'timeout', timeoutMs: 60 } },
      app: slow,
      forMs: 50,
    });
    expect(figures('t')).toMatchObject({ timeouts: 1 }); // at 40, not at 60
    const late = play({
      users: { timeoutMs: 40 },
      chain: { t: { kind: 'timeout', timeoutMs: 60 } },
      links: { 'users->t': { latencyMs: 40 } },
    });
    expect(late.figures('t')).toMatchObject({ arrived: 1, completed: 0, rejected: 1 });
    expect(late.spans('visit', 't')).toEqual(['40-40 expired']);
    expect(late.figures('app')).toMatchObject({ arrived: 0 });
  });

  test('a deadline is never later than one that was passed on before', () => {
    const { answers } = play({
      at: [0],
      chain: { outer: { kind: 'timeout', timeoutMs: 30 }, inner: { kind: 'timeout', timeoutMs: 500 } },
      app: slow,
    });
    expect(answers).toEqual(['timeout@30']);
  });

  test('a turned timeout is for calls that come after it', () => {
    const { answers } = play({
      at: [0, 30],
      chain: { t: { kind: 'timeout', timeoutMs: 90 } },
      app: slow,
      events: [{ atMs: 20, do: 'set', target: 't', knob: 'timeoutMs', value: 25 }],
    });
    expect(answers).toEqual(['timeout@90', 'timeout@55']);
  });
});
