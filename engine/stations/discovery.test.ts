import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { play, scenarioOf } from './playing.test-support';

const target = 'app/a';
const registry = { mode: 'registry', ttlMs: 3000, heartbeatMs: 1000, refreshMs: 500 };
const dns = { mode: 'dns', ttlMs: 3000 };

/** Two backends in turn, 100 requests a second of 10 ms. */
const system = (knobs: object, events: readonly object[] = [], rest: object = {}) => ({
  at: { kind: 'constant', rateRps: 100 },
  forMs: 20_000,
  chain: { lb: { kind: 'balancer' } },
  app: { backends: [{ id: 'a' }, { id: 'b' }] },
  more: { names: { kind: 'discovery', of: 'lb', ...knobs } },
  events: events as never,
  ...rest,
});

const facts = ({ recording }: ReturnType<typeof play>, type: string) =>
  recording.facts
    .filter((fact) => fact.type === type)
    .map(({ atMs, backend, listed, known }) => ({ atMs, backend, is: listed ?? known }));
const lastVisit = ({ rows }: ReturnType<typeof play>, place: string) =>
  Math.max(...rows.filter((row) => row.place === place).map(({ startMs }) => startMs));

describe('a registry', () => {
  test('a crash is known after the TTL and the next fetch, and calls are refused until then', () => {
    const played = play(system(registry, [{ atMs: 10_100, do: 'kill', target }]));
    const [struckOff] = facts(played, 'discovery.changed');
    const [learned] = facts(played, 'discovery.learned');
    // The last heartbeat was within the last second, the list is fetched each half second.
    expect(struckOff).toMatchObject({ backend: target, is: false });
    expect(struckOff.atMs).toBeGreaterThan(12_100);
    expect(struckOff.atMs).toBeLessThanOrEqual(13_100);
    expect(learned.atMs).toBe(Math.ceil(struckOff.atMs / 500) * 500);
    expect(lastVisit(played, target)).toBeLessThanOrEqual(learned.atMs);
    const { failed } = played.summary.requests;
    // Half of a hundred a second, and the one at work when it died.
    expect(failed['connection-refused']).toBe(Math.floor((learned.atMs - 10_100) / 20));
  });

  test('who signs off is known at the next fetch, and answers until then', () => {
    const played = play(system(registry, [{ atMs: 10_100, do: 'drain', target }]));
    expect(facts(played, 'discovery.changed')).toEqual([{ atMs: 10_100, backend: target, is: false }]);
    expect(facts(played, 'discovery.learned')).toEqual([{ atMs: 10_500, backend: target, is: false }]);
    expect(played.summary.requests.failed).toEqual({});
    expect(lastVisit(played, target)).toBeGreaterThan(10_470);
    expect(lastVisit(played, target)).toBeLessThanOrEqual(10_500);
  });

  test('who comes is known at the next fetch', () => {
    const played = play(system(registry, [{ atMs: 10_100, do: 'add', target: 'app', backend: { id: 'c' } }]));
    expect(facts(played, 'discovery.learned')).toEqual([{ atMs: 10_500, backend: 'app/c', is: true }]);
    const first = played.rows.find(({ place }) => place === 'app/c');
    expect(first!.startMs).toBeGreaterThanOrEqual(10_500);
  });

  test('back from a crash it registers anew', () => {
    const events = [
      { atMs: 5000, do: 'kill', target },
      { atMs: 12_000, do: 'revive', target },
    ];
    const played = play(system(registry, events));
    expect(facts(played, 'discovery.changed').at(-1)).toEqual({ atMs: 12_000, backend: target, is: true });
    expect(played.figures('names')).toMatchObject({ stale: 0 });
    expect(lastVisit(played, target)).toBeGreaterThan(19_900);
  });

  test('removed without a word it is called until the list forgets it', () => {
    const played = play(system(registry, [{ atMs: 10_100, do: 'remove', target }]));
    expect(played.summary.requests.failed['connection-refused']).toBeGreaterThan(100);
  });
});

describe('DNS', () => {
  test('a removal is known when the answer has expired', () => {
    const played = play(system(dns, [{ atMs: 10_100, do: 'remove', target }]));
    expect(facts(played, 'discovery.learned')).toEqual([{ atMs: 12_000, backend: target, is: false }]);
    expect(played.summary.requests.failed['connection-refused']).toBe(Math.floor((12_000 - 10_100) / 20));
  });

  test('a crash never is', () => {
    const played = play(system(dns, [{ atMs: 10_100, do: 'kill', target }]));
    expect(facts(played, 'discovery.changed')).toEqual([]);
    expect(played.summary.requests.failed['connection-refused']).toBeGreaterThan(450);
  });
});

test('a heartbeat slower than the TTL is refused', () => {
  const slow = system({ ...registry, heartbeatMs: 3000 });
  expect(() => parseScenario(scenarioOf(slow))).toThrow(/^nodes\.names\.heartbeatMs must be < ttlMs \(3000\).*, got 3000$/);
});
