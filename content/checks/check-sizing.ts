import * as z from 'zod';
import { runFigures } from '../computed';
import { isMet, readFigure } from '../figures';
import type { SizingField, SizingSystem } from '../practice/capacity/size-types';
import { sizedGoals, sizedScenario } from '../practice/capacity/sized-run';
import { evaluate } from './arithmetic';
import { id } from './question-schema';
import { numbersIn } from './said-numbers';

const text = z.string().min(2);
const schema = z.strictObject({
  id,
  title: text,
  ask: text.endsWith('.'),
  given: z.array(text.endsWith('.')).min(4),
  fields: z
    .array(z.strictObject({ id, ask: text, unit: text, value: z.number().gt(0), working: text, why: text.endsWith('.') }))
    .min(5)
    .max(8),
  peakRps: z.number().gt(0),
  perServerRps: z.number().gt(0),
});

const seeds = [undefined, 101, 102] as const;
/** Rounded to what is said aloud. */
const ROUNDED = 0.03;
/** Conventions that need not be assumed. */
const known = [
  '86,400',
  '3,600',
  '24',
  '365',
  '60',
  '1',
  '8',
  '1,000',
  '1,000,000',
  '1,000,000,000',
  '1,000,000,000,000',
  '100%',
  '100,000',
];

/** Problems of a system to size: its sums, its numbers, and whether what it says is enough is enough. */
export function checkSizing(system: SizingSystem): string[] {
  const parsed = schema.safeParse(system);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const servers = system.fields.at(-1)!;
  return [
    ...(servers.id === 'servers' ? [] : ['the last field must be the servers']),
    ...system.fields.flatMap(sumProblem),
    ...strangers(system).map((number) => `nothing vouches for ${number}`),
    ...(system.fields.some(({ unit, value }) => unit === '/s' && value === system.peakRps)
      ? []
      : [`peakRps ${system.peakRps} is no outcome`]),
    ...seeds.flatMap((seed) => [
      ...(holds(system, servers.value, seed) ? [] : [`seed ${seed}: ${servers.value} servers do not hold`]),
      ...(holds(system, Math.floor(servers.value / 2), seed) ? [`seed ${seed}: half of the servers hold`] : []),
    ]),
  ];
}

function sumProblem({ id: field, value, working }: SizingField): string[] {
  const found = evaluate(working);
  const isRight = field === 'servers' ? value === Math.ceil(found) : Math.abs(value - found) <= ROUNDED * found;
  return isRight ? [] : [`${field} is ${value}, but the sum gives ${found}`];
}

/** Numbers of the sums and the words that are neither assumed, nor an outcome, nor known to everybody. */
function strangers({ given, fields }: SizingSystem): string[] {
  const assumed = new Set([...given.flatMap(numbersIn), ...known]);
  const isKnown = (number: string) =>
    assumed.has(number) ||
    assumed.has(`${Number(number) * 100}%`) ||
    fields.some(({ value, unit }) => Number(number.replaceAll(',', '')) === value * (unit === 'thousand' ? 1000 : 1));
  const said = fields.flatMap(({ working, why, ask }) => [...numbersIn(working), ...numbersIn(why), ...numbersIn(ask)]);
  return [...new Set(said)].filter((number) => !isKnown(number));
}

function holds(system: SizingSystem, servers: number, seed?: number): boolean {
  const run = runFigures({ scenario: sizedScenario(system, servers) }, seed);
  return sizedGoals.every((goal) => isMet(goal, readFigure(goal.read, run)));
}
