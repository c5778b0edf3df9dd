import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createAutoscaler } from './family';
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

describe('target-tracking', () => {
  it.each([
    { replicas: 10, value: 0.5, wanted: 10 },
    { replicas: 10, value: 0.75, wanted: 15 },
    { replicas: 10, value: 0.51, wanted: 11 }, // rounded up
    { replicas: 10, value: 0.46, wanted: 10 }, // also on the way down: 9.2 is 10
    { replicas: 10, value: 0.25, wanted: 5 },
    { replicas: 3, value: 0.9, target: 0.3, wanted: 9 }, // 2.7 / 0.3 is 9.000000000000002 in floating point
    { replicas: 7, value: 0, wanted: 0 },
    { replicas: 0, value: 0.9, wanted: 0 },
  ])('$replicas at $value: $wanted', ({ replicas, value, target = 0.5, wanted }) => {
    expect(drive('target-tracking', { target, minReplicas: 0 }, [[0, replicas, value]])[0]).toMatchObject({
      desired: wanted,
      recommended: wanted,
    });
  });

  it('keeps its bounds, and goes to them from outside', () => {
    const config = { target: 0.5, minReplicas: 2, maxReplicas: 6, scaleInAfterMs: 1000 };
    expect(drive('target-tracking', config, [[0, 5, 0.9], [1, 4, 0.05], [2, 9, 0.5]]).map((a) => [a.desired, a.reason])).toEqual([
      [6, 'MaxReplicas'],
      [4, 'Evaluating'],
      [6, 'MaxReplicas'],
    ]); // biome-ignore format: one row per answer
  });

  it('waits out its evaluation, which a missing value or a return within the margin restarts', () => {
    const config = { target: 0.5, scaleOutAfterMs: 180_000, scaleInAfterMs: 900_000, scaleInMargin: 0.1 };
    const out = drive('target-tracking', config, [[0, 4, 0.9], [179_999, 4, 0.9], [180_000, 4, 0.9]]); // biome-ignore format: one line
    expect(desired(out)).toEqual([4, 4, 8]);
    const restarted = drive('target-tracking', config, [[0, 4, 0.9], [100_000, 4, null], [180_000, 4, 0.9], [360_000, 4, 0.9]]); // biome-ignore format: one line
    expect(desired(restarted)).toEqual([4, 4, 4, 8]);
    // 0.45 is exactly the margin: not yet below it
    const down = drive('target-tracking', config, [[0, 40, 0.45], [1, 40, 0.44], [900_000, 40, 0.44], [900_001, 40, 0.44]]); // biome-ignore format: one line
    expect(desired(down)).toEqual([40, 40, 40, 36]);
  });

  it('counts what it just added: the metric lags, the same reading does not add twice', () => {
    const config = { target: 0.5, scaleOutCooldownMs: 60_000, scaleInCooldownMs: 300_000 };
    const looks = [[0, 4, 1], [30_000, 8, 1], [45_000, 8, 1.2], [110_000, 10, 0.6], [170_000, 12, 0.25], [180_000, 6, 0.25], [190_000, 6, 0.6]] as const; // biome-ignore format: one line
    expect(desired(drive('target-tracking', config, looks))).toEqual([8, 8, 10, 12, 6, 6, 8]);
  });

  it('may be told never to scale in', () => {
    expect(drive('target-tracking', { target: 0.5, disableScaleIn: true }, [[0, 9, 0.1]])[0]).toMatchObject({
      desired: 9,
      recommended: 2,
      reason: 'ScaleInDisabled',
    });
  });

  test('never above the target once it gets what it asks for, with one fewer never enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (replicas, percent, target) => {
          const config = { target: target / 100, maxReplicas: 1e6 };
          const wanted = drive('target-tracking', config, [[0, replicas, percent / 100]])[0]!.recommended!;
          expect(replicas * percent).toBeLessThanOrEqual(wanted * target);
          expect(replicas * percent).toBeGreaterThan((wanted - 1) * target);
        },
      ),
    );
  });
});

describe('threshold', () => {
  const MINUTE_MS = 60_000;
  it('the rule of the book: above 70% for 5 minutes +2, below 30% for 15 minutes −1, 5 minutes between', () => {
    const looks = Array.from({ length: 31 }, (_, minute) => [minute * MINUTE_MS, 4, minute <= 10 ? 0.8 : 0.2] as const);
    const answers = drive('threshold', {}, looks);
    const moved = answers.flatMap(({ desired: count }, minute) => (count === 4 ? [] : [[minute, count]]));
    // high since 0: at 5, and again after the cooldown at 10; low since 11: at 26
    expect(moved).toEqual([[5, 6], [10, 6], [26, 3]]); // biome-ignore format: one line
  });

  it('the thresholds themselves are not past; one reading between them starts over', () => {
    const at = (values: readonly number[]) =>
      desired(
        drive(
          'threshold',
          {},
          values.map((value, i) => [i * 300_000, 4, value]),
        ),
      );
    expect(at([0.7, 0.7])).toEqual([4, 4]);
    expect(at([0.71, 0.7, 0.71, 0.71])).toEqual([4, 4, 4, 6]);
    expect(at([0.3, 0.3, 0.3, 0.3])).toEqual([4, 4, 4, 4]);
    expect(at([0.29, 0.29, 0.29, 0.29])).toEqual([4, 4, 4, 3]);
  });

  it('says why it stays', () => {
    const looks = [[0, 4, 0.9], [300_000, 4, 0.9], [310_000, 6, 0.9], [320_000, 6, 0.5], [330_000, 6, null]] as const; // biome-ignore format: one line
    expect(drive('threshold', {}, looks).map(({ reason }) => reason)).toEqual([
      'Evaluating',
      'ScaleOut',
      'Cooldown',
      'BetweenThresholds',
      'MetricMissing',
    ]);
    expect(drive('threshold', { maxReplicas: 5, highForMs: 0 }, [[0, 4, 0.9]])[0]).toMatchObject({
      desired: 5,
      recommended: 6,
      reason: 'MaxReplicas',
    });
    expect(() => createAutoscaler('threshold', { low: 0.8 })).toThrow('low must be <= high (0.7), got 0.8');
  });
});

describe('scheduled', () => {
  const schedule = [
    { atMs: 100, replicas: 8, everyMs: 1000 },
    { atMs: 600, replicas: 2, everyMs: 1000 },
    { atMs: 2100, replicas: 20 },
  ];
  it('the entry that came due last holds; at its very instant; the later written wins a tie', () => {
    const times = [0, 99, 100, 599, 600, 1099, 1100, 2099, 2100, 2599, 2600, 3100];
    const answers = drive(
      'scheduled',
      { schedule },
      times.map((atMs) => [atMs, 5, null] as const),
    );
    expect(desired(answers)).toEqual([5, 5, 8, 8, 2, 2, 8, 2, 20, 20, 2, 8]);
    expect(answers[0]).toMatchObject({ recommended: null, reason: 'NotYetScheduled' });
  });
  it('refuses more than the maximum', () => {
    expect(() => createAutoscaler('scheduled', { schedule: [{ atMs: 0, replicas: 9 }], maxReplicas: 8 })).toThrow(
      'schedule[0].replicas must be <= maxReplicas (8), got 9',
    );
    expect(() => createAutoscaler('scheduled', { schedule: [] })).toThrow('schedule must have at least 1 entries');
  });
});

describe('predictive', () => {
  const config = { metric: 'load', targetPerReplica: 10, seasonMs: 240, bucketMs: 10, leadMs: 20, maxReplicas: 1000 };
  const daily = (bucket: number) => (bucket % 24 >= 8 && bucket % 24 < 16 ? 900 : 100);

  it('a repeating load is foreseen exactly, a lead ahead', () => {
    const answers = drive(
      'predictive',
      config,
      Array.from({ length: 72 }, (_, bucket) => [bucket * 10, 10, daily(bucket)] as const),
      'load',
    );
    // The first season is only load; later ones see two buckets ahead.
    for (let bucket = 0; bucket < 72; bucket++) {
      const ahead = bucket < 24 ? daily(bucket) : Math.max(daily(bucket), daily(bucket + 1), daily(bucket + 2));
      expect(answers[bucket]!.recommended, `bucket ${bucket}`).toBe(ahead / 10);
    }
    expect(answers[30]).toMatchObject({ desired: 90, reason: 'Forecast', load: 100 });
  });

  it('load beyond the forecast is followed; gaps follow the forecast; a long silence costs nothing', () => {
    const looks = Array.from({ length: 24 }, (_, bucket) => [bucket * 10, 10, 100] as const);
    const answers = drive('predictive', config, [...looks, [240, 10, 500], [260, 10, null], [1e15, 10, null]], 'load');
    expect(answers[24]).toMatchObject({ recommended: 50, reason: 'Load' });
    expect(answers[25]!.recommended).toBeGreaterThan(10);
    expect(answers[26]!.reason).toBe('MaxReplicas'); // what trend the surge left, carried on for ages
    expect(drive('predictive', config, [[0, 10, null]], 'load')[0]).toMatchObject({
      desired: 10,
      recommended: null,
      reason: 'MetricMissing',
    });
  });

  it('a line is foreseen as a line, whatever the season', () => {
    const weights = { levelWeight: 0.5, trendWeight: 0.5, seasonWeight: 0 };
    const answers = drive(
      'predictive',
      { ...config, seasonMs: 20, leadMs: 10, ...weights },
      Array.from({ length: 300 }, (_, b) => [b * 10, 1, b + 1] as const),
      'load',
    );
    expect(answers[299]!.forecast as number).toBeGreaterThan(299);
    expect(answers[299]!.forecast as number).toBeLessThan(304);
  });

  it.each([
    [{ seasonMs: 25, bucketMs: 10 }, 'seasonMs must be a multiple of bucketMs (10), got 25'],
    [{ seasonMs: 1e9, bucketMs: 1 }, 'bucketMs must give a season at most 100000 buckets'],
    [{ leadMs: 1e9 }, 'leadMs must be <= seasonMs'],
  ])('refuses %j', (bad, message) => {
    expect(() => createAutoscaler('predictive', bad)).toThrow(message);
  });
});
