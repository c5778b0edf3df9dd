import { describe, expect, test } from 'vitest';
import { balancers } from '../balancers/registry';
import { distributions } from '../random/distributions';
import { stations } from '../stations/registry';
import { arrivalKinds } from '../workload/arrivals';
import { allControls, controlAt, isOfSomeForm } from './controls';
import { goldens } from './goldens';
import { parseInputs, parseScenario } from './parse';
import { filterKinds } from './random-scenarios.test-support';
import { createRun } from './run';

const base = (users: object = {}, lb: object = {}, app: object = {}) =>
  parseScenario({
    format: 1,
    forMs: 500,
    nodes: {
      users: { kind: 'clients', to: 'lb', ...users },
      lb: { kind: 'balancer', to: 'app', ...lb },
      app: { kind: 'service', backends: [{ id: 'a', speed: 2 }, { id: 'b' }], ...app },
    },
  });

describe('controls', () => {
  test('C1 a path leads to a knob, its value, and what a set event needs', () => {
    const scenario = base();
    expect(controlAt(scenario, 'users.arrivals.rateRps')).toMatchObject({
      target: 'users',
      knobName: 'arrivals.rateRps',
      value: 50,
      knob: { kind: 'number', unit: 'rps' },
    });
    expect(controlAt(scenario, 'app/a.speed')).toMatchObject({ target: 'app/a', knobName: 'speed', value: 2 });
    expect(controlAt(scenario, 'lb.algorithm')).toMatchObject({ value: { kind: 'round-robin' }, knob: { kind: 'variant' } });
  });

  test.each([
    ['nobody.x', 'nobody.x must be one of users, lb, app, got "nobody"'],
    ['app/z.speed', 'app/z must be a backend of this service (a, b)'],
    ['app.serviceMs.shape', 'app.serviceMs.shape must be one of meanMs, got "shape"'],
    ['app.concurrency.x', 'app.concurrency.x leads no further than concurrency'],
    ['app.constructor', /^app\.constructor must be one of backends, /],
    ['app', /^app must be one of backends, /],
  ])('C2 %s leads nowhere', (path, message) => expect(() => controlAt(base(), path)).toThrow(message));

  test.each([
    ['lb.algorithm.choices', true],
    ['users.arrivals.burstRps', true],
    ['users.arrivals.rateRps', true],
    ['lb.algorithm.nothing', false],
    ['lb.algorithm.constructor', false],
    ['app.concurrency.x', false],
    ['app.concurrency', false],
    ['nobody.algorithm.choices', false],
    ['app', false],
  ])('C2 %s is a knob of some form that may be chosen: %s', (path, is) => expect(isOfSomeForm(base(), path)).toBe(is));

  const everyForm = [
    ...Object.keys(arrivalKinds).map((kind) => base({ arrivals: kind })),
    ...Object.keys(distributions).map((kind) => base({}, {}, { serviceMs: kind })),
    ...Object.keys(balancers).map((kind) => base({}, { algorithm: kind })),
    ...filterKinds.map((kind) =>
      parseScenario({
        format: 1,
        forMs: 500,
        nodes: { users: { kind: 'clients', to: 'f' }, f: { kind, to: 'app' }, app: { kind: 'service' } },
      }),
    ),
    ...goldens.map(({ scenario }) => parseScenario(scenario)),
  ];

  test('C3 every control of every scenario can be set to the value it has, and changes nothing', () => {
    let checked = 0;
    for (const scenario of everyForm) {
      const controls = allControls(scenario);
      const events = controls.map(({ target, knobName, value }) => ({ atMs: 0, do: 'set', target, knob: knobName, value }));
      const inputs = parseInputs(scenario, events);
      expect(inputs).toHaveLength(controls.length);
      checked += controls.length;
      const { digest: _plain, ...before } = createRun(scenario, { forMs: 500, spans: false }).finish();
      const { digest: _turned, ...after } = createRun(scenario, { forMs: 500, spans: false, inputs }).finish();
      expect(after).toEqual(before);
    }
    expect(checked).toBeGreaterThan(400);
  });

  test('C4 every knob that can be turned is among the controls, once', () => {
    const scenario = base({ arrivals: 'bursty' }, { algorithm: 'power-of-two-choices' });
    const paths = allControls(scenario).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of [
      'users.arrivals',
      'users.arrivals.burstRps',
      'lb.algorithm.choices',
      'app.serviceMs.meanMs',
      'app/b.weight',
    ])
      expect(paths).toContain(path);
    for (const [name, knob] of Object.entries(stations.service.knobs))
      if (knob.kind !== 'list' && knob.kind !== 'data') expect(paths).toContain(`app.${name}`);
  });
});
