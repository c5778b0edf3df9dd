import type { RunSummary } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { inPool, type PoolWorker } from './pool';
import type { Forms, ToPool } from './worker/pool-protocol';

/** One run of a sweep: what is turned to what, and on whose arrivals. */
export interface SweepRun {
  readonly point: number;
  readonly seed: number;
}

export interface SweepPlan {
  readonly scenario: unknown;
  /** What the learner has done besides; turns of the swept knob among it are left out. */
  readonly inputs: readonly ScenarioEvent[];
  readonly target: string;
  readonly knob: string;
  /** The values that the knob takes, one a point. */
  readonly values: readonly number[];
  /** Those at which formulas are asked, which cost nothing: more of them. */
  readonly theoryValues: readonly number[];
  readonly seeds: readonly number[];
}

/** Values from low to high, evenly spaced, or evenly in ratio; whole where the knob counts. */
export function valuesBetween(low: number, high: number, points: number, scale: 'linear' | 'log', isWhole: boolean): number[] {
  const share = (i: number): number => (points === 1 ? 0 : i / (points - 1));
  const at = (i: number): number => (scale === 'log' && low > 0 ? low * (high / low) ** share(i) : low + (high - low) * share(i));
  const values = Array.from({ length: points }, (_, i) => (isWhole ? Math.round(at(i)) : Number(at(i).toPrecision(4))));
  return [...new Set(values)];
}

/** The run's inputs: the knob stands at its value from the start. */
export function inputsOf({ inputs, target, knob }: SweepPlan, value: number): ScenarioEvent[] {
  const isSwept = (event: ScenarioEvent): boolean => event.do === 'set' && event.target === target && event.knob === knob;
  return [{ atMs: 0, do: 'set', target, knob, value }, ...inputs.filter((event) => !isSwept(event))];
}

export interface SweepListener {
  /** What formulas say at each of `theoryValues`; comes first. */
  onForms(forms: Forms): void;
  /** A run is done. */
  onRun(run: SweepRun, summary: RunSummary): void;
  /** All are done. */
  onEnd(): void;
  /** One could not be made; the others are given up. One line: field, rule, value. */
  onRefused(message: string): void;
}

/**
 * Makes every run of a plan in a pool of workers, all points of a seed before the next seed, so that a curve is seen early and
 * then gets surer. Returns what gives it up.
 */
export function sweep(plan: SweepPlan, workers: number, start: () => PoolWorker, listener: SweepListener): () => void {
  const { scenario, values, theoryValues, seeds } = plan;
  const runs = seeds.flatMap((seed) => values.map((_, point): SweepRun => ({ point, seed })));
  const askOf = (job: SweepRun | null): ToPool =>
    job === null
      ? { scenario, formsOf: theoryValues.map((value) => inputsOf(plan, value)) }
      : { scenario, seed: job.seed, inputs: inputsOf(plan, values[job.point]) };
  return inPool([null, ...runs], askOf, workers, start, {
    ...listener,
    onAnswer: (job, answer) => {
      if (answer.type === 'forms') listener.onForms(answer.forms);
      else if (job !== null) listener.onRun(job, answer.summary);
    },
  });
}
