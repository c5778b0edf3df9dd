import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error';
import { parseInputs, parseScenario } from './parse';
import { randomScenarios } from './random-scenarios.test-support';
import { createRun } from './run';
import type { ScenarioEvent } from './types';

// biome-ignore lint/suspicious/noExplicitAny: scenarios are broken here in every way
type Loose = any;

const good = (): Loose => ({
  format: 1,
  nodes: {
    users: { kind: 'clients', to: 'lb' },
    lb: { kind: 'balancer', to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }] },
  },
});
const top = (more: object): Loose => ({ ...good(), ...more });
/** The good scenario with one node changed. */
const node = (id: string, more: Loose): Loose => {
  const raw = good();
  raw.nodes[id] = more === null ? null : { ...raw.nodes[id], ...more };
  return raw;
};
const users = (more: object) => node('users', more);
const arrivals = (config: Loose) => users({ arrivals: config });
const lb = (more: object) => node('lb', more);
const app = (more: object) => node('app', more);
const links = (config: Loose) => top({ links: config });
const events = (...list: Loose[]) => top({ events: list });
const at = (more: object) => events({ atMs: 5, ...more });
const set = (target: string, knob: string, value: unknown) => at({ do: 'set', target, knob, value });

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).not.toMatch(/\n/);
    expect(error.message.startsWith(error.field)).toBe(true);
    return error.message;
  }
  return 'accepted';
}

const rows = (list: [raw: Loose, message: string | RegExp][]) => list.map(([raw, message]) => ({ raw, message }));
function check({ raw, message }: { raw: Loose; message: string | RegExp }): void {
  const said = refusal(() => parseScenario(raw));
  if (typeof message === 'string') expect(said).toBe(message);
  else expect(said).toMatch(message);
}

describe('S20 what is wrong is said in one line: path, rule, value', () => {
  test.each(
    rows([
      [null, 'input must be an object, got null'],
      [[], 'input must be an object, got []'],
      ['scenario', 'input must be an object, got "scenario"'],
      [{}, 'format must be 1, got nothing'],
      [top({ format: 2 }), 'format must be 1, got 2'],
      [top({ nodez: {} }), 'nodez is not a known field (known: format, title, seed, forMs, windowMs, nodes, links, events)'],
      [top({ title: 5 }), 'title must be a string, got 5'],
      [top({ seed: -1 }), 'seed must be >= 0, got -1'],
      [top({ seed: 1.5 }), 'seed must be an integer, got 1.5'],
      [top({ seed: 4294967296 }), 'seed must be <= 4294967295, got 4294967296'],
      [top({ seed: '7' }), 'seed must be a finite number, got "7"'],
      [top({ seed: Number.NaN }), 'seed must be a finite number, got NaN'],
      [top({ seed: 7n }), 'seed must be a finite number, got 7'],
      [top({ forMs: 0 }), 'forMs must be > 0, got 0'],
      [top({ forMs: Infinity }), 'forMs must be a finite number, got Infinity'],
      [top({ forMs: 1e13 }), 'forMs must be <= 1000000000000, got 10000000000000'],
      [top({ windowMs: 0.1, forMs: 60_000 }), 'windowMs must be >= 0.6 in a run of 60000 ms, got 0.1'],
    ]),
  )('the whole: $message', check);

  test.each(
    rows([
      [top({ nodes: [] }), 'nodes must be a record, got []'],
      [top({ nodes: {} }), 'nodes must have a node of kind clients'],
      [top({ nodes: { 'a b': { kind: 'service' } } }), 'nodes keys must be 1 to 64 letters, digits, "-" or "_", got "a b"'],
      [node('app', null), 'nodes.app must be an object, got null'],
      [app({ speed: 2 }), /^nodes\.app\.speed is not a known field \(known: kind, label, to, backends, serviceMs, concurrency, /],
      [users({ timeoutMs: 0 }), 'nodes.users.timeoutMs must be > 0, got 0'],
      [users({ timeoutMs: '1s' }), 'nodes.users.timeoutMs must be a finite number, got "1s"'],
      [users({ to: undefined }), 'nodes.users.to must name where calls go on to, got nothing'],
      [users({ to: ['lb', 'app'] }), 'nodes.users.to must name at most 1, got ["lb","app"]'],
      [users({ to: 3 }), 'nodes.users.to must be the id of a node, or a list of ids, got 3'],
      [users({ to: 'lbb' }), 'nodes.users.to must be one of users, lb, app, got "lbb"'],
      [users({ to: 'constructor' }), 'nodes.users.to must be one of users, lb, app, got "constructor"'],
      [users({ to: 'app' }), 'nodes.app.backends must have exactly 1 entry, because users sends to it without a balancer, got 2'],
      [lb({ to: 'users' }), 'nodes.lb.to must not be a node of kind clients, got "users"'],
      [lb({ to: 'lb' }), 'nodes.lb.to must not lead back to itself, got "lb -> lb"'],
      [lb({ to: ['app', 'app'] }), 'nodes.lb.to must name different nodes, got ["app","app"]'],
      [app({ to: 'lb' }), 'nodes.app.to must be left out: a service sends nothing on, got "lb"'],
      [
        top({ nodes: { ...good().nodes, lb: { kind: 'balancer', to: ['app', 'two'] }, two: { kind: 'balancer', to: 'lb' } } }),
        'nodes.lb.to must not lead back to itself, got "lb -> two -> lb"',
      ],
      [top({ nodes: { app: { kind: 'service' } } }), 'nodes must have a node of kind clients'],
    ]),
  )('nodes: $message', check);

  test('an unknown kind is told with the known ones', () => {
    expect(refusal(() => parseScenario(node('app', { kind: 'server' })))).toMatch(
      /^nodes\.app\.kind must be one of clients, balancer, service, .*, got "server"$/,
    );
    expect(refusal(() => parseScenario(top({ nodes: { app: {} } })))).toMatch(
      /^nodes\.app\.kind must be one of .*, got nothing$/,
    );
    const arrivalKinds = 'poisson, constant, bursty, ramp, spike, day, curve, trace, users';
    expect(refusal(() => parseScenario(arrivals('poison')))).toBe(
      `nodes.users.arrivals.kind must be one of ${arrivalKinds}, got "poison"`,
    );
    expect(refusal(() => parseScenario(lb({ algorithm: { kind: 'fastest' } })))).toMatch(
      /^nodes\.lb\.algorithm\.kind must be one of random, round-robin, .*, got "fastest"$/,
    );
    expect(refusal(() => parseScenario(app({ serviceMs: { kind: 'weibull' } })))).toMatch(
      /^nodes\.app\.serviceMs\.kind must be one of constant, uniform, .*, got "weibull"$/,
    );
    expect(refusal(() => parseScenario(at({ do: 'explode', target: 'app' })))).toMatch(
      /^events\[0\]\.do must be one of kill, revive, drain, .*, got "explode"$/,
    );
  });

  test.each(
    rows([
      [arrivals(5), 'nodes.users.arrivals must be an object, got 5'],
      [arrivals(null), 'nodes.users.arrivals must be an object, got null'],
      [arrivals({ kind: 'poisson', rateRps: -1 }), 'nodes.users.arrivals.rateRps must be >= 0, got -1'],
      [arrivals({ kind: 'poisson', rateRps: 1e9 }), 'nodes.users.arrivals.rateRps must be <= 10000000, got 1000000000'],
      [arrivals({ kind: 'poisson', rate: 1 }), 'nodes.users.arrivals.rate is not a known field (known: kind, rateRps)'],
      [arrivals({ kind: 'bursty', meanCalmMs: 1e-9 }), 'nodes.users.arrivals.meanCalmMs must be >= 1, got 1e-9'],
      [
        arrivals({
          kind: 'curve',
          points: [
            [5, 1],
            [3, 1],
          ],
        }),
        'nodes.users.arrivals.points[1][0] must be >= 5, got 3',
      ],
      [arrivals({ kind: 'curve', points: [[5]] }), 'nodes.users.arrivals.points[0] must have at least 2 entries, got [5]'],
      [arrivals({ kind: 'trace', timesMs: [5, 3] }), 'nodes.users.arrivals.timesMs[1] must be >= 5, got 3'],
      [arrivals({ kind: 'trace', timesMs: [] }), 'nodes.users.arrivals.timesMs must have at least 1 entries, got []'],
      [arrivals({ kind: 'users', count: 1.5 }), 'nodes.users.arrivals.count must be an integer, got 1.5'],
      [users({ classes: [{ id: 'x' }, { id: 'x' }] }), 'nodes.users.classes must have different names, got "x"'],
      [users({ classes: [{ id: 'x', share: 0 }] }), 'nodes.users.classes must have a class with a share > 0'],
      [users({ classes: [{ share: 1 }] }), 'nodes.users.classes[0].id must be a string, got nothing'],
      [users({ keys: { kind: 'zipf', exponent: 9 } }), 'nodes.users.keys.exponent must be <= 5, got 9'],
      [app({ backends: [] }), 'nodes.app.backends must have at least 1 entries, got []'],
      [app({ backends: [{ id: 'a' }, { id: 'a' }] }), 'nodes.app.backends[1].id must differ from the others, got "a"'],
      [app({ backends: [{ id: 'a/b' }] }), 'nodes.app.backends[0].id must not contain "/", got "a/b"'],
      [app({ backends: [{ id: 7 }] }), 'nodes.app.backends[0].id must be a string, got 7'],
      [app({ backends: [{ id: 'a', speed: 0 }] }), 'nodes.app.backends[0].speed must be > 0, got 0'],
      [app({ concurrency: 0 }), 'nodes.app.concurrency must be >= 1, got 0'],
      [app({ queueLimit: -1 }), 'nodes.app.queueLimit must be >= 0, got -1'],
      [app({ dropExpired: 'yes' }), 'nodes.app.dropExpired must be a boolean, got "yes"'],
      [app({ serviceMs: { kind: 'uniform', lowMs: 9, highMs: 3 } }), 'nodes.app.serviceMs.highMs must be >= lowMs (9), got 3'],
      [
        app({ serviceMs: { kind: 'empirical', valuesMs: [1, 'x'] } }),
        'nodes.app.serviceMs.valuesMs[1] must be a finite number, got "x"',
      ],
      [lb({ algorithm: { kind: 'power-of-two-choices', choices: 0 } }), 'nodes.lb.algorithm.choices must be >= 1, got 0'],
      [lb({ algorithm: { kind: 'maglev', tableSize: 100 } }), 'nodes.lb.algorithm.tableSize must be a prime number, got 100'],
      [links({ 'users->app': { latencyMs: 1 } }), 'links.users->app is not a link of this system (links: users->lb, lb->app)'],
      [links({ 'users->lb': { latencyMs: -1 } }), 'links.users->lb.latencyMs must be >= 0, got -1'],
      [links({ 'users->lb': 5 }), 'links.users->lb must be an object, got 5'],
      [links({ 'users->lb': { ms: 5 } }), 'links.users->lb.ms is not a known field (known: latencyMs)'],
    ]),
  )('knobs and links: $message', check);

  test.each(
    rows([
      [top({ events: {} }), 'events must be an array, got {}'],
      [events(null), 'events[0] must be an object, got null'],
      [events({ do: 'kill', target: 'app' }), 'events[0].atMs must be a finite number, got nothing'],
      [events({ atMs: -1, do: 'kill', target: 'app' }), 'events[0].atMs must be >= 0, got -1'],
      [at({ do: 'kill', target: 'ap' }), 'events[0].target must be one of users, lb, app, got "ap"'],
      [at({ do: 'kill', target: 'app/z' }), 'events[0].target must be one of app/a, app/b, got "app/z"'],
      [
        at({ do: 'kill', target: 'app/a/b' }),
        'events[0].target must be a node, or a node and a backend as "node/backend", got "app/a/b"',
      ],
      [at({ do: 'kill', target: 'users' }), /^events\[0\]\.target must be a node of kind service.*, not clients, got "users"$/],
      [at({ do: 'kill', target: 'app', factor: 2 }), 'events[0].factor is not a known field (known: atMs, do, target)'],
      [at({ do: 'slow', target: 'app', factor: 0 }), 'events[0].factor must be > 0, got 0'],
      [at({ do: 'fail', target: 'app', ratio: 2 }), 'events[0].ratio must be <= 1, got 2'],
      [at({ do: 'remove', target: 'app' }), 'events[0].target must name a backend as "node/backend", got "app"'],
      [at({ do: 'add', target: 'app', backend: { id: 'a' } }), 'events[0].backend.id must differ from the others, got "a"'],
      [at({ do: 'add', target: 'app', backend: { id: 'c/d' } }), 'events[0].backend.id must not contain "/", got "c/d"'],
      [at({ do: 'add', target: 'app', backend: {} }), 'events[0].backend.id must be a string, got nothing'],
      [
        at({ do: 'add', target: 'lb', backend: { id: 'c' } }),
        'events[0].target must be a service or one of its backends, got "lb"',
      ],
      [at({ do: 'set', target: 'app', knob: 'concurrency' }), 'events[0].value must be given, got nothing'],
      [set('app', 'kind', 'clients'), 'events[0]: app.kind cannot be changed while it runs'],
      [set('lb', 'to', 'app'), 'events[0]: lb.to cannot be changed while it runs'],
      [set('app/a', 'id', 'z'), 'events[0]: app/a.id cannot be changed while it runs'],
      [
        set('app', 'backends', []),
        'events[0]: app.backends cannot be set: add and remove backends, or turn the knobs of one as "node/backend"',
      ],
      [set('app', 'concurrency', 0), 'events[0]: app.concurrency must be >= 1, got 0'],
      [set('app/a', 'speed', -1), 'events[0]: app/a.speed must be > 0, got -1'],
      [set('app/z', 'speed', 1), 'events[0]: app/z must be one of app/a, app/b'],
      [set('lb/a', 'speed', 1), 'events[0]: lb/a must be lb alone: it has no backends'],
      [set('app', 'serviceMs.meanMs', 'x'), 'events[0]: app.serviceMs.meanMs must be a finite number, got "x"'],
      [set('app', 'serviceMs.foo', 1), 'events[0]: app.serviceMs.foo is not a known field (known: kind, meanMs)'],
      [set('app', 'concurrency.foo', 1), 'events[0]: app.concurrency.foo is not a known field'],
      [
        set('app', 'serviceMs', { kind: 'uniform', lowMs: 5, highMs: 1 }),
        'events[0]: app.serviceMs.highMs must be >= lowMs (5), got 1',
      ],
    ]),
  )('events: $message', check);

  test.each(
    rows([
      // In the order they come, not as they are written.
      [
        events({ atMs: 9, do: 'kill', target: 'app/a' }, { atMs: 2, do: 'remove', target: 'app/a' }),
        'events[0].target must be one of app/b, got "app/a"',
      ],
      [
        events({ atMs: 2, do: 'remove', target: 'app/a' }, { atMs: 3, do: 'set', target: 'app/a', knob: 'speed', value: 2 }),
        'events[1]: app/a must be one of app/b',
      ],
      [
        events(
          { atMs: 2, do: 'remove', target: 'app/a' },
          { atMs: 3, do: 'remove', target: 'app/b' },
          { atMs: 4, do: 'kill', target: 'app/b' },
        ),
        'events[2].target must be a backend: app has none left, got "app/b"',
      ],
      [
        events(
          { atMs: 2, do: 'add', target: 'app', backend: { id: 'c' } },
          { atMs: 2, do: 'add', target: 'app', backend: { id: 'c' } },
        ),
        'events[1].backend.id must differ from the others, got "c"',
      ],
      [
        top({
          nodes: { users: { kind: 'clients', to: 'app' }, app: { kind: 'service' } },
          events: [{ atMs: 1, do: 'add', target: 'app', backend: { id: '2' } }],
        }),
        'events[0].target must be a service behind a balancer: users sends to it directly, got "app"',
      ],
      [
        events(
          { atMs: 1, do: 'set', target: 'users', knob: 'arrivals', value: 'constant' },
          { atMs: 2, do: 'set', target: 'users', knob: 'arrivals.calmRps', value: 5 },
        ),
        'events[1]: users.arrivals.calmRps is not a known field (known: kind, rateRps)',
      ],
    ]),
  )('events that are impossible when they come: $message', check);

  test('what comes when it is possible is accepted: gone and back, emptied and turned', () => {
    const raw = events(
      { atMs: 1, do: 'remove', target: 'app/a' },
      { atMs: 2, do: 'remove', target: 'app/b' },
      { atMs: 3, do: 'set', target: 'app', knob: 'concurrency', value: 3 },
      { atMs: 3000, do: 'add', target: 'app', backend: { id: 'a' } },
      { atMs: 3000, do: 'set', target: 'app/a', knob: 'speed', value: 2 },
      { atMs: 4000, do: 'set', target: 'lb', knob: 'algorithm', value: 'random' },
    );
    expect(createRun(parseScenario(raw)).finish().requests.failed).toHaveProperty('no-backend');
  });
});

describe('S21 what reaches in from outside reaches only what is there', () => {
  test.each(['__proto__.stain', 'serviceMs.__proto__.stain', 'constructor.prototype.stain', '__proto__', 'a.__proto__.stain'])(
    'the knob %s changes no prototype',
    (knob) => {
      expect(refusal(() => parseScenario(set('app', knob, 'x')))).toMatch(/is not a known field/);
      expect(refusal(() => parseScenario(set('app/a', knob, 'x')))).toMatch(/is not a known field/);
      expect(({} as Loose).stain).toBeUndefined();
    },
  );

  test('nodes may be called as things that every object has', () => {
    const raw = good();
    raw.nodes.constructor = { kind: 'service' };
    raw.nodes.toString = { kind: 'clients', to: 'constructor' };
    const { nodes } = createRun(parseScenario(raw)).finish();
    const arrived = Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.arrived]));
    expect(Object.keys(arrived)).toEqual(['users', 'lb', 'app', 'constructor', 'toString']);
    expect(Object.values(arrived).every((count) => count > 1000)).toBe(true);
  });
});

describe('S22 inputs are checked as events are, after the scenario’s own', () => {
  test('an input that the scenario makes impossible', () => {
    const scenario = parseScenario(events({ atMs: 5, do: 'remove', target: 'app/a' }));
    const kill = { do: 'kill', target: 'app/a' };
    expect(parseInputs(scenario, [{ atMs: 4, ...kill }])).toHaveLength(1);
    expect(refusal(() => parseInputs(scenario, [{ atMs: 5, ...kill }]))).toBe('inputs.target must be one of app/b, got "app/a"');
    expect(refusal(() => parseInputs(scenario, [{ atMs: 4, do: 'kil' }]))).toMatch(/^inputs\[0\]\.do must be one of kill, /);
  });

  test('the seed and the length given beside a scenario', () => {
    const scenario = parseScenario(top({ windowMs: 10 }));
    expect(refusal(() => createRun(scenario, { seed: -1 }))).toBe('seed must be an integer from 0 to 4294967295, got -1');
    expect(refusal(() => createRun(scenario, { seed: 0.5 }))).toBe('seed must be an integer from 0 to 4294967295, got 0.5');
    expect(refusal(() => createRun(scenario, { forMs: 0 }))).toBe('forMs must be > 0 and <= 1000000000000, got 0');
    expect(refusal(() => createRun(scenario, { forMs: Number.NaN }))).toBe('forMs must be > 0 and <= 1000000000000, got NaN');
    expect(refusal(() => createRun(scenario, { forMs: 1e7 }))).toBe('windowMs must be >= 100 in a run of 10000000 ms, got 10');
  });
});

describe('S23 nothing but an InputError comes out, whatever comes in', () => {
  const onlyInputErrors = (raw: unknown) => void refusal(() => parseScenario(raw));

  test('any JSON', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), onlyInputErrors));
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), onlyInputErrors));
  });

  test('a scenario with any part replaced by anything', () => {
    const replaced = (value: unknown, path: number[], by: unknown): unknown => {
      if (value === null || typeof value !== 'object') return by;
      const names = Object.keys(value);
      if (path.length === 0 || names.length === 0) return by;
      const name = names[path[0] % names.length];
      const inner = replaced((value as Loose)[name], path.slice(1), by);
      if (!Array.isArray(value)) return { ...value, [name]: inner };
      return value.map((old, i) => (String(i) === name ? inner : old));
    };
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(Number.NaN, Infinity, -0, 1e308, undefined, '__proto__'));
    fc.assert(
      fc.property(randomScenarios(), fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }), odd, (raw, path, by) =>
        onlyInputErrors(replaced(raw, path, by)),
      ),
      { numRuns: 400 },
    );
  });

  test('knob turns of any path and value; those that are accepted run', () => {
    const name = fc.constantFrom(
      'serviceMs',
      'meanMs',
      'kind',
      'backends',
      '0',
      'speed',
      'queueLimit',
      'length',
      '__proto__',
      '',
    );
    const turn = fc.record({
      target: fc.constantFrom('app', 'app/a', 'users', 'lb'),
      knob: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
      value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.integer({ min: 1, max: 9 })),
    });
    fc.assert(
      fc.property(turn, (more) => {
        const raw = { ...at({ do: 'set', ...more }), forMs: 20 };
        if (refusal(() => parseScenario(raw)) === 'accepted') createRun(parseScenario(raw)).finish();
      }),
      { numRuns: 400 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('a parsed scenario is a scenario: parsing it again changes nothing', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        const once = parseScenario(raw);
        expect(parseScenario(JSON.parse(JSON.stringify(once)))).toEqual(once);
        expect((once.events as ScenarioEvent[]).length).toBe(raw.events.length);
      }),
      { numRuns: 50 },
    );
  });
});
