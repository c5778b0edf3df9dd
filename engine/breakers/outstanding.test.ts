import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outstanding } from './outstanding';

const MOST = 10_000;

/** A plain list, searched from the front. */
class SlowOutstanding {
  readonly list: { id: string | undefined; atMs: number; token: number }[] = [];
  add(id: string | undefined, atMs: number, token: number): void {
    if (id !== undefined && this.list.some((attempt) => attempt.id === id)) throw new Error('still out');
    if (this.list.length === MOST) this.list.shift();
    this.list.push({ id, atMs, token });
  }
  take(id: string | undefined, startedAtMs: number): number | undefined {
    const at = this.list.findIndex((attempt) => (id === undefined ? attempt.atMs === startedAtMs : attempt.id === id));
    if (at < 0 && id !== undefined) throw new Error('not out');
    return this.list.splice(Math.max(0, at), 1)[0]?.token;
  }
}

const attempt = (work: () => unknown): unknown => {
  try {
    return work();
  } catch {
    return 'refused';
  }
};

test('results find the same attempts as in a list searched from the front', () => {
  const ids = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined });
  const steps = fc.array(fc.tuple(fc.boolean(), ids, fc.constantFrom(0, 1, 2, 3, Number.NaN)), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (operations) => {
      const fast = new Outstanding();
      const slow = new SlowOutstanding();
      for (const [token, [isNew, id, atMs]] of operations.entries()) {
        if (isNew && Number.isNaN(atMs)) continue;
        const both = [fast, slow].map((each) => attempt(() => (isNew ? each.add(id, atMs, token) : each.take(id, atMs))));
        expect(both[0]).toBe(both[1]);
      }
    }),
  );
});

test('two hundred thousand that nobody answers, ten thousand out at any time, take no time to speak of', () => {
  const outstanding = new Outstanding();
  for (let i = 0; i < 200_000; i++) outstanding.add(`r${i}`, i, i);
  expect(outstanding.take(undefined, Number.NaN)).toBe(200_000 - MOST);
  expect(outstanding.take('r199999', 0)).toBe(199_999);
  expect(outstanding.take(undefined, 195_000)).toBe(195_000);
});
