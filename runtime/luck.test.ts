import { describe, expect, test } from 'vitest';
import { parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { hereWorker } from './here-worker.test-support';
import { createLuckStore, type LuckPlan, type LuckStore, samplesOf, subjectOf } from './luck';
import { seedsFrom } from './pool';

const scenario = {
  format: 1,
  seed: 7,
  forMs: 20_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 10 }, to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'exponential', meanMs: 50 } },
  },
};
const quicker = [{ atMs: 0, do: 'set', target: 'app', knob: 'serviceMs.meanMs', value: 20 }] as const;
const plan: LuckPlan = {
  scenario,
  seeds: seedsFrom(4294967294, 4),
  subjects: [[], quicker],
  windows: { lengthMs: 1000, series: ['goodputRps', 'latencyMs.p99', 'none.such'] },
};

const ended = (store: LuckStore): Promise<void> =>
  new Promise((resolve) => {
    store.subscribe(({ status }) => {
      if (status !== 'running') resolve();
    });
  });

describe('runs on many seeds', () => {
  test('are the runs that would be made alone, in the order of their seeds, whichever was done first', async () => {
    const store = createLuckStore(() => 3, hereWorker);
    const done = ended(store);
    store.start(plan);
    await done;
    const { status, subjects, seeds } = store.getState();
    expect(status).toBe('done');
    expect(seeds).toEqual([4294967294, 4294967295, 0, 1]);
    for (const { inputs, samples } of subjects)
      samples.forEach((sample, i) => {
        const alone = createRun(parseScenario({ ...scenario, windowMs: 1000 }), { seed: seeds[i], inputs: [...inputs] });
        expect(sample?.summary.digest).toBe(alone.finish().digest);
        expect(sample?.series.goodputRps).toEqual(alone.recording().windows.series.goodputRps);
        expect(Object.keys(sample?.series ?? {})).toEqual(['goodputRps', 'latencyMs.p99']);
      });
  });

  test('meet the same arrivals on the same seed', async () => {
    const store = createLuckStore(() => 2, hereWorker);
    const done = ended(store);
    store.start(plan);
    await done;
    const [now, then] = store
      .getState()
      .subjects.map((subject) => samplesOf(subject).map(({ summary }) => summary.requests.offered));
    expect(now).toEqual(then);
    expect(new Set(now).size).toBeGreaterThan(1);
  });

  test('that are given up keep what was made', async () => {
    const store = createLuckStore(() => 1, hereWorker);
    store.start(plan);
    await new Promise<void>((resolve) => {
      store.subscribe(({ subjects }) => {
        if (subjects[0].samples[0] !== undefined) resolve();
      });
    });
    store.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { status, subjects } = store.getState();
    expect(status).toBe('stopped');
    expect(subjects.flatMap(samplesOf).length).toBeLessThan(8);
    expect(subjects.flatMap(samplesOf).length).toBeGreaterThan(0);
  });

  test('that cannot be made say why', async () => {
    const store = createLuckStore(() => 2, hereWorker);
    const done = ended(store);
    store.start({ ...plan, scenario: { ...scenario, forMs: -1 } });
    await done;
    expect(store.getState()).toMatchObject({ status: 'refused', problem: expect.stringMatching(/forMs/) });
  });

  test('belong to the run they were asked for, and to no other', async () => {
    const store = createLuckStore(() => 2, hereWorker);
    store.start(plan);
    expect(subjectOf(store.getState(), { scenario, inputs: quicker })?.inputs).toBe(quicker);
    expect(subjectOf(store.getState(), { scenario, inputs: [...quicker] })).toBeUndefined();
    expect(subjectOf(store.getState(), { scenario: { ...scenario }, inputs: quicker })).toBeUndefined();
    store.stop();
  });
});
