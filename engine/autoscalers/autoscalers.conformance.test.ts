import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { autoscalers as family } from './family';
import { autoscalers } from './registry';
import type { AutoscalerSpec } from './types';

const METRIC: Readonly<Record<string, string>> = { predictive: 'requestsPerSecond' };

describe.each(Object.entries<AutoscalerSpec>(autoscalers))('%s', (id, spec) => {
  const answer = (operations: readonly object[], config: object = {}) => {
    const session = family.replay(id, config, 1);
    return operations.map((operation) => {
      const answers: object[] = [];
      session.apply(operation as Record<string, unknown>, (given) => answers.push(given));
      expect(answers).toHaveLength(1);
      return answers[0] as { desired: number; recommended: number | null; reason: string };
    });
  };
  const name = METRIC[id] ?? 'cpu';
  const looks = Array.from({ length: 60 }, (_, i) => ({
    atMs: i * 60_000,
    replicas: 3,
    metrics: { [name]: i % 20 < 10 ? 0.9 : 0.1 },
  }));

  it('is registered under its own name, and its defaults parse', () => {
    expect(spec.id).toBe(id);
    expect(parseKnobs(spec.knobs, {})).toEqual(defaultsOf(spec.knobs));
  });

  it('answers with whole replicas within its bounds, the same each time, as plain JSON', () => {
    const answers = answer(looks, { minReplicas: 2, maxReplicas: 20 });
    for (const { desired, reason } of answers) {
      expect(Number.isInteger(desired) && desired >= 2 && desired <= 20).toBe(true);
      expect(reason).toMatch(/^[A-Z][A-Za-z]+$/);
    }
    expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
    expect(answer(looks, { minReplicas: 2, maxReplicas: 20 })).toEqual(answers);
  });

  it('without its metric changes nothing', () => {
    const [only] = answer([{ atMs: 0, replicas: 3 }]);
    expect(only).toMatchObject({ desired: 3, recommended: null });
    expect(answer([{ atMs: 0, replicas: 3, metrics: { [name]: null } }])).toEqual([only]);
  });

  it.each([
    [{ atMs: 0 }, 'replicas must be a finite number, got nothing'],
    [{ atMs: 0, replicas: 1.5 }, 'replicas must be an integer, got 1.5'],
    [{ atMs: 0, replicas: -1 }, 'replicas must be >= 0, got -1'],
    [{ atMs: 0, replicas: 1e12 }, 'replicas must be <= 2147483647'],
    [{ replicas: 1 }, 'atMs must be a finite number, got nothing'],
    [{ atMs: 0, replicas: 1, metrics: [] }, 'metrics must be an object, got []'],
    [{ atMs: 0, replicas: 1, pods: {} }, 'pods must be an array, got {}'],
    [{ atMs: 0, replicas: 1, cpu: 1 }, 'cpu is not a known field (known: op, atMs, replicas'],
    [{ atMs: 0, replicas: 1, op: 'scale' }, 'op must be one of decide, got "scale"'],
  ])('refuses %j', (operation, message) => {
    expect(() => answer([operation])).toThrow(message);
  });

  it('refuses a clock that runs back', () => {
    expect(() => answer([looks[5]!, looks[4]!])).toThrow('atMs must be >= 300000, got 240000');
  });

  it('refuses a metric that is no number, where it looks at one', () => {
    if (id === 'scheduled') return;
    expect(() => answer([{ atMs: 0, replicas: 1, metrics: { [name]: 'lots' } }])).toThrow(
      `metrics.${name} must be a number or a quantity`,
    );
    expect(() => answer([{ atMs: 0, replicas: 1, metrics: { [name]: {} } }])).toThrow(`metrics.${name} must be`);
  });
});
