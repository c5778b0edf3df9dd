import { longer } from './versions';

/** How keys are shared out over shards. */
export type Partitioning =
  /** By a hash: over so many slots that are shared out, or, without slots, modulo the number of shards. */
  | { readonly kind: 'hash'; readonly slots: number | null }
  /** By order: each shard has one run of keys after another, so that neighbours are together. */
  | { readonly kind: 'range' }
  /** By a table that says of each key where it is. */
  | { readonly kind: 'directory' };

/** One key that changes its shard. */
export interface Move {
  readonly key: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Runs of slots, one a shard, cut where `redis-cli --cluster create` cuts them: three shards of 16,384 have 0–5460, 5461–10922 and
 * 10923–16383. Computed in 32-bit floats as there; shards beyond the number of slots have none.
 * @see redis src/redis-cli.c, clusterManagerCommandCreate
 */
export function slotOwners(slots: number, shards: number): Int32Array {
  const owners = new Int32Array(slots);
  const slotsPerShard = Math.fround(slots / shards);
  let cursor = 0;
  let first = 0;
  for (let shard = 0; shard < shards && first < slots; shard++) {
    // Never below 0, where C's lround and Math.round part on halves.
    const rounded = Math.round(Math.fround(Math.fround(cursor + slotsPerShard) - 1));
    const last = shard === shards - 1 ? slots - 1 : Math.min(slots - 1, Math.max(first, rounded));
    owners.fill(shard, first, last + 1);
    first = last + 1;
    cursor = Math.fround(cursor + slotsPerShard);
  }
  return owners;
}

/**
 * Which shard holds which key, and what has to move when there is one shard more.
 *
 *   partitioning   moves                                                                share moved of K keys, n → n + 1 shards
 *   hash, modulo   every key whose hash modulo the number of shards changes             n/(n + 1) of all
 *   hash, slots    every second slot of the busiest shard                                half of its keys
 *   range          the busiest shard's run is cut where half of its load is             what lies beyond, of its keys
 *   directory      the busiest shard's keys, busiest first, while they fit in half of its load
 *
 * Slots are shared out as Redis Cluster's are (`slotOwners`); that a split takes every second one is ours: there an operator names
 * how many, and `redis-cli --cluster reshard` takes them from the front.
 *
 * Keys are dense numbers. A key that comes later is placed by the same rule: with `range` behind all others, with `directory` on the
 * shard that has fewest keys. A single key is never cut in two: where it has more than half of the load, it stays alone.
 */
export class ShardMap {
  readonly #partitioning: Partitioning;
  readonly #hashOf: (key: number) => number;
  readonly #slotOwner: Int32Array;
  /** Shard by key; −1 where it has not been asked for. */
  #owner = new Int32Array(256).fill(-1);
  readonly keysOf: number[];
  readonly #keys: number;

  /**
   * @param keys how many keys there are to begin with
   * @param hashOf 32 bits, unsigned, of a key; asked for once per key where keys are hashed
   */
  constructor(partitioning: Partitioning, shards: number, keys: number, hashOf: (key: number) => number) {
    this.#partitioning = partitioning;
    this.#hashOf = hashOf;
    this.#keys = keys;
    this.keysOf = new Array<number>(shards).fill(0);
    const slots = partitioning.kind === 'hash' ? (partitioning.slots ?? 0) : 0;
    this.#slotOwner = slotOwners(slots, shards);
    for (let key = 0; key < keys; key++) this.ownerOf(key);
  }

  get shards(): number {
    return this.keysOf.length;
  }

  ownerOf(key: number): number {
    if (key < this.#owner.length && this.#owner[key] !== -1) return this.#owner[key];
    const shard = this.#place(key);
    this.#owner = longer(this.#owner, key, -1);
    this.#owner[key] = shard;
    this.keysOf[shard]++;
    return shard;
  }

  #place(key: number): number {
    switch (this.#partitioning.kind) {
      case 'hash':
        return this.#hashed(key, this.shards);
      case 'range':
        return Math.min(this.shards - 1, Math.floor((key * this.shards) / this.#keys));
      case 'directory':
        return this.keysOf.indexOf(Math.min(...this.keysOf));
    }
  }

  #hashed(key: number, shards: number): number {
    const slots = this.#slotOwner.length;
    return slots === 0 ? this.#hashOf(key) % shards : this.#slotOwner[this.#hashOf(key) % slots];
  }

  /**
   * Makes room for one shard more.
   * @param load requests so far, by key; a key nobody asked for counts as little as one
   * @returns what has to move, in order of keys (`directory`: busiest first); nothing has moved yet
   */
  addShard(load: (key: number) => number): Move[] {
    const to = this.keysOf.push(0) - 1;
    if (this.#partitioning.kind === 'hash' && this.#slotOwner.length === 0) return this.#rehash(to + 1);
    const from = this.#busiest(to, load);
    const keys = this.#held(from);
    return this.#leaving(keys, from, to, load).map((key) => ({ key, from, to }));
  }

  #rehash(shards: number): Move[] {
    const moves: Move[] = [];
    this.#owner.forEach((from, key) => {
      const to = from === -1 ? -1 : this.#hashed(key, shards);
      if (to !== from) moves.push({ key, from, to });
    });
    return moves;
  }

  #busiest(shards: number, load: (key: number) => number): number {
    const loads = new Float64Array(shards);
    this.#owner.forEach((shard, key) => {
      if (shard !== -1) loads[shard] += 1 + load(key);
    });
    return loads.indexOf(Math.max(...loads));
  }

  #held(shard: number): number[] {
    const keys: number[] = [];
    this.#owner.forEach((owner, key) => {
      if (owner === shard) keys.push(key);
    });
    return keys;
  }

  #leaving(keys: readonly number[], from: number, to: number, load: (key: number) => number): number[] {
    if (this.#partitioning.kind === 'hash') return this.#leavingSlots(keys, from, to);
    const weight = (key: number): number => 1 + load(key);
    const half = keys.reduce((sum, key) => sum + weight(key), 0) / 2;
    if (this.#partitioning.kind === 'range') {
      let stays = 1;
      let sum = keys.length === 0 ? 0 : weight(keys[0]);
      while (stays < keys.length - 1 && sum + weight(keys[stays]) <= half) sum += weight(keys[stays++]);
      return keys.slice(stays);
    }
    let moved = 0;
    const busiestFirst = [...keys].sort((a, b) => weight(b) - weight(a) || a - b);
    return busiestFirst.filter((key) => {
      if (moved + weight(key) > half) return false;
      moved += weight(key);
      return true;
    });
  }

  #leavingSlots(keys: readonly number[], from: number, to: number): number[] {
    let isSecond = false;
    this.#slotOwner.forEach((owner, slot) => {
      if (owner !== from) return;
      if (isSecond) this.#slotOwner[slot] = to;
      isSecond = !isSecond;
    });
    return keys.filter((key) => this.#hashed(key, this.shards) === to);
  }

  /** The key is on another shard from now on. */
  move({ key, to }: Move): void {
    this.keysOf[this.#owner[key]]--;
    this.#owner[key] = to;
    this.keysOf[to]++;
  }
}
