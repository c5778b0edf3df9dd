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
  const values = await readDocuments(text, field);
  const value = values.length > 1 ? theOneMeant(values, field) : (values[0] ?? null);
  return requireObject(value, field, 'a JSON or YAML object');
}

/** YAML's documents that are not empty. @throws InputError */
async function readDocuments(text: string, field: string): Promise<readonly unknown[]> {
  const { parseAllDocuments } = await import('yaml');
  try {
    const documents = [...parseAllDocuments(text, { logLevel: 'error' })];
    for (const { errors } of documents) if (errors.length > 0) throw errors[0];
    return documents.map((document) => document.toJS() as unknown).filter((value) => value !== null);
  } catch (error) {
    throw new InputError(field, `must be a JSON or YAML object (${(error as Error).message.split('\n')[0].replace(/:$/, '')})`);
  }
}

/** Of a file of Kubernetes manifests the one that configures a mechanism. @throws InputError unless there is just one */
function theOneMeant(values: readonly unknown[], field: string): unknown {
  const meant = values.filter((value) => (value as { kind?: unknown } | null)?.kind === 'HorizontalPodAutoscaler');
  if (meant.length === 1) return meant[0];
  throw new InputError(
    field,
    `must be one document, or have one of kind HorizontalPodAutoscaler (${values.length} documents, ${meant.length} of them)`,
  );
}
