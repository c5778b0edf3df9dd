import * as z from 'zod/mini';
import { InputError } from '../input-error';
import { described, knobSchema, parseWith } from '../knobs/parse';
import type { BackendConfig } from './backend-set';
import type { BalancerSpec } from './types';

export type KeyKind = 'text' | 'u64';

/** A backend as a user writes it. */
export const backendSchema = z.strictObject({
  id: described(z.string().check(z.minLength(1)), 'Unique name'),
  weight: described(z._default(z.number().check(z.gt(0), z.maximum(1e9)), 1), 'Share of traffic relative to the others'),
  maxConnections: described(
    z._default(z.number().check(z.int(), z.minimum(0), z.maximum(2147483647)), 0),
    'Requests in flight at which it is full; 0: no bound',
  ),
  backup: described(z._default(z.boolean(), false), 'Used only while no other backend is eligible'),
});

export interface ReplayConfig {
  readonly knobs: Readonly<Record<string, unknown>>;
  readonly backends: readonly BackendConfig[];
  readonly keyKind: KeyKind;
}

/**
 * The configuration of a replay: the algorithm's knobs, `backends` and `keyKind`.
 * @throws InputError naming the field, the rule and the value
 */
// biome-ignore lint/suspicious/noExplicitAny: a spec of any configuration
export function parseReplayConfig(spec: BalancerSpec<any>, raw: unknown): ReplayConfig {
  const knobs = Object.fromEntries(Object.entries(spec.knobs).map(([name, knob]) => [name, knobSchema(knob as never)]));
  const schema = z.strictObject({
    ...knobs,
    backends: z._default(z.array(backendSchema), []),
    keyKind: z._default(z.enum(['text', 'u64']), 'text'),
  });
  const { backends, keyKind, ...rest } = parseWith(schema, raw ?? {}, '');
  const seen = new Set<string>();
  backends.forEach(({ id }, i) => {
    if (seen.has(id)) throw new InputError(`backends[${i}].id`, 'must be unique', id);
    seen.add(id);
  });
  return { knobs: rest, backends, keyKind };
}
