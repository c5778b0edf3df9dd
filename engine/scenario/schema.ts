import * as z from 'zod/mini';
import { described, knobsSchema, shapeOf } from '../knobs/parse';
import { absentKinds, catalogVersion, stationSpecs } from '../stations/catalog';
import { backendKnobs } from '../stations/service-knobs';
import type { StationSpec } from '../stations/station';

const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "-" or "_"'));
const target = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,64}(\/[^/]{1,64})?$/, 'must be a node, or a node and a backend as "node/backend"'));
const link = described(
  z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}->[A-Za-z0-9_-]{1,64}$/, 'must be a link as "from->to"')),
  'A link, as "from->to".',
);
const atMs = described(z.number().check(z.minimum(0), z.maximum(1e12)), 'When, ms from the start of the run.');

const to = described(
  z.optional(
    z.union([id, z.array(id).check(z.minLength(1), z.maxLength(256))], {
      error: 'must be the id of a node, or a list of ids',
    }),
  ),
  'Where calls go on to: a node, or several.',
);

const of = described(id, 'The node it acts on.');

function nodeForm(spec: StationSpec): z.ZodMiniType {
  const reach: Record<string, z.ZodMiniType> = spec.controls === undefined ? { to } : { of };
  const label = z.optional(z.string().check(z.maxLength(64)));
  return described(z.strictObject({ kind: z.literal(spec.kind), label, ...reach, ...shapeOf(spec.knobs) }), spec.help);
}

interface Schemas {
  readonly version: number;
  /** One node of a scenario, by its kind. */
  readonly node: z.ZodMiniType;
  readonly scenario: z.ZodMiniType;
}

let built: Schemas | null = null;

/** The schemas over the kinds at hand; built again when a kind has come. A kind that is only announced stands by its name. */
function schemas(): Schemas {
  if (built?.version === catalogVersion()) return built;
  const absent = absentKinds().map((kind) => z.looseObject({ kind: z.literal(kind) }));
  const forms = [...stationSpecs().map(nodeForm), ...absent];
  const node = z.discriminatedUnion('kind', forms as unknown as [z.ZodMiniObject, ...z.ZodMiniObject[]]);
  built = { version: catalogVersion(), node, scenario: scenarioOf(node) };
  return built;
}

export const nodeSchema = (): z.ZodMiniType => schemas().node;

/** The scenario format, version 1. References between its parts are checked in `parse.ts`. */
export const scenarioSchema = (): z.ZodMiniType => schemas().scenario;

export const eventSchema = z.discriminatedUnion('do', [
  ...(['kill', 'revive', 'drain', 'remove', 'crash', 'purge'] as const).map((name) =>
    z.strictObject({ atMs, do: z.literal(name), target }),
  ),
  ...(['cut', 'mend'] as const).map((name) => z.strictObject({ atMs, do: z.literal(name), target: link })),
  z.strictObject({ atMs, do: z.literal('slow'), target, factor: z.number().check(z.gt(0), z.maximum(1e6)) }),
  z.strictObject({ atMs, do: z.literal('fail'), target, ratio: z.number().check(z.minimum(0), z.maximum(1)) }),
  z.strictObject({ atMs, do: z.literal('add'), target: id, backend: knobsSchema(backendKnobs) }),
  z.strictObject({
    atMs,
    do: z.literal('set'),
    target,
    knob: z.string().check(z.minLength(1), z.maxLength(200)),
    value: z.unknown(),
  }),
] as unknown as [z.ZodMiniObject, ...z.ZodMiniObject[]]);

export const FORMAT = 1;

const lengthMs = z.number().check(z.gt(0), z.maximum(1e12));

const scenarioOf = (node: z.ZodMiniType): z.ZodMiniType =>
  z.strictObject({
    format: described(z.literal(FORMAT), 'Version of this format.'),
    title: z.optional(z.string().check(z.maxLength(200))),
    seed: described(
      z._default(z.number().check(z.int(), z.minimum(0), z.maximum(4294967295)), 1),
      'Where every random stream begins.',
    ),
    forMs: described(z._default(lengthMs, 60_000), 'Length of the run, ms of virtual time.'),
    windowMs: described(z.optional(lengthMs), 'Length of the windows that charts are made of; chosen to suit when left out.'),
    nodes: described(z.record(id, node), 'The parts of the system, by id.'),
    links: described(
      z._default(
        z.record(z.string(), z.strictObject({ latencyMs: z._default(z.number().check(z.minimum(0), z.maximum(1e9)), 0) })),
        {},
      ),
      'Distances, by "from->to"; nothing when left out.',
    ),
    events: described(z._default(z.array(eventSchema).check(z.maxLength(10_000)), []), 'What happens, and when.'),
  });

/** A form with several kinds may be written as the bare name of one. */
function withShorthand({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void {
  if (!(zodSchema instanceof z.ZodMiniPipe && zodSchema.def.out instanceof z.ZodMiniDiscriminatedUnion)) return;
  const form = jsonSchema as { oneOf?: object[] };
  const kinds = zodSchema.def.out.def.options.flatMap(
    (one) => (one as z.ZodMiniObject<{ kind: z.ZodMiniLiteral<string> }>).shape.kind.def.values,
  );
  form.oneOf = [{ type: 'string', enum: kinds }, ...(form.oneOf ?? [])];
}

/** The scenario format as JSON Schema (2020-12). */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema(), { io: 'input', unrepresentable: 'any', override: withShorthand });
}
