import { known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Formula } from '../theory/formula';
import { theory } from '../theory/registry';
import { readArguments, readJsonObject } from './arguments';
import { forEachObject } from './line-loop';
import { Output } from './output';

/**
 * Evaluates one closed form, or with `-` one per line.
 * @throws InputError on an unknown formula and on inputs without an answer
 */
export async function theoryCommand(args: string[], output = new Output()): Promise<void> {
  const { positionals } = readArguments(args, {}, ['NAME', 'JSON']);
  const [name, json] = positionals;
  const formula = known<Formula>(theory as Readonly<Record<string, Formula>>, name, 'NAME');
  const evaluate = (inputs: object) => output.json(formula.compute(parseKnobs(formula.knobs, inputs)));
  if (json === '-') await forEachObject('-', output, evaluate);
  else evaluate(readJsonObject(json, 'JSON'));
  await output.flush();
}
