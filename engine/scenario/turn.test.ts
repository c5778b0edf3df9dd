import { describe, expect, test } from 'vitest';
import { parseInputs, parseScenario } from './parse';
import { createRun } from './run';

const scenario = parseScenario({
  format: 1,
  forMs: 10_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: 20 }, keys: { kind: 'loop', count: 200_000 }, to: 'cache' },
    cache: { kind: 'cache', policy: { kind: 'lru', capacity: 7 }, hitMs: 0, ttlMs: null, to: 'app' },
    app: { kind: 'service', serviceMs: { kind: 'constant', ms: 1 } },
  },
});

const ranWith = (...turns: readonly (readonly [target: string, knob: string, value: unknown])[]) => {
  const inputs = turns.map(([target, knob, value]) => ({ atMs: 0, do: 'set' as const, target, knob, value }));
  const run = createRun(scenario, { inputs: parseInputs(scenario, inputs) });
  run.finish();
  return run.recording().summary;
};

describe('S88 a form turned to by its bare name', () => {
  test('keeps what both forms have: another policy has the same room, other arrivals the same rate', () => {
    expect(ranWith(['cache', 'policy', 'fifo']).nodes.cache.size).toBe(7);
    expect(ranWith(['users', 'arrivals', 'poisson']).requests.offered).toBeLessThan(300);
  });

  test('what is given with the form is taken as it is', () =>
    expect(ranWith(['cache', 'policy', { kind: 'fifo' }]).nodes.cache.size).toBe(100));

  test('what would not be valid there is not kept', () =>
    // at most 100,000 addresses
    expect(ranWith(['users', 'keys', 'addresses']).nodes.cache.hits).toBeGreaterThan(0));

  test.each(['nothing', '__proto__', 'constructor'])('no form %s', (kind) =>
    expect(() => ranWith(['cache', 'policy', kind])).toThrow('cache.policy.kind must be one of'),
  );
});
