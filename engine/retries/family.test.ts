import { describe, expect, test } from 'vitest';
import { retryFamily } from './family';

function answers(algorithm: string, config: unknown, operations: readonly object[], seed = 1): unknown[] {
  const session = retryFamily.replay(algorithm, config, seed);
  const out: unknown[] = [];
  for (const operation of operations) session.apply(operation as Record<string, unknown>, (answer) => out.push(answer));
  return out;
}
/** Every knob there is: each algorithm takes them all. */
const ALL = { baseMs: 100, capMs: 1000, factor: 2, jitter: 'none', jitterMs: 50, maxAttempts: 4 };

test.each([
  ['constant', [100, 100, 100]],
  ['linear', [100, 200, 300]],
  ['exponential', [100, 200, 400]],
  ['decorrelated', [150, 200, 300]], // 100 + 0.5 × (2 × max(100, previous) − 100)
])('%s', (algorithm, delays) => {
  const operations = [
    { attempt: 1, random: 0.5, previousDelayMs: 0 },
    { attempt: 2, random: 0.5, previousDelayMs: 150 },
    { attempt: 3, random: 0.5, previousDelayMs: 250 },
    { attempt: 4, random: 0.5, previousDelayMs: 300 },
  ];
  expect(answers(algorithm, ALL, operations)).toEqual([...delays.map((delayMs) => ({ delayMs })), { giveUp: true }]);
});

test('decorrelated grows by 3 unless told otherwise, exponential by 2', () => {
  expect(answers('decorrelated', { baseMs: 100 }, [{ attempt: 1, random: 1 }])).toEqual([{ delayMs: 300 }]);
  expect(answers('exponential', undefined, [{ attempt: 2, random: 1 }])).toEqual([{ delayMs: 200 }]);
});

test('the previous delay is 0 unless told otherwise', () => {
  expect(answers('decorrelated', { baseMs: 0 }, [{ attempt: 1, random: 1 }])).toEqual([{ delayMs: 0 }]);
});

test('without `random` the seed draws: alike for the same seed, different for another', () => {
  const operations = [{ attempt: 1 }, { attempt: 1 }, { attempt: 1 }];
  const config = { jitter: 'full' };
  const first = answers('constant', config, operations, 7);
  expect(answers('constant', config, operations, 7)).toEqual(first);
  expect(answers('constant', config, operations, 8)).not.toEqual(first);
  expect(new Set(first.map((answer) => JSON.stringify(answer))).size).toBe(3);
});

describe('bad input', () => {
  test.each([
    [{}, 'attempt must be a finite number, got nothing'],
    [{ attempt: 0 }, 'attempt must be >= 1, got 0'],
    [{ attempt: 1.5 }, 'attempt must be an integer, got 1.5'],
    [{ attempt: 1, random: 1.01 }, 'random must be <= 1, got 1.01'],
    [{ attempt: 1, random: -0.1 }, 'random must be >= 0, got -0.1'],
    [{ attempt: 1, random: null }, 'random must be a finite number, got null'],
    [{ attempt: 1, previousDelayMs: -1 }, 'previousDelayMs must be >= 0, got -1'],
    [{ attempt: 1, delay: 5 }, 'delay is not a known field (known: attempt, random, previousDelayMs)'],
  ])('%j', (operation, message) => {
    expect(() => answers('exponential', {}, [operation])).toThrow(message);
  });

  test.each([
    [{ baseMs: -1 }, 'baseMs must be >= 0, got -1'],
    [{ factor: 0.5 }, 'factor must be >= 1, got 0.5'],
    [{ jitter: 'some' }, 'jitter must be one of none, full, equal, additive, got "some"'],
    [{ maxAttempts: 0 }, 'maxAttempts must be >= 1, got 0'],
    [{ base: 1 }, 'base is not a known field'],
    [5, 'must be an object, got 5'],
    [null, 'must be an object, got null'],
  ])('config %j, even where the algorithm does not use the knob', (config, message) => {
    expect(() => retryFamily.replay('constant', config, 0)).toThrow(message);
  });
});
