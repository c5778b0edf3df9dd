import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenly } from '../random/evenly.test-support';
import { type CostModel, costAt, crossoverUnits, exampleLadder, nextDoubling } from './cost-curves';

const model: CostModel = { unitPrice: 50, premium: 1, largestUnits: 16, overheadRatio: 0, fixedPrice: 0, spares: 0 };

test('CC1 the example ladder is in step with its CPUs: premium 1', () => {
  for (const { cpus, monthlyPrice } of exampleLadder) expect(costAt(model, cpus / 2).vertical).toBe(monthlyPrice);
});

test.each([
  // 8 units: 50 · 8^1.2 = 50 · 12.126; eight machines at no overhead, 1 + 7/0.9 = 8.78, so nine, at a tenth.
  { change: {}, units: 8, vertical: 400, horizontal: 400, machines: 8 },
  { change: { premium: 1.2 }, units: 8, vertical: 606.287, horizontal: 400, machines: 8 },
  { change: { overheadRatio: 0.1 }, units: 8, vertical: 400, horizontal: 450, machines: 9 },
  { change: { fixedPrice: 30, spares: 1 }, units: 8, vertical: 400, horizontal: 480, machines: 9 },
  { change: {}, units: 17, vertical: null, horizontal: 850, machines: 17 },
  { change: { fixedPrice: 30 }, units: 0.5, vertical: 25, horizontal: 50, machines: 1 },
])('CC2 $units units with $change', ({ change, units, vertical, horizontal, machines }) => {
  const point = costAt({ ...model, ...change }, units);
  expect(point.machines).toBe(machines);
  expect(point.horizontal).toBeCloseTo(horizontal, 3);
  if (vertical === null) expect(point.vertical).toBeNull();
  else expect(point.vertical).toBeCloseTo(vertical, 3);
});

test('CC3 the next doubling: 2^premium up, near twice out; no bigger machine than the biggest', () => {
  const dear = { ...model, premium: 1.5 };
  expect(nextDoubling(dear, 4).vertical).toBeCloseTo(2 ** 1.5, 9);
  expect(nextDoubling(dear, 4).horizontal).toBe(2);
  expect(nextDoubling(dear, 16).vertical).toBeNull();
});

test('CC4 past the crossover many machines cost less, or one cannot be bought', () => {
  const models = fc.record({
    unitPrice: fc.integer({ min: 1, max: 1000 }),
    premium: fc.double({ min: 1, max: 2, noNaN: true }),
    largestUnits: fc.integer({ min: 1, max: 200 }),
    overheadRatio: evenly(0, 0.5),
    fixedPrice: fc.integer({ min: 0, max: 500 }),
    spares: fc.nat(3),
  });
  fc.assert(
    fc.property(models, (one) => {
      const crossover = crossoverUnits(one);
      const wins = (units: number) => {
        const { vertical, horizontal } = costAt(one, units);
        return vertical === null || horizontal < vertical;
      };
      for (let units = crossover; units <= one.largestUnits + 2; units++) expect(wins(units)).toBe(true);
      if (crossover > 1) expect(wins(crossover - 1)).toBe(false);
    }),
  );
});

test.each([
  [{ premium: 0.5 }, 'premium must be from 1 to 4, got 0.5'],
  [{ overheadRatio: 1 }, 'overheadRatio must be >= 0 and < 1, got 1'],
  [{ spares: 1.5 }, 'spares must be an integer >= 0, got 1.5'],
  [{ unitPrice: Number.NaN }, 'unitPrice must be a number > 0, got NaN'],
])('CC5 refuses %o', (change, message) => {
  expect(() => costAt({ ...model, ...change }, 1)).toThrow(message);
});
