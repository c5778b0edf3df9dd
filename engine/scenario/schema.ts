import * as z from 'zod';
import { knobsSchema, shapeOf } from '../knobs/parse';
import { absentKinds, catalogVersion, stationSpecs } from '../stations/catalog';
import { backendKnobs } from '../stations/service-knobs';
import type { StationSpec } from '../stations/station';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "-" or "_"');
const target = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}(\/[^/]{1,64})?$/, 'must be a node, or a node and a backend as "node/backend"');
const link = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}->[A-Za-z0-9_-]{1,64}$/, 'must be a link as "from->to"')
  .describe('A link, as "from->to".');
const atMs = z.number().min(0).max(1e12).describe('When, ms from the start of the run.');

const to = z
  .union([id, z.array(id).min(1).max(256)], { error: 'must be the id of a node, or a list of ids' })
  .optional()
  .describe('Where calls go on to: a node, or several.');

const of = id.describe('The node it acts on.');

function nodeForm(spec: StationSpec): z.ZodObject {
  const reach = spec.controls === undefined ? { to } : { of };
  return z
    .strictObject({ kind: z.literal(spec.kind), label: z.string().max(64).optional(), ...reach, ...shapeOf(spec.knobs) })
    .describe(spec.help);
}

interface Schemas {
  readonly version: number;
  /** One node of a scenario, by its kind. */
  readonly node: z.ZodType;
  readonly scenario: z.ZodType;
}

let built: Schemas | null = null;

/** The schemas over the kinds at hand; built again when a kind has come. A kind that is only announced stands by its name. */
function schemas(): Schemas {
  if (built?.version === catalogVersion()) return built;
  const absent = absentKinds().map((kind) => z.looseObject({ kind: z.literal(kind) }));
  const forms = [...stationSpecs().map(nodeForm), ...absent];
  const node = z.discriminatedUnion('kind', forms as unknown as [z.ZodObject, ...z.ZodObject[]]);
  built = { version: catalogVersion(), node, scenario: scenarioOf(node) };
  return built;
}

export const nodeSchema = (): z.ZodType => schemas().node;

/** The scenario format, version 1. References between its parts are checked in `parse.ts`. */
export const scenarioSchema = (): z.ZodType => schemas().scenario;

export const eventSchema = z.discriminatedUnion('do', [
  ...(['kill', 'revive', 'drain', 'remove', 'crash', 'purge'] as const).map((name) =>
    z.strictObject({ atMs, do: z.literal(name), target }),
  ),
  ...(['cut', 'mend'] as const).map((name) => z.strictObject({ atMs, do: z.literal(name), target: link })),
  z.strictObject({ atMs, do: z.literal('slow'), target, factor: z.number().gt(0).max(1e6) }),
  z.strictObject({ atMs, do: z.literal('fail'), target, ratio: z.number().min(0).max(1) }),
  z.strictObject({ atMs, do: z.literal('add'), target: id, backend: knobsSchema(backendKnobs) }),
  z.strictObject({ atMs, do: z.literal('set'), target, knob: z.string().min(1).max(200), value: z.unknown() }),
] as unknown as [z.ZodObject, ...z.ZodObject[]]);

export const FORMAT = 1;

const scenarioOf = (node: z.ZodType): z.ZodType =>
  z.strictObject({
    format: z.literal(FORMAT).describe('Version of this format.'),
    title: z.string().max(200).optional(),
    seed: z.number().int().min(0).max(4294967295).default(1).describe('Where every random stream begins.'),
    forMs: z.number().gt(0).max(1e12).default(60_000).describe('Length of the run, ms of virtual time.'),
    windowMs: z
      .number()
      .gt(0)
      .max(1e12)
      .optional()
      .describe('Length of the windows that charts are made of; chosen to suit when left out.'),
    nodes: z.record(id, node).describe('The parts of the system, by id.'),
    links: z
      .record(z.string(), z.strictObject({ latencyMs: z.number().min(0).max(1e9).default(0) }))
      .default({})
      .describe('Distances, by "from->to"; nothing when left out.'),
    events: z.array(eventSchema).max(10_000).default([]).describe('What happens, and when.'),
  });

/** A form with several kinds may be written as the bare name of one. */
function withShorthand({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void {
  if (!(zodSchema instanceof z.ZodPipe && zodSchema.out instanceof z.ZodDiscriminatedUnion)) return;
  const form = jsonSchema as { oneOf?: object[] };
  const kinds = zodSchema.out.options.flatMap((one) => [...((one as z.ZodObject).shape.kind as z.ZodLiteral).values]);
  form.oneOf = [{ type: 'string', enum: kinds }, ...(form.oneOf ?? [])];
}

/** The scenario format as JSON Schema (2020-12). */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema(), { io: 'input', unrepresentable: 'any', override: withShorthand });
}
