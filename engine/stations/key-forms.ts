import { InputError } from '../input-error';
import { number, text } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { AliasTable, zipfWeights } from '../random/alias';
import { Rng } from '../random/rng';

const count = (most: number, initial: number, range: readonly [number, number], label: string, help: string) =>
  number({ label, help, unit: 'count', min: 1, max: most, integer: true, range, scale: 'log', default: initial });

const first = number({
  label: 'First key',
  unit: 'count',
  min: 1,
  max: 1_000_000_000,
  integer: true,
  range: [1, 10_000],
  default: 1,
  help: 'The number of the first key. Another number asks for other keys; with Zipf the first is the most popular.',
});

const MOST_KEYS = 1_000_000;

/** What requests ask for. Keys are named `key-1`, `key-2`…, so that two sources may ask for the same. */
export const keyForms = {
  none: { label: 'No key', help: 'Requests carry no key.', knobs: {} },
  zipf: {
    label: 'Zipf',
    help: 'A few keys are asked for much more than the rest.',
    knobs: {
      count: count(MOST_KEYS, 1000, [10, 100_000], 'Keys', 'How many different keys there are.'),
      exponent: number({
        label: 'Skew',
        unit: 'factor',
        min: 0,
        max: 5,
        range: [0, 2],
        step: 0.05,
        default: 1,
        help: '0: all alike; 1: the classic law; more: a few keys take nearly all.',
      }),
      first,
    },
  },
  loop: {
    label: 'Loop',
    help: 'One key after another, from the first to the last and again: a scan of a table, a job that starts over.',
    knobs: { count: count(MOST_KEYS, 100, [2, 10_000], 'Keys', 'How many keys one round has.'), first },
  },
  list: {
    label: 'A list of your own',
    help: 'Exactly these keys in this order, and again from the start.',
    knobs: {
      keys: text({
        label: 'Keys in order',
        default: 'A B C A B D A B',
        required: true,
        help: 'Words with spaces or line breaks between them.',
      }),
    },
  },
  addresses: {
    label: 'Client addresses',
    help: 'Each request comes from one of so many client addresses.',
    knobs: { count: count(100_000, 100, [1, 1000], 'Clients', 'How many different addresses there are.') },
  },
} as const;

/** The keys that can be asked for, and which of them the next request is for, as an index. */
export interface KeyStream {
  readonly names: readonly string[];
  next(rng: Rng): number;
}

/** Null where requests carry no key. @throws InputError for a list without a word */
export function keysOf(config: VariantConfig): KeyStream | null {
  const size = config.count as number;
  switch (config.kind) {
    case 'none':
      return null;
    case 'zipf':
      return drawn(numbered(size, config.first as number), zipfWeights(size, config.exponent as number));
    case 'addresses':
      return drawn(addresses(size), new Float64Array(size).fill(1));
    case 'loop':
      return inOrder(numbered(size, config.first as number));
    default:
      return inOrder(wordsOf(config.keys as string));
  }
}

function drawn(names: readonly string[], weights: Float64Array): KeyStream {
  const table = new AliasTable(weights);
  return { names, next: (rng) => table.draw(rng) };
}

function inOrder(names: readonly string[]): KeyStream {
  let at = 0;
  return { names, next: () => at++ % names.length };
}

const numbered = (size: number, from: number) => Array.from({ length: size }, (_, rank) => `key-${from + rank}`);

function wordsOf(list: string): readonly string[] {
  const words = list.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) throw new InputError('keys', 'must hold a word');
  if (words.length > MOST_KEYS) throw new InputError('keys', `must hold at most ${MOST_KEYS} words`, words.length);
  return words;
}

/** IPv4 addresses spread over the public ranges, the same in every run. */
function addresses(size: number): string[] {
  const rng = new Rng(0, 'addresses');
  return Array.from({ length: size }, () => `${11 + rng.below(180)}.${rng.below(256)}.${rng.below(256)}.${1 + rng.below(254)}`);
}
