import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOf, play, withWorld } from './playing.test-support';

/** One at a time, 10 ms each. */
const system = (at: readonly number[] | object, app: object, rest: object = {}) => ({
  at: at as number[],
  chain: {},
  app: { concurrency: 1, ...app },
  ...rest,
});
const served = ({ rows }: ReturnType<typeof play>) =>
  rows
    .filter(({ place, outcome }) => place === 'app/a' && outcome === 'ok')
    .sort((a, b) => a.endMs - b.endMs)
    .map(({ request }) => request);

describe('by class', () => {
  const classes = [{ id: 'paying' }, { id: 'trial' }, { id: 'batch' }];

  test('the first class goes first, within a class the first to come', () => {
    const times = Array.from({ length: 40 }, (_, i) => i / 10);
    const played = play(system(times, { discipline: 'priority' }, { users: { classes } }));
    const klass = (request: number) => {
      const { spans } = played.recording;
      return spans.klass[spans.request.indexOf(request)];
    };
    const order = served(played);
    // The first was at work when the others came.
    const rest = order.slice(1);
    expect(rest).toEqual([...rest].sort((a, b) => klass(a) - klass(b) || a - b));
    expect(new Set(order.map(klass)).size).toBe(3);
  });

  test('a line that stands is put in order when the discipline is turned, and a kill leaves nothing of it', () => {
    const times = Array.from({ length: 40 }, (_, i) => i / 10);
    const turn = { atMs: 5, do: 'set', target: 'app', knob: 'discipline', value: 'priority' };
    const same = play(system(times, { discipline: 'priority' }, { users: { classes } }));
    expect(served(play(system(times, {}, { users: { classes }, events: [turn] })))).toEqual(served(same));
    const faults = [
      { atMs: 50, do: 'kill', target: 'app/a' },
      { atMs: 60, do: 'revive', target: 'app/a' },
    ];
    const after = [...times, ...times.map((ms) => ms + 100)];
    const killed = play(system(after, { discipline: 'priority' }, { users: { classes }, events: faults }));
    expect(killed.summary.requests).toMatchObject({ succeeded: 44, failed: { 'connection-lost': 36 } });
  });
});

describe('CoDel at a backend', () => {
  const overload = { kind: 'constant', rateRps: 150 };

  test('a line that lasts is dropped from; one that drains within the interval is not', () => {
    const burst = play(system([0, 0, 0, 0, 0, 0, 0, 0], { discipline: 'codel' }));
    expect(burst.summary.requests.failed).toEqual({});
    const fifo = play(system(overload, {}));
    const codel = play(system(overload, { discipline: 'codel' }));
    expect(codel.summary.requests.failed.shed).toBeGreaterThan(200);
    expect(codel.summary.latencyMs!.p99).toBeLessThan(fifo.summary.latencyMs!.p50 / 2);
  });

  test('drops follow the control law', () => {
    // A call each 5 ms from 5 ms on, taken each 10 ms from 15 ms on. The one taken at 15 leaves one behind, which is no line;
    // that of 25 leaves two, and waited more than the target: above it for an interval at 125; then 100, 100/√2, 100/√3 on.
    const { rows } = play(system({ kind: 'constant', rateRps: 200 }, { discipline: 'codel' }, { forMs: 1000 }));
    const drops = rows
      .filter(({ outcome, kind }) => outcome === 'shed' && kind === 'visit')
      .map(({ endMs }) => Math.round(endMs));
    expect(drops.slice(0, 4)).toEqual([125, 225, 305, 355]);
  });
});

describe('adaptive LIFO', () => {
  const order = { discipline: 'adaptive-lifo', lifoAbove: 2, queueTargetMs: 1000, queueIntervalMs: 1000 };

  test('in order while few wait, the last come first while many do', () => {
    expect(served(play(system([0, 1, 2], order)))).toEqual([0, 1, 2]);
    // At 10 ms four wait: the last, then of three the last, then two in order.
    expect(served(play(system([0, 1, 2, 3, 4], order)))).toEqual([0, 4, 3, 1, 2]);
  });

  test('patience is an interval after the line was empty, the target while it stands', () => {
    const times = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 112];
    const played = play(system(times, { discipline: 'adaptive-lifo', lifoAbove: 100, queueTargetMs: 5, queueIntervalMs: 100 }));
    // Nine wait from 1 ms on, up to 100 ms each: all are taken by 90. The last finds the server free.
    expect(played.summary.requests.failed).toEqual({});
    const standing = [...times.slice(0, 10), 10, 11, 102];
    const crowded = play(
      system(standing, { discipline: 'adaptive-lifo', lifoAbove: 100, queueTargetMs: 5, queueIntervalMs: 100 }),
    );
    // Not empty since 1 ms: who comes at 102 has 5 ms of patience, and is out of it at 120, when the one before it is done.
    expect(crowded.answers.at(-1)).toBe('shed@120');
  });

  test('under overload the fresh are answered in time, where first come first answers nobody', () => {
    const overload = { kind: 'poisson', rateRps: 150 };
    const clients = { users: { timeoutMs: 100 } };
    const fifo = play(system(overload, {}, clients));
    const adaptive = play(system(overload, { discipline: 'adaptive-lifo' }, clients));
    expect(fifo.summary.goodputRps).toBeLessThan(20);
    expect(adaptive.summary.goodputRps).toBeGreaterThan(80);
  });
});

test('whatever the order and its turns, every request gets its outcome and nothing stays behind', () => {
  const discipline = fc.constantFrom('fifo', 'lifo', 'priority', 'codel', 'adaptive-lifo');
  const events = fc.array(
    fc.oneof(
      fc.record({
        atMs: fc.nat(400),
        do: fc.constant('set'),
        target: fc.constant('app'),
        knob: fc.constant('discipline'),
        value: discipline,
      }),
      fc.record({ atMs: fc.nat(400), do: fc.constantFrom('kill', 'revive'), target: fc.constant('app/a') }),
      fc.record({
        atMs: fc.nat(400),
        do: fc.constant('set'),
        target: fc.constant('app'),
        knob: fc.constant('concurrency'),
        value: fc.integer({ min: 1, max: 4 }),
      }),
    ),
    { maxLength: 6 },
  );
  const times = fc.array(fc.nat(400), { minLength: 1, maxLength: 80 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(discipline, events, times, fc.boolean(), fc.nat(1000), (first, turns, timesMs, dropExpired, seed) => {
      const users = { classes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], timeoutMs: 120 };
      const app = { discipline: first, dropExpired, serviceMs: { kind: 'exponential', meanMs: 12 } };
      const { run, world } = withWorld(() => createOf(system(timesMs, app, { users, events: turns, seed })));
      const { requests, nodes } = run.finish();
      expect(requests.offered).toBe(timesMs.length);
      expect(requests.inFlight).toBe(0);
      expect(nodes.app.arrived).toBe(nodes.app.completed + nodes.app.rejected);
      expect(world.calls.alive).toBe(0);
    }),
    { numRuns: 300 },
  );
});
