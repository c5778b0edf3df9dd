import { expect, test } from 'vitest';
import { bestMs, keptName } from './restored';

test('the best time is read, and anything else is none', () => {
  const kept = (value: unknown) => ({ kept: { [keptName('x')]: { atMs: 1, value } } }) as never;
  expect(bestMs(kept({ tookMs: 90_000 }), 'x')).toBe(90_000);
  for (const value of [{}, { tookMs: -1 }, { tookMs: 'soon' }, [1], null, 4])
    expect([value, bestMs(kept(value), 'x')]).toEqual([value, null]);
  expect(bestMs({ kept: {} }, 'x')).toBe(null);
});
