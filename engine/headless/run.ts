import { InputError } from '../input-error';
import type { RunSummary } from '../recording/types';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import type { Scenario } from '../scenario/types';
import { acrossSeeds } from './across-seeds';
import { readArguments, readNumberOption } from './arguments';
import { readYamlObject } from './config';
import { readWhole } from './input';
import { Output } from './output';
import { writeSpans } from './span-lines';
import { summaryTable } from './summary-table';
import '../stations/registry';

const LARGEST_SEED = 4_294_967_295;
const MOST_SEEDS = 10_000;
/** Rows of spans held for `--spans`: about half a gigabyte. */
const MOST_SPANS = 10_000_000;

/**
 * A run's summary: a table for people, one JSON line with `--json`; with `--seeds K` the figures of K runs, seeds counted up
 * from the first.
 * @throws InputError on bad arguments or a bad scenario
 */
export async function runCommand(args: string[], output = new Output()): Promise<void> {
  const options = { seed: 'string', for: 'string', seeds: 'string', spans: 'string', json: 'boolean' } as const;
  const { values, positionals } = readArguments(args, options, ['SCENARIO']);
  const seed = readNumberOption(values.seed, '--seed', { integer: true, min: 0, max: LARGEST_SEED });
  const forMs = readNumberOption(values.for, '--for', { above: 0, max: 1e12 });
  const seeds = readNumberOption(values.seeds, '--seeds', { integer: true, min: 1, max: MOST_SEEDS });
  if (values.spans !== undefined && seeds !== undefined) throw new InputError('--spans', 'cannot be combined with --seeds');
  const [file] = positionals;
  const scenario = parseScenario(await readYamlObject(readWhole(file), 'SCENARIO'));
  const summary =
    seeds === undefined
      ? await runOnce(scenario, seed, forMs, values.spans)
      : runSeeds(scenario, seed ?? scenario.seed, forMs, seeds);
  const named = { scenario: file, ...summary };
  if (values.json) output.json(named);
  else output.text(summaryTable(named));
  await output.flush();
}

async function runOnce(
  scenario: Scenario,
  seed: number | undefined,
  forMs: number | undefined,
  spansFile: string | undefined,
): Promise<RunSummary> {
  const run = createRun(scenario, { seed, forMs, spans: spansFile !== undefined, maxSpans: MOST_SPANS });
  const summary = run.finish();
  if (spansFile !== undefined) await writeSpans(run.recording(), spansFile);
  return summary;
}

function runSeeds(scenario: Scenario, first: number, forMs: number | undefined, seeds: number): object {
  if (first + seeds - 1 > LARGEST_SEED) throw new InputError('--seeds', `must keep every seed <= ${LARGEST_SEED}`, seeds);
  const summaries: RunSummary[] = [];
  for (let i = 0; i < seeds; i++) summaries.push(createRun(scenario, { seed: first + i, forMs, spans: false }).finish());
  const figures = summaries.map(({ seed, forMs, digest, ...rest }) => rest);
  return {
    seed: first,
    seeds,
    forMs: summaries[0].forMs,
    ...(acrossSeeds(figures) as object),
    digests: summaries.map(({ digest }) => digest),
  };
}
