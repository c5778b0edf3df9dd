import { describe, expect, test } from 'vitest';
import type { Operation } from '../mechanism';
import { cacheFamily } from './family';

function replay(algorithm: string, config: unknown, operations: readonly Operation[], seed = 0): object[] {
  const answers: object[] = [];
  const session = cacheFamily.replay(algorithm, config, seed);
  for (const operation of operations) session.apply(operation, (answer) => answers.push(answer));
  session.end?.((answer) => answers.push(answer));
  return answers;
}
const get = (key: unknown, atMs?: number): Operation => ({ op: 'get', key, ...(atMs === undefined ? {} : { atMs }) });

test('get inserts, peek looks, delete drops, with keys as they were given', () => {
  const answers = replay('lru', { capacity: 2 }, [
    get('j', 0),
    get('k', 1),
    { op: 'peek', key: 'j', atMs: 2 },
    get('l', 3),
    { op: 'delete', key: 'k', atMs: 4 },
    { op: 'delete', key: 'k' },
    get('k'),
    get('k', 9),
  ]);
  expect(answers).toEqual([
    { hit: false, evicted: null },
    { hit: false, evicted: null },
    { hit: true },
    { hit: false, evicted: 'j' }, // the peek did not refresh j
    { deleted: true },
    { deleted: false },
    { hit: false, evicted: null },
    { hit: true, evicted: null },
  ]);
});

test('whole numbers serve as keys: 7 and "7" are one', () => {
  expect(replay('fifo', { capacity: 1 }, [get(7), get('7'), get('')])).toEqual([
    { hit: false, evicted: null },
    { hit: true, evicted: null },
    { hit: false, evicted: 7 },
  ]);
});

test('state tells what is where', () => {
  const [, , , arc] = replay('arc', { capacity: 2 }, [get('a'), get('a'), get('b'), { op: 'state' }]);
  const queues = [
    { name: 'T1', stored: true, keys: ['b'] },
    { name: 'T2', stored: true, keys: ['a'] },
    { name: 'B1', stored: false, keys: [] },
    { name: 'B2', stored: false, keys: [] },
  ];
  expect(arc).toEqual({ size: 2, capacity: 2, queues, figures: { p: 0 } });
});

test('the oracle answers every operation in order once the input has ended', () => {
  const session = cacheFamily.replay('belady', { capacity: 2 }, 0);
  const answers: object[] = [];
  const emit = (answer: object) => answers.push(answer);
  // b is wanted before a, so c takes a's place; d takes the place of c, never wanted again
  for (const key of ['a', 'b', 'c', 'd', 'b', 'a']) session.apply(get(key), emit);
  expect(answers).toEqual([]);
  session.end?.(emit);
  expect(answers).toEqual([
    { hit: false, evicted: null },
    { hit: false, evicted: null },
    { hit: false, evicted: 'a' },
    { hit: false, evicted: 'c' },
    { hit: true, evicted: null },
    { hit: false, evicted: 'd' },
  ]);
});

test('to the oracle a key deleted before its next read is worth nothing', () => {
  const steps = [get('a'), get('b'), get('c'), { op: 'delete', key: 'a' }, get('a'), get('b'), { op: 'peek', key: 'c' }];
  // without the deletion b, wanted later than a, would go
  expect(replay('belady', { capacity: 2 }, steps)).toEqual([
    { hit: false, evicted: null },
    { hit: false, evicted: null },
    { hit: false, evicted: 'a' },
    { deleted: false },
    { hit: false, evicted: 'c' },
    { hit: true, evicted: null },
    { hit: false },
  ]);
});

test('random follows its seed', () => {
  const keys = Array.from({ length: 300 }, (_, i) => get(`k${(i * 37) % 50}`));
  expect(replay('random', { capacity: 10 }, keys, 4)).toEqual(replay('random', { capacity: 10 }, keys, 4));
  expect(replay('random', { capacity: 10 }, keys, 4)).not.toEqual(replay('random', { capacity: 10 }, keys, 5));
});

describe('bad input is one line', () => {
  test.each([
    { config: { capacity: 0 }, says: 'capacity must be >= 1, got 0' },
    { config: { capacity: Number.NaN }, says: 'capacity must be a finite number, got NaN' },
    { config: { capacity: 2.5 }, says: 'capacity must be an integer, got 2.5' },
    { config: { capacity: 1e8 }, says: 'capacity must be <= 16777216, got 100000000' },
    { config: { capacity: '3' }, says: 'capacity must be a finite number, got "3"' },
    { config: { capacity: 3, ttlMs: 0 }, says: 'ttlMs must be > 0, got 0' },
    { config: { capacity: 3, size: 1 }, says: 'size is not a known field (known: capacity, ttlMs)' },
  ])('config: $says', ({ config, says }) => {
    expect(() => cacheFamily.replay('ttl', config, 0)).toThrow(says);
  });

  test.each([
    { operations: [{ op: 'put', key: 'a' }], says: 'op must be one of get, peek, delete, state, got "put"' },
    { operations: [{ op: 'get' }], says: 'key must be a string or a whole number, got nothing' },
    { operations: [get(1.5)], says: 'key must be a string or a whole number, got 1.5' },
    { operations: [get('a', 5), get('a', 4)], says: 'atMs must be >= 5, got 4' },
    { operations: [{ op: 'get', key: 'a', size: 3 }], says: 'size is not a known field (known: op, key, atMs)' },
  ])('operation: $says', ({ operations, says }) => {
    for (const algorithm of ['lru', 'belady']) expect(() => replay(algorithm, { capacity: 2 }, operations)).toThrow(says);
  });

  test('unknown algorithm lists the known', () => {
    expect(() => cacheFamily.replay('lru2', {}, 0)).toThrow(/algorithm must be one of fifo, lifo, .*belady, got "lru2"/);
  });
});
