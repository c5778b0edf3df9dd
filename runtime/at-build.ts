import type { Recording } from '@/engine/recording/types';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import '@/engine/stations/registry';

/** A run made while the page is built, for the picture that stands where a lab will be. Not for the page's own code. */
export function recordAtBuild(raw: unknown, untilMs?: Ms, inputs: readonly ScenarioEvent[] = []): Recording {
  const scenario = parseScenario(raw);
  const run = createRun(scenario, { inputs: parseInputs(scenario, inputs) });
  run.advance(untilMs ?? run.forMs);
  return run.recording();
}
