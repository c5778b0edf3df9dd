import { describe, expect, test } from 'vitest';
import type { RunSummary } from '@/engine/recording/types';
import { parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { hereWorker } from './here-worker.test-support';
import { inputsOf, type SweepPlan, type SweepRun, sweep, valuesBetween } from './sweep';
import type { Forms } from './worker/pool-protocol';

const scenario = {
  format: 1,
  seed: 7,
  forMs: 20_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 10 }, to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'exponential', meanMs: 50 } },
  },
};
const plan: SweepPlan = {
  scenario,
  inputs: [
    { atMs: 500, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 1 },
    { atMs: 900, do: 'slow', target: 'app/a', factor: 2 },
  ],
  target: 'users',
  knob: 'arrivals.rateRps',
  values: [2, 5, 8],
  theoryValues: [2, 30],
  seeds: [1, 2],
};

function swept(of: SweepPlan, workers: number): Promise<{ run: SweepRun; summary: RunSummary }[] | string> {
  return new Promise((resolve) => {
    const done: { run: SweepRun; summary: RunSummary }[] = [];
    sweep(of, workers, () => hereWorker(), {
      onForms: () => {},
      onRun: (run, summary) => done.push({ run, summary }),
      onEnd: () => resolve(done),
      onRefused: resolve,
    });
  });
}

describe('a sweep', () => {
  test.each([1, 2, 16])('with %i workers makes every run once, as it would be made alone', async (workers) => {
    const done = await swept(plan, workers);
    if (typeof done === 'string') throw new Error(done);
    expect(done.map(({ run }) => `${run.seed}/${run.point}`).sort()).toEqual(['1/0', '1/1', '1/2', '2/0', '2/1', '2/2']);
    for (const { run, summary } of done) {
      const alone = createRun(parseScenario(scenario), { seed: run.seed, inputs: inputsOf(plan, plan.values[run.point]) });
      expect(summary.digest).toBe(alone.finish().digest);
    }
  });
  test('keeps what the learner did, but for turns of the swept knob', () => {
    expect(inputsOf(plan, 5)).toEqual([
      { atMs: 0, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 5 },
      { atMs: 900, do: 'slow', target: 'app/a', factor: 2 },
    ]);
  });
  test('is told what formulas say, with the knob at each value', async () => {
    const quiet = { ...plan, inputs: [] };
    const forms = await new Promise<Forms>((resolve) => {
      sweep(quiet, 2, hereWorker, { onForms: resolve, onRun: () => {}, onEnd: () => {}, onRefused: () => {} });
    });
    // 50 ms of work: at 2 a second 1/(20 − 2); 30 a second are more than 20
    expect(forms).toEqual([
      expect.objectContaining({
        name: 'M/M/1',
        figures: expect.objectContaining({ 'latencyMs.mean': expect.closeTo(1000 / 18, 9) }),
      }),
      expect.objectContaining({ name: 'M/M/1', figures: null }),
    ]);
  });
  test('that cannot be made says why', async () => {
    expect(await swept({ ...plan, values: [-1] }, 2)).toMatch(/rateRps must be >= 0, got -1/);
  });
});

test('values are spread evenly, in ratio on a log scale, and whole where they count', () => {
  expect(valuesBetween(0, 10, 3, 'linear', false)).toEqual([0, 5, 10]);
  expect(valuesBetween(1, 100, 3, 'log', false)).toEqual([1, 10, 100]);
  expect(valuesBetween(1, 3, 8, 'linear', true)).toEqual([1, 2, 3]);
});
