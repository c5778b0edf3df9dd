import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error';
import { parseScenario } from '../scenario/parse';
import { play, scenarioOf } from './playing.test-support';

const target = 'app/a';
const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const checks = (mechanism: object, rest: object = {}) => ({ kind: 'health-checks', of: 'lb', mechanism, ...rest });
const active = { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 3, rise: 2 };

type Plain = Readonly<Record<string, unknown>>;

/** Three backends in turn, 90 requests a second. */
const system = (checker: Plain, events: readonly Plain[] = [], rest: Plain = {}) => ({
  at: { kind: 'constant', rateRps: 90 },
  forMs: 30_000,
  chain: { lb: { kind: 'balancer' } },
  app: { backends: three, serviceMs: { kind: 'constant', ms: 5 } },
  more: { checks: checker },
  events,
  ...rest,
});

const changes = ({ recording }: ReturnType<typeof play>) =>
  recording.facts
    .filter(({ type }) => type === 'health.changed')
    .map(({ atMs, backend, from, to, because }) => ({ atMs, change: `${backend} ${from}-${to} ${because}` }));

describe('active checks', () => {
  test('a dead backend is out within fall · interval, and back after rise checks', () => {
    const events = [
      { atMs: 10_000, do: 'kill', target },
      { atMs: 20_000, do: 'revive', target },
    ];
    const played = play(system(checks(active), events));
    const [out, back, ...rest] = changes(played);
    expect(rest).toEqual([]);
    expect(out.change).toBe('app/a healthy-unhealthy checks-failed');
    expect(out.atMs).toBeGreaterThan(12_000);
    expect(out.atMs).toBeLessThanOrEqual(13_000);
    expect(back.change).toBe('app/a unhealthy-healthy checks-passed');
    expect(back.atMs).toBeGreaterThan(21_000);
    expect(back.atMs).toBeLessThanOrEqual(22_002);
    // Its third of the traffic, until it is out: 30 a second, and what it held.
    const { failed } = played.summary.requests;
    expect(failed['connection-refused']).toBeLessThanOrEqual(30 * 3 + 1);
    expect(failed['connection-refused']).toBeGreaterThanOrEqual(30 * 2 - 1);
    const visits = played.rows.filter(({ place, startMs }) => place === target && startMs > out.atMs && startMs < back.atMs);
    expect(visits).toEqual([]);
  });

  test('without checks it fails its third of the requests for ever', () => {
    const { summary } = play({ ...system({}), more: {}, events: [{ atMs: 10_000, do: 'kill', target }] });
    expect(summary.requests.failed['connection-refused']).toBeGreaterThanOrEqual(599);
  });

  test.each([
    { name: 'slow beyond the timeout', event: { do: 'slow', factor: 501, target }, out: true },
    { name: 'slow, but not so slow', event: { do: 'slow', factor: 400, target }, out: false },
    { name: 'grey: up, and failing', event: { do: 'fail', ratio: 1, target }, out: false },
    { name: 'grey, asked deeply', event: { do: 'fail', ratio: 1, target }, rest: { depth: 'deep' }, out: true },
  ])('$name', ({ event, rest, out }) => {
    const found = changes(play(system(checks(active, rest), [{ atMs: 5000, ...event }])));
    expect(found.map(({ change }) => change)).toEqual(out ? ['app/a healthy-unhealthy checks-failed'] : []);
    // The last check before the change may have been on its way: fall · interval + timeout.
    for (const { atMs } of found) expect(atMs).toBeLessThanOrEqual(5000 + 3 * 1000 + 500);
  });

  test('a far backend is late by the way there and back', () => {
    const links = (latencyMs: number) => ({ links: { 'lb->app': { latencyMs } } });
    expect(changes(play(system(checks(active), [], links(249))))).toEqual([]);
    expect(changes(play(system(checks(active), [], links(250)))).map(({ atMs }) => atMs).length).toBe(3);
  });

  test('a cut link: nobody answers, nobody is picked; in panic all are', () => {
    const cut = [
      { atMs: 5000, do: 'cut', target: 'lb->app' },
      { atMs: 15_000, do: 'mend', target: 'lb->app' },
    ];
    const strict = play(system(checks(active), cut, { users: { timeoutMs: 200 } }));
    expect(changes(strict)).toHaveLength(6);
    expect(strict.summary.requests.failed['no-backend']).toBeGreaterThan(500);
    const panicking = play(system(checks(active, { panicThreshold: 0.5 }), cut, { users: { timeoutMs: 200 } }));
    expect(panicking.summary.requests.failed['no-backend']).toBeUndefined();
    const panics = panicking.recording.facts.filter(({ type }) => type.startsWith('health.panic'));
    expect(panics.map(({ type }) => type)).toEqual(['health.panicStarted', 'health.panicEnded']);
    expect(panicking.figures('checks').panicMs as number).toBeCloseTo(panics[1].atMs - panics[0].atMs, 6);
  });

  test('new backends are not known to be well until they pass a check, if it is so set', () => {
    const add = [{ atMs: 5000, do: 'add', target: 'app', backend: { id: 'd' } }];
    const played = play(system(checks({ ...active, start: 'unhealthy' }), add));
    const [down, up] = changes(played).filter(({ change }) => change.startsWith('app/d'));
    expect(down).toEqual({ atMs: 5000, change: 'app/d healthy-unhealthy checks-failed' });
    const first = played.rows.find(({ place }) => place === 'app/d');
    expect(first!.startMs).toBeGreaterThanOrEqual(up.atMs);
  });

  test('who drains is checked no verdict on, and is not picked in panic', () => {
    const drain = [
      { atMs: 3000, do: 'drain', target },
      { atMs: 5000, do: 'kill', target: 'app/b' },
      { atMs: 5000, do: 'kill', target: 'app/c' },
    ];
    const played = play(system(checks(active, { panicThreshold: 0.9 }), drain));
    expect(played.rows.some(({ place, startMs }) => place === target && startMs > 3000)).toBe(false);
  });
});

describe('outcomes as checks', () => {
  const fails = [{ atMs: 5000, do: 'fail', target, ratio: 1 }];

  test('passive, as nginx: out for a while after each failure, then tried again', () => {
    const played = play(system(checks({ kind: 'passive', maxFails: 3, failTimeoutMs: 2000 }), fails));
    const [first, ...rest] = changes(played);
    expect(rest).toEqual([]);
    expect(first.change).toBe('app/a healthy-ejected failures-in-window');
    // Three failures in turn, 33 ms apart.
    expect(first.atMs).toBeLessThan(5150);
    // Tried again each 2 s or so; what was sent before the failure was known fails too.
    expect(played.summary.requests.failed.error).toBeLessThanOrEqual(3 + 13);
    expect(played.summary.requests.failed.error).toBeGreaterThanOrEqual(3 + 11);
  });

  test('outlier detection, as Envoy: five errors in a row, out for 30 s', () => {
    const mechanism = { kind: 'outlier-detection', maxEjectionRatio: 0.5, intervalMs: 1000 };
    const heals = { atMs: 20_000, do: 'fail', target, ratio: 0 };
    const played = play(system(checks(mechanism), [...fails, heals], { forMs: 60_000 }));
    const [out, back] = changes(played);
    expect(out.change).toBe('app/a healthy-ejected consecutive-5xx');
    expect(played.summary.requests.failed).toEqual({ error: 5 });
    expect(back.change).toBe('app/a ejected-healthy ejection-over');
    expect(back.atMs - out.atMs).toBeGreaterThanOrEqual(30_000);
    expect(back.atMs - out.atMs).toBeLessThanOrEqual(31_000);
  });

  test('a turned mechanism begins with every backend well', () => {
    const turn = { atMs: 10_000, do: 'set', target: 'checks', knob: 'mechanism', value: { kind: 'passive', maxFails: 0 } };
    const mechanism = { kind: 'outlier-detection', maxEjectionRatio: 0.5 };
    const { summary } = play(system(checks(mechanism), [...fails, turn]));
    expect(summary.requests.failed.error).toBeGreaterThan(500);
  });
});

test('knobs that contradict each other are refused', () => {
  const mechanism = { kind: 'outlier-detection', maxEjectionTimeMs: 1000 };
  expect(() => parseScenario(scenarioOf(system(checks(mechanism))))).toThrow(InputError);
  expect(() => parseScenario(scenarioOf(system(checks(mechanism))))).toThrow(
    /^nodes\.checks\.mechanism\.maxEjectionTimeMs must be/,
  );
});
