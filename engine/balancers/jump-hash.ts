import { jumpHash as jump } from '../hashing/jump-hash';
import { xorshiftStar } from '../hashing/mix64';
import { KeyHash } from './key-hash';
import type { RequestKey } from './request-key';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

const REHASHES = 20;
const word = new Int32Array(2);

/**
 * Jump consistent hash: bucket = jump(hash of the key, number of members), bucket i being the i-th member in the order they
 * were added. Weights are ignored. `index` is the bucket.
 *
 * - Adding appends a bucket: 1/(n+1) of the keys move, all to it. Removing the last is the reverse. Removing any other
 *   shifts the buckets after it, and most keys with them: jump hash numbers its buckets and cannot name them.
 * - A member that is not usable keeps its bucket, so the other members' keys stay. Its keys are hashed again (xorshift* of
 *   the hash) up to 20 times until a usable bucket turns up, then go to the next usable one: they spread over all.
 *
 * @see Lamping & Veach 2014, figure 1; string keys are hashed with xxHash64
 */
class JumpPicker implements TierPicker {
  index = -1;

  constructor(
    private readonly roster: Roster,
    private readonly keys: KeyHash,
  ) {}

  pick(_nowMs: number, key: RequestKey | null): number {
    const { members, memberCount, set } = this.roster;
    const { high, low } = this.keys.of(key);
    const bucket = jump(high, low, memberCount);
    this.index = set.usable(members[bucket]) ? bucket : this.#elsewhere(high, low, bucket);
    return this.index < 0 ? -1 : members[this.index];
  }

  #elsewhere(high: number, low: number, from: number): number {
    const { members, memberCount, set } = this.roster;
    let bucket = from;
    word[0] = high;
    word[1] = low + 1; // 0 is xorshift's fixed point
    for (let rehash = 0; rehash < REHASHES; rehash++) {
      xorshiftStar(word, 0);
      bucket = jump(word[0], word[1], memberCount);
      if (set.usable(members[bucket])) return bucket;
    }
    for (let steps = 0; steps < memberCount; steps++) {
      bucket = bucket + 1 === memberCount ? 0 : bucket + 1;
      if (set.usable(members[bucket])) return bucket;
    }
    return -1;
  }
}

export const jumpHash = {
  id: 'jump-hash',
  label: 'Jump hash',
  help: 'Consistent hashing to numbered buckets, without any table: made for sets that grow and shrink at the end.',
  knobs: {},
  needsKey: true,
  cost: { time: 'O(ln n)', memory: 'O(n) list of members, none for the hash' },
  source: 'Lamping & Veach 2014, Explanation of the algorithm',
  deviation: 'The paper has no unusable buckets; their keys are hashed again.',
  create: (_config, { backends, rng }) => tiered(backends, (roster) => new JumpPicker(roster, new KeyHash(rng))),
} as const satisfies BalancerSpec<Record<never, never>>;
