import { describe, expect, it } from 'vitest';
import { createAutoscaler } from '../family';
import type { Decision } from '../types';

/** A metric that asks for exactly as many replicas as it says: one per unit. */
const WANTED = {
  type: 'External',
  external: { metric: { name: 'wanted' }, target: { type: 'AverageValue', averageValue: '1' } },
};
const hpa = (config: object) =>
  createAutoscaler('kubernetes-hpa', { tolerance: 0, metrics: [WANTED], maxReplicas: 1000, ...config });
const once = (config: object, replicas: number, wanted: number, atMs = 1e7): Decision =>
  hpa(config).decide({ nowMs: atMs, replicas, metrics: { wanted } });

describe('convertDesiredReplicasWithRules', () => {
  // horizontal_test.go, TestConvertDesiredReplicasWithRules
  it.each([
    { current: 5, wanted: 7, min: 3, max: 8, desired: 7, reason: 'DesiredWithinRange' },
    { current: 3, wanted: 1, min: 2, max: 8, desired: 2, reason: 'TooFewReplicas' },
    { current: 3, wanted: 10, min: 0, max: 8, desired: 6, reason: 'ScaleUpLimit' },
    { current: 10, wanted: 20, min: 0, max: 10, desired: 10, reason: 'TooManyReplicas' },
    { current: 1, wanted: 0, min: 0, max: 10, desired: 0, reason: 'DesiredWithinRange' },
    { current: 3, wanted: 1000, min: 1, max: 10, desired: 6, reason: 'ScaleUpLimit' },
    { current: 3, wanted: 1000, min: 1, max: 2000, desired: 6, reason: 'ScaleUpLimit' },
    { current: 1, wanted: 9, min: 1, max: 100, desired: 4, reason: 'ScaleUpLimit' }, // at least to 4
    { current: 4, wanted: 9, min: 1, max: 8, desired: 8, reason: 'TooManyReplicas' }, // the limits tie: the maximum is named
  ])('$current → $wanted in [$min, $max]: $desired, $reason', ({ current, wanted, min, max, desired, reason }) => {
    const answer = once({ minReplicas: min, maxReplicas: max, history: {} }, current, wanted);
    expect(answer).toMatchObject({ desired, reason, recommended: wanted });
  });
});

type Policy = readonly ['Pods' | 'Percent', number, number];
const policies = (list: readonly Policy[]) => list.map(([type, value, periodSeconds]) => ({ type, value, periodSeconds }));
/** `generateEvents`: within the period; one a second too old and one much older, which must not count. */
const events = (changes: readonly number[], seconds: number) => [
  ...changes.map((change, i) => ({ change, ageMs: ((i * seconds) / changes.length) * 1000 })),
  { change: 42, ageMs: (seconds + 1) * 1000 },
  { change: 42, ageMs: (seconds + 100) * 1000 },
];

interface RateRow {
  readonly name: string;
  readonly current: number;
  readonly wanted: number;
  readonly max?: number;
  readonly min?: number;
  readonly up?: readonly Policy[];
  readonly down?: readonly Policy[];
  readonly upSelect?: string;
  readonly downSelect?: string;
  readonly ups?: object[];
  readonly downs?: object[];
  readonly desired: number;
  readonly reason?: string;
}

describe('convertDesiredReplicasWithBehaviorRate', () => {
  // horizontal_test.go, TestScalingWithRules and its forerunner TestScaleRate
  it.each<RateRow>([
    { name: 'up, default policies', current: 10, wanted: 50, desired: 20, reason: 'ScaleUpLimit' },
    { name: 'up, Pods larger than Percent', current: 10, wanted: 500, up: [['Pods', 100, 60], ['Percent', 100, 60]], desired: 110 },
    { name: 'up, Percent larger than Pods', current: 10, wanted: 500, up: [['Pods', 2, 60], ['Percent', 100, 60]], desired: 20 },
    { name: 'up, the least of both', current: 10, wanted: 500, up: [['Pods', 2, 60], ['Percent', 100, 60]], upSelect: 'Min', desired: 12 },
    { name: 'up, disabled', current: 10, wanted: 500, upSelect: 'Disabled', desired: 10, reason: 'ScaleUpLimit' },
    { name: 'up, room enough', current: 10, wanted: 50, up: [['Pods', 100, 60]], desired: 50, reason: 'DesiredWithinRange' },
    { name: 'up, large Percent', current: 10, wanted: 50, up: [['Percent', 10000, 60]], desired: 50 },
    { name: 'up, Pods', current: 10, wanted: 50, up: [['Pods', 30, 60]], desired: 40 },
    { name: 'up, Percent', current: 10, wanted: 50, up: [['Percent', 200, 60]], desired: 30 },
    { name: 'up, a small Percent of little is rounded up', current: 1, wanted: 9, up: [['Percent', 1, 60]], desired: 2 },
    { name: 'up, rounding as float64 has it: 100 * 1.1 > 110', current: 100, wanted: 500, up: [['Percent', 10, 60]], desired: 111 },
    { name: 'up, after 15 in the period', current: 100, wanted: 500, up: [['Percent', 100, 60]], ups: events([1, 2, 3, 4, 5], 60), desired: 170 },
    { name: 'up, maximum below the policy', current: 100, wanted: 500, max: 200, up: [['Pods', 300, 60]], ups: events([1, 5, 9], 120), desired: 200, reason: 'TooManyReplicas' },
    { name: 'up, spent: more came than the policy allows', current: 100, wanted: 500, up: [['Pods', 5, 120]], ups: events([1, 5, 9], 120), desired: 100, reason: 'ScaleUpLimit' },
    { name: 'up, Pods after events', current: 100, wanted: 500, up: [['Pods', 150, 120]], ups: events([1, 5, 9], 120), desired: 235 },
    { name: 'up, Percent after events', current: 100, wanted: 500, up: [['Percent', 200, 120]], ups: events([1, 5, 9], 120), desired: 255 },
    { name: 'up, scale-downs in the period give room', current: 100, wanted: 500, up: [['Pods', 150, 120]], downs: events([1, 5, 9], 120), desired: 265 },
    { name: 'up, after both ways', current: 6, wanted: 24, up: [['Percent', 300, 300]], ups: events([4], 300), downs: events([2], 300), desired: 16, reason: 'ScaleUpLimit' },
    { name: 'up, the least of both, of one', current: 1, wanted: 9, up: [['Pods', 2, 60], ['Percent', 50, 60]], upSelect: 'Min', desired: 2 },
    { name: 'up, events outlived by one policy of two', current: 100, wanted: 200, up: [['Pods', 1000, 30], ['Percent', 100, 60]], ups: events([8, 12, 9, 11], 120), desired: 200, reason: 'DesiredWithinRange' },
    { name: 'up, one percent of three', current: 3, wanted: 1000, max: 2000, up: [['Percent', 1, 60]], desired: 4, reason: 'ScaleUpLimit' },
    { name: 'up, default policies, the maximum first', current: 100, wanted: 1000, min: 100, max: 150, desired: 150, reason: 'TooManyReplicas' },
    { name: 'down, after both ways', current: 10, wanted: 1, down: [['Percent', 50, 180]], ups: events([2], 180), downs: events([4], 180), desired: 6, reason: 'ScaleDownLimit' },
    { name: 'down, the least of both, of five', current: 5, wanted: 1, down: [['Pods', 2, 60], ['Percent', 50, 60]], downSelect: 'Min', desired: 3 },
    { name: 'down, default policies, events do not matter', current: 10, wanted: 5, downs: events([1, 5, 9], 120), desired: 5, reason: 'DesiredWithinRange' },
    { name: 'down, default policies', current: 10, wanted: 5, desired: 5, reason: 'DesiredWithinRange' },
    { name: 'down, the most of both', current: 100, wanted: 2, down: [['Pods', 20, 60], ['Percent', 1, 60]], desired: 80 },
    { name: 'down, the least of both', current: 100, wanted: 2, down: [['Pods', 20, 60], ['Percent', 1, 60]], downSelect: 'Min', desired: 99 },
    { name: 'down, the least, the other way', current: 100, wanted: 2, down: [['Pods', 2, 60], ['Percent', 10, 60]], downSelect: 'Min', desired: 98 },
    { name: 'down, disabled', current: 100, wanted: 2, downSelect: 'Disabled', desired: 100, reason: 'ScaleDownLimit' },
    { name: 'down, minimum', current: 10, wanted: 0, down: [['Pods', 100, 60]], desired: 1, reason: 'TooFewReplicas' },
    { name: 'down, minimum under a large Percent', current: 10, wanted: 2, min: 5, down: [['Percent', 100, 60]], desired: 5, reason: 'TooFewReplicas' },
    { name: 'down, Pods', current: 10, wanted: 2, down: [['Pods', 5, 60]], desired: 5, reason: 'ScaleDownLimit' },
    { name: 'down, Percent', current: 10, wanted: 5, down: [['Percent', 50, 60]], desired: 5 },
    { name: 'down, Percent cuts towards zero: 9 * 0.9 = 8.1', current: 9, wanted: 2, down: [['Percent', 10, 60]], desired: 8 },
    { name: 'down, minimum after events', current: 100, wanted: 0, min: 5, down: [['Pods', 130, 120]], downs: events([1, 5, 9], 120), desired: 5 },
    { name: 'down, spent', current: 100, wanted: 2, down: [['Pods', 5, 120]], downs: events([1, 5, 9], 120), desired: 100, reason: 'ScaleDownLimit' },
    { name: 'down, Percent after events', current: 100, wanted: 0, down: [['Percent', 50, 120]], downs: events([2, 4, 6], 120), desired: 56 },
    { name: 'down, the formula asks for more than there are', current: 100, wanted: 0, down: [['Percent', 10, 120]], downs: events([10, 10, 10], 120), desired: 100 },
    { name: 'down, the formula asks for less than none', current: 10, wanted: 5, down: [['Percent', 1000, 120]], downs: events([10, 10, 10], 120), desired: 5 },
  ])('$name', ({ current, wanted, min = 1, max = 1000, up, down, upSelect, downSelect, ups = [], downs = [], desired, reason }) => {
    const side = (list: readonly Policy[] | undefined, selectPolicy: string | undefined) => ({
      ...(list === undefined ? {} : { policies: policies(list) }),
      ...(selectPolicy === undefined ? {} : { selectPolicy }),
    });
    const behavior = { scaleUp: side(up, upSelect), scaleDown: side(down, downSelect) };
    const config = { minReplicas: min, maxReplicas: max, behavior, history: { scaleUps: ups, scaleDowns: downs } };
    const answer = once(config, current, wanted);
    expect(answer.desired).toBe(desired);
    if (reason !== undefined) expect(answer.reason).toBe(reason);
  }); // biome-ignore format: one row per case

  it('an event as old as the period no longer counts', () => {
    const behavior = { scaleUp: { policies: policies([['Pods', 4, 60]]) } };
    const desiredAt = (ageMs: number) => once({ behavior, history: { scaleUps: [{ change: 4, ageMs }] } }, 10, 50).desired;
    expect(desiredAt(59_999)).toBe(10);
    expect(desiredAt(60_000)).toBe(14);
  });

  it('remembers its own moves', () => {
    const autoscaler = hpa({ behavior: { scaleUp: { policies: policies([['Pods', 4, 60]]) } } });
    const at = (nowMs: number, replicas: number) => autoscaler.decide({ nowMs, replicas, metrics: { wanted: 100 } }).desired;
    expect(at(0, 10)).toBe(14);
    expect(at(15_000, 14)).toBe(14);
    expect(at(59_999, 14)).toBe(14);
    expect(at(60_000, 14)).toBe(18);
  });

  it('a behavior for one direction leaves the defaults to the other', () => {
    const behavior = { scaleUp: { policies: policies([['Pods', 1, 60]]) } };
    const autoscaler = hpa({ behavior });
    // Scale-in keeps the five minutes of the controller, strictly: an equal age no longer counts.
    const at = (nowMs: number) => autoscaler.decide({ nowMs, replicas: 10, metrics: { wanted: 2 } }).desired;
    expect(at(0)).toBe(10);
    expect(at(299_999)).toBe(10);
    expect(at(300_000)).toBe(2);
  });
});
