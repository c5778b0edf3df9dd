import type { Recording } from '@/engine/recording/types';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import { type ControlView, toldApart, withRange } from './control-view';
import { viewsOf } from './described-controls';
import '@/engine/stations/registry';

/** A run made while the page is built, for the picture that stands where a lab will be. Not for the page's own code. */
export function recordAtBuild(raw: unknown, untilMs?: Ms, inputs: readonly ScenarioEvent[] = []): Recording {
  const scenario = parseScenario(raw);
  const run = createRun(scenario, { inputs: parseInputs(scenario, inputs) });
  run.advance(untilMs ?? run.forMs);
  return run.recording();
}

export interface ControlsAtBuild {
  readonly scenario: unknown;
  readonly controls: readonly string[];
  readonly ranges?: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** What paths name, as it stands when a run begins. */
export function viewsAtBuild(raw: unknown, paths: readonly string[]): ControlView[] {
  const scenario = parseScenario(raw);
  return paths.flatMap((path) => viewsOf(path, scenario, scenario));
}

/** The controls that a lab will have. */
export function controlsAtBuild({ scenario, controls, ranges }: ControlsAtBuild, { nodes }: Recording): ControlView[] {
  return toldApart(
    viewsAtBuild(scenario, controls).map((view) => withRange(view, ranges?.[view.path])),
    (target) => nodes.find(({ id }) => id === target)?.label ?? target,
  );
}
