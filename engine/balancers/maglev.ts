import { remainder } from '../hashing/word64';
import { xxhash64Text } from '../hashing/xxhash64';
import { InputError } from '../input-error';
import { number } from '../knobs/knobs';
import { KeyHash } from './key-hash';
import type { RequestKey } from './request-key';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * Maglev: a table of prime size in which every eligible backend owns slots in proportion to its weight; a key's slot is its
 * hash modulo the size. `index` is the slot.
 *
 *   offset = xxHash64(id, 0) mod M,  skip = xxHash64(id, 1) mod (M − 1) + 1,  permutation(j) = (offset + j · skip) mod M
 *
 * Backends, sorted by id, take turns claiming the next free slot of their permutation. Weights are normalised to a sum of
 * 1; on turn t a backend claims when t · weight has reached its target, and each claim raises the target by the largest
 * weight: the heaviest claims every turn, one of a third of its weight every third turn.
 *
 * The table holds the eligible only and is built anew, O(M · n) at worst, when they or their weights change. A full backend
 * (`maxConnections`) keeps its slots; its keys walk on to the next slot of a usable backend.
 *
 * @see Eisenbud et al., NSDI 2016, §3.4 and pseudocode 1; Envoy maglev_lb.cc, `OriginalMaglevTable::constructImplementationInternals`
 */
class MaglevPicker implements TierPicker {
  index = -1;
  readonly #table: Int32Array;
  readonly #inverse: number;
  #eligibleVersion = -1;
  #memberVersion = -1;

  constructor(
    private readonly roster: Roster,
    private readonly keys: KeyHash,
    private readonly tableSize: number,
  ) {
    this.#table = new Int32Array(tableSize);
    this.#inverse = 1 / tableSize;
  }

  pick(_nowMs: number, key: RequestKey | null): number {
    const { roster, tableSize } = this;
    if (roster.eligibleVersion !== this.#eligibleVersion || roster.memberVersion !== this.#memberVersion) this.#build();
    const { high, low } = this.keys.of(key);
    const slot = remainder(high, low, tableSize, this.#inverse);
    this.index = slot;
    const backend = this.#table[slot];
    return !roster.bounded || roster.set.usable(backend) ? backend : this.#walkFrom(slot);
  }

  #walkFrom(slot: number): number {
    const { roster, tableSize } = this;
    if (roster.gather() === 0) return -1;
    for (let steps = 1; steps < tableSize; steps++) {
      this.index = slot + steps < tableSize ? slot + steps : slot + steps - tableSize;
      const backend = this.#table[this.index];
      if (roster.set.usable(backend)) return backend;
    }
    return -1;
  }

  #build(): void {
    const { roster, tableSize } = this;
    this.#eligibleVersion = roster.eligibleVersion;
    this.#memberVersion = roster.memberVersion;
    const table = this.#table.fill(-1);
    const turns = turnsOf(roster, tableSize);
    const largest = Math.max(...turns.map((turn) => turn.weight));
    let claimed = 0;
    for (let round = 1; claimed < tableSize; round++) {
      for (const turn of turns) {
        if (claimed === tableSize) break;
        if (round * turn.weight < turn.target) continue;
        turn.target += largest;
        table[freeSlot(table, turn)] = turn.backend;
        claimed++;
      }
    }
  }
}

/** The next slot of a backend's permutation that nobody has claimed. */
function freeSlot(table: Int32Array, turn: Turn): number {
  const { skip } = turn;
  const size = table.length;
  let slot = turn.slot;
  while (table[slot] >= 0) {
    slot += skip;
    if (slot >= size) slot -= size;
  }
  turn.slot = slot;
  return slot;
}

interface Turn {
  readonly backend: number;
  readonly id: string;
  readonly weight: number;
  readonly skip: number;
  slot: number;
  target: number;
}

function turnsOf({ eligible, eligibleCount, set }: Roster, tableSize: number): Turn[] {
  const members = Array.from(eligible.subarray(0, eligibleCount));
  const sum = members.reduce((total, backend) => total + set.weight[backend], 0);
  const hashed = new Int32Array(2);
  const hashModulo = (id: string, seed: number, divisor: number) => {
    xxhash64Text(id, seed, hashed);
    return remainder(hashed[0], hashed[1], divisor, 1 / divisor);
  };
  return members
    .map((backend) => ({
      backend,
      id: set.ids[backend],
      weight: set.weight[backend] / sum,
      skip: hashModulo(set.ids[backend], 1, tableSize - 1) + 1,
      slot: hashModulo(set.ids[backend], 0, tableSize),
      target: 0,
    }))
    .sort((a, b) => compareBytes(a.id, b.id));
}

/** As std::string compares UTF-8, which is by code point. */
function compareBytes(a: string, b: string): number {
  const x = Array.from(a, (character) => character.codePointAt(0) as number);
  const y = Array.from(b, (character) => character.codePointAt(0) as number);
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i] - y[i];
  return x.length - y.length;
}

function isPrime(n: number): boolean {
  if (n < 4) return n > 1;
  if (n % 2 === 0) return false;
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) if (n % divisor === 0) return false;
  return true;
}

const knobs = {
  tableSize: number({
    label: 'Table size',
    help: 'Slots of the lookup table, a prime; a hundred or more per backend keep the shares even.',
    default: 65_537, // Maglev paper §5.3; Envoy's default
    min: 2,
    max: 5_000_011, // Envoy's bound
    integer: true,
    unit: 'count',
    range: [101, 65_537],
    scale: 'log',
    main: true,
  }),
};

export const maglev = {
  id: 'maglev',
  label: 'Maglev',
  help: 'Consistent hashing through one big lookup table, shared out almost exactly evenly.',
  knobs,
  needsKey: true,
  weighted: true,
  cost: { time: 'O(1); a change of the eligible rebuilds the table, O(tableSize) and up', memory: 'O(tableSize)' },
  source: 'Eisenbud et al. 2016 (Maglev, NSDI), §3.4; Envoy maglev_lb.cc',
  create: ({ tableSize }, { backends, rng }) => {
    if (!isPrime(tableSize)) throw new InputError('tableSize', 'must be a prime number', tableSize);
    return tiered(backends, (roster) => new MaglevPicker(roster, new KeyHash(rng), tableSize));
  },
} as const satisfies BalancerSpec<typeof knobs>;
