import { describe, expect, test } from 'vitest';
import type { Recording } from '@/engine/recording/types';
import { recordAtBuild } from '@/runtime/at-build';
import { configAt, configsOf, formOf } from '../viz/config-at';
import { controlPicture, decidedBy, metricNameOf, samplesOf, toleranceOf } from './control-chart';

const scenario = {
  format: 1,
  seed: 7,
  forMs: 24_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'ramp', fromRps: 30, toRps: 160, startMs: 3000, overMs: 10_000 }, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], serviceMs: { kind: 'exponential', meanMs: 25 } },
    scaler: {
      kind: 'autoscaler',
      of: 'app',
      algorithm: { kind: 'kubernetes-hpa', maxReplicas: 6 },
      syncPeriodMs: 1000,
      startMs: 1500,
      warmupMs: 500,
    },
  },
  events: [
    {
      atMs: 18_000,
      do: 'set',
      target: 'scaler',
      knob: 'algorithm',
      value: { kind: 'target-tracking', metric: 'queued', target: 4 },
    },
  ],
} as const;
const recording = recordAtBuild(scenario);
const configs = configsOf(scenario, recording, 'scaler');

describe('a configuration at a moment', () => {
  test('is the scenario’s until it is turned', () => {
    expect(formOf(configAt(configs, 17_999), 'algorithm').kind).toBe('kubernetes-hpa');
    expect(formOf(configAt(configs, 18_000), 'algorithm')).toMatchObject({ kind: 'target-tracking', target: 4 });
  });
  test('takes turns of what is deeper, and keeps what a bare name of another form leaves', () => {
    const turn = (seq: number, knob: string, value: unknown) => ({
      seq,
      atMs: seq,
      type: 'knob.turned',
      target: 'scaler',
      knob,
      value,
    });
    const facts = [turn(1, 'algorithm.maxReplicas', 9), turn(2, 'algorithm', 'threshold'), turn(3, 'startMs', 7)];
    const folded = configsOf(scenario, { facts } as unknown as Recording, 'scaler');
    expect(formOf(configAt(folded, 2), 'algorithm')).toEqual({ kind: 'threshold', maxReplicas: 9 });
    expect(configAt(folded, 3).startMs).toBe(7);
    expect(formOf(configAt(folded, 0), 'algorithm')).toEqual({ kind: 'kubernetes-hpa', maxReplicas: 6 });
  });
  test('of a node that nobody wrote down is empty', () => {
    expect(formOf(configAt(configsOf(null, { facts: [] }, 'x'), 0), 'algorithm')).toEqual({ kind: '' });
  });
});

describe('the band', () => {
  test.each([
    [{ kind: 'kubernetes-hpa' }, 0.9, 1.1],
    [{ kind: 'kubernetes-hpa', tolerance: '50m' }, 0.95, 1.05],
    [{ kind: 'kubernetes-hpa', behavior: { scaleDown: { tolerance: 0.2 }, scaleUp: { tolerance: 0 } } }, 0.8, 1],
    [{ kind: 'target-tracking', scaleInMargin: 0.1 }, 0.9, 1],
    [{ kind: 'threshold', low: 0.2, high: 0.8 }, 0.25, 1],
  ])('of %j', (algorithm, low, high) => {
    const tolerance = toleranceOf(algorithm);
    expect(tolerance?.low).toBeCloseTo(low, 9);
    expect(tolerance?.high).toBeCloseTo(high, 9);
  });
  test('there is none for a schedule', () => expect(toleranceOf({ kind: 'scheduled' })).toBeNull());
});

test.each([
  [{ kind: 'kubernetes-hpa' }, 'cpu'],
  [{ kind: 'kubernetes-hpa', metrics: [{ type: 'Pods', pods: { metric: { name: 'queued' } } }] }, 'queuedPerReplica'],
  [{ kind: 'kubernetes-hpa', metrics: [{ type: 'External', external: { metric: { name: 'queued' } } }] }, 'queued'],
  [{ kind: 'predictive' }, 'requestsPerSecond'],
  [{ kind: 'threshold', metric: 'latencyP95Ms' }, 'latencyP95Ms'],
])('%j watches %s', (algorithm, name) => expect(metricNameOf(algorithm)).toBe(name));

describe('the chart', () => {
  const upper = { left: 0, right: 240, top: 10, bottom: 60 };
  const lower = { left: 0, right: 240, top: 70, bottom: 120 };
  const samples = samplesOf(recording, 'scaler', configs, 'cpu');
  const picture = (untilMs: number) => controlPicture(samples, untilMs, (tMs) => tMs / 100, upper, lower);
  test('has the recorded figures, the band about the target', () => {
    const one = samples.find(({ atMs }) => atMs === 9000);
    expect(one).toMatchObject({ target: 0.8, desired: 3 });
    expect(one?.low).toBeCloseTo(0.72, 9);
    expect(one?.high).toBeCloseTo(0.88, 9);
    expect(samples.find(({ atMs }) => atMs === 19_000)?.metric).toBeNaN();
  });
  test('shows nothing before it was played', () => {
    expect(picture(0)).toMatchObject({ metric: '', desired: '', band: '' });
    const reach = (d: string): number => Math.max(...[...d.matchAll(/[ML]([\d.]+)/g)].map(([, at]) => Number(at)));
    expect(reach(picture(9000).desired)).toBeLessThanOrEqual(90);
    expect(reach(picture(17_000).metric)).toBeGreaterThan(150);
  });
  test('keeps each in its box', () => {
    const ys = (d: string): number[] => [...d.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
    const { metric, band, ready, desired, starting } = picture(24_000);
    for (const y of [...ys(metric), ...ys(band)]) expect(y >= upper.top - 1e-9 && y <= upper.bottom + 1e-9).toBe(true);
    for (const y of [...ys(ready), ...ys(desired), ...ys(starting)])
      expect(y >= lower.top - 1e-9 && y <= lower.bottom + 1e-9).toBe(true);
  });
});

test('decisions are as they were recorded', () => {
  const decided = decidedBy(recording, 'scaler');
  expect(decided.find(({ from, to }) => from !== to)).toMatchObject({ from: 2, to: 3, reason: 'DesiredWithinRange' });
  expect(decidedBy(recording, 'app')).toEqual([]);
});
