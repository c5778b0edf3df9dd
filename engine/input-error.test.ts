import { expect, test } from 'vitest';
import { InputError, known } from './input-error';

const refusal = (work: () => unknown): InputError => {
  try {
    work();
  } catch (error) {
    return error as InputError;
  }
  throw new Error('nothing was refused');
};

test('a name of any length, wherever it stands, leaves a line that can be read', () => {
  const long = 'x'.repeat(70_000);
  const listed = refusal(() => known({ a: 1, [long]: 2 }, '', 'backend'));
  expect(listed.message).toMatch(/^backend must be one of a, x+\.\.\., got ""$/);
  expect(listed.message.length).toBeLessThan(1100);
  expect(listed.rule.length).toBe(1000);
  expect(new InputError(long, 'must be known', long).message).toMatch(/^x{197}\.\.\. must be known, got "x{56}\.\.\.$/);
});

test('what would break a line is written out before the line is cut', () => {
  const { message } = new InputError('\n'.repeat(300), `must be one of ${'\n'.repeat(900)}`);
  expect(message).toMatch(/^(\\n)+\\?\.\.\. must be one of (\\n)+\\?\.\.\.$/);
  expect(message.length).toBe(1201);
});

test('seen from further out it stays one line, and can be seen from further out still', () => {
  const error = new InputError('speed', 'must be > 0', -1).at(`nodes.${'x'.repeat(300)}`).at('scenario');
  expect(error.message).toMatch(/^scenario\.nodes\.x+\.\.\. must be > 0, got -1$/);
  expect(error.message.startsWith(`${error.field} must`)).toBe(true);
});
