import { expect, test } from 'vitest';
import { isOpen, readFromAddress, readLength, readSitting, type Sitting, writeInAddress, writeSitting } from './sitting';

const sitting: Sitting = {
  ids: ['cdn/a', 'practice/b'],
  results: { 'cdn/a': { correct: false, confidence: 'sure' } },
  round: 2,
  seed: 7,
};

test('what is kept is read back the same, through text', () => {
  expect(readSitting(JSON.parse(JSON.stringify(writeSitting(sitting))))).toEqual(sitting);
  expect(isOpen(sitting)).toBe(true);
  expect(isOpen({ ...sitting, ids: ['cdn/a'] })).toBe(false);
});

test('a new one goes through an address, which may hold anything', () => {
  expect(readFromAddress(writeInAddress(sitting))).toEqual({ ...sitting, results: {}, round: 1 });
  for (const hash of ['', '#', '#top', '#7', '#7:', '#x:cdn/a', '#7:cdn/a,cdn/a']) expect(readFromAddress(hash)).toBeNull();
});

test.each([
  null,
  7,
  'review',
  [],
  {},
  { ...sitting, ids: [] },
  { ...sitting, ids: ['a', 'a'] },
  { ...sitting, ids: [1] },
  { ...sitting, seed: 'x' },
  { ...sitting, results: null },
])('%j is no sitting', (value) => expect(readSitting(value)).toBeNull());

test('results of what is not asked, or of no known kind, are left out', () =>
  expect(
    readSitting({ ...sitting, results: { 'cdn/a': [true, 'certain'], 'practice/b': 1, other: [true, 'sure'] } })?.results,
  ).toEqual({}));

test('lengths', () => expect([5, 40, 7, '10', null].map(readLength)).toEqual([5, 40, 10, 10, 10]));
