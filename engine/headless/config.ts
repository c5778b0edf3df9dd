import { InputError } from '../input-error';
import { readJsonObject, requireObject } from './arguments';
import { readWhole } from './input';

/**
 * A mechanism's configuration as the user gave it, not yet checked: `--config` as JSON, or `--config-file` as JSON or YAML.
 * @throws InputError when both are given, the file cannot be read, or there is no object in it
 */
export async function readConfig(json: string | undefined, file: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (json !== undefined && file !== undefined) throw new InputError('--config-file', 'cannot be combined with --config');
  if (json !== undefined) return readJsonObject(json, '--config');
  return file === undefined ? {} : readYamlObject(readWhole(file), '--config-file');
}

/** JSON is tried first: it needs no YAML parser, which takes a while to load. */
export async function readYamlObject(text: string, field: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return requireObject(JSON.parse(text), field, 'a JSON or YAML object');
  } catch (error) {
    if (error instanceof InputError) throw error;
  }
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error' });
  } catch (error) {
    throw new InputError(field, `must be a JSON or YAML object (${(error as Error).message.split('\n')[0].replace(/:$/, '')})`);
  }
  return requireObject(value, field, 'a JSON or YAML object');
}
