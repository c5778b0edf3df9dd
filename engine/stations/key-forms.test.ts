import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { play, scenarioOf } from './playing.test-support';

/** A cache that holds one key in front of the service tells equal keys in a row from others. */
const hitsOf = (keys: object, requests: number, more = {}) =>
  play({
    at: Array.from({ length: requests }, (_, i) => 100 * i),
    users: { keys },
    chain: { cache: { kind: 'cache', hitMs: 0, ttlMs: null, policy: { kind: 'lru', capacity: 1 } } },
    forMs: 100 * requests,
    ...more,
  }).figures('cache').hits;

describe('W19 keys in order', () => {
  test.each([
    { text: 'A A B B A', hits: 2 },
    { text: '  A\n\tA ', hits: 4 },
    { text: 'A B', hits: 0 },
    { text: 'key-1', hits: 4 },
  ])('a list says exactly what is asked for, five requests of “$text”: $hits repeats', ({ text, hits }) =>
    expect(hitsOf({ kind: 'list', keys: text }, 5)).toBe(hits),
  );

  test('a loop asks for each key in turn and begins again', () => {
    const keysAsked = (keys: object) =>
      play({
        at: Array.from({ length: 7 }, (_, i) => 100 * i),
        users: { keys },
        chain: { cache: { kind: 'cache', hitMs: 0, ttlMs: null, policy: { kind: 'lru', capacity: 9 } } },
      }).figures('cache');
    expect(keysAsked({ kind: 'loop', count: 3 })).toMatchObject({ misses: 3, hits: 4, size: 3 });
    expect(hitsOf({ kind: 'loop', count: 2 }, 8)).toBe(0);
    expect(hitsOf({ kind: 'loop', count: 1 }, 8)).toBe(7);
  });

  test('two sources that begin at the same number ask for the same keys, at another for others', () => {
    const together = (first: number) =>
      hitsOf({ kind: 'loop', count: 1 }, 4, {
        more: {
          others: {
            kind: 'clients',
            arrivals: { kind: 'trace', timesMs: [50, 150, 250, 350] },
            keys: { kind: 'zipf', count: 1, first },
            to: 'cache',
          },
        },
      });
    expect([together(1), together(2)]).toEqual([7, 0]);
  });

  test('a list without a word is refused', () =>
    expect(() => parseScenario(scenarioOf({ chain: {}, users: { keys: { kind: 'list', keys: ' \n' } } }))).toThrow(
      'nodes.users.keys.keys must hold a word',
    ));
});
