import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakEvenRatio, indexCost, writeCost } from './index-cost';

/** `pgbench_accounts`: three integers and 84 characters; its primary key is an integer. */
const accounts = (rows: number) => ({ rows, rowBytes: 4 + 4 + 4 + 85, keyBytes: 4 });

describe('layout', () => {
  // pgbench -i -s 1 makes 100,000 accounts: 13 MB (1,640 pages of 61 rows), primary key 2,208 kB (276 pages).
  test('IC1 as many pages as PostgreSQL makes of pgbench_accounts', () => {
    expect(indexCost(accounts(100_000), 1)).toMatchObject({ tablePages: 1640, indexPages: 276, height: 2 });
  });

  // 366 entries a leaf, 285 a page above: 1, 366, 104,310 and 29.7 million rows are the last of each height.
  test.each([
    [0, 1],
    [366, 1],
    [367, 2],
    [366 * 285, 2],
    [366 * 285 + 1, 3],
    [10_000_000, 3],
    [100_000_000, 4],
  ])('IC2 a tree over %i rows is %i pages high', (rows, height) => {
    expect(indexCost(accounts(rows), 0).height).toBe(height);
  });
});

describe('reading', () => {
  test('IC3 a scan costs a page each and 0.0125 a row, as EXPLAIN says of a table with a filter', () => {
    // "Using EXPLAIN": 345 pages and 10,000 rows are 345 + 100 = 445 without a filter, 470 with one. Here 1,640 and 100,000.
    expect(indexCost(accounts(100_000), 1).scan).toEqual({ rowsTouched: 100_000, pagesRead: 1640, cost: 1640 + 1250 });
  });

  test('IC4 one row of ten million: four pages against 163,935', () => {
    const { scan, index, cheaper } = indexCost(accounts(10_000_000), 1);
    expect(scan).toMatchObject({ rowsTouched: 10_000_000, pagesRead: 163_935 });
    expect(index).toMatchObject({ rowsTouched: 1, pagesRead: 4 });
    expect(cheaper).toBe('index');
  });

  test('IC5 past some share of the rows the scan is cheaper, and stays so', () => {
    const table = accounts(1_000_000);
    const ratio = breakEvenRatio(table);
    expect(ratio).toBeGreaterThan(0.001);
    expect(ratio).toBeLessThan(0.05);
    expect(indexCost(table, Math.round(ratio * 1_000_000)).cheaper).toBe('scan');
    expect(indexCost(table, Math.round(ratio * 1_000_000) - 1).cheaper).toBe('index');
    expect(indexCost(table, 1_000_000).cheaper).toBe('scan');
  });

  test('IC6 costs grow with what matches, no more pages are read than there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e7 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        (rows, rowBytes, keyBytes, seed) => {
          const table = { rows, rowBytes, keyBytes };
          const some = seed % rows;
          const [less, more] = [indexCost(table, some), indexCost(table, some + 1)];
          expect(more.index.cost).toBeGreaterThan(less.index.cost);
          expect(more.index.pagesRead).toBeGreaterThanOrEqual(less.index.pagesRead);
          expect(more.index.pagesRead).toBeLessThanOrEqual(more.tablePages + more.indexPages);
          expect(more.scan).toEqual(less.scan);
        },
      ),
    );
  });
});

describe('writing', () => {
  test('IC7 each index is a leaf more to write and a tree more to go down', () => {
    const table = accounts(10_000_000);
    expect(writeCost(table, 0)).toEqual({ pagesWritten: 1, pagesRead: 1, amplification: 1 });
    expect(writeCost(table, 5)).toEqual({ pagesWritten: 6, pagesRead: 16, amplification: 6 });
  });
});

test.each([
  [{ rows: -1, rowBytes: 10, keyBytes: 4 }, 0, 'rows must be an integer from 0 to 1e12, got -1'],
  [{ rows: 1, rowBytes: 0, keyBytes: 4 }, 0, 'rowBytes must be from 1 to 8000, got 0'],
  [{ rows: 1, rowBytes: 9, keyBytes: Number.NaN }, 0, 'keyBytes must be from 1 to 2000, got NaN'],
  [{ rows: 1, rowBytes: 9, keyBytes: 4 }, 2, 'matching must be from 0 to 1, got 2'],
])('IC8 refuses %o', (table, matching, message) => {
  expect(() => indexCost(table, matching)).toThrow(message);
});
