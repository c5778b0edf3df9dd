import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countHits, oracleFor } from './create';

/** The most hits that any sequence of victims allows, by trying all of them; a miss always stores. */
function bestHits(keys: readonly number[], capacity: number): number {
  const known = new Map<string, number>();
  const from = (at: number, held: readonly number[]): number => {
    if (at === keys.length) return 0;
    const state = `${at}/${held.join()}`;
    const seen = known.get(state);
    if (seen !== undefined) return seen;
    const key = keys[at];
    let best: number;
    if (held.includes(key)) best = 1 + from(at + 1, held);
    else if (held.length < capacity) best = from(at + 1, [...held, key].sort());
    else best = Math.max(...held.map((victim) => from(at + 1, [...held.filter((one) => one !== victim), key].sort())));
    known.set(state, best);
    return best;
  };
  return from(0, []);
}

test('MIN hits as often as the best of all possible choices', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 14 }), fc.integer({ min: 1, max: 4 }), (keys, capacity) => {
      expect(countHits(oracleFor(Int32Array.from(keys), capacity), Int32Array.from(keys))).toBe(bestHits(keys, capacity));
    }),
    { numRuns: 500 },
  );
});

test('the farthest next use goes; of keys never wanted again, the least recently used', () => {
  // a b c a | d: next uses a 6, b 7, c never, so c goes; e: b (7) against a (6) and d (never): d goes
  const keys = Int32Array.from('abcadeab', (letter) => letter.charCodeAt(0));
  const cache = oracleFor(keys, 3);
  const evicted = [...keys].map((key) => {
    cache.access(key, 0);
    return cache.evicted < 0 ? '' : String.fromCharCode(cache.evicted);
  });
  expect(evicted).toEqual(['', '', '', '', 'c', 'd', '', '']);
  // 1 and 2 are both never wanted again; 1 was used last, so 2 goes although 1 was stored first
  const ties = oracleFor(Int32Array.from([1, 2, 1, 3]), 2);
  for (const key of [1, 2, 1, 3]) ties.access(key, 0);
  expect(ties.evicted).toBe(2);
});
