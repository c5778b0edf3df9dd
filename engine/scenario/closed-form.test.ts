import { describe, expect, test } from 'vitest';
import type { RunSummary } from '../recording/types';
import { confidenceInterval } from '../theory/student-t';
import { type ClosedForm, closedFormOf } from './closed-form';
import { parseInputs, parseScenario } from './parse';
import { createRun } from './run';
import type { ScenarioEvent } from './types';
import '../stations/registry';

const exponential = (meanMs: number) => ({ kind: 'exponential', meanMs });
const users = (more: object = {}) => ({ kind: 'clients', arrivals: { kind: 'poisson', rateRps: 70 }, to: 'app', ...more });
const app = (more: object = {}) => ({ kind: 'service', backends: [{ id: 'a' }], serviceMs: exponential(10), ...more });
const system = (nodes: object, links: object = {}) => ({ format: 1, seed: 7, forMs: 200_000, nodes, links });
const one = (client: object = {}, service: object = {}) => system({ users: users(client), app: app(service) });
const far = (client: object = {}) => ({ ...one(client), links: { 'users->app': { latencyMs: 15 } } });
const three = ['a', 'b', 'c'].map((id) => ({ id }));
const spread = (algorithm: string, service: object = {}) =>
  system({
    users: users({ to: 'lb', arrivals: { kind: 'poisson', rateRps: 210 } }),
    lb: { kind: 'balancer', algorithm: { kind: algorithm }, to: 'app' },
    app: app({ backends: three, ...service }),
  });
const cached = (cache: object = {}, client: object = {}) =>
  system({
    users: users({ to: 'cache', keys: { kind: 'zipf', count: 500, exponent: 0.9 }, ...client }),
    cache: { kind: 'cache', policy: { kind: 'lru', capacity: 50 }, ttlMs: null, to: 'app', ...cache },
    app: app({ serviceMs: { kind: 'constant', ms: 1 }, concurrency: 64 }),
  });

const many = {
  ...system({
    users: users({ to: 'lb', arrivals: { kind: 'poisson', rateRps: 80 * 60 } }),
    lb: { kind: 'balancer', algorithm: { kind: 'power-of-two-choices', choices: 2 }, to: 'app' },
    app: app({ backends: Array.from({ length: 60 }, (_, i) => ({ id: `b${i}` })) }),
  }),
  forMs: 15_000,
};

const formOf = (raw: object, inputs: readonly ScenarioEvent[] = []) => {
  const scenario = parseScenario(raw);
  return closedFormOf(scenario, parseInputs(scenario, inputs));
};

const summaryOf = (raw: object, seed: number): RunSummary => createRun(parseScenario(raw), { seed, spans: false }).finish();

function figureOf({ latencyMs, requests, goodputRps, nodes }: RunSummary, path: string): number {
  if (path === 'failedRatio') return Object.values(requests.failed).reduce((sum, n) => sum + n, 0) / requests.offered;
  if (path === 'goodputRps') return goodputRps;
  if (path.startsWith('nodes.')) return Number(nodes.cache.hitRatio);
  return latencyMs![path.slice('latencyMs.'.length) as 'mean'];
}

describe('what is said of a scenario', () => {
  test.each<[string, object, string]>([
    ['exponential work', one(), 'M/M/1'],
    ['with a wire', far(), 'M/M/1'],
    ['constant work', one({}, { serviceMs: { kind: 'constant', ms: 10 } }), 'M/D/1'],
    ['varied work', one({}, { serviceMs: { kind: 'lognormal', meanMs: 10, cv: 1.5 } }), 'M/G/1'],
    ['short and long', one({}, { serviceMs: { kind: 'two-kinds', shortMs: 5, longMs: 55, longRatio: 0.1 } }), 'M/G/1'],
    ['four at a time', one({ arrivals: { kind: 'poisson', rateRps: 320 } }, { concurrency: 4 }), 'M/M/c'],
    ['a quicker backend', one({ arrivals: { kind: 'poisson', rateRps: 140 } }, { backends: [{ id: 'a', speed: 2 }] }), 'M/M/1'],
    ['a short line', one({}, { queueLimit: 3 }), 'M/M/1/K'],
    ['no line', one({}, { concurrency: 2, queueLimit: 0, serviceMs: { kind: 'lognormal', meanMs: 20, cv: 1 } }), 'Erlang B'],
    ['spread at random', spread('random'), '3 × M/M/1'],
    ['lost apart', spread('random', { queueLimit: 0 }), '3 × Erlang B'],
    ['people who wait', one({ arrivals: { kind: 'users', count: 8, meanThinkMs: 40 } }), 'closed network (MVA)'],
    ['far people', far({ arrivals: { kind: 'users', count: 12, meanThinkMs: 10 } }), 'closed network (MVA)'],
    ['two of sixty', many, 'power of d choices'],
    ['an LRU cache', cached(), 'Che’s approximation'],
  ])('%s: the runs bear it out', (_, raw, name) => {
    const form = formOf(raw) as ClosedForm;
    expect(form.name).toBe(name);
    const figures = Object.entries(form.figures!);
    expect(figures.length).toBeGreaterThan(0);
    const runs = [1, 2, 3, 4, 5].map((seed) => summaryOf(raw, seed));
    for (const [path, exact] of figures) {
      const { mean, low, high } = confidenceInterval(
        runs.map((run) => figureOf(run, path)),
        0.9999,
      );
      // Starting empty or cold, an approximation, a bucket of the histogram: known beforehand to be under 2%.
      const slack = 0.02 * exact + 1e-9;
      expect(exact, path).toBeGreaterThan(low! - slack);
      expect(exact, path).toBeLessThan(high! + slack);
      expect(Math.abs(mean - exact), path).toBeLessThan(0.1 * exact + 1e-9);
    }
  });

  test('of more than can be done there is a name and no figure', () => {
    expect(formOf(one({ arrivals: { kind: 'poisson', rateRps: 100 } }))).toMatchObject({ name: 'M/M/1', figures: null });
  });

  test('knobs turned at the start count', () => {
    const turned = { atMs: 0, do: 'set', target: 'app', knob: 'concurrency', value: 3 } as const;
    expect(formOf(one(), [turned])).toMatchObject({ name: 'M/M/c' });
    expect(formOf(one(), [{ ...turned, atMs: 1000 }])).toEqual({ why: 'something happens while it runs' });
  });
});

test.each<[string, object, RegExp]>([
  ['a metronome', one({ arrivals: { kind: 'constant', rateRps: 70 } }), /not a Poisson/],
  ['a rate that climbs', one({ arrivals: { kind: 'ramp', fromRps: 1, toRps: 70, startMs: 0, overMs: 1000 } }), /not a Poisson/],
  ['impatience', one({ timeoutMs: 500 }), /give up/],
  ['classes', one({ classes: [{ id: 'x', share: 1 }] }), /classes/],
  ['last come first', one({}, { discipline: 'lifo' }), /first come/],
  ['four at a time of constant work', one({}, { concurrency: 4, serviceMs: { kind: 'constant', ms: 10 } }), /several are served/],
  ['two at a time and a short line', one({}, { concurrency: 2, queueLimit: 3 }), /limited/],
  ['a heavy tail', one({}, { serviceMs: { kind: 'pareto', meanMs: 10, shape: 1.5 } }), /variation/],
  ['round robin', spread('round-robin'), /how backends are chosen/],
  ['one slow backend', spread('random', { backends: [...three.slice(1), { id: 'a', speed: 0.5 }] }), /backends differ/],
  ['a kill', { ...one(), events: [{ atMs: 5, do: 'kill', target: 'app/a' }] }, /while it runs/],
  [
    'retries',
    system({ users: users({ to: 'retry' }), retry: { kind: 'retry', to: 'app' }, app: app() }),
    /between clients and the service/,
  ],
  ['a cache that forgets', cached({ ttlMs: 1000 }), /expire/],
  ['another policy', cached({ policy: { kind: 'fifo', capacity: 50 } }), /not LRU/],
  ['writes', cached({}, { writeRatio: 0.1 }), /written/],
  ['a loop of keys', cached({}, { keys: { kind: 'loop', count: 60 } }), /Zipf/],
  [
    'people at four desks',
    one({ arrivals: { kind: 'users', count: 8, meanThinkMs: 40 } }, { concurrency: 4 }),
    /wait for their answers/,
  ],
  ['two choices of three', spread('power-of-two-choices'), /how backends are chosen/],
])('nothing is said of %s', (_, raw, why) => {
  expect(formOf(raw)).toEqual({ why: expect.stringMatching(why) });
});
