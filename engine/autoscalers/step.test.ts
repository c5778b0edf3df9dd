import { describe, expect, it } from 'vitest';
import { createAutoscaler } from './family';
import { roundChange } from './step';
import type { Decision } from './types';

/** Drives one autoscaler with [atMs, replicas, value] and returns the answers. */
function drive(
  algorithm: string,
  config: object,
  looks: readonly (readonly [number, number, number | null])[],
  metric = 'cpu',
): Decision[] {
  const autoscaler = createAutoscaler(algorithm, config);
  return looks.map(([nowMs, replicas, value]) =>
    autoscaler.decide({ nowMs, replicas, metrics: value === null ? {} : { [metric]: value } }),
  );
}
const desired = (answers: readonly Decision[]) => answers.map((answer) => answer.desired);

describe('step', () => {
  // AWS EC2 Auto Scaling user guide, "Step adjustments": alarm at 50 (percent), and its worked example.
  const guide = {
    threshold: 50,
    adjustmentType: 'PercentChangeInCapacity',
    cooldownMs: 0,
    scaleOut: [
      { lower: 0, upper: 10, adjustment: 0 },
      { lower: 10, upper: 20, adjustment: 10 },
      { lower: 20, upper: null, adjustment: 30 },
    ],
    scaleIn: [
      { lower: -10, upper: 0, adjustment: 0 },
      { lower: -20, upper: -10, adjustment: -10 },
      { lower: null, upper: -20, adjustment: -30 },
    ],
  };
  it('the guide: 60 → 11, then 70 → 14, then 40 → 13, then 30 → 10', () => {
    // 10% of 10 is 1; 30% of 11 is 3.3, so 3; 10% of 14 is 1.4, so 1; 30% of 13 is 3.9, so 3.
    expect(desired(drive('step', guide, [[0, 10, 60], [1, 11, 70], [2, 14, 40], [3, 13, 30]]))).toEqual([11, 14, 13, 10]); // biome-ignore format: one line
  });

  it.each([
    { value: 50, wanted: 100 },
    { value: 59.999, wanted: 100 },
    { value: 60, wanted: 110 }, // above: lower inclusive
    { value: 69.999, wanted: 110 },
    { value: 70, wanted: 130 },
    { value: 40.001, wanted: 100 },
    { value: 40, wanted: 90 }, // below: upper inclusive
    { value: 30.001, wanted: 90 },
    { value: 30, wanted: 70 },
    { value: 0, wanted: 70 },
  ])('bounds: $value → $wanted', ({ value, wanted }) => {
    expect(drive('step', { ...guide, maxReplicas: 1000 }, [[0, 100, value]])[0]).toMatchObject({
      desired: wanted,
      recommended: wanted,
    });
  });

  it('bounds are decimal: 0.7 is 0.2 above 0.5, which floating point denies', () => {
    const config = { threshold: 0.5, scaleOut: [{ lower: 0, upper: 0.2, adjustment: 1 }, { lower: 0.2, upper: null, adjustment: 3 }] }; // biome-ignore format: one line
    expect(0.7 - 0.5).toBeLessThan(0.2);
    expect(desired(drive('step', config, [[0, 4, 0.7]]))).toEqual([7]);
  });

  // "Scaling adjustment types": the four rounding rules
  it.each([[12.7, 12], [0.67, 1], [-0.58, -1], [-6.67, -6], [0, 0], [1, 1], [-1, -1]])('rounds %d to %d', (change, rounded) => {
    expect(roundChange(change)).toBe(rounded);
  }); // biome-ignore format: one line

  it('moves at least minAdjustmentMagnitude: 25% of 4 is 1, made 2', () => {
    const config = { threshold: 50, adjustmentType: 'PercentChangeInCapacity', minAdjustmentMagnitude: 2, cooldownMs: 0 };
    const out = { ...config, scaleOut: [{ lower: 0, adjustment: 25 }], scaleIn: [{ upper: 0, adjustment: -25 }] };
    expect(desired(drive('step', out, [[0, 4, 60], [1, 4, 40], [2, 100, 60]]))).toEqual([6, 2, 100]); // biome-ignore format: one line
  });

  it('sets an exact count, within the bounds', () => {
    const config = { threshold: 50, adjustmentType: 'ExactCapacity', maxReplicas: 8, minReplicas: 2, cooldownMs: 0 };
    const steps = { scaleOut: [{ lower: 0, upper: 10, adjustment: 5 }, { lower: 10, adjustment: 20 }], scaleIn: [{ upper: 0, adjustment: 0 }] }; // biome-ignore format: one line
    const answers = drive('step', { ...config, ...steps }, [[0, 3, 55], [1, 5, 65], [2, 8, 10]]); // biome-ignore format: one line
    expect(answers.map((a) => [a.desired, a.recommended, a.reason])).toEqual([
      [5, 5, 'ScaleOut'],
      [8, 20, 'MaxReplicas'],
      [2, 0, 'MinReplicas'],
    ]);
  });

  it('a cooldown holds the same breach, lets a larger one through less what was added, and holds scale-ins', () => {
    const config = {
      threshold: 50,
      cooldownMs: 100,
      scaleOut: [{ lower: 0, upper: 20, adjustment: 2 }, { lower: 20, adjustment: 3 }],
      scaleIn: [{ upper: -10, adjustment: -1 }],
    }; // biome-ignore format: one row per side
    const looks = [[0, 3, 60], [50, 5, 60], [60, 5, 80], [90, 6, 20], [159, 6, 60], [160, 6, 60], [260, 8, 20], [300, 7, 20], [310, 7, 60], [311, 9, 20]] as const; // biome-ignore format: one line
    const answers = drive('step', config, looks);
    // 3 + 2; held; 3 + 3, of which 2 are there; held; held; cooldown over at exactly 160; 8 − 1; held; a scale-out ends that pause
    expect(desired(answers)).toEqual([5, 5, 6, 6, 6, 8, 7, 7, 9, 9]);
    expect(answers.map(({ reason }) => reason)).toEqual(['ScaleOut', 'Cooldown', 'ScaleOut', 'Cooldown', 'Cooldown', 'ScaleOut', 'ScaleIn', 'Cooldown', 'ScaleOut', 'Cooldown']); // biome-ignore format: one line
  });

  it('steps of one side alone leave the other without any', () => {
    const out = { threshold: 50, scaleOut: [{ lower: 0, adjustment: 1 }] };
    expect(drive('step', out, [[0, 3, 10], [1, 3, 60]]).map(({ reason }) => reason)).toEqual(['NoStep', 'ScaleOut']); // biome-ignore format: one line
    const inward = { threshold: 50, scaleIn: [{ upper: 0, adjustment: -1 }] };
    expect(drive('step', inward, [[0, 3, 90], [1, 3, 10]]).map(({ reason }) => reason)).toEqual(['NoStep', 'ScaleIn']); // biome-ignore format: one line
  });

  it('a step of nothing during a cooldown is not a scale-in', () => {
    const config = { threshold: 50, cooldownMs: 100, scaleOut: [{ lower: 0, upper: 10, adjustment: 0 }, { lower: 10, adjustment: 2 }] }; // biome-ignore format: one line
    expect(desired(drive('step', config, [[0, 3, 60], [1, 5, 55], [2, 5, null]]))).toEqual([5, 5, 5]); // biome-ignore format: one line
  });

  it.each([
    [{ scaleOut: [{ lower: 0, upper: 10, adjustment: 1 }, { lower: 5, adjustment: 2 }] }, 'scaleOut[1] must not overlap scaleOut[0]'],
    [{ scaleIn: [{ adjustment: -1 }, { upper: 0, adjustment: -2 }] }, 'scaleIn[1] must not overlap scaleIn[0]'],
    [{ scaleOut: [{ lower: 3, upper: 3, adjustment: 1 }] }, 'scaleOut[0].upper must be > lower (3), got 3'],
    [{ scaleOut: [{ lower: 0, adjustment: 1.5 }] }, 'scaleOut[0].adjustment must be an integer, got 1.5'],
    [{ adjustmentType: 'Double' }, 'adjustmentType must be one of ChangeInCapacity'],
    [{ minReplicas: 5, maxReplicas: 4 }, 'maxReplicas must be >= minReplicas (5), got 4'],
    [{ cooldown: 5 }, 'cooldown is not a known field (known: metric, threshold'],
  ])('refuses %j', (config, message) => {
    expect(() => createAutoscaler('step', config)).toThrow(message);
  }); // biome-ignore format: one row per case
});
