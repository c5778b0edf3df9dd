import { expect, test, vi } from 'vitest';
import type { Recording, Spans } from '@/engine/recording/types';
import { parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { createLabRun } from './lab-run';
import { wantsPart } from './run-parts';
import { inProcessRunner } from './worker/client';
import '@/engine/stations/registry';

const crowd = (forMs: number) => ({
  format: 1,
  seed: 3,
  forMs,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 1700 }, timeoutMs: 2000, to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a' }],
      concurrency: 64,
      serviceMs: { kind: 'exponential', meanMs: 30 },
    },
  },
  links: { 'users->app': { latencyMs: 20 } },
});

const rowsOf = (spans: Spans, wanted: (row: number) => boolean): string[] =>
  Array.from({ length: spans.count }, (_, row) => row)
    .filter(wanted)
    .map((row) =>
      [spans.kind, spans.outcome, spans.klass, spans.attempt, spans.request, spans.place, spans.startMs, spans.midMs, spans.endMs]
        .map((column) => column[row])
        .join(' '),
    );

test('a part has every span that touches its time, in the same order, and no other', () => {
  const run = createRun(parseScenario(crowd(4000)));
  run.advance(1500);
  run.spansIn({ fromMs: 0, toMs: 100 }); // what is noted of the rows so far holds for those to come
  run.advance(4000);
  const { spans } = run.recording();
  for (const [fromMs, toMs] of [
    [0, 4000],
    [1000, 1500],
    [3990, 4000],
    [0, 10],
  ]) {
    const part = run.spansIn({ fromMs, toMs });
    expect(rowsOf(part, () => true)).toEqual(rowsOf(spans, (row) => spans.endMs[row] > fromMs && spans.startMs[row] <= toMs));
    expect([part.completeFromMs, part.completeUntilMs]).toEqual([fromMs, toMs]);
  }
});

test('wherever the playhead of a long run goes, the spans around it come', { timeout: 60_000 }, async () => {
  const lab = createLabRun({ lab: 'long', scenario: crowd(90_000), controls: [], runner: inProcessRunner() });
  const recording = (): Recording => lab.store.getState().recording!;
  const isAround = (tMs: number): void => {
    const { completeFromMs, completeUntilMs } = recording().spans;
    expect(completeFromMs).toBeLessThanOrEqual(Math.max(0, tMs - 9000));
    expect(completeUntilMs).toBeGreaterThanOrEqual(Math.min(90_000, tMs + 1000));
  };
  lab.store.open();
  await vi.waitFor(() => expect(lab.store.getState().status).toBe('ready'), { timeout: 50_000 });
  const { summary, windows } = recording();
  for (const toMs of [45_000, 88_000, 3000, 60_000]) {
    lab.player.send({ type: 'SEEK', toMs });
    isAround(toMs);
    expect(recording().spans.count).toBeLessThan(400_000);
  }
  expect(recording().summary).toBe(summary);
  expect(recording().windows).toBe(windows);
  lab.dispose();
});

test('a run that is here whole wants no part, and a part wants the next before it is at its end', () => {
  const of = (spans: Partial<Spans>): Recording => ({ untilMs: 100_000, spans: { completeFromMs: 0, ...spans } }) as Recording;
  expect(wantsPart(of({}), 50_000, 20)).toBe(false);
  const part = of({ completeFromMs: 40_000, completeUntilMs: 60_000 });
  expect(wantsPart(part, 51_000, 1)).toBe(false);
  expect(wantsPart(part, 59_700, 1)).toBe(true);
  expect(wantsPart(part, 56_000, 20)).toBe(true);
  expect(wantsPart(part, 41_000, 1)).toBe(true);
  expect(wantsPart(of({ completeFromMs: 80_000, completeUntilMs: 100_000 }), 99_990, 20)).toBe(false);
});
