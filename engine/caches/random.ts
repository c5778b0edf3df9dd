import type { Rng } from '../random/rng';
import { capacity } from './capacity';
import { longer } from './slots';
import type { Cache, CacheContents, CacheSpec } from './types';

/** Up to here `below` multiplies without rounding. */
const BELOW_LIMIT = 2_097_152;

/**
 * Random replacement: evicts an entry drawn uniformly from those stored. No bookkeeping on a hit; the floor that any cleverer
 * policy has to beat. Draws come from the seed, one per eviction.
 */
class RandomReplacement implements Cache {
  evicted = -1;
  size = 0;
  /** Stored keys in no particular order. */
  #keys = new Int32Array(256);
  /** By key: its place in `#keys`, plus one. */
  #placeOf = new Int32Array(1024);

  constructor(
    readonly capacity: number,
    readonly rng: Rng,
  ) {}

  access(key: number): boolean {
    this.evicted = -1;
    if (key >= this.#placeOf.length) this.#growTo(key);
    if (this.#placeOf[key] !== 0) return true;
    if (this.size === this.capacity) {
      this.evicted = this.#keys[this.#draw()];
      this.#drop(this.evicted);
    }
    if (this.size === this.#keys.length) this.#keys = longer(this.#keys, this.size * 2);
    this.#keys[this.size++] = key;
    this.#placeOf[key] = this.size;
    return false;
  }

  has(key: number): boolean {
    return key < this.#placeOf.length && this.#placeOf[key] !== 0;
  }

  delete(key: number): boolean {
    if (!this.has(key)) return false;
    this.#drop(key);
    return true;
  }

  #draw(): number {
    return this.size <= BELOW_LIMIT ? this.rng.below(this.size) : Math.floor(this.rng.uniform() * this.size);
  }

  #drop(key: number): void {
    const place = this.#placeOf[key] - 1;
    const last = this.#keys[--this.size];
    this.#keys[place] = last;
    this.#placeOf[last] = place + 1;
    this.#placeOf[key] = 0;
  }

  #growTo(key: number): void {
    let length = this.#placeOf.length;
    while (length <= key) length *= 2;
    this.#placeOf = longer(this.#placeOf, length);
  }

  contents(): CacheContents {
    return { queues: [{ name: 'entries', stored: true, keys: [...this.#keys.subarray(0, this.size)] }] };
  }

  assertBooks(): void {
    for (let place = 0; place < this.size; place++)
      if (this.#placeOf[this.#keys[place]] !== place + 1) throw new Error(`key ${this.#keys[place]} is not at ${place}`);
    let mapped = 0;
    for (const place of this.#placeOf) if (place !== 0) mapped++;
    if (mapped !== this.size) throw new Error(`${mapped} keys have places, ${this.size} are stored`);
    if (this.size > this.capacity) throw new Error(`${this.size} entries in a cache of ${this.capacity}`);
  }
}

const knobs = { capacity };

export const random: CacheSpec<typeof knobs> = {
  id: 'random',
  label: 'Random',
  help: 'Evicts an entry drawn at random; the floor to beat.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity)' },
  source: 'Belady, A study of replacement algorithms for a virtual-storage computer, 1966, class 1 (RAND)',
  create: (config, { rng }) => new RandomReplacement(config.capacity, rng),
};
