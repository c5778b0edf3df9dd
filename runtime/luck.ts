import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import { inPool, type PoolWorker, poolSize, poolWorker } from './pool';
import type { Summed } from './worker/pool-protocol';

/** What a run comes to on one seed, its series over windows of the length asked for. */
export type LuckSample = Summed;

/** A run made on many seeds. */
export interface LuckSubject {
  readonly inputs: readonly ScenarioEvent[];
  /** In the order of the seeds; not there yet where undefined. */
  readonly samples: readonly (LuckSample | undefined)[];
}

export interface LuckPlan {
  readonly scenario: unknown;
  readonly seeds: readonly number[];
  /** What was done in each of the runs to be compared; all of them on every seed. */
  readonly subjects: readonly (readonly ScenarioEvent[])[];
  readonly windows: { readonly lengthMs: Ms; readonly series: readonly string[] };
}

export interface LuckState {
  readonly status: 'none' | 'running' | 'done' | 'stopped' | 'refused';
  readonly scenario: unknown;
  readonly seeds: readonly number[];
  readonly windowMs: Ms;
  readonly subjects: readonly LuckSubject[];
  readonly problem: string | null;
}

/** The same runs on other seeds, made beside the lab to see how much of what it shows is chance. */
export interface LuckStore extends StoreApi<LuckState> {
  start(plan: LuckPlan): void;
  /** Gives up what is not made yet; what is made stays. */
  stop(): void;
}

const none: LuckState = { status: 'none', scenario: null, seeds: [], windowMs: 0, subjects: [], problem: null };

interface Job {
  readonly subject: number;
  readonly place: number;
}

export function createLuckStore(workers: () => number = poolSize, start: () => PoolWorker = poolWorker): LuckStore {
  const store = createStore<LuckState>(() => none);
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
    if (store.getState().status === 'running') store.setState({ status: 'stopped' });
  };
  return {
    ...store,
    stop,
    start({ scenario, seeds, subjects, windows }) {
      stop();
      const empty = seeds.map(() => undefined);
      store.setState({
        ...{ status: 'running', scenario, seeds, windowMs: windows.lengthMs, problem: null },
        subjects: subjects.map((inputs) => ({ inputs, samples: empty })),
      });
      // Seed by seed, so that what is there early is there in pairs.
      const jobs = seeds.flatMap((_, place) => subjects.map((_, subject): Job => ({ subject, place })));
      const ask = ({ subject, place }: Job) => ({ scenario, seed: seeds[place], inputs: subjects[subject], windows });
      cancel = inPool(jobs, ask, workers(), start, {
        onAnswer: (job, answer) => {
          if (answer.type === 'summed') store.setState((state) => ({ subjects: withSample(state.subjects, job, answer) }));
        },
        onEnd: () => store.setState({ status: 'done' }),
        onRefused: (problem) => store.setState({ status: 'refused', problem }),
      });
    },
  };
}

const withSample = (subjects: readonly LuckSubject[], { subject, place }: Job, { summary, series }: LuckSample) =>
  subjects.map((one, i) => (i === subject ? { ...one, samples: one.samples.with(place, { summary, series }) } : one));

/** What was found for a run, if it is the one that was asked about and not changed since. */
export const subjectOf = (
  { subjects, scenario }: LuckState,
  of: { readonly scenario: unknown; readonly inputs: readonly ScenarioEvent[] },
): LuckSubject | undefined => (scenario === of.scenario ? subjects.find(({ inputs }) => inputs === of.inputs) : undefined);

export const samplesOf = ({ samples }: LuckSubject): LuckSample[] => samples.filter((sample) => sample !== undefined);
