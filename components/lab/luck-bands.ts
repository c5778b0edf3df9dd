import { useMemo } from 'react';
import { type LuckState, type LuckSubject, samplesOf, subjectOf } from '@/runtime/luck';
import type { RunState } from '@/runtime/run-store';
import { differencesOf, LEAST_RUNS, type LuckBand, spreadOf } from '../viz/luck-band';
import { useLuck, useRun } from './lab-context';

/** What was found about this run, if it has not been changed since. */
export const subjectOfRun = (luck: LuckState, { scenario, recordedInputs }: RunState): LuckSubject | undefined =>
  subjectOf(luck, { scenario, inputs: recordedInputs });

function bandsOf(subject: LuckSubject | undefined, binMs: number, isPinned: boolean): LuckBand[] {
  if (subject === undefined) return [];
  const samples = samplesOf(subject);
  if (samples.length < LEAST_RUNS) return [];
  return Object.keys(samples[0].series).map((series) => ({
    ...{ series, binMs, isPinned },
    ...spreadOf(samples.map((sample) => sample.series[series])),
  }));
}

/** Bands of this run and of those pinned, as far as there are any. */
export function useLuckBands(): LuckBand[] {
  const luck = useLuck((state) => state);
  const now = useRun((state) => subjectOfRun(luck, state));
  const scenario = useRun((state) => state.scenario);
  const pins = useRun((state) => state.pins);
  return useMemo(() => {
    const then = pins.flatMap(({ inputs }) => subjectOf(luck, { scenario, inputs }) ?? []);
    return [
      ...then.flatMap((subject) => (subject === now ? [] : bandsOf(subject, luck.windowMs, true))),
      ...bandsOf(now, luck.windowMs, false),
    ];
  }, [luck, now, pins, scenario]);
}

/** The spread of the differences between two runs, seed by seed. */
export function pairedBand(now: LuckSubject | undefined, then: LuckSubject | undefined, series: string) {
  if (now === undefined || then === undefined) return undefined;
  const pairs = now.samples.flatMap((sample, i) => {
    const [a, b] = [sample?.series[series], then.samples[i]?.series[series]];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  if (pairs.length < LEAST_RUNS) return undefined;
  return spreadOf(
    differencesOf(
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
    ),
  );
}
