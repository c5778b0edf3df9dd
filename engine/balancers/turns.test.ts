import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Drive, tally, weights } from './driving.test-support';

describe('round robin', () => {
  test('takes turns in order of addition, weights ignored', () => {
    expect(new Drive('round-robin', weights({ a: 5, b: 1, c: 1 })).picks(7)).toBe('a b c a b c a');
  });
  test('skips what is not eligible or full, and repeats nobody when it returns', () => {
    const drive = new Drive('round-robin', { backends: [{ id: 'a' }, { id: 'b', maxConnections: 1 }, { id: 'c' }] });
    expect(drive.picks(4)).toBe('a b c a'); // b is now full
    expect(drive.picks(1)).toBe('c');
    drive.set('a', { eligible: false });
    drive.done('b');
    expect(drive.picks(2)).toBe('b c');
    drive.set('a', { eligible: true });
    expect(drive.picks(3)).toBe('a c a');
  });
  test('a backend added goes last, one removed is passed over', () => {
    const drive = new Drive('round-robin', weights({ a: 1, b: 1 }));
    expect(drive.picks(1)).toBe('a');
    drive.apply({ op: 'add', backend: { id: 'c' } });
    drive.apply({ op: 'remove', backend: 'b' });
    expect(drive.picks(3)).toBe('c a c');
  });
});

describe('weighted round robin, as nginx', () => {
  it.each([
    // nginx commit 52327e0627f4 "Upstream: smooth weighted round-robin balancing"
    [{ a: 5, b: 1, c: 1 }, 'a a b a c a a'],
    [{ a: 3, b: 1 }, 'a a b a'],
    [{ a: 1, b: 1, c: 1 }, 'a b c'],
    // {a 4, b 2}: (4,2)→a(−2,2); (2,4)→b(2,−2); (6,0)→a(0,0): period 3
    [{ a: 4, b: 2 }, 'a b a a b a'],
    [{ a: 0.5, b: 0.25 }, 'a b a a b a'],
  ])('%j gives %s', (table, expected) => {
    expect(new Drive('weighted-round-robin', weights(table as never)).picks(expected.split(' ').length)).toBe(expected);
  });

  test('shows the current weights it weighed', () => {
    const drive = new Drive('weighted-round-robin', weights({ a: 5, b: 1, c: 1 }));
    drive.pick(); // leaves −2 1 1
    expect(drive.apply({ op: 'pick' }).considered).toEqual([
      { backend: 'a', score: 3 },
      { backend: 'b', score: 2 },
      { backend: 'c', score: 2 },
    ]);
  });

  test('a backend away keeps the current weight it left with', () => {
    const drive = new Drive('weighted-round-robin', weights({ a: 5, b: 1, c: 1 }));
    expect(drive.picks(2)).toBe('a a'); // leaves −4 2 2
    drive.set('b', { eligible: false });
    // a 1, c 3 → c (−3); a 6, c −2 → a 0; a 5, c −1 → a; …
    expect(drive.picks(3)).toBe('c a a');
    drive.set('b', { eligible: true });
    // a −1, b 2, c −1 grow by 5, 1, 1
    expect(drive.apply({ op: 'pick' }).considered).toEqual([
      { backend: 'a', score: 4 },
      { backend: 'b', score: 3 },
      { backend: 'c', score: 0 },
    ]);
  });

  test('gives each whole weight exactly its share of every period', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }), (list) => {
        const table = Object.fromEntries(list.map((weight, i) => [`n${i}`, weight]));
        const sum = list.reduce((a, b) => a + b);
        const counts = tally(new Drive('weighted-round-robin', weights(table)), sum * 3);
        for (const [id, weight] of Object.entries(table)) expect(counts.get(id)).toBe(weight * 3);
      }),
    );
  });
});

describe('earliest deadline first, as Envoy', () => {
  it.each([
    // deadlines a ½, b 1 → a; at 1 b (put in first) then a; a 1½, b 2 → a; at 2 b before a
    [{ a: 2, b: 1 }, 'a b a a b a'],
    [{ a: 1, b: 1, c: 1 }, 'a b c a b c'],
    // a ¹/₃ ²/₃ 1, b 1: 1/3 + 1/3 + 1/3 is 1 in doubles, and b was put in first
    [{ a: 3, b: 1 }, 'a a b a'],
    [{ b: 1, a: 3 }, 'a a b a'],
  ])('%j gives %s', (table, expected) => {
    expect(new Drive('earliest-deadline-first', weights(table as never)).picks(expected.split(' ').length)).toBe(expected);
  });

  test('Envoy EdfSchedulerTest.Weighted: weights 1..128, each picked its weight in one period', () => {
    const table = Object.fromEntries(Array.from({ length: 128 }, (_, i) => [`n${i}`, i + 1]));
    const counts = tally(new Drive('earliest-deadline-first', weights(table)), (128 * 129) / 2);
    for (const [id, weight] of Object.entries(table)) expect(counts.get(id)).toBe(weight);
  });

  // test/common/upstream/load_balancer_impl_test.cc up to Envoy 1.29, as long as schedules began with the weights as they are
  test('Envoy RoundRobinLoadBalancerTest.Weighted', () => {
    const drive = new Drive('earliest-deadline-first', weights({ h0: 1, h1: 2 }));
    const picks = (count: number) => drive.picks(count).replace(/[ h]/g, '');
    expect(picks(6)).toBe('101101');
    drive.set('h0', { weight: 2 });
    drive.set('h1', { weight: 1 });
    expect(picks(8)).toBe('10100100'); // on the new weights after one cycle
    drive.apply({ op: 'add', backend: { id: 'h2', weight: 3 } });
    expect(picks(12)).toBe('202102202210');
    drive.apply({ op: 'remove', backend: 'h1' });
    drive.apply({ op: 'remove', backend: 'h2' });
    drive.set('h0', { weight: 1 });
    drive.apply({ op: 'add', backend: { id: 'h3', weight: 4 } });
    expect(picks(10)).toBe('3330333303');
  });

  test('equals a sorted list of (deadline, order), through changes of weight and membership', () => {
    const change = fc.record({
      to: fc.integer({ min: 1, max: 9 }),
      at: fc.nat(6),
      kind: fc.constantFrom('weight', 'toggle', 'pick'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 7 }),
        fc.array(change, { maxLength: 60 }),
        (list, changes) => {
          const table = list.map((weight, i) => ({ id: `n${i}`, weight, eligible: true }));
          const drive = new Drive('earliest-deadline-first', { backends: table.map(({ id, weight }) => ({ id, weight })) });
          let queue: { id: string; deadline: number; order: number }[] = [];
          let order = 0;
          let now = 0;
          const insert = (id: string) => {
            const weight = table.find((row) => row.id === id)?.weight as number;
            queue.push({ id, deadline: now + 1 / weight, order: order++ });
          };
          const restart = () => {
            queue = [];
            order = now = 0;
            for (const row of table) if (row.eligible) insert(row.id);
          };
          restart();
          for (const { kind, at, to } of changes) {
            const row = table[at % table.length];
            if (kind === 'weight') {
              row.weight = to;
              drive.set(row.id, { weight: to });
            } else if (kind === 'toggle') {
              row.eligible = !row.eligible;
              drive.set(row.id, { eligible: row.eligible });
              restart();
            }
            // a toggle off and on again between picks is no change to the scheduler: pick after each
            queue.sort((a, b) => a.deadline - b.deadline || a.order - b.order);
            const next = queue.shift();
            if (next) {
              now = next.deadline;
              insert(next.id);
            }
            expect(drive.pick()).toBe(next?.id ?? null);
          }
        },
      ),
    );
  });

  // EdfLoadBalancerBase: addMemberUpdateCb → refresh, for every update
  test('a change that is undone before the next pick starts afresh all the same', () => {
    const drive = new Drive('earliest-deadline-first', weights({ a: 2, b: 1, c: 1 }));
    expect(drive.picks(3)).toBe('a b c');
    drive.set('c', { eligible: false });
    drive.set('c', { eligible: true });
    expect(drive.picks(5)).toBe('a b c a a');
    drive.set('c', { eligible: true }); // no change
    drive.set('c', { maxConnections: 9 });
    expect(drive.picks(1)).toBe('b');
  });

  test('the turn of a full backend passes', () => {
    const drive = new Drive('earliest-deadline-first', {
      backends: [{ id: 'a', weight: 9, maxConnections: 1 }, { id: 'b' }, { id: 'c' }],
    });
    expect(drive.picks(5)).toBe('a b c b c');
    drive.done('a');
    expect(drive.picks(1)).toBe('a');
  });
});

test('random draws evenly among the usable, weights ignored', () => {
  const drive = new Drive('random', {
    backends: [{ id: 'a', weight: 9 }, { id: 'b' }, { id: 'c', maxConnections: 1 }, { id: 'd' }],
  });
  drive.set('d', { eligible: false });
  const counts = tally(drive, 30_000);
  // binomial(30,000, 1/3): standard error 81.6; four of them
  for (const id of ['a', 'b', 'c']) expect(Math.abs((counts.get(id) as number) - 10_000)).toBeLessThan(327);
  expect(counts.size).toBe(3);
});
