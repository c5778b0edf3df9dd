import fc from 'fast-check';
import { expect, test } from 'vitest';

test('lists are drawn as long as their property allows', () => {
  const lengths = fc.sample(fc.array(fc.nat(), { maxLength: 200 }), 100).map((list) => list.length);
  expect(Math.max(...lengths)).toBeGreaterThan(180);
  expect(lengths.filter((length) => length > 100).length).toBeGreaterThan(33);
});
