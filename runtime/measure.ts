import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { pageRunner, type Runner } from './worker/client';

export interface MeasureOptions {
  readonly seed?: number;
  readonly inputs?: readonly ScenarioEvent[];
  readonly runner?: Runner;
}

let measured = 0;

/** One run to its end, in the worker, for an answer rather than a picture. @throws Error saying why there is none */
export function measure(
  scenario: unknown,
  { seed, inputs = [], runner = pageRunner() }: MeasureOptions = {},
): Promise<Recording> {
  const run = ++measured;
  const lab = `measure#${run}`;
  return new Promise((resolve, reject) => {
    runner.run({ lab, run, scenario, seed, inputs, playheadMs: 0, controls: [] }, (reply) => {
      if (reply.type === 'refused') reject(new Error(reply.message));
      else if (reply.recording.untilMs >= reply.recording.forMs) {
        runner.forget(lab);
        resolve(reply.recording);
      }
    });
  });
}
