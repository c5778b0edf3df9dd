import { InputError, known } from '@/engine/input-error';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { type RunFigures, readFigure } from './figures';
import type { Claim, RunSpec } from './lesson-types';
import '@/engine/stations/registry';

/** Numbers that the engine computes, for pages being built and for tests. Not for a page's own code: it brings the engine. */

const runs = new Map<string, RunFigures>();

/** @throws InputError when the scenario or an input is wrong */
export function runFigures({ scenario: raw, inputs = [], forMs }: RunSpec, seed?: number): RunFigures {
  const key = JSON.stringify([raw, inputs, forMs, seed]);
  const before = runs.get(key);
  if (before) return before;
  const scenario = parseScenario(raw);
  const run = createRun(scenario, { seed, forMs, inputs: parseInputs(scenario, inputs), spans: false });
  run.finish();
  const { summary, windows } = run.recording();
  runs.set(key, { summary, windows });
  return { summary, windows };
}

/** @param seed instead of the claim's own */
export function claimValue(claim: Claim, seed = claim.seed): number {
  const figure = (read: Parameters<typeof readFigure>[0], name?: string): number => {
    const [only] = Object.keys(claim.runs);
    return readFigure(read, runFigures(known(claim.runs, name ?? only!, 'claim run'), seed));
  };
  return typeof claim.read === 'function' ? claim.read(figure) : figure(claim.read);
}

/**
 * A number that a scenario sets: `users.arrivals.rateRps`, `app/slow.speed`, `seed`, `forMs`, or `app.backends.length`.
 * Defaults count: what the scenario leaves out is read as the engine fills it in.
 */
export function settingOf(raw: unknown, path: string): number {
  const scenario = parseScenario(raw);
  const [head, ...rest] = path.split('.');
  if (rest.length === 0) return numberAt(scenario, [head!], path);
  const [node, backend] = head!.split('/');
  const config = known(scenario.nodes, node!, path);
  if (backend === undefined) return numberAt(config, rest, path);
  const found = (config.backends as readonly { id: string }[] | undefined)?.find(({ id }) => id === backend);
  if (!found) throw new InputError(path, 'must name a backend of the service');
  return numberAt(found, rest, path);
}

function numberAt(root: unknown, names: readonly string[], path: string): number {
  let place: unknown = root;
  for (const name of names) place = (place as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  if (typeof place !== 'number') throw new InputError(path, 'must be a number that the scenario sets', place);
  return place;
}
