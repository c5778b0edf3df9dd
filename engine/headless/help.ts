import { Output } from './output';

export const HELP = `Headroom's engine without a page: JSON in, JSON out, times in ms of virtual time.

  npm run -s sim -- list                                every family, algorithm, knob and formula, as JSON
  npm run -s sim -- run SCENARIO [--seed N] [--for MS] [--seeds K] [--spans FILE] [--json]
                                                        a run's summary; K seeds give means with 95% intervals
  npm run -s sim -- replay FAMILY/ALGORITHM [--config JSON | --config-file FILE] [--seed N] [FILE|-]
                                                        one mechanism over timed operations, a JSON line each
  npm run -s sim -- cache --policies a,b --capacities 10,100 [--belady] [--seed N] [--json] TRACE|-
                                                        hit ratios over a key-per-line trace (plain or .gz)
  npm run -s sim -- theory NAME JSON|-                  closed forms
  npm run -s sim -- schema                              the scenario format as JSON Schema
  npm run -s sim -- version | help

Bad input exits 2 with one line on standard error: the field, what it must be, what it was.
More, with examples: engine/headless/README.md
`;

export async function helpCommand(_args: string[], output = new Output()): Promise<void> {
  output.text(HELP);
  await output.flush();
}
