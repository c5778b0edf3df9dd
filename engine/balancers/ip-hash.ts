import { remainder } from '../hashing/word64';
import type { EvidenceLog } from './evidence';
import type { RequestKey } from './request-key';
import type { Roster } from './roster';
import { SmoothWeightPicker } from './smooth-weights';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

const START = 89;
const MULTIPLIER = 113;
const MODULUS = 6271;
const TRIES = 20;
const PSEUDO_ADDRESS = new Uint8Array(3);

/**
 * nginx's `ip_hash`: a small hash of the client's address, modulo the sum of weights, finds the backend.
 *
 *   hash = 89;  for each octet: hash = (hash · 113 + octet) mod 6271;  w = hash mod (sum of weights);
 *   walk the members subtracting weights until w falls inside one
 *
 * Octets: the first three of an IPv4 address (a /24 stays together), all sixteen of an IPv6 address; of a key that is no
 * address its UTF-8 bytes; of no key at all nginx's pseudo address 0.0.0. A 64-bit key is the hash itself.
 *
 * Members that are down keep their share of the sum, so that the others' clients stay. Hitting one that is not usable
 * hashes the octets again onto the same hash, 20 times more, then smooth weighted round robin takes over, as it does from
 * the start when there is one member only.
 *
 * @see nginx 1.2x, ngx_http_upstream_ip_hash_module.c. Deviation: nginx takes whole weights and no `backup` here; this takes
 *   any weight, and backups (hashed among themselves) when no primary is usable.
 */
class IpHashPicker implements TierPicker {
  readonly #roundRobin: SmoothWeightPicker;
  #sum = 0;

  constructor(
    private readonly roster: Roster,
    evidence: EvidenceLog,
  ) {
    this.#roundRobin = new SmoothWeightPicker(roster, evidence);
  }

  refresh(): void {
    this.#roundRobin.refresh();
    const { members, memberCount, set } = this.roster;
    this.#sum = 0;
    for (let i = 0; i < memberCount; i++) this.#sum += set.weight[members[i]];
  }

  pick(_nowMs: number, key: RequestKey | null): number {
    const { memberCount, set } = this.roster;
    if (memberCount < 2) return this.#roundRobin.pick();
    const octets = key === null ? PSEUDO_ADDRESS : key.octets();
    let hash = key === null || key.u64 === null ? rehash(START, octets) : remainder(key.high, key.low, MODULUS, 1 / MODULUS);
    for (let tries = 0; tries <= TRIES; tries++) {
      const backend = this.#memberAt(hash % this.#sum);
      if (set.usable(backend)) return backend;
      hash = rehash(hash, octets);
    }
    return this.#roundRobin.pick();
  }

  #memberAt(offset: number): number {
    const { members, memberCount, set } = this.roster;
    let rest = offset;
    let i = 0;
    while (i < memberCount - 1 && rest >= set.weight[members[i]]) rest -= set.weight[members[i++]];
    return members[i];
  }
}

function rehash(from: number, octets: Uint8Array): number {
  let hash = from;
  for (let i = 0; i < octets.length; i++) hash = (hash * MULTIPLIER + octets[i]) % MODULUS;
  return hash;
}

export const ipHash = {
  id: 'ip-hash',
  label: 'IP hash',
  help: 'The same client address goes to the same backend while the list of backends stands.',
  knobs: {},
  needsKey: true,
  weighted: true,
  cost: { time: 'O(n) walk over the weights', memory: 'O(n), none per client' },
  source: 'nginx ip_hash (ngx_http_upstream_ip_hash_module.c)',
  deviation: 'A key that is no address is hashed by its bytes; backups are allowed.',
  create: (_config, { backends }) => tiered(backends, (roster, evidence) => new IpHashPicker(roster, evidence)),
} as const satisfies BalancerSpec<Record<never, never>>;
