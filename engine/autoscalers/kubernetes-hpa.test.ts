import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createAutoscaler } from './family';
import type { Decision } from './types';

/** A metric that asks for exactly as many replicas as it says: one per unit. */
const WANTED = {
  type: 'External',
  external: { metric: { name: 'wanted' }, target: { type: 'AverageValue', averageValue: '1' } },
};
const hpa = (config: object) =>
  createAutoscaler('kubernetes-hpa', { tolerance: 0, metrics: [WANTED], maxReplicas: 1000, ...config });
const once = (config: object, replicas: number, wanted: number, atMs = 1e7): Decision =>
  hpa(config).decide({ nowMs: atMs, replicas, metrics: { wanted } });

const MINUTE_MS = 60_000;
const past = (...entries: readonly (readonly [number, number])[]) =>
  entries.map(([replicas, minutes]) => ({ replicas, ageMs: minutes * MINUTE_MS }));

describe('stabilizeRecommendation', () => {
  // horizontal_test.go, TestNormalizeDesiredReplicas: a window of five minutes
  it.each([
    { name: 'empty log', recommendations: [], wanted: 5, stabilized: 5 },
    { name: 'stabilize', recommendations: past([4, 2], [5, 1]), wanted: 3, stabilized: 5 },
    { name: 'no stabilize', recommendations: past([1, 2], [2, 1]), wanted: 3, stabilized: 3 },
    { name: 'no stabilize - old recommendations', recommendations: past([10, 10], [9, 9]), wanted: 3, stabilized: 3 },
    {
      name: 'stabilize - old recommendations',
      recommendations: past([10, 10], [4, 1], [5, 2], [9, 9]),
      wanted: 3,
      stabilized: 5,
    },
    { name: 'as old as the window still counts', recommendations: past([9, 5]), wanted: 3, stabilized: 9 },
  ])('$name', ({ recommendations, wanted, stabilized }) => {
    const answer = once({ history: { recommendations } }, 9, wanted);
    expect(answer).toMatchObject({ recommended: wanted, stabilized, desired: stabilized });
    expect(answer.reason).toBe(stabilized === wanted ? 'DesiredWithinRange' : 'ScaleDownStabilized');
  });

  // horizontal.go, maybeInitScaleDownStabilizationWindow: int32(window.Seconds()), only where there is a behavior
  it.each([
    { behavior: {}, stabilized: 3 },
    { behavior: null, stabilized: 9 },
  ])('a window of 1.9 s, with $behavior', ({ behavior, stabilized }) => {
    const config = { behavior, downscaleStabilizationMs: 1900, history: { recommendations: [{ replicas: 9, ageMs: 1500 }] } };
    expect(once(config, 9, 3)).toMatchObject({ stabilized });
  });

  it('starts from the count it found: a first recommendation to scale in waits the window out', () => {
    const autoscaler = hpa({});
    const at = (nowMs: number) => autoscaler.decide({ nowMs, replicas: 10, metrics: { wanted: 2 } });
    expect(at(0)).toMatchObject({ desired: 10, recommended: 2, reason: 'ScaleDownStabilized' });
    expect(at(300_000)).toMatchObject({ desired: 10 });
    expect(at(300_001)).toMatchObject({ desired: 2, reason: 'DesiredWithinRange' });
  });
});

describe('stabilizeRecommendationWithBehaviors', () => {
  const rules = (upSeconds: number, downSeconds: number) => ({
    scaleUp: { stabilizationWindowSeconds: upSeconds, policies: [{ type: 'Percent', value: 10_000, periodSeconds: 1 }] },
    scaleDown: { stabilizationWindowSeconds: downSeconds },
  });
  // horizontal_test.go, TestNormalizeDesiredReplicasWithBehavior
  it.each([
    { name: 'empty, scaling down', past: [], current: 100, wanted: 5, up: 0, down: 300, stabilized: 5 },
    { name: 'simple scale down', past: past([4, 2], [5, 1]), current: 100, wanted: 3, up: 0, down: 300, stabilized: 5 },
    { name: 'simple scale up', past: past([4, 2], [5, 1]), current: 1, wanted: 7, up: 150, down: 300, stabilized: 4 },
    { name: 'no scale down stabilization', past: past([1, 2], [2, 1]), current: 100, wanted: 3, up: 0, down: 300, stabilized: 3 },
    { name: 'no scale up stabilization', past: past([4, 2], [5, 1]), current: 1, wanted: 3, up: 150, down: 300, stabilized: 3 },
    { name: 'down, old ones only', past: past([10, 10], [9, 9]), current: 100, wanted: 3, up: 0, down: 300, stabilized: 3 },
    { name: 'up, old ones only', past: past([10, 10], [9, 9]), current: 1, wanted: 100, up: 60, down: 300, stabilized: 100 },
    { name: 'down among obsolete', past: past([10, 10], [4, 1], [5, 2], [9, 9]), current: 100, wanted: 3, up: 0, down: 150, stabilized: 5 },
    { name: 'up among obsolete', past: past([10, 100], [6, 1], [5, 2], [9, 3]), current: 1, wanted: 100, up: 150, down: 300, stabilized: 5 },
    { name: 'both windows hold the current count', past: past([1, 2], [9, 1]), current: 5, wanted: 7, up: 300, down: 300, stabilized: 5 },
    { name: 'no way up when the wish goes down', past: past([2, 100], [3, 3]), current: 2, wanted: 1, up: 300, down: 300, stabilized: 2 },
    { name: 'no way down when the wish goes up', past: past([2, 100], [1, 3]), current: 2, wanted: 3, up: 300, down: 300, stabilized: 2 },
    { name: 'as old as the window no longer counts', past: past([9, 5]), current: 9, wanted: 3, up: 0, down: 300, stabilized: 3 },
  ])('$name', ({ past: recommendations, current, wanted, up, down, stabilized }) => {
    const answer = once({ behavior: rules(up, down), history: { recommendations } }, current, wanted);
    expect(answer).toMatchObject({ recommended: wanted, stabilized });
    if (stabilized !== wanted) expect(answer.reason).toBe(wanted >= current ? 'ScaleUpStabilized' : 'ScaleDownStabilized');
  }); // biome-ignore format: one row per case
});

type Policy = readonly ['Pods' | 'Percent', number, number];
const policies = (list: readonly Policy[]) => list.map(([type, value, periodSeconds]) => ({ type, value, periodSeconds }));
describe('computeReplicasForMetrics and what stands around it', () => {
  const CPU = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } };
  const QUEUE = {
    type: 'External',
    external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '10' } },
  };
  const both = (metrics: object, replicas = 4, config: object = {}) =>
    createAutoscaler('kubernetes-hpa', { maxReplicas: 100, metrics: [CPU, QUEUE], history: {}, ...config }).decide({
      nowMs: 0,
      replicas,
      metrics: metrics as Record<string, number>,
    });

  it('takes the most that any metric asks for', () => {
    expect(both({ cpu: 0.75, queue: 70 })).toMatchObject({ recommended: 7, desired: 7 });
    expect(both({ cpu: 0.75, queue: 10 })).toMatchObject({ recommended: 6, desired: 6 });
  });

  it('a metric that fails forbids scaling in, not out, and does not mind standing still', () => {
    expect(both({ cpu: 0.75 })).toMatchObject({ recommended: 6, desired: 6, reason: 'DesiredWithinRange' });
    expect(both({ cpu: 0.1 })).toMatchObject({ recommended: null, desired: 4, reason: 'FailedGetExternalMetric' });
    expect(both({ cpu: 0.5 })).toMatchObject({ recommended: 4, desired: 4, reason: 'DesiredWithinRange' });
    expect(both({})).toMatchObject({ recommended: null, desired: 4, reason: 'FailedGetResourceMetric' });
    expect(both({ queue: 100 })).toMatchObject({ recommended: 10, desired: 8, reason: 'ScaleUpLimit' });
  });

  it('an average beyond all measure asks for as many as there can be', () => {
    for (const cpu of [1e308, '1e30', 2 ** 40]) expect(both({ cpu, queue: 1 }).recommended).toBe(2_147_483_647);
  });

  it('goes to a bound without asking the metrics', () => {
    expect(both({}, 200)).toMatchObject({ desired: 100, reason: 'TooManyReplicas' });
    expect(both({}, 2, { minReplicas: 3 })).toMatchObject({ desired: 3, reason: 'TooFewReplicas' });
  });

  it('0 replicas switch it off, unless 0 is allowed', () => {
    expect(both({ cpu: 9, queue: 900 }, 0)).toMatchObject({ desired: 0, reason: 'ScalingDisabled' });
    const fromZero = once({ minReplicas: 0, history: {} }, 0, 3);
    expect(fromZero).toMatchObject({ desired: 3, recommended: 3 });
  });

  it('to zero and back on an external value', () => {
    const value = { type: 'External', external: { metric: { name: 'wanted' }, target: { type: 'Value', value: '10' } } };
    const config = { minReplicas: 0, metrics: [value], history: {} };
    expect(once(config, 0, 25)).toMatchObject({ recommended: 3, desired: 3 });
    expect(once(config, 3, 0)).toMatchObject({ recommended: 0, desired: 0 });
  });

  it('tolerance is inclusive on both edges: 55% and 45% of a 50% target', () => {
    expect(both({ cpu: 0.55, queue: 1 }).recommended).toBe(4);
    expect(both({ cpu: 0.45, queue: 1 }).recommended).toBe(4);
    expect(both({ cpu: 0.56, queue: 1 }).recommended).toBe(5);
    expect(both({ cpu: 0.44, queue: 1 }, 10).recommended).toBe(9);
    // Whole percents: 55.9% is 55%.
    expect(both({ cpu: 0.559, queue: 1 }).recommended).toBe(4);
  });

  it('a null metric is one that could not be had; conditions tell all three', () => {
    expect(both({ cpu: 0.75, queue: 50 }).conditions).toEqual({
      ableToScale: 'SucceededRescale',
      scalingActive: 'ValidMetricFound',
      scalingLimited: 'DesiredWithinRange',
    });
  });
});

describe('the manifest', () => {
  const spec = {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    minReplicas: 3,
    maxReplicas: 100,
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      { type: 'Pods', pods: { metric: { name: 'requestsPerSecond' }, target: { type: 'AverageValue', averageValue: '1k' } } },
    ],
    behavior: {
      scaleDown: { stabilizationWindowSeconds: 300, policies: policies([['Percent', 10, 60]]) },
      scaleUp: { stabilizationWindowSeconds: 0, policies: policies([['Percent', 100, 15]]) },
    },
  };
  const look = { nowMs: 0, replicas: 3, metrics: { cpu: 0.9, requestsPerSecond: 3200 } };

  it('is taken whole or as its spec, flags beside it', () => {
    const manifest = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web' }, spec };
    for (const config of [spec, manifest, { ...manifest, tolerance: '0.1', syncPeriodMs: 15_000 }])
      expect(createAutoscaler('kubernetes-hpa', config).decide(look)).toMatchObject({
        desired: 6,
        recommended: 10,
        reason: 'ScaleUpLimit',
      });
  });

  it('takes null in a manifest for what is left out, as templates write it', () => {
    const rules = { selectPolicy: null, policies: null, tolerance: null, stabilizationWindowSeconds: null };
    const empty = { maxReplicas: 100, metrics: spec.metrics, minReplicas: null, behavior: { scaleUp: rules, scaleDown: null } };
    const bare = { maxReplicas: 100, metrics: spec.metrics, behavior: {} };
    const [one, other] = [{ spec: empty }, bare].map((config) => createAutoscaler('kubernetes-hpa', config).decide(look));
    expect(one).toEqual(other);
  });

  it('takes null anywhere in a manifest, with or without its wrapper', () => {
    const target = { type: 'Value', value: '10', averageValue: null, averageUtilization: null };
    const metrics = [{ type: 'External', resource: null, external: { metric: { name: 'queue', selector: null }, target } }];
    for (const config of [
      { maxReplicas: 10, minReplicas: null, metrics },
      { spec: { maxReplicas: 10, minReplicas: null, metrics } },
    ])
      expect(createAutoscaler('kubernetes-hpa', config).decide({ nowMs: 0, replicas: 2, metrics: { queue: 20 } })).toMatchObject({
        recommended: 4,
      });
  });

  // computeStatusForObjectMetric asks the type first; the API server lets an Object have both
  it.each([
    { type: 'Value', recommended: 6 }, // 3 · 20/10
    { type: 'AverageValue', recommended: 4 }, // 20/5
  ])('of an Object with both targets $type counts', ({ type, recommended }) => {
    const metrics = [{ type: 'Object', object: { metric: { name: 'q' }, target: { type, value: '10', averageValue: '5' } } }];
    const autoscaler = createAutoscaler('kubernetes-hpa', { maxReplicas: 100, metrics });
    expect(autoscaler.decide({ nowMs: 0, replicas: 3, metrics: { q: 20 } })).toMatchObject({ recommended });
  });

  // GetExternalPerPodMetricReplicas, v1.33 on: a sum below zero is taken for an overflow; GetExternalMetricReplicas caps at the top alone
  it.each([
    { type: 'AverageValue', target: { averageValue: '1' }, recommended: 2_147_483_647 },
    { type: 'Value', target: { value: '1' }, recommended: 0 },
  ])('an external metric below zero against $type', ({ type, target, recommended }) => {
    const metrics = [{ type: 'External', external: { metric: { name: 'q' }, target: { type, ...target } } }];
    const autoscaler = createAutoscaler('kubernetes-hpa', { maxReplicas: 100, metrics });
    expect(autoscaler.decide({ nowMs: 0, replicas: 3, metrics: { q: [2, -5, 1] } })).toMatchObject({ recommended });
  });

  it('without metrics watches CPU at 80%', () => {
    const autoscaler = createAutoscaler('kubernetes-hpa', { maxReplicas: 10 });
    expect(autoscaler.decide({ nowMs: 0, replicas: 4, metrics: { cpu: 1.2 } })).toMatchObject({ recommended: 6 });
  });

  it.each([
    [{ maxReplicas: 2, minReplicas: 3 }, 'maxReplicas must be >= minReplicas (3), got 2'],
    [{ minReplicas: -1 }, 'minReplicas must be >= 0, got -1'],
    [{ maxReplicas: 1e10 }, 'maxReplicas must be <= 2147483647, got 10000000000'],
    [{ replicas: 3 }, 'replicas is not a known field (known: minReplicas, maxReplicas'],
    [{ tolerance: -1 }, 'tolerance must be >= 0, got -1'],
    [{ tolerance: 'much' }, 'tolerance must be a number or a quantity'],
    [{ metrics: [{ type: 'Resource' }] }, 'metrics[0].resource must be given for a Resource metric'],
    // validation.go: validateMetricSpec, validateResourceSource, validateExternalSource
    [{ metrics: [{ type: 'Pods', pods: { metric: { name: 'q' }, target: { averageValue: 1 } }, resource: { name: 'cpu', target: {} } }] }, 'metrics[0].resource must be left out for a Pods metric'],
    [{ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 50, averageValue: '1' } } }] }, 'metrics[0].resource.target.averageValue must be left out where averageUtilization is given'],
    [{ metrics: [{ type: 'External', external: { metric: { name: 'q' }, target: { value: 50, averageValue: '1' } } }] }, 'metrics[0].external.target.averageValue must be left out where value is given'],
    [{ metrics: [{ type: 'Object', object: { metric: { name: 'q' }, target: { type: 'Value', value: 50, averageValue: '-1' } } }] }, 'metrics[0].object.target.averageValue must be > 0, got "-1"'],
    [{ metrics: [{ type: 'CheddarCheese' }] }, 'metrics[0].type must be one of Resource, ContainerResource'],
    [{ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }] }, 'metrics[0].resource.target must have'],
    [{ metrics: [{ type: 'Pods', pods: { metric: { name: 'q' }, target: { value: 1 } } }] }, 'metrics[0].pods.target must have averageValue'],
    [{ metrics: [{ type: 'Pods', pods: { metric: { name: 'q' }, target: { averageValue: 0 } } }] }, 'metrics[0].pods.target.averageValue must be > 0'],
    [{ behavior: { scaleUp: { policies: [] } } }, 'behavior.scaleUp.policies must have at least 1 entries'],
    [{ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } } }, 'behavior.scaleUp.policies[0].periodSeconds must be <= 1800, got 1801'],
    [{ behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }, 'must be <= 3600, got 3601'],
    [{ history: { scaleUps: [{ change: 1, ageMs: -1 }] } }, 'history.scaleUps[0].ageMs must be >= 0, got -1'],
    [{ spec: 3 }, 'spec is not a known field'],
  ])('refuses %j', (config, message) => {
    expect(() => createAutoscaler('kubernetes-hpa', config)).toThrow(message);
  }); // biome-ignore format: one row per case
});

test('a manifest of any depth is refused by its field, or read where nobody looks so deep', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}1${']'.repeat(20_000)}`);
  expect(() => createAutoscaler('kubernetes-hpa', { maxReplicas: 9, behavior: deep })).toThrow(/^behavior must be/);
  expect(() => createAutoscaler('kubernetes-hpa', { maxReplicas: deep })).toThrow(/^maxReplicas must be/);
  const metric = { name: 'q', selector: deep };
  const metrics = [{ type: 'External', external: { metric, target: { value: 5 } } }];
  const autoscaler = createAutoscaler('kubernetes-hpa', { maxReplicas: 9, metrics });
  expect(autoscaler.decide({ nowMs: 0, replicas: 2, metrics: { q: 10 } })).toMatchObject({ recommended: 4 });
});

test('whatever it is shown, it stays within its bounds once there, and the same input gives the same answers', () => {
  const policy = fc.record({
    type: fc.constantFrom('Pods', 'Percent'),
    value: fc.integer({ min: 1, max: 300 }),
    periodSeconds: fc.integer({ min: 1, max: 1800 }),
  });
  const side = fc.record(
    {
      policies: fc.array(policy, { minLength: 1, maxLength: 3 }),
      selectPolicy: fc.constantFrom('Max', 'Min', 'Disabled'),
      stabilizationWindowSeconds: fc.integer({ min: 0, max: 3600 }),
    },
    { requiredKeys: [] },
  );
  const behavior = fc.option(fc.record({ scaleUp: side, scaleDown: side }, { requiredKeys: [] }), { nil: undefined });
  const looks = fc.array(fc.record({ gapMs: fc.nat(120_000), wanted: fc.nat(60) }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(behavior, looks, (rules, seen) => {
      const config = { minReplicas: 2, maxReplicas: 40, ...(rules === undefined ? {} : { behavior: rules }) };
      const run = () => {
        const autoscaler = hpa(config);
        let nowMs = 0;
        let replicas = 10;
        return seen.map(({ gapMs, wanted }) => {
          nowMs += gapMs;
          const before = replicas;
          const answer = autoscaler.decide({ nowMs, replicas, metrics: { wanted } });
          replicas = answer.desired;
          expect(replicas).toBeGreaterThanOrEqual(2);
          expect(replicas).toBeLessThanOrEqual(40);
          // Never further than asked, never the wrong way of what it was asked within its windows.
          expect(Math.sign(replicas - before) * Math.sign((answer.stabilized as number) - before)).toBeGreaterThanOrEqual(0);
          return answer;
        });
      };
      expect(run()).toEqual(run());
    }),
    { numRuns: 200 },
  );
});
