import { describe, expect, test } from 'vitest';
import type { HeldCache, HeldQueue } from '@/engine/recording/inside';
import { endsOf, marksOf, prefixOf, shownOf, wordsOfCache } from './cache-lists';

const queue = (count: number, handAt = -1, told: (at: number) => boolean = () => true): HeldQueue => ({
  name: 'queue',
  stored: true,
  count,
  entries: Array.from({ length: count }, (_, at) => ({
    at,
    key: String(at),
    mark: null,
    isExpired: false,
    hasHand: at === handAt,
  })).filter(({ at }) => told(at)),
});
const show = (held: HeldQueue, most: number) =>
  shownOf(held, most)
    .map((one) => ('skipped' in one ? `(${one.skipped})` : one.key))
    .join(' ');

describe('what is drawn of a list', () => {
  test.each([
    { count: 0, most: 4, says: '' },
    { count: 4, most: 4, says: '0 1 2 3' },
    { count: 9, most: 4, says: '0 1 (5) 7 8' },
    { count: 9, most: 5, says: '0 1 2 (4) 7 8' },
  ])('$count entries with room for $most', ({ count, most, says }) => {
    expect(show(queue(count), most)).toBe(says);
  });

  test('where the hand stands is drawn with its neighbours, wherever that is', () => {
    expect(show(queue(12, 6), 4)).toBe('0 1 (3) 5 6 7 (2) 10 11');
    expect(show(queue(12, 1), 4)).toBe('0 1 2 (7) 10 11');
  });

  test('what was not told is counted too', () => {
    expect(
      show(
        queue(1000, -1, (at) => at < 24 || at >= 976),
        4,
      ),
    ).toBe('0 1 (996) 998 999');
  });
});

test('ends and marks are named as the policy orders them', () => {
  expect(endsOf({ ...queue(1), name: 'frequency' })).toEqual({ first: 'read most', last: 'read least' });
  expect(endsOf({ ...queue(1), name: 'B1', stored: false })).toEqual({ first: 'left last', last: 'left first' });
  expect(endsOf({ ...queue(1), name: 'entries' })).toBeNull();
  const held = { policy: 'LRU', queues: [queue(2)] } as unknown as HeldCache;
  expect(marksOf(held)).toBeNull();
  const marked = { ...queue(1), entries: [{ ...queue(1).entries[0], mark: 0 }] };
  expect(marksOf({ ...held, policy: 'SIEVE', queues: [marked] })?.isBit).toBe(true);
});

test('in words: how full, which lists, who goes next, what was last', () => {
  const held: HeldCache = {
    label: '',
    policy: 'ARC',
    capacity: 5,
    size: 3,
    queues: [
      { ...queue(3), name: 'T1' },
      { ...queue(0), name: 'T2' },
      { ...queue(2), name: 'B1', stored: false },
    ],
    next: null,
    figures: { p: 1.25 },
    accesses: [{ number: 0, atMs: 1, event: 'stored', key: '7', evicted: '9' }],
  };
  expect(wordsOfCache(held)).toBe('ARC holds 3 of 5: 3 in T1, 0 in T2, 2 in B1; p is 1.3; just now: stored 7; 9 had to go');
  expect(wordsOfCache({ ...held, next: '2', accesses: [] })).toContain('; 2 goes next');
});

test.each([
  { keys: ['key-1', 'key-12'], prefix: 'key-' },
  { keys: ['key-11', 'key-12'], prefix: 'key-' },
  { keys: ['/shop/a', '/shop/b/c'], prefix: '/shop/' },
  { keys: ['/shop/', '/shop/b'], prefix: '' },
  { keys: ['a', 'b'], prefix: '' },
  { keys: ['key-1'], prefix: '' },
])('$keys begin alike: "$prefix"', ({ keys, prefix }) => {
  const entries = keys.map((key, at) => ({ at, key, mark: null, isExpired: false, hasHand: false }));
  expect(prefixOf({ queues: [{ ...queue(0), entries }] } as unknown as HeldCache)).toBe(prefix);
});
