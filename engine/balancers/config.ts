import * as z from 'zod';
import { InputError } from '../input-error';
import { knobSchema, parseWith } from '../knobs/parse';
import type { BackendConfig } from './backend-set';
import type { BalancerSpec } from './types';

export type KeyKind = 'text' | 'u64';

/** A backend as a user writes it. */
export const backendSchema = z.strictObject({
  id: z.string().min(1).describe('Unique name'),
  weight: z.number().gt(0).max(1e9).default(1).describe('Share of traffic relative to the others'),
  maxConnections: z
    .number()
    .int()
    .min(0)
    .max(2147483647)
    .default(0)
    .describe('Requests in flight at which it is full; 0: no bound'),
  backup: z.boolean().default(false).describe('Used only while no other backend is eligible'),
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
    backends: z.array(backendSchema).default([]),
    keyKind: z.enum(['text', 'u64']).default('text'),
  });
  const { backends, keyKind, ...rest } = parseWith(schema, raw ?? {}, '');
  const seen = new Set<string>();
  backends.forEach(({ id }, i) => {
    if (seen.has(id)) throw new InputError(`backends[${i}].id`, 'must be unique', id);
    seen.add(id);
  });
  return { knobs: rest, backends, keyKind };
}
