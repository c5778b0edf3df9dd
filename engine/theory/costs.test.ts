import { describe, expect, test } from 'vitest';
import { parseKnobs } from '../knobs/parse';
import { costs } from './costs';
import type { Formula } from './formula';

const answer = (name: keyof typeof costs, inputs: object) => {
  const { knobs, compute } = costs[name] as Formula;
  return compute(parseKnobs(knobs, inputs));
};

// pgbench -i -s 1: 100,000 accounts in 1,640 pages of 61 rows, primary key 276 pages; a scan is 1,640 + 0.0125 · 100,000.
const accounts = { rows: 100_000, rowBytes: 97, keyBytes: 4 };

test('CO1 one row of pgbench_accounts, by its key and by reading everything', () => {
  const found = answer('index-cost', { ...accounts, matching: 1 });
  expect(found).toEqual({
    tablePages: 1640,
    indexPages: 276,
    indexHeight: 2,
    scanRowsTouched: 100_000,
    scanPagesRead: 1640,
    scanCost: 2890,
    indexRowsTouched: 1,
    indexPagesRead: 3,
    indexCost: 4 * 3 + 0.0175,
    // 913 rows: 1 + 3 leaves + 715 pages, 4 · 719 + 913 · 0.0175 = 2892; 912 rows are a page less, 2888.
    breakEvenRatio: 0.00913,
  });
});

test('CO2 from the break-even on, the scan is the cheaper', () => {
  const { breakEvenRatio } = answer('index-cost', { ...accounts, matching: 0 }) as { breakEvenRatio: number };
  const at = (matching: number) => answer('index-cost', { ...accounts, matching }) as { scanCost: number; indexCost: number };
  const rows = Math.round(breakEvenRatio * 100_000);
  expect(at(rows).indexCost).toBeGreaterThanOrEqual(at(rows).scanCost);
  expect(at(rows - 1).indexCost).toBeLessThan(at(rows - 1).scanCost);
});

test('CO3 five indexes: six pages to write', () => {
  expect(answer('write-amplification', { ...accounts, indexes: 5 })).toEqual({
    pagesWritten: 6,
    pagesRead: 11,
    amplification: 6,
  });
});

test('CO4 eight units up and out; past the largest machine there is only out', () => {
  const model = { unitPrice: 50, premium: 1, largestUnits: 16, overheadRatio: 0.1, fixedPrice: 0, spares: 0 };
  // 1 + 7/0.9 = 8.78, so nine; sixteen are 1 + 15/0.9 = 17.67, so eighteen.
  expect(answer('scaling-cost', { ...model, units: 8 })).toEqual({
    machines: 9,
    verticalPrice: expect.closeTo(400, 9),
    horizontalPrice: 450,
    verticalDoubling: expect.closeTo(2, 9),
    horizontalDoubling: 2,
    crossoverUnits: 17,
  });
  expect(answer('scaling-cost', { ...model, units: 1e9 })).toMatchObject({ verticalPrice: null, horizontalDoubling: null });
});

// Grigorik, High Performance Browser Networking, table 1-1: New York to London 5,585 km, 28 ms and 56 ms.
test('CO5 New York to London', () => {
  expect(answer('fibre-delay', { km: 5585 })).toEqual({ oneWayMs: 27.925, roundTripMs: 55.85 });
  expect(answer('fibre-delay', { km: 1000, detour: 1.5 })).toEqual({ oneWayMs: 7.5, roundTripMs: 15 });
});

test('CO6 a pair that is up 99% each, on a feed that is up 8750 of 8760 hours', () => {
  const part = { mtbfHours: 990, mttrHours: 10 };
  const system = { needed: 1, of: [part, part], common: { mtbfHours: 8750, mttrHours: 10 } };
  const availability = (1 - 0.01 ** 2) * (8750 / 8760);
  expect(answer('system-availability', { system })).toMatchObject({
    availability: expect.closeTo(availability, 12),
    unavailability: expect.closeTo(1 - availability, 12),
  });
});

test('CO7 nines past the sixteenth are kept', () => {
  const part = { mtbfHours: 1e9 - 1, mttrHours: 1 };
  expect(answer('system-availability', { system: { needed: 1, of: [part, part] } })).toMatchObject({
    availability: 1,
    unavailability: expect.closeTo(1e-18, 24),
  });
});

test.each([
  [99, 1, 87.6, 438],
  [99.9, 0.1, 8.76, 43.8],
  [99.99, 0.01, 0.876, 4.38],
  [99.999, 0.001, 0.0876, 0.438],
])('CO10 up %d of every hundred hours: hours a year, minutes a month', (mtbfHours, mttrHours, hours, minutes) => {
  expect(answer('system-availability', { system: { mtbfHours, mttrHours } })).toMatchObject({
    downHoursPerYear: expect.closeTo(hours, 6),
    downMinutesPerYear: expect.closeTo(hours * 60, 6),
    downMinutesPerMonth: expect.closeTo(minutes, 6),
  });
});

describe('CO9 years of a system', () => {
  const [often, seldom] = [
    { mtbfHours: 8759.124, mttrHours: 0.876 },
    { mtbfHours: 87_591.24, mttrHours: 8.76 },
  ];
  const years = (system: object, more: object = {}) =>
    answer('availability-years', { system, ...more }) as Readonly<Record<string, number>>;

  test('their mean is the closed form, on any seed', () => {
    const { unavailability } = answer('system-availability', { system: often }) as { unavailability: number };
    // An outage a year of 0.876 h, exponential: over 10,000 years a standard error of 0.876·√2/100.
    for (const seed of [1, 2, 3])
      expect(Math.abs(years(often, { seed }).meanDownHours! - unavailability * 8760)).toBeLessThan(4 * 0.0124);
  });

  test('the same mean in few long outages leaves more years quiet and has worse ones', () => {
    for (const seed of [1, 2, 3]) {
      const [a, b] = [years(often, { seed }), years(seldom, { seed })];
      expect(b.quietYears!).toBeGreaterThan(a.quietYears!);
      expect(b.worstDownHours!).toBeGreaterThan(2 * a.worstDownHours!);
    }
    // One failure a year on average: a year is quiet with e^-1, but for an outage that runs over its end.
    expect(Math.abs(years(often).quietYears! - Math.exp(-1))).toBeLessThan(0.02);
  });

  test('as many as are asked for, the same every time, and no more than can be drawn', () => {
    expect(years(often, { years: 1 }).medianDownHours).toBe(years(often, { years: 1 }).worstDownHours);
    expect(years(often, { seed: 5 })).toEqual(years(often, { seed: 5 }));
    expect(() => years({ mtbfHours: 1e-6, mttrHours: 1e-6 })).toThrow('years must be few enough for at most 10000000 failures');
  });
});

test.each([
  ['index-cost', { ...accounts, matching: 100_001 }, 'matching must be from 0 to 100000, got 100001'],
  ['index-cost', { ...accounts, rows: 0.5, matching: 0 }, 'rows must be an integer, got 0.5'],
  ['write-amplification', { ...accounts }, 'indexes must be a finite number, got nothing'],
  ['scaling-cost', { units: 0 }, 'units must be > 0, got 0'],
  ['scaling-cost', { units: 1, premium: 5 }, 'premium must be <= 4, got 5'],
  ['fibre-delay', { km: 1, detour: 0.9 }, 'detour must be >= 1, got 0.9'],
  ['system-availability', {}, 'system must be given, got nothing'],
  ['system-availability', { system: { needed: 1, of: [{ mtbfHours: 1, mttrHours: 0 }] } }, 'system.of[0].mttrHours must be a'],
] as const)('CO8 %s refuses %o', (name, inputs, message) => {
  expect(() => answer(name, inputs)).toThrow(message);
});
