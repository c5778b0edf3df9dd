import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOf, play, withWorld } from './playing.test-support';

/** Work of 10 ms; requests at the given instants. */
const system = (at: readonly number[], queue: object, rest: object = {}) => ({
  at,
  chain: { q: { kind: 'queue', ...queue } },
  ...rest,
});
const at = (count: number) => Array.from({ length: count }, (_, i) => i);
const works = ({ rows }: ReturnType<typeof play>) =>
  rows
    .filter(({ place }) => place === 'app/a')
    .sort((a, b) => a.startMs - b.startMs)
    .map(({ request, startMs, outcome }) => `${request}@${startMs} ${outcome}`);

describe('stored and worked on later', () => {
  test('the answer is there at once, the work follows as consumers are free', () => {
    const played = play(system([0, 0, 0], { consumers: 2 }));
    expect(played.answers).toEqual(['ok@0', 'ok@0', 'ok@0']);
    expect(works(played)).toEqual(['0@0 ok', '1@0 ok', '2@10 ok']);
    expect(played.spans('visit', 'q')).toEqual(['0-10 ok', '0-10 ok', '0-20 ok']);
    expect(played.figures('q')).toMatchObject({ processed: 3, deliveries: 3, depth: 0 });
  });

  test('or the answer waits for the work', () => {
    expect(play(system([0, 0, 0], { consumers: 2, ack: 'processed' })).answers).toEqual(['ok@10', 'ok@10', 'ok@20']);
  });

  test('a full one refuses; what is being worked on does not count', () => {
    const played = play(system([0, 0, 0, 0], { consumers: 1, depthLimit: 2 }));
    expect(played.answers).toEqual(['ok@0', 'ok@0', 'ok@0', 'queue-full@0']);
    expect(played.figures('q')).toMatchObject({ arrived: 4, completed: 3, rejected: 1, processed: 3 });
  });

  test('without consumers it fills, and one that comes empties it', () => {
    const event = { atMs: 100, do: 'set', target: 'q', knob: 'consumers', value: 1 };
    const played = play(system([0, 1, 2], { consumers: 0 }, { events: [event] }));
    expect(works(played)).toEqual(['0@100 ok', '1@110 ok', '2@120 ok']);
    expect(played.figures('q')).toMatchObject({ queueMax: 3 });
  });

  test('depth and the age of the oldest over time', () => {
    const { recording } = play(system([0, 5, 10], { consumers: 0 }, { windowMs: 20, forMs: 40 }));
    const { series } = recording.windows;
    expect([...series['q.depth']]).toEqual([3, 3]);
    expect([...series['q.oldestAgeMs']]).toEqual([20, 40]);
    expect(series['q.waiting'][0]).toBeCloseTo((20 + 15 + 10) / 20, 9);
  });
});

describe('again', () => {
  const failing = { app: { backends: [{ id: 'a' }] }, events: [{ atMs: 0, do: 'fail', target: 'app/a', ratio: 1 }] };

  test.each([
    // Delivered, failed at 10, again a pause later; dead after the third.
    { name: 'they say that they failed', knobs: { redeliveryDelayMs: 100 }, starts: [0, 110, 220], end: 230 },
    { name: 'they say nothing', knobs: { nack: false, visibilityTimeoutMs: 50 }, starts: [0, 50, 100], end: 150 },
  ])('$name', ({ knobs, starts, end }) => {
    const played = play(system([0], { maxDeliveries: 3, ...knobs }, failing));
    expect(works(played)).toEqual(starts.map((startMs) => `0@${startMs} error`));
    expect(played.spans('visit', 'q')).toEqual([`0-${end} error`]);
    expect(played.figures('q')).toMatchObject({ deadLetters: 1, deliveries: 3, redeliveries: 2, failures: 3, processed: 0 });
  });

  test('whoever waits for the work hears of the dead letter', () => {
    const knobs = { maxDeliveries: 2, redeliveryDelayMs: 100, ack: 'processed' };
    expect(play(system([0], knobs, failing)).answers).toEqual(['error@120']);
  });

  test.each([
    // Work of 80 ms against 50: done at 80, again from 50 to 130 — and so twice, or three times.
    {
      idempotent: false,
      maxDeliveries: 2,
      works: ['0@0 ok', '0@50 ok'],
      figures: { processed: 1, duplicates: 1, deadLetters: 1 },
    },
    {
      idempotent: true,
      maxDeliveries: 3,
      works: ['0@0 ok', '0@50 ok'],
      figures: { processed: 1, duplicates: 1, duplicatesSkipped: 1, deadLetters: 0 },
    },
  ])(
    'slower than the visibility timeout: done twice (idempotent: $idempotent)',
    ({ idempotent, maxDeliveries, works: expected, figures }) => {
      const slow = { app: { serviceMs: { kind: 'constant', ms: 80 } } };
      const played = play(system([0], { visibilityTimeoutMs: 50, idempotent, maxDeliveries }, slow));
      expect(works(played)).toEqual(expected);
      expect(played.figures('q')).toMatchObject(figures);
    },
  );

  test('a target that refuses at once is asked again after the pause, not in the same instant for ever', () => {
    const events = [
      { atMs: 0, do: 'kill', target: 'app/a' },
      { atMs: 550, do: 'revive', target: 'app/a' },
    ];
    const played = play(system(at(50), { maxDeliveries: null, redeliveryDelayMs: 100, consumers: 3 }, { events }));
    expect(played.figures('q')).toMatchObject({ processed: 50, deadLetters: 0, failures: 50 * 6 });
  });
});

describe('order', () => {
  const bad = {
    events: [
      { atMs: 0, do: 'fail', target: 'app/a', ratio: 1 },
      { atMs: 15, do: 'fail', target: 'app/a', ratio: 0 },
    ],
  };
  test.each([
    { ordering: 'none', expected: ['0@0 error', '1@0 error', '2@10 ok', '0@110 ok', '1@110 ok'] },
    { ordering: 'all', expected: ['0@0 error', '0@110 ok', '1@120 ok', '2@130 ok'] },
  ])('$ordering: a failing one lets others pass or not', ({ ordering, expected }) => {
    expect(works(play(system([0, 0, 0], { ordering, consumers: 2, redeliveryDelayMs: 100 }, bad)))).toEqual(expected);
  });

  test('per key: in order within each, at once across them', () => {
    const keys = { kind: 'zipf', count: 3 };
    const played = play(system(at(60), { ordering: 'key', consumers: 10 }, { users: { keys } }));
    const rows = played.rows.filter(({ place }) => place === 'app/a').sort((a, b) => a.startMs - b.startMs);
    const most = Math.max(
      ...rows.map(({ startMs }) => rows.filter((row) => row.startMs <= startMs && row.endMs > startMs).length),
    );
    expect(most).toBe(3);
    expect(played.figures('q')).toMatchObject({ processed: 60 });
  });
});

describe('a crash of the broker', () => {
  const crash = { events: [{ atMs: 5, do: 'crash', target: 'q' }] };

  test('durable: nothing is lost, and what was being worked on is done twice', () => {
    const played = play(system([0, 0, 0], { consumers: 2 }, crash));
    expect(played.figures('q')).toMatchObject({ processed: 3, duplicates: 2, lost: 0 });
  });

  test('not durable: what waits is lost', () => {
    const played = play(system([0, 0, 0, 0], { consumers: 1, durable: false, ack: 'processed' }, crash));
    expect(played.answers).toEqual(Array.from({ length: 4 }, () => 'connection-lost@5'));
    expect(played.figures('q')).toMatchObject({ processed: 1, lost: 3 });
  });

  test('nothing else can be aimed at it', () => {
    expect(() => play(system([0], {}, { events: [{ atMs: 5, do: 'kill', target: 'q' }] }))).toThrow(
      /^events\[0\]\.target must be a node of kind service/,
    );
    expect(() => play(system([0], {}, { events: [{ atMs: 5, do: 'crash', target: 'app' }] }))).toThrow(
      /must be a node of kind .*queue/,
    );
  });
});

test('every message is processed, dead, lost or still there; nothing is left behind once drained', () => {
  const knobs = fc.record({
    consumers: fc.integer({ min: 1, max: 5 }),
    ack: fc.constantFrom('stored', 'processed'),
    depthLimit: fc.constantFrom(null, 3, 20),
    ordering: fc.constantFrom('none', 'key', 'all'),
    visibilityTimeoutMs: fc.constantFrom(5, 40, 1000),
    nack: fc.boolean(),
    redeliveryDelayMs: fc.constantFrom(1, 30),
    maxDeliveries: fc.integer({ min: 1, max: 4 }),
    idempotent: fc.boolean(),
    durable: fc.boolean(),
  });
  const instant = fc.nat(300);
  const events = fc.array(
    fc.oneof(
      fc.record({ atMs: instant, do: fc.constant('crash'), target: fc.constant('q') }),
      fc.record({ atMs: instant, do: fc.constantFrom('kill', 'revive'), target: fc.constant('app/a') }),
      fc.record({ atMs: instant, do: fc.constant('fail'), target: fc.constant('app/a'), ratio: fc.constantFrom(0, 0.5, 1) }),
    ),
    { maxLength: 5 },
  );
  const times = fc.array(instant, { minLength: 1, maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(knobs, events, times, fc.nat(1000), (queue, happens, timesMs, seed) => {
      const setup = {
        ...system(timesMs, queue),
        users: { keys: { kind: 'zipf', count: 4 } },
        app: { serviceMs: { kind: 'exponential', meanMs: 15 } },
        events: happens,
        seed,
        forMs: 1_000_000,
      };
      const { run, world } = withWorld(() => createOf(setup));
      const { requests, nodes } = run.finish();
      expect(requests.inFlight).toBe(0);
      expect(world.calls.alive).toBe(0);
      expect(run.recording().spans.open).toBe(0);
      const { arrived, completed, rejected, processed, deadLetters, lost, inConsumers, depth } = nodes.q as Record<
        string,
        number
      >;
      expect(arrived).toBe(completed + rejected);
      expect([inConsumers, depth]).toEqual([0, 0]);
      // A message dead or lost may have been processed by a consumer that was late.
      const stored = arrived - rejected;
      expect(processed + deadLetters + lost).toBeGreaterThanOrEqual(stored);
      expect(processed).toBeLessThanOrEqual(stored);
    }),
    { numRuns: 300 },
  );
});
