import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenly } from '../random/evenly.test-support';
import { Rng } from '../random/rng';
import { kOfN, parallel, series } from '../theory/availability';
import { runAvailability } from './availability-run';
import { type Block, steadyShares } from './blocks';

/** Up 99% of the time. */
const part = { mtbfHours: 990, mttrHours: 10 };
const power = { mtbfHours: 8750, mttrHours: 10 };
const alike = (n: number): Block[] => Array.from({ length: n }, () => part);
const all = (of: Block[]): Block => ({ needed: of.length, of });
const any = (of: Block[]): Block => ({ needed: 1, of });

describe('in the long run', () => {
  test.each([
    { name: 'one', system: part, expected: 0.99 },
    { name: 'three in series', system: all(alike(3)), expected: series({ availabilities: [0.99, 0.99, 0.99] }).availability },
    { name: 'two in parallel', system: any(alike(2)), expected: parallel({ availabilities: [0.99, 0.99] }).availability },
    { name: '3 of 5', system: { needed: 3, of: alike(5) }, expected: kOfN({ availability: 0.99, n: 5, k: 3 }).availability },
    {
      name: 'pairs in series',
      system: all([any(alike(2)), any(alike(2))]),
      expected: (1 - 0.01 ** 2) ** 2,
    },
    {
      name: 'a pair on one power feed',
      system: { needed: 1, of: alike(2), common: power },
      expected: (1 - 0.01 ** 2) * (8750 / 8760),
    },
  ])('AR1 $name: the closed form', ({ system, expected }) => {
    const { availability, unavailability } = steadyShares(system);
    expect(availability).toBeCloseTo(expected, 12);
    expect(unavailability).toBeCloseTo(1 - expected, 12);
  });
});

describe('a run', () => {
  test.each([
    { name: 'one', system: part },
    { name: 'three in series', system: all(alike(3)) },
    { name: 'two in parallel', system: any(alike(2)) },
    { name: '3 of 5', system: { needed: 3, of: alike(5) } },
    { name: 'a pair on one power feed', system: { needed: 1, of: alike(2), common: power } },
    { name: 'four tiers', system: all([any(alike(2)), any(alike(3)), part, { needed: 2, of: alike(3), common: power }]) },
  ])('AR2 10,000 years of $name agree with it', ({ system }) => {
    const { availability, downHoursByYear } = runAvailability(system, 10_000, new Rng(3, 'years'));
    // Years are as good as independent: outages are hours.
    const mean = (1 - availability) * 8760;
    const variance = downHoursByYear.reduce((sum, hours) => sum + (hours - mean) ** 2, 0) / (downHoursByYear.length - 1);
    const expected = steadyShares(system).unavailability * 8760;
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / downHoursByYear.length));
  });

  test('AR3 outages begin as often as parts fail, and last as long as repairs', () => {
    const { outages, downHoursByYear } = runAvailability(part, 10_000, new Rng(5, 'years'));
    const expected = (10_000 * 8760) / 1000;
    expect(Math.abs(outages - expected)).toBeLessThan(4 * Math.sqrt(expected));
    const hours = downHoursByYear.reduce((sum, down) => sum + down, 0);
    expect(Math.abs(hours / outages - 10)).toBeLessThan((4 * 10) / Math.sqrt(outages));
  });

  test('AR4 a pair that shares a power feed is hardly better than the feed', () => {
    const apart = runAvailability(any(alike(2)), 2000, new Rng(7, 'years'));
    const shared = runAvailability({ needed: 1, of: alike(2), common: power }, 2000, new Rng(7, 'years'));
    expect(shared.availability).toBeLessThan(apart.availability);
    expect(shared.availability).toBeLessThan(power.mtbfHours / (power.mtbfHours + power.mttrHours) + 5e-4);
  });

  const systems: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.record({ mtbfHours: fc.integer({ min: 1, max: 1000 }), mttrHours: fc.integer({ min: 1, max: 100 }) }),
      fc
        .record({
          of: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
          share: evenly(0, 0.999),
          common: fc.option(
            fc.record({ mtbfHours: fc.integer({ min: 1, max: 1000 }), mttrHours: fc.integer({ min: 1, max: 100 }) }),
            { nil: undefined },
          ),
        })
        .map(({ of, share, common }) => ({
          needed: 1 + Math.floor(share * of.length),
          of,
          ...(common === undefined ? {} : { common }),
        })),
    ),
  })).block;

  test('AR5 whatever the system: years add up, the longest outage is one, the same seed is the same run', () => {
    fc.assert(
      fc.property(systems, fc.nat(1e6), (system, seed) => {
        const run = runAvailability(system, 3, new Rng(seed, 'years'));
        const down = run.downHoursByYear.reduce((sum, hours) => sum + hours, 0);
        expect(run.availability).toBeCloseTo(1 - down / (3 * 8760), 12);
        for (const hours of run.downHoursByYear) expect(hours).toBeLessThanOrEqual(8760 + 1e-6);
        expect(run.longestOutageHours).toBeLessThanOrEqual(down + 1e-6);
        expect(run.outages === 0).toBe(down === 0);
        expect(runAvailability(system, 3, new Rng(seed, 'years'))).toEqual(run);
        const { availability, unavailability } = steadyShares(system);
        expect(availability).toBeGreaterThan(0);
        expect(availability).toBeLessThanOrEqual(1);
        expect(availability + unavailability).toBeCloseTo(1, 12);
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  [{ mtbfHours: 0, mttrHours: 1 }, 1, 'system.mtbfHours must be a number > 0, got 0'],
  [{ needed: 3, of: [part, part] }, 1, 'system.needed must be an integer from 1 to 2, got 3'],
  [{ needed: 1, of: [] }, 1, 'system.of must have 1 to 1000 entries, got 0'],
  [{ needed: 1, of: [{ mtbfHours: 1, mttrHours: Number.NaN }] }, 1, 'system.of[0].mttrHours must be a number > 0, got NaN'],
  [{ mtbfHours: '990', mttrHours: 1 }, 1, 'system.mtbfHours must be a number > 0, got "990"'],
  [{ ...part, mttf: 1 }, 1, 'system.mttf is not a known field (known: mtbfHours, mttrHours)'],
  [{ needed: 1, of: [part], k: 1 }, 1, 'system.k is not a known field (known: needed, of, common)'],
  [{ needed: 1, of: [null] }, 1, 'system.of[0] must be an object, got null'],
  [{ needed: 1, of: 5 }, 1, 'system.of must be an array, got 5'],
  [{ needed: 1, of: [part], common: [] }, 1, 'system.common must be an object, got []'],
  [part, 0, 'years must be an integer from 1 to 1000000, got 0'],
])('AR6 refuses %o for %d years', (system, years, message) => {
  expect(() => runAvailability(system as unknown as Block, years, new Rng(1))).toThrow(message);
});
