import { toJSONSchema } from 'zod/mini';
import { families } from '../families';
import type { Knob, Knobs } from '../knobs/knobs';
import { builders } from '../knobs/parse';
import type { Family } from '../mechanism';
import { stations } from '../stations/registry';
import type { StationSpec } from '../stations/station';
import { theory } from '../theory/registry';
import { readArguments } from './arguments';
import { Output } from './output';
import { FORMAT } from './version';

/** Everything that can be named on the command line, with its knobs: one JSON line. */
export async function listCommand(args: string[], output = new Output()): Promise<void> {
  readArguments(args, {}, []);
  const loaded = await Promise.all(Object.values<() => Promise<Family>>(families).map((load) => load()));
  output.json({
    format: FORMAT,
    families: loaded.map(describeFamily),
    stations: Object.values<StationSpec>(stations).map(describeStation),
    theory: Object.entries(theory).map(([id, { label, help, source, knobs }]) => ({
      id,
      label,
      help,
      source,
      knobs: describeKnobs(knobs),
    })),
  });
  await output.flush();
}

function describeFamily({ id, label, help, algorithms }: Family): object {
  return {
    id,
    label,
    help,
    algorithms: Object.values(algorithms).map(({ knobs, id, label, help, cost, source, deviation }) => ({
      id,
      label,
      help,
      cost,
      source,
      deviation,
      knobs: describeKnobs(knobs),
    })),
  };
}

/** Knobs as plain data; the schema of a structured one as JSON Schema. */
function describeKnobs(knobs: Knobs): object[] {
  return Object.entries(knobs).map(([name, knob]) => ({ name, ...describeKnob(knob) }));
}

function describeKnob(knob: Knob): object {
  switch (knob.kind) {
    case 'data':
      return { ...knob, schema: toJSONSchema(knob.schema(builders), { io: 'input', unrepresentable: 'any' }) };
    case 'list':
      return { ...knob, item: describeKnobs(knob.item) };
    case 'variant': {
      const forms = Object.entries(knob.variants);
      return {
        ...knob,
        variants: forms.map(([kind, { label, help, knobs }]) => ({ kind, label, help, knobs: describeKnobs(knobs) })),
      };
    }
    default:
      return knob;
  }
}

function describeStation({ kind, label, help, knobs, sends, feeds }: StationSpec): object {
  return { id: kind, label, help, sends, feeds, knobs: describeKnobs(knobs) };
}
