import { MURMUR_SEED, murmurHash64AText } from '../hashing/murmur-hash-64a';
import { xxhash64Text } from '../hashing/xxhash64';
import { InputError } from '../input-error';
import { choice, number } from '../knobs/knobs';
import type { Roster } from './roster';

export type RingHash = 'xxhash64' | 'murmur2';

const MAX_POINTS = 8_388_608; // Envoy's maximum_ring_size

/** The knobs of every algorithm that walks a ring. */
export const ringKnobs = {
  pointsPerWeight: number({
    label: 'Points per weight',
    help: 'How many points a backend of weight 1 has on the ring; more points even out the shares.',
    default: 160,
    min: 1,
    max: MAX_POINTS,
    integer: true,
    unit: 'count',
    range: [1, 1000],
    scale: 'log',
    main: true,
  }),
  hash: choice({
    label: 'Point hash',
    help: 'Which hash places the points; keys are always hashed with xxHash64.',
    default: 'xxhash64',
    options: [
      { value: 'xxhash64', label: 'xxHash64' },
      { value: 'murmur2', label: 'MurmurHash2 64A' },
    ],
  }),
};

const hashed = new Int32Array(2);

/**
 * A hash ring: backend `id` stands at the hashes of `<id>_0`, `<id>_1`, … ⌈pointsPerWeight · weight⌉ times; a key belongs to
 * the first point at or after its hash, around the end. A backend's points depend on nothing but itself, so one that comes
 * or goes moves only the keys that it gains or loses.
 *
 * Points are sorted once; a lookup starts from a table of where each prefix of the hash begins, as many prefixes as points
 * or more, and takes one or two steps on average: O(1) where a binary search takes log₂ of the points.
 *
 * @see Karger et al. 1997, §4.2 (there the nearest point of an interval); Envoy ring_hash_lb.cc (`Ring::Ring`,
 *   `Ring::chooseHost`). Deviation: Envoy scales all points so that the ring has a minimum size; here they are given per weight.
 *   Points that collide stay in the order of the backends.
 */
export class HashRing {
  /** The backend at each point. */
  owner = new Int32Array(0);
  size = 0;
  #high = new Uint32Array(0);
  #low = new Uint32Array(0);
  #first = new Uint32Array(2);
  #shift = 31;
  #version = -1;

  constructor(
    private readonly roster: Roster,
    private readonly pointsPerWeight: number,
    private readonly hash: RingHash,
  ) {}

  /** @throws InputError when the ring would have more than 8,388,608 points */
  refresh(): void {
    if (this.roster.memberVersion === this.#version) return;
    this.#version = this.roster.memberVersion;
    this.#place();
    this.#sort();
    this.#indexPrefixes();
  }

  /** The position of the first point at or after a hash; the ring must not be empty. */
  find(high: number, low: number): number {
    const h = high >>> 0;
    const l = low >>> 0;
    const { size } = this;
    let at = this.#first[h >>> this.#shift];
    while (at < size && (this.#high[at] < h || (this.#high[at] === h && this.#low[at] < l))) at++;
    return at === size ? 0 : at;
  }

  /** The hash of a point, halves as unsigned numbers: for pictures of the ring. */
  point(at: number): { readonly high: number; readonly low: number } {
    return { high: this.#high[at], low: this.#low[at] };
  }

  #place(): void {
    const { members, memberCount, set } = this.roster;
    let size = 0;
    for (let i = 0; i < memberCount; i++) size += this.#pointsOf(set.weight[members[i]]);
    if (size > MAX_POINTS) throw new InputError('pointsPerWeight', `times the sum of weights must be <= ${MAX_POINTS}`, size);
    this.size = size;
    this.owner = new Int32Array(size);
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    let at = 0;
    for (let i = 0; i < memberCount; i++) {
      const backend = members[i];
      const points = this.#pointsOf(set.weight[backend]);
      for (let n = 0; n < points; n++, at++) {
        this.#hashPoint(`${set.ids[backend]}_${n}`);
        this.#high[at] = hashed[0];
        this.#low[at] = hashed[1];
        this.owner[at] = backend;
      }
    }
  }

  #pointsOf(weight: number): number {
    return Math.ceil(this.pointsPerWeight * weight);
  }

  #hashPoint(text: string): void {
    if (this.hash === 'murmur2') murmurHash64AText(text, MURMUR_SEED, hashed);
    else xxhash64Text(text, 0, hashed);
  }

  /** Stable radix sort by (high, low), one byte at a time. */
  #sort(): void {
    for (let shift = 0; shift < 64; shift += 8) {
      const digits = shift < 32 ? this.#low : this.#high;
      const starts = new Uint32Array(257);
      for (let i = 0; i < this.size; i++) starts[((digits[i] >>> (shift & 31)) & 255) + 1]++;
      for (let digit = 0; digit < 256; digit++) starts[digit + 1] += starts[digit];
      const high = new Uint32Array(this.size);
      const low = new Uint32Array(this.size);
      const owner = new Int32Array(this.size);
      for (let i = 0; i < this.size; i++) {
        const to = starts[(digits[i] >>> (shift & 31)) & 255]++;
        high[to] = this.#high[i];
        low[to] = this.#low[i];
        owner[to] = this.owner[i];
      }
      this.#high = high;
      this.#low = low;
      this.owner = owner;
    }
  }

  #indexPrefixes(): void {
    let bits = 1;
    while (2 ** bits < this.size) bits++;
    this.#shift = 32 - bits;
    this.#first = new Uint32Array(2 ** bits);
    let at = 0;
    for (let prefix = 0; prefix < this.#first.length; prefix++) {
      while (at < this.size && this.#high[at] >>> this.#shift < prefix) at++;
      this.#first[prefix] = at;
    }
  }
}
