import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import { play, type Setup, scenarioOf, withWorld } from './playing.test-support';

/** One region: 10 ms to its edge, 100 ms from there to the origin, 10 ms of work. */
const FAR = [{ id: 'far', edgeMs: 10, originMs: 100 }];
const cdn = (knobs: object, setup: Partial<Setup> = {}): Setup => ({
  users: { keys: { kind: 'zipf', count: 1 } },
  chain: { cdn: { kind: 'cdn', regions: FAR, ...knobs } },
  ...setup,
});

describe('distance', () => {
  test('CN1 the first from far away pays for the way to the origin, the second for the way to the edge', () => {
    const { answers, figures, spans } = play(cdn({}, { at: [0, 200] }));
    expect(answers).toEqual(['ok@120', 'ok@210']);
    expect(figures('cdn')).toMatchObject({ hits: 1, misses: 1, originRequests: 1, originOffload: 0.5 });
    expect(spans('hold', 'cdn')).toEqual(['0-55 ok', '65-120 ok']);
    expect(spans('hit', 'cdn')).toEqual(['200-210 ok']);
  });

  test('CN2 it is at the edge once the origin’s answer has come there', () => {
    // The second is at the edge at 114, the first one’s answer at 5 + 50 + 10 + 50 = 115.
    expect(play(cdn({}, { at: [0, 109] })).figures('cdn')).toMatchObject({ hits: 0, misses: 2 });
    expect(play(cdn({}, { at: [0, 111] })).figures('cdn')).toMatchObject({ hits: 1, misses: 1 });
  });

  test('CN3 regions have edges of their own, and as many requests as their shares say', () => {
    const regions = [
      { id: 'eu', share: 3, edgeMs: 5, originMs: 10 },
      { id: 'au', share: 1, edgeMs: 5, originMs: 250 },
    ];
    const { figures } = play(cdn({ regions }, { at: { kind: 'poisson', rateRps: 400 }, forMs: 20_000 }));
    const { eu, au } = figures('cdn').regions as Record<string, { requests: number; size: number }>;
    expect(Math.abs(eu.requests / (eu.requests + au.requests) - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 8000));
    expect([eu.size, au.size]).toEqual([1, 1]);
  });
});

describe('freshness', () => {
  const written = (knobs: object, reads: readonly number[], events: Record<string, unknown>[] = []) =>
    play(
      cdn(knobs, {
        at: reads,
        events,
        more: {
          editor: {
            kind: 'clients',
            arrivals: { kind: 'trace', timesMs: [500] },
            keys: { kind: 'zipf', count: 1 },
            writeRatio: 1,
            to: 'app',
          },
        },
      }),
    );

  test.each([
    // Written at 510. Asked for at 0, then at 600, then at 2000.
    { knobs: { ttlMs: null }, stale: 2 },
    { knobs: { ttlMs: 1000 }, stale: 1 },
    { knobs: { ttlMs: null, invalidation: { kind: 'event', delayMs: 50 } }, stale: 0 },
    { knobs: { ttlMs: null, invalidation: { kind: 'event', delayMs: 500 } }, stale: 1 },
    { knobs: { ttlMs: null, invalidation: 'versioned-key' }, stale: 0 },
    { knobs: { mode: { kind: 'push', delayMs: 50 } }, stale: 0 },
    { knobs: { mode: { kind: 'push', delayMs: 500 } }, stale: 1 },
  ])('CN4 $knobs: $stale of the reads are out of date', ({ knobs, stale }) => {
    expect(written(knobs, [0, 600, 2000]).figures('cdn').staleReads).toBe(stale);
    expect(written(knobs, [0, 600, 2000]).figures('users').staleReads).toBe(stale);
  });

  test('CN4b an answer that was overtaken by the news of a write is not kept', () => {
    const fetched = (writeMs: number) =>
      play(
        cdn(
          { ttlMs: null, invalidation: { kind: 'event' } },
          {
            at: [0, 300],
            more: {
              editor: {
                kind: 'clients',
                arrivals: { kind: 'trace', timesMs: [writeMs] },
                keys: { kind: 'zipf', count: 1 },
                writeRatio: 1,
                to: 'app',
              },
            },
          },
        ),
      ).figures('cdn');
    // The origin answered at 65 and the edge has it at 115; the write is in the store at 90, in between.
    expect(fetched(80)).toMatchObject({ staleReads: 0, misses: 2 });
    expect(fetched(20)).toMatchObject({ staleReads: 0, misses: 1 });
  });

  test('CN4c the news of a write is for every variant', () => {
    const { figures } = play(
      cdn(
        { ttlMs: null, varyBy: 8, invalidation: { kind: 'event' } },
        { at: { kind: 'poisson', rateRps: 200 }, users: { keys: { kind: 'zipf', count: 3 }, writeRatio: 0.05 }, forMs: 5000 },
      ),
    );
    expect(figures('cdn').staleReads).toBe(0);
    expect(figures('cdn').hits).toBeGreaterThan(100);
  });

  test('CN5 a purge empties all edges or the one named', () => {
    const purge = (target: string) =>
      written({ ttlMs: null }, [0, 600], [{ atMs: 520, do: 'purge', target }]).figures('cdn').staleReads;
    expect(purge('cdn')).toBe(0);
    expect(purge('cdn/far')).toBe(0);
    expect(() => purge('cdn/near')).toThrow('events[0].target must name one of far after the slash, got "cdn/near"');
  });

  test('CN6 past its time and unchanged: the origin says so', () => {
    expect(play(cdn({ ttlMs: 100 }, { at: [0, 400] })).figures('cdn')).toMatchObject({ misses: 2, notModified: 1 });
    expect(written({ ttlMs: 100 }, [0, 600]).figures('cdn')).toMatchObject({ misses: 2, notModified: 0 });
  });

  test('CN7 pushed, nothing is cold', () => {
    const setup = { at: { kind: 'poisson', rateRps: 100 }, users: { keys: { kind: 'zipf', count: 50 } }, forMs: 5000 };
    const pull = play(cdn({}, setup)).figures('cdn');
    expect(play(cdn({ mode: 'push' }, setup)).figures('cdn')).toMatchObject({ misses: 0, originOffload: 1, pushed: 50 });
    expect(pull.misses).toBeGreaterThan(20);
  });
});

describe('what must not be cached', () => {
  const personal = (knobs: object, sessions: number) =>
    play(
      cdn(knobs, {
        at: { kind: 'poisson', rateRps: 200 },
        users: { keys: { kind: 'zipf', count: 5 }, sessions },
        forMs: 10_000,
      }),
    ).figures('cdn') as Record<string, number>;

  test('CN8 private pages are always the origin’s; marked public they are shown to others', () => {
    const kept = personal({ personalRatio: 0.3, personal: 'private' }, 50);
    expect(kept.leaks).toBe(0);
    expect(Math.abs(kept.uncacheable / kept.arrived - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / kept.arrived));
    const leaky = personal({ personalRatio: 0.3, personal: 'public' }, 50);
    expect(leaky.leaks).toBeGreaterThan(100);
    expect(leaky.originOffload).toBeGreaterThan(kept.originOffload);
    expect(personal({ personalRatio: 0, personal: 'public' }, 50).leaks).toBe(0);
    // Alone in the world, one's own page is all there is to see.
    expect(personal({ personalRatio: 0.3, personal: 'public' }, 1).leaks).toBe(0);
  });

  test('CN9 Vary: each variant is fetched for itself', () => {
    const misses = (varyBy: number) => personal({ varyBy, ttlMs: null }, 0).misses;
    expect(misses(8)).toBeGreaterThanOrEqual(40);
    expect(misses(8)).toBeGreaterThan(2 * misses(1));
  });

  test('CN10 calls without a key pass', () => {
    expect(play(cdn({}, { users: {}, at: [0, 500] })).figures('cdn')).toMatchObject({ uncacheable: 2, hits: 0, misses: 0 });
  });

  test.each([
    [{ regions: [{ id: 'a' }, { id: 'a' }] }, 'nodes.cdn.regions[1].id must differ from the others, got "a"'],
    [{ regions: [{ id: 'a', share: 0 }] }, 'nodes.cdn.regions must have a region with a share > 0'],
    [{ regions: [] }, 'nodes.cdn.regions must have at least 1 entries'],
    [{ varyBy: 65 }, 'nodes.cdn.varyBy must be <= 64, got 65'],
  ])('CN11 refuses %o', (knobs, message) => {
    expect(() => play(cdn(knobs))).toThrow(message);
  });
});

const random = fc
  .record({
    seed: fc.nat(1e6),
    mode: fc.constantFrom('pull', { kind: 'push', delayMs: 40 }),
    ttlMs: fc.constantFrom(null, 50, 500),
    invalidation: fc.constantFrom('ttl', 'versioned-key', { kind: 'event', delayMs: 20 }),
    policy: fc.constantFrom({ kind: 'lru', capacity: 5 }, { kind: 'sieve', capacity: 50 }, { kind: 'w-tinylfu', capacity: 1 }),
    personalRatio: fc.constantFrom(0, 0.4),
    personal: fc.constantFrom('private', 'public'),
    varyBy: fc.constantFrom(1, 3),
    timeoutMs: fc.constantFrom(null, 60),
    events: fc.array(
      fc.oneof(
        fc.record({ atMs: fc.nat(1900), do: fc.constant('purge'), target: fc.constantFrom('cdn', 'cdn/a') }),
        fc.record({ atMs: fc.nat(1900), do: fc.constantFrom('kill', 'revive'), target: fc.constant('app/a') }),
        fc.record({
          atMs: fc.nat(1900),
          do: fc.constant('set'),
          target: fc.constant('cdn'),
          knob: fc.constant('varyBy'),
          value: fc.integer({ min: 1, max: 5 }),
        }),
        fc.record({
          atMs: fc.nat(1900),
          do: fc.constant('set'),
          target: fc.constant('cdn'),
          knob: fc.constant('policy.capacity'),
          value: fc.integer({ min: 1, max: 50 }),
        }),
        fc.record({
          atMs: fc.nat(1900),
          do: fc.constant('set'),
          target: fc.constant('cdn'),
          knob: fc.constant('mode'),
          value: fc.constantFrom('pull', 'push'),
        }),
        fc.record({
          atMs: fc.nat(1900),
          do: fc.constant('set'),
          target: fc.constant('cdn'),
          knob: fc.constant('regions'),
          value: fc.constantFrom([{ id: 'b' }], [{ id: 'a' }, { id: 'c', share: 5 }, { id: 'd' }]),
        }),
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ seed, timeoutMs, events, ...knobs }) =>
    scenarioOf({
      seed,
      at: { kind: 'poisson', rateRps: 150 },
      users: { keys: { kind: 'zipf', count: 30 }, timeoutMs, writeRatio: 0.1, sessions: 10 },
      chain: {
        cdn: {
          kind: 'cdn',
          regions: [
            { id: 'a', edgeMs: 5, originMs: 20 },
            { id: 'b', edgeMs: 0, originMs: 0 },
          ],
          ...knobs,
        },
      },
      events: [
        // With another set of regions, a purge of one that is gone would be refused.
        ...events.filter((one) => one.target !== 'cdn/a' || !events.some((other) => 'knob' in other && other.knob === 'regions')),
        { atMs: 2000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 0 },
      ].sort((a, b) => a.atMs - b.atMs),
      forMs: 6000,
    }),
  );

describe('any CDN', () => {
  test('CNX1 drained, every request has its outcome, and no call is left', () => {
    fc.assert(
      fc.property(random, (raw) => {
        const { run, world } = withWorld(() => createRun(parseScenario(raw)));
        const { requests, nodes } = run.finish();
        expect(requests.inFlight).toBe(0);
        expect(world.calls.alive).toBe(0);
        const { arrived, completed, hits, misses, uncacheable, originRequests } = nodes.cdn as unknown as Record<string, number>;
        expect(arrived).toBe(completed);
        expect(arrived).toBe(hits + misses + uncacheable);
        expect(originRequests).toBe(misses + uncacheable);
      }),
      { numRuns: 120 },
    );
  });

  test('CNX2 the same run again, in any steps, is the same', () => {
    fc.assert(
      fc.property(random, fc.array(fc.nat(3000), { maxLength: 5 }), (raw, stops) => {
        const scenario = parseScenario(raw);
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
});
