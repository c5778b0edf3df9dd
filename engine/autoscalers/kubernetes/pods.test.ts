import { describe, expect, it } from 'vitest';
import type { PodSample } from '../types';
import { groupPods, podMilli, readPods } from './pods';

const NOW_MS = 3_600_000;
const MINUTE_MS = 60_000;
// The windows of the test file: two minutes and ten seconds where production has five and thirty.
const timing = { cpuInitializationPeriodMs: 2 * MINUTE_MS, initialReadinessDelayMs: 10_000, metricWindowMs: MINUTE_MS };

function groupOf(pod: PodSample, cpu: boolean, sampled = true): string {
  const pods = readPods({ nowMs: NOW_MS, replicas: 1, metrics: {}, pods: [pod] }, timing)!;
  const { readyCount, unready, missing, ignored } = groupPods(pods, () => sampled, cpu, NOW_MS, timing);
  expect(readyCount + unready.length + missing.length + ignored.length).toBe(1);
  return readyCount === 1 ? 'ready' : unready.length === 1 ? 'unready' : missing.length === 1 ? 'missing' : 'ignored';
}
const ago = (ms: number) => NOW_MS - ms;

// replica_calculator_test.go, TestGroupPods
describe('groupPods', () => {
  it.each<{ name: string; pod: PodSample; cpu?: boolean; sampled?: boolean; group: string }>([
    { name: 'count in a ready pod - memory', pod: { phase: 'Succeeded', ready: null }, cpu: false, group: 'ready' },
    { name: 'a pod without ready condition', pod: { phase: 'Succeeded', startedAtMs: NOW_MS, ready: null }, group: 'unready' },
    { name: 'fresh metrics during initialization', pod: { startedAtMs: ago(MINUTE_MS), readyChangedAtMs: ago(30_000), windowMs: 30_000 }, group: 'ready' },
    { name: 'without fresh metrics during initialization', pod: { startedAtMs: ago(MINUTE_MS), readyChangedAtMs: ago(30_000) }, group: 'unready' },
    { name: 'unready, turned so 6 s after its start', pod: { startedAtMs: ago(600_000), readyChangedAtMs: ago(594_000), ready: false }, group: 'unready' },
    { name: 'no fresh metrics after initialization', pod: { startedAtMs: ago(180_000), readyChangedAtMs: ago(180_000), sampledAtMs: ago(120_000) }, group: 'ready' },
    { name: 'unready, but was ready', pod: { startedAtMs: ago(600_000), readyChangedAtMs: ago(540_000), ready: false }, group: 'ready' },
    { name: 'a pod without a start', pod: { startedAtMs: null }, group: 'unready' },
    { name: 'missing', pod: {}, sampled: false, group: 'missing' },
    { name: 'pending', pod: { phase: 'Pending' }, sampled: false, group: 'unready' },
    { name: 'pending with a sample, memory', pod: { phase: 'Pending' }, cpu: false, group: 'unready' },
    { name: 'deleted', pod: { deleting: true }, group: 'ignored' },
    { name: 'deleted while pending', pod: { deleting: true, phase: 'Pending' }, group: 'ignored' },
    { name: 'failed', pod: { phase: 'Failed' }, group: 'ignored' },
  ])('$name: $group', ({ pod, cpu = true, sampled = true, group }) => {
    expect(groupOf(pod, cpu, sampled)).toBe(group);
  }); // biome-ignore format: one row per case

  it('refuses what is no pod, by field', () => {
    const read = (pods: unknown) => () => readPods({ nowMs: 0, replicas: 1, metrics: {}, pods: pods as PodSample[] }, timing);
    expect(read([7])).toThrow('pods[0] must be an object, got 7');
    expect(read([{ phase: 'Happy' }])).toThrow('pods[0].phase must be one of Pending, Running');
    expect(read([{ ready: 1 }])).toThrow('pods[0].ready must be true, false or null, got 1');
    expect(read([{ colour: 1 }])).toThrow('pods[0].colour is not a known field (known: name, phase');
    expect(read([{ name: 'a' }, { name: 'a' }])).toThrow('pods[1].name must not repeat, got "a"');
    expect(read([{ containers: null }])).toThrow('pods[0].containers must be an object of containers, got null');
    expect(read([{ startedAtMs: 'now' }])).toThrow('pods[0].startedAtMs must be a finite number, got "now"');
  });
});

// metrics/client.go, getPodMetrics: the sum of the containers, where each of them has the metric
it.each<{ pod: PodSample; container?: string; milli: bigint | undefined }>([
  { pod: { containers: { app: { usage: { cpu: '300m' } }, proxy: { usage: { cpu: 0.05 } } } }, milli: 350n },
  { pod: { containers: { app: { usage: { cpu: '300m' } }, proxy: { usage: { memory: '1Mi' } } } }, milli: undefined },
  { pod: { containers: {} }, milli: undefined },
  { pod: { usage: { cpu: 1 }, containers: { app: { usage: { cpu: 2 } } } }, milli: 1000n },
  { pod: { usage: { cpu: 1 }, containers: { app: { usage: { cpu: 2 } } } }, container: 'app', milli: 2000n },
  { pod: { usage: { cpu: 1 }, containers: { app: { usage: { cpu: 2 } } } }, container: 'proxy', milli: undefined },
  { pod: { usage: { cpu: 1 } }, container: 'app', milli: 1000n },
])('usage of $pod, container $container: $milli', ({ pod, container = null, milli }) => {
  const [read] = readPods({ nowMs: 0, replicas: 1, metrics: {}, pods: [pod] }, timing)!;
  expect(podMilli(read, 'usage', 'cpu', container)).toBe(milli);
});
