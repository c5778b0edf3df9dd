import { xorshiftStar } from '../hashing/mix64';
import { xxhash64Text } from '../hashing/xxhash64';
import { log } from '../random/exact-math';
import type { EvidenceLog } from './evidence';
import { KeyHash } from './key-hash';
import type { RequestKey } from './request-key';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

const word = new Int32Array(2);

/** −ln x >= 1 − x, so no bid passes weight / (1 − x): most logarithms need not be taken. The rest is room for rounding. */
const ALMOST = 1 - 1e-9;

/**
 * Rendezvous (highest random weight) hashing: every backend bids for the key, the highest bid wins, the first on a tie.
 *
 *   x = low 53 bits of xorshift*(xxHash64(key) ^ xxHash64(id)) / 2^53,   bid = −weight / ln x
 *
 * With equal weights the highest x wins and no logarithm is taken. A backend that leaves gives up only its own keys, each
 * to the runner-up for that key; one that joins takes only the keys it wins.
 *
 * @see Thaler & Ravishankar 1998; Schindelhauer & Schomaker 2005 for weights; Envoy rendezvous_hash_lb.cc, `computeScore`.
 *   Deviation: an exact logarithm, where Envoy approximates (its weighted picks can differ in the fourth digit of a bid).
 */
class HighestBidPicker implements TierPicker {
  #version = -1;
  #high = new Int32Array(8);
  #low = new Int32Array(8);

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
    private readonly keys: KeyHash,
  ) {}

  refresh(): void {
    const { members, memberCount, memberVersion, set } = this.roster;
    if (memberVersion === this.#version) return;
    this.#version = memberVersion;
    if (this.#high.length < set.weight.length) {
      this.#high = new Int32Array(set.weight.length);
      this.#low = new Int32Array(set.weight.length);
    }
    for (let i = 0; i < memberCount; i++) {
      xxhash64Text(set.ids[members[i]], 0, word);
      this.#high[members[i]] = word[0];
      this.#low[members[i]] = word[1];
    }
  }

  pick(_nowMs: number, key: RequestKey | null): number {
    const { eligible, eligibleCount, set, bounded, uniform } = this.roster;
    const { high, low } = this.keys.of(key);
    const wanted = this.evidence.wanted;
    let best = -1;
    let highest = -1;
    for (let i = 0; i < eligibleCount; i++) {
      const backend = eligible[i];
      if (bounded && !set.usable(backend)) continue;
      word[0] = high ^ this.#high[backend];
      word[1] = low ^ this.#low[backend];
      xorshiftStar(word, 0);
      const x = ((word[0] & 0x1fffff) * 4294967296 + (word[1] >>> 0)) / 9007199254740992;
      if (!uniform && !wanted && set.weight[backend] < highest * (1 - x) * ALMOST) continue;
      const bid = uniform ? x : -set.weight[backend] / log(x);
      if (wanted) this.evidence.add(backend, uniform ? -set.weight[backend] / log(x) : bid);
      if (bid > highest) {
        highest = bid;
        best = backend;
      }
    }
    return best;
  }
}

export const rendezvous = {
  id: 'rendezvous',
  label: 'Rendezvous hash',
  help: 'Every backend bids a hash for the key and the highest bid wins: no table, minimal movement.',
  knobs: {},
  needsKey: true,
  weighted: true,
  scoreLabel: 'bid −weight / ln x; the highest is picked',
  cost: { time: 'O(n), with a logarithm each when weights differ', memory: 'O(n): one hash per backend' },
  source: 'Thaler & Ravishankar 1998; Envoy rendezvous_hash_lb.cc',
  deviation: 'Exact logarithm instead of an approximate one.',
  create: (_config, { backends, rng }) =>
    tiered(backends, (roster, evidence) => new HighestBidPicker(roster, evidence, new KeyHash(rng))),
} as const satisfies BalancerSpec<Record<never, never>>;
