import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import { kOfN, series } from '../theory/availability';
import { play, scenarioOf, withWorld } from './playing.test-support';

const part = (ms: number, more: object = {}) => ({
  kind: 'service',
  backends: [{ id: 'a' }],
  concurrency: 100,
  serviceMs: { kind: 'constant', ms },
  ...more,
});
const asking = (fan: object, parts: Record<string, object>, events: object[] = [], at: unknown = [0]) => ({
  at: at as number[],
  chain: { fan: { kind: 'fan-out', to: Object.keys(parts), ...fan } },
  more: parts as Record<string, Record<string, unknown>>,
  events: events as Record<string, unknown>[],
});
const three = { b: part(30), c: part(20), d: part(50) };
const dead = (...ids: string[]) => ids.map((id) => ({ atMs: 0, do: 'kill', target: `${id}/a` }));

describe('fan-out', () => {
  test.each([
    { fan: {}, answer: 'ok@50', late: 0 },
    { fan: { need: 1 }, answer: 'ok@20', late: 2 },
    { fan: { need: 2 }, answer: 'ok@30', late: 1 },
    { fan: { order: 'series' }, answer: 'ok@100', late: 0 },
    { fan: { order: 'series', need: 1 }, answer: 'ok@30', late: 0 },
    { fan: { order: 'series', need: 2 }, answer: 'ok@50', late: 0 },
  ])('FO1 $fan of 30, 20 and 50 ms: $answer', ({ fan, answer, late }) => {
    const { answers, figures } = play(asking(fan, three));
    expect(answers).toEqual([answer]);
    expect(figures('fan')).toMatchObject({ arrived: 1, completed: 1, lateAnswers: late });
  });

  test.each([
    { fan: {}, down: ['c'], answer: 'connection-refused@0' },
    { fan: { need: 2 }, down: ['c'], answer: 'ok@50' },
    { fan: { need: 2 }, down: ['c', 'd'], answer: 'connection-refused@0' },
    { fan: { need: 1 }, down: ['b', 'c'], answer: 'ok@50' },
    { fan: { order: 'series' }, down: ['c'], answer: 'connection-refused@30' },
    { fan: { order: 'series', need: 2 }, down: ['c'], answer: 'ok@80' },
    { fan: { order: 'series', need: 2 }, down: ['b', 'c'], answer: 'connection-refused@0' },
  ])('FO2 $fan with $down down: $answer', ({ fan, down, answer }) => {
    expect(play(asking(fan, three, dead(...down))).answers).toEqual([answer]);
  });

  test('FO3 in series nobody is asked once it is decided', () => {
    const { figures } = play(asking({ order: 'series' }, three, dead('b')));
    expect([figures('b').arrived, figures('c').arrived, figures('d').arrived]).toEqual([1, 0, 0]);
    expect(figures('fan').failures).toEqual({ b: 1, c: 0, d: 0 });
  });

  test.each([{ need: null }, { need: 3 }])('FO4 need $need of five at 90% each succeeds as the closed form says', ({ need }) => {
    const parts = Object.fromEntries(['b', 'c', 'd', 'e', 'f'].map((id) => [id, part(1)]));
    const events = Object.keys(parts).map((id) => ({ atMs: 0, do: 'fail', target: `${id}/a`, ratio: 0.1 }));
    for (const order of ['parallel', 'series']) {
      const { summary } = play({ ...asking({ order, need }, parts, events, { kind: 'poisson', rateRps: 1000 }), forMs: 20_000 });
      const { offered, succeeded } = summary.requests;
      const expected =
        need === null
          ? series({ availabilities: Array(5).fill(0.9) }).availability
          : kOfN({ availability: 0.9, n: 5, k: need }).availability;
      const standardError = Math.sqrt((expected * (1 - expected)) / offered);
      expect(Math.abs(succeeded / offered - expected)).toBeLessThan(4 * standardError + 1e-3);
    }
  });

  test('FO5 need more than there are is refused', () => {
    expect(() => play(asking({ need: 4 }, three))).toThrow('nodes.fan.need must be <= 3, the number of nodes it asks, got 4');
  });

  test('FO6 drained, no call is left, in any order and with any need', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.constantFrom('parallel', 'series'),
        fc.constantFrom(null, 1, 2, 3),
        fc.constantFrom(null, 25),
        (seed, order, need, timeoutMs) => {
          const setup = {
            ...asking({ order, need }, { b: part(5, { queueLimit: 2, concurrency: 1 }), c: part(20), d: part(10) }, [
              { atMs: 300, do: 'kill', target: 'c/a' },
              { atMs: 600, do: 'revive', target: 'c/a' },
              { atMs: 1000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 0 },
            ]),
            seed,
            at: { kind: 'poisson', rateRps: 150 },
            users: { timeoutMs },
            forMs: 5000,
          };
          const { run, world } = withWorld(() => createRun(parseScenario(scenarioOf(setup))));
          const { requests, nodes } = run.finish();
          expect(requests.inFlight).toBe(0);
          expect(world.calls.alive).toBe(0);
          expect(nodes.fan.arrived).toBe(nodes.fan.completed);
        },
      ),
      { numRuns: 60 },
    );
  });
});
