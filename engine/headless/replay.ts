import { families } from '../families';
import { InputError, known } from '../input-error';
import type { Family, Operation, ReplaySession } from '../mechanism';
import { refuseUnknown } from '../replay/operation';
import { readArguments, readSeed, requireObject } from './arguments';
import { readConfig } from './config';
import { forEachObject } from './line-loop';
import { Output } from './output';

/**
 * Drives one mechanism through timed operations, a JSON line each, one answer line each.
 * @throws InputError on bad arguments, a bad configuration or a bad line (prefixed `line N: `)
 */
export async function replayCommand(args: string[], output = new Output()): Promise<void> {
  const options = { config: 'string', 'config-file': 'string', seed: 'string' } as const;
  const { values, positionals } = readArguments(args, options, ['FAMILY/ALGORITHM', '[FILE]']);
  const { family, algorithm } = await readMechanism(positionals[0]);
  const file = positionals[1] ?? '-';
  if (file === '-' && values['config-file'] === '-')
    throw new InputError('--config-file', 'cannot be standard input, which holds the operations');
  const config = await readConfig(values.config, values['config-file']);
  const replay = new Replay(family, algorithm, config, readSeed(values.seed) ?? 1, output);
  await forEachObject(file, output, (operation) => replay.apply(operation));
  replay.end();
  await output.flush();
}

/** A session that can start afresh. */
class Replay {
  readonly #emit: (answer: object) => void;
  #session: ReplaySession;

  constructor(
    readonly family: Family,
    readonly algorithm: string,
    private config: Operation,
    readonly seed: number,
    output: Output,
  ) {
    this.#emit = (answer) => output.json(answer);
    this.#session = this.#open();
  }

  apply(operation: Operation): void {
    if (operation.op === 'reset') this.#reset(operation);
    else this.#session.apply(operation, this.#emit);
  }

  end(): void {
    this.#session.end?.(this.#emit);
  }

  /** Whoever still waits is answered first: one answer per operation, in order, across resets too. */
  #reset(operation: Operation): void {
    refuseUnknown(operation, ['op', 'config', 'atMs']);
    if (operation.config !== undefined) this.config = requireObject(operation.config, 'config');
    const afresh = this.#open();
    this.end();
    this.#session = afresh;
    this.#emit({ reset: true });
  }

  #open(): ReplaySession {
    return this.family.replay(this.algorithm, this.config, this.seed);
  }
}

async function readMechanism(name: string): Promise<{ family: Family; algorithm: string }> {
  const slash = name.indexOf('/');
  if (slash < 0) throw new InputError('FAMILY/ALGORITHM', `must be like ${Object.keys(families)[0] ?? 'family'}/ALGORITHM`, name);
  const load = known<() => Promise<Family>>(families, name.slice(0, slash), 'family');
  const family = await load();
  const algorithm = name.slice(slash + 1);
  known(family.algorithms, algorithm, `${family.id} algorithm`);
  return { family, algorithm };
}
