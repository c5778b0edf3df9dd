import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import { play, type Setup, scenarioOf, withWorld } from './playing.test-support';

const LAG = { kind: 'constant', ms: 100 };
const backends = (count: number) => ({ backends: ['p', 'r1', 'r2', 'r3'].slice(0, count).map((id) => ({ id })) });
/** A trace has an instant at least: this one is after every run. */
const orNever = (times: readonly number[]) => (times.length === 0 ? [1e9] : times);
/** Writes at these instants, reads at those, one key, a store that takes 10 ms, replicas that lag 100 ms. */
const setupOf = (writes: readonly number[], reads: readonly number[], knobs: object = {}, more: Partial<Setup> = {}): Setup => ({
  at: orNever(writes),
  users: { keys: { kind: 'zipf', count: 1 }, writeRatio: 1 },
  chain: { db: { kind: 'replicas', lagMs: LAG, ...knobs } },
  app: backends(3),
  ...more,
  more: {
    readers: {
      kind: 'clients',
      arrivals: { kind: 'trace', timesMs: orNever(reads) },
      keys: { kind: 'zipf', count: 1 },
      to: 'db',
    },
    ...more.more,
  },
});
const endsOf = ({ rows }: ReturnType<typeof play>) =>
  rows.filter(({ kind }) => kind === 'request').map(({ outcome, endMs }) => `${outcome}@${endMs}`);

describe('lag', () => {
  test('RE1 a replica holds a write from its lag after it was written; the primary at once', () => {
    // Written at 10, on the replicas at 110. A read that ends at 109 is out of date, one that ends at 110 is not.
    const { figures } = play(setupOf([0], [50, 99, 100, 200]));
    expect(figures('db')).toMatchObject({ replicaReads: 4, primaryReads: 0, staleReads: 2, primary: 'p' });
    expect(figures('readers').staleMs).toEqual({ mean: (50 + 99) / 2, max: 99 });
    expect(play(setupOf([0], [50, 99], { readFrom: 'primary' })).figures('db')).toMatchObject({ primaryReads: 2, staleReads: 0 });
  });

  test('RE2 reads go in turn to those asked for and up', () => {
    const arrivals = (knobs: object, events: Record<string, unknown>[] = []) => {
      const { figures } = play(setupOf([], [10, 20, 30, 40, 50, 60], knobs, { events }));
      return Object.values(figures('app').backends as Record<string, { arrived: number }>).map(({ arrived }) => arrived);
    };
    expect(arrivals({})).toEqual([0, 3, 3]);
    expect(arrivals({ readFrom: 'all' })).toEqual([2, 2, 2]);
    expect(arrivals({ readFrom: 'primary' })).toEqual([6, 0, 0]);
    expect(arrivals({}, [{ atMs: 0, do: 'kill', target: 'app/r1' }])).toEqual([0, 0, 6]);
    expect(arrivals({}, [{ atMs: 0, do: 'drain', target: 'app/r2' }])).toEqual([0, 6, 0]);
    expect(
      arrivals({}, [
        { atMs: 0, do: 'kill', target: 'app/r1' },
        { atMs: 0, do: 'kill', target: 'app/r2' },
      ]),
    ).toEqual([6, 0, 0]);
  });

  test('RE3 a replica that was down is behind until what it missed has been sent again', () => {
    const events = [
      { atMs: 5, do: 'kill', target: 'app/r1' },
      { atMs: 500, do: 'revive', target: 'app/r1' },
    ];
    // Sent again at 500, held from 600 on.
    expect(play(setupOf([0], [550, 589, 590], {}, { app: backends(2), events })).figures('db').staleReads).toBe(2);
  });

  test('RE4 a replica added later begins with all there is', () => {
    const events = [{ atMs: 20, do: 'add', target: 'app', backend: { id: 'r9' } }];
    expect(play(setupOf([0], [30], {}, { app: backends(1), events })).figures('db')).toMatchObject({
      replicaReads: 1,
      staleReads: 0,
    });
  });
});

describe('commit', () => {
  test.each([
    { commit: 'async', told: 10 },
    { commit: 'semi-sync', told: 110 },
    { commit: 'sync', told: 110 },
  ])('RC1 $commit tells the writer at $told ms', ({ commit, told }) => {
    const played = play(setupOf([0], [], { commit }));
    expect(endsOf(played)).toEqual([`ok@${told}`]);
    expect(played.spans('hold', 'db')).toEqual(told === 10 ? [] : ['10-110 ok']);
  });

  test('RC2 semi-sync waits for the first replica, sync for the last, and for none that is down', () => {
    const lagMs = { kind: 'uniform', lowMs: 0, highMs: 1000 };
    const told = (commit: string, count: number, down: string[] = []) => {
      const events = down.map((id) => ({ atMs: 0, do: 'kill', target: `app/${id}` }));
      const [end] = play(setupOf([1], [], { commit, lagMs }, { app: backends(count), events })).rows.filter(
        ({ kind }) => kind === 'request',
      );
      return end.endMs;
    };
    const [one, two] = [told('sync', 4, ['r2', 'r3']), told('sync', 4, ['r1', 'r3'])];
    const three = told('sync', 4, ['r1', 'r2']);
    expect(told('sync', 4)).toBe(Math.max(one, two, three));
    expect(told('semi-sync', 4)).toBe(Math.min(one, two, three));
    expect(told('sync', 4, ['r1', 'r2', 'r3'])).toBe(11);
  });

  test('RC3 a writer that waits for a replica which dies waits for the others from then on', () => {
    const events = [{ atMs: 50, do: 'kill', target: 'app/r1' }];
    expect(endsOf(play(setupOf([0], [], { commit: 'sync' }, { app: backends(2), events })))).toEqual(['ok@50']);
    expect(endsOf(play(setupOf([0], [], { commit: 'sync' }, { app: backends(3), events })))).toEqual(['ok@110']);
  });
});

describe('reading one’s own writes', () => {
  const own = (readYourWrites: object | string, reads: readonly number[]): ReturnType<typeof play> =>
    play({ ...setupOf([0], reads, { readYourWrites }), more: { ...setupOf([0], reads).more } });
  // Without sessions the key says who asks, so the reader is the writer. Own misses are judged where the writes are made.
  test.each([
    { policy: 'none', reads: [50], primary: 0, stale: 1, ends: 60 },
    { policy: { kind: 'sticky', forMs: 60 }, reads: [50], primary: 1, stale: 0, ends: 60 },
    { policy: { kind: 'sticky', forMs: 30 }, reads: [50], primary: 0, stale: 1, ends: 60 },
    { policy: { kind: 'token', maxWaitMs: 60 }, reads: [50], primary: 0, stale: 0, ends: 120 },
    { policy: { kind: 'token', maxWaitMs: 59 }, reads: [50], primary: 1, stale: 0, ends: 60 },
    { policy: { kind: 'token', maxWaitMs: 0 }, reads: [110], primary: 0, stale: 0, ends: 120 },
  ])('RW1 $policy: read at $reads ends at $ends, $stale stale', ({ policy, reads, primary, stale, ends }) => {
    const played = own(policy, reads);
    expect(played.figures('db')).toMatchObject({ primaryReads: primary, staleReads: stale });
    expect(endsOf(played).at(-1)).toBe(`ok@${ends}`);
  });

  test('RW2 with a policy nobody misses his own write; without, many do', () => {
    const missed = (readYourWrites: object | string) =>
      play({
        at: { kind: 'poisson', rateRps: 400 },
        users: { keys: { kind: 'zipf', count: 50 }, writeRatio: 0.2, sessions: 20 },
        chain: { db: { kind: 'replicas', lagMs: { kind: 'exponential', meanMs: 200 }, readYourWrites } },
        app: { ...backends(3), serviceMs: { kind: 'constant', ms: 1 } },
        forMs: 20_000,
      }).figures('users').ownWritesMissed as number;
    expect(missed('none')).toBeGreaterThan(20);
    expect(missed({ kind: 'token', maxWaitMs: 50 })).toBe(0);
    expect(missed({ kind: 'token', maxWaitMs: 10_000 })).toBe(0);
    expect(missed({ kind: 'sticky', forMs: 20_000 })).toBe(0);
    expect(missed({ kind: 'sticky', forMs: 50 })).toBeGreaterThan(5);
  });
});

describe('fail-over', () => {
  const kill = (atMs: number, target = 'app/p') => ({ atMs, do: 'kill', target });
  test('RF1 what the promoted replica had not applied is lost; writes are refused until then', () => {
    // Told at 10, 60 and 110; the primary dies at 130 with the first applied (at 110) and the others on their way.
    const played = play(setupOf([0, 50, 100, 200, 1000], [900], { promoteAfterMs: 500 }, { events: [kill(130)] }));
    expect(endsOf(played)).toEqual(['ok@10', 'ok@60', 'ok@110', 'connection-refused@200', 'ok@910', 'ok@1010']);
    expect(played.figures('db')).toMatchObject({ lostWrites: 2, promotions: 1, primary: 'r1' });
    expect(played.recording.facts.find(({ type }) => type === 'replica.promoted')).toMatchObject({
      atMs: 630,
      to: 'r1',
      lostWrites: 2,
    });
    // Truth went back to what r1 holds: the reader at 900 is told no less than there is.
    expect(played.figures('readers').staleReads).toBe(0);
  });

  test('RF2 the replica that has applied most is promoted', () => {
    const events = [{ atMs: 5, do: 'kill', target: 'app/r1' }, { atMs: 120, do: 'revive', target: 'app/r1' }, kill(130)];
    expect(play(setupOf([0], [], { promoteAfterMs: 10 }, { events })).figures('db')).toMatchObject({
      primary: 'r2',
      lostWrites: 0,
    });
  });

  test('RF3 a primary that is back before anybody is promoted has lost nothing', () => {
    const events = [kill(130), { atMs: 300, do: 'revive', target: 'app/p' }];
    const { figures } = play(setupOf([0, 100], [450], { promoteAfterMs: 500 }, { events }));
    expect(figures('db')).toMatchObject({ lostWrites: 0, promotions: 0, primary: 'p', staleReads: 0 });
  });

  test('RF4 one that is back later follows the new primary', () => {
    const events = [kill(130), { atMs: 500, do: 'revive', target: 'app/p' }, kill(600, 'app/r2')];
    const { figures } = play(setupOf([0, 100, 700], [1000, 1010], { promoteAfterMs: 100 }, { events }));
    expect(figures('db')).toMatchObject({ primary: 'r1', promotions: 1, lostWrites: 1, replicaReads: 2, staleReads: 0 });
  });

  test('RF4b it begins with all that the new primary holds, at once', () => {
    const events = [kill(130), kill(300, 'app/r2'), { atMs: 500, do: 'revive', target: 'app/p' }];
    const { figures } = play(setupOf([0, 250], [505], { promoteAfterMs: 100 }, { events }));
    expect(figures('db')).toMatchObject({ primary: 'r1', replicaReads: 1, staleReads: 0 });
  });

  test('RF5 with nobody fit, the next to come up is promoted; null: never', () => {
    const events = [kill(100, 'app/r1'), kill(100, 'app/r2'), kill(200), { atMs: 900, do: 'revive', target: 'app/r2' }];
    expect(play(setupOf([0], [], { promoteAfterMs: 100 }, { events })).figures('db')).toMatchObject({
      primary: 'r2',
      lostWrites: 1,
    });
    expect(play(setupOf([0], [], { promoteAfterMs: null }, { events })).figures('db')).toMatchObject({
      primary: 'p',
      lostWrites: 0,
    });
  });

  test('RF6 writers that wait when the primary dies are told that it is lost', () => {
    const played = play(setupOf([0], [], { commit: 'sync' }, { events: [kill(50)] }));
    expect(endsOf(played)).toEqual(['connection-lost@50']);
    expect(played.figures('db').lostWrites).toBe(0);
  });
});

const random = fc.record({
  seed: fc.nat(1e6),
  commit: fc.constantFrom('async', 'semi-sync', 'sync'),
  readFrom: fc.constantFrom('replicas', 'all', 'primary'),
  readYourWrites: fc.constantFrom('none', { kind: 'sticky', forMs: 100 }, { kind: 'token', maxWaitMs: 60 }),
  promoteAfterMs: fc.constantFrom(null, 0, 80),
  latencyMs: fc.constantFrom(0, 0, 3),
  timeoutMs: fc.constantFrom(null, 30),
  events: fc.array(
    fc.record({
      atMs: fc.nat(1500),
      do: fc.constantFrom('kill', 'revive', 'drain'),
      target: fc.constantFrom('app/p', 'app/r1', 'app/r2'),
    }),
    { maxLength: 8 },
  ),
});
const rawOf = ({ seed, latencyMs, timeoutMs, events, ...knobs }: typeof random extends fc.Arbitrary<infer T> ? T : never) =>
  scenarioOf({
    seed,
    at: { kind: 'poisson', rateRps: 150 },
    users: { keys: { kind: 'zipf', count: 20 }, writeRatio: 0.4, sessions: 5, timeoutMs },
    chain: { db: { kind: 'replicas', lagMs: { kind: 'exponential', meanMs: 50 }, ...knobs } },
    app: { ...backends(3), concurrency: 2, queueLimit: 5 },
    links: { 'db->app': { latencyMs } },
    events: [
      ...events,
      { atMs: 2000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 0 },
      ...['p', 'r1', 'r2'].map((id) => ({ atMs: 2500, do: 'revive', target: `app/${id}` })),
    ].sort((a, b) => a.atMs - b.atMs),
    forMs: 10_000,
  });

describe('any replicas', () => {
  test('RX1 drained, every request has its outcome, no call is left, and all copies hold what is stored', () => {
    fc.assert(
      fc.property(random, (one) => {
        const { run, world } = withWorld(() => createRun(parseScenario(rawOf(one))));
        const { requests, nodes } = run.finish();
        expect(requests.inFlight).toBe(0);
        expect(world.calls.alive).toBe(0);
        expect(nodes.db.arrived).toBe(nodes.db.completed);
        const { versions } = world;
        for (let key = 0; key < 20; key++) expect(versions.latestAt(key)).toBe(versions.storedAt(key));
      }),
      { numRuns: 150 },
    );
  });

  test('RX2 sync loses nothing that was told, and shows nothing out of date', () => {
    fc.assert(
      fc.property(random, (one) => {
        // A replica that is down while the primary dies was not waited for: only the primary fails here.
        const events = one.events.filter(({ target, do: what }) => target === 'app/p' && what !== 'drain');
        const { nodes } = createRun(parseScenario(rawOf({ ...one, commit: 'sync', events }))).finish();
        expect(nodes.db.lostWrites).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  test('RX3 semi-sync loses nothing to one failure', () => {
    fc.assert(
      fc.property(random, fc.nat(1900), (one, atMs) => {
        const events = [{ atMs, do: 'kill' as const, target: 'app/p' as const }];
        const lost = (commit: 'semi-sync' | 'async') =>
          createRun(parseScenario(rawOf({ ...one, commit, promoteAfterMs: 80, events }))).finish().nodes.db.lostWrites as number;
        expect(lost('semi-sync')).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('RX4 the same run again, in any steps, is the same', () => {
    fc.assert(
      fc.property(random, fc.array(fc.nat(3000), { maxLength: 5 }), (one, stops) => {
        const scenario = parseScenario(rawOf(one));
        const whole = createRun(scenario).finish();
        const cut = createRun(scenario);
        for (const stop of stops.sort((a, b) => a - b)) {
          cut.advance(stop);
          cut.recording();
        }
        expect(cut.finish()).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  test('RX5 replicas are prefixes: read from one, versions of a key never run back while it stays up', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { summary } = play({
          seed,
          at: { kind: 'poisson', rateRps: 300 },
          users: { keys: { kind: 'zipf', count: 3 }, writeRatio: 0.5 },
          chain: { db: { kind: 'replicas', lagMs: { kind: 'hyperexponential', meanMs: 50, cv: 3 }, commit: 'sync' } },
          app: { ...backends(2), serviceMs: { kind: 'constant', ms: 0 } },
          forMs: 3000,
        });
        // Told only when the one replica holds it: no read begun later can miss it.
        expect(summary.nodes.users.ownWritesMissed).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});
