import { describe, expect, test } from 'vitest';
import { judgeRange, rangeProblem, writeRatio } from '../practice/capacity/estimate';
import { demandOn, MOST_SERVERS, scaleOf } from '../practice/capacity/sized-run';
import { sizingSystems } from '../practice/capacity/systems';
import { checkSizing } from './check-sizing';

const LONG_MS = 120_000;

describe.each(sizingSystems)('$id', (system) => {
  test(
    'its sums come out, and its servers hold where half of them do not',
    () => expect(checkSizing(system)).toEqual([]),
    LONG_MS,
  );

  test('can be run with room to be wrong', () => {
    expect(system.fields.at(-1)!.value * 2).toBeLessThanOrEqual(MOST_SERVERS);
    expect(scaleOf(system)).toBeGreaterThanOrEqual(1);
  });
});

test('there are enough', () => {
  expect(sizingSystems.length).toBeGreaterThanOrEqual(8);
  expect(new Set(sizingSystems.map(({ id }) => id)).size).toBe(sizingSystems.length);
});

const [system] = sizingSystems as [(typeof sizingSystems)[0]];
const last = system.fields.length - 1;
const withServers = (value: number) => ({ fields: system.fields.map((field, i) => (i === last ? { ...field, value } : field)) });

test.each([
  [withServers(17), 'servers is 17, but the sum gives 17.57'],
  [withServers(40), 'half of the servers hold'],
  [{ given: system.given.slice(1) }, 'nothing vouches for 100,000,000'],
  [{ peakRps: 7 }, 'peakRps 7 is no outcome'],
  [{ fields: [] }, 'fields'],
])('%o is refused', (change, says) => expect(checkSizing({ ...system, ...change }).join('; ')).toContain(says), LONG_MS);

test.each([
  // the middle of 10 and 1,000 is 100
  [{ low: 10, high: 1000 }, 100, true, 1, 100],
  [{ low: 200, high: 200 }, 100, false, 2, 1],
  [{ low: 100, high: 400 }, 100, true, 2, 4],
  [{ low: 25, high: 100 }, 100, true, 0.5, 4],
])('%o against %d', (range, value, isInside, ratio, width) =>
  expect(judgeRange(range, value)).toEqual({ isInside, ratio, width }),
);

test('what is no range says why', () => {
  expect(rangeProblem({ low: 1, high: 1 })).toBeNull();
  for (const range of [
    { low: 2, high: 1 },
    { low: 0, high: 1 },
    { low: -1, high: 1 },
    { low: Number.NaN, high: 1 },
    { low: 1, high: Number.POSITIVE_INFINITY },
  ])
    expect(rangeProblem(range)).toMatch(/\.$/);
});

test('factors in words', () => {
  expect([1, 1.1, 0.9, 2, 0.25, 1500].map(writeRatio)).toEqual([
    'about right',
    'about right',
    'about right',
    '2× too much',
    '4× too little',
    '1,500× too much',
  ]);
});

test('what one server less leaves', () => {
  expect(demandOn({ peakRps: 900, perServerRps: 100 }, 10)).toBe(1);
  expect(demandOn({ peakRps: 900, perServerRps: 100 }, 1)).toBe(Number.POSITIVE_INFINITY);
});
