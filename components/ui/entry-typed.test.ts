import { expect, test } from 'vitest';
import { entryTyped } from './entry-typed';

const labels = ['Random', 'Round robin', 'Weighted', 'Least connections', 'Least time', 'IP hash', 'Rendezvous'];

test('a letter goes to the next that begins with it, and round', () => {
  expect(entryTyped(labels, 0, 'r')).toBe(1);
  expect(entryTyped(labels, 1, 'R')).toBe(6);
  expect(entryTyped(labels, 6, 'r')).toBe(0);
});

test('several letters are one word: it stays where it holds and goes on where it does not', () => {
  expect(entryTyped(labels, 1, 'ro')).toBe(1);
  expect(entryTyped(labels, 1, 're')).toBe(6);
  expect(entryTyped(labels, 3, 'least t')).toBe(4);
});

test('one letter again and again goes round, unless a label begins so', () => {
  expect(entryTyped(labels, 1, 'rr')).toBe(6);
  expect(entryTyped(['Apple', 'Aardvark'], 0, 'aa')).toBe(1);
});

test('what nothing begins with leads nowhere', () => {
  expect(entryTyped(labels, 2, 'x')).toBeNull();
  expect(entryTyped(labels, 2, 'wx')).toBeNull();
  expect(entryTyped([], 0, 'a')).toBeNull();
});
