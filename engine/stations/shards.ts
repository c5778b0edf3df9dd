import { type Partitioning, ShardMap } from '../data/shard-map';
import { longer } from '../data/versions';
import { clusterHash } from '../hashing/crc16';
import { xxhash64Text } from '../hashing/xxhash64';
import { DelayLine } from '../kernel/delay-line';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Filter, HELD, OUT } from './filter';
import { Joins } from './joins';
import { Resharding } from './resharding';
import type { Service } from './service';
import { type ShardsConfig, shardsKnobs } from './shards-knobs';
import type { StationSpec, Wiring } from './station';

const hashed = new Int32Array(2);
function lowHash(key: string): number {
  xxhash64Text(key, 0, hashed);
  return hashed[1] >>> 0;
}

/** What a child is for; kept in its `ownerNote2` beside those of filters that hold calls. */
const SCATTERED = 3;

/**
 * Sends each call to the backend of the service behind it that has its key; the backends are the shards, in their order. See
 * `ShardMap` for who has what and what moves when the service gets a backend more (`add`): copying is calls of its own to both
 * shards, and each batch answers on the new shard once it is there. Partitioned by time nothing moves: periods go round the shards
 * there are when they begin, reads go where what they want was written, writes to the newest.
 *
 * A share of calls, and every call without a key, asks all shards and is answered when the last has; one that fails fails it. With
 * n shards the slowest of n answers counts, and each is n calls (Dean & Barroso, "The tail at scale", CACM 56(2), 2013,
 * "Component-level variability amplified by scale").
 *
 * With slots, a key's hash is Redis Cluster's, CRC16 of its hash tag or of all of it; without, xxHash64.
 *
 * Range order is the order of the keys' numbers: of Zipf's keys the busy ones are neighbours, as new accounts or one day's rows
 * are. Partitioning cannot be changed while it runs; a changed variant is ignored but for its look-up, period and age. Deviation:
 * copies stand for their keys whatever their size.
 */
class Shards extends Filter {
  readonly #service: Service;
  readonly #by: VariantConfig;
  readonly #joins: Joins;
  readonly #crossRng: Rng;
  readonly #ageRng: Rng;
  readonly #load = { byKey: new Float64Array(256), byShard: [] as number[], before: [] as number[] };
  /** From which period on periods go round so many shards. */
  readonly #eras: { readonly fromPeriod: number; readonly shards: number }[] = [];
  /** Newest last; the others still let out what is in them. */
  readonly #lookups: DelayLine[] = [];
  #config: ShardsConfig;
  #map: ShardMap | null = null;
  #resharding: Resharding | null = null;
  #crossShard = 0;

  constructor(config: ShardsConfig, wiring: Wiring) {
    super(wiring);
    const { world, id } = wiring;
    this.#config = config;
    this.#by = config.by;
    this.#service = wiring.targets[0] as Service;
    this.#crossRng = world.stream(`${id}.cross-shard`);
    this.#ageRng = world.stream(`${id}.ages`);
    this.#joins = new Joins((call, outcome) => this.#answer(call, outcome));
    this.#service.listen({
      onAdded: () => this.#add(),
      onChanged: () => {},
      onEligible: () => {},
      onRemoved: () => {},
    });
    this.#takeLookup();
  }

  configure(config: NodeScenario): void {
    this.#config = config as ShardsConfig;
    if (this.#resharding !== null) this.#resharding.batchKeys = this.#config.copyBatchKeys;
    this.#takeLookup();
  }

  #takeLookup(): void {
    const { kind, lookupMs } = this.#config.by;
    if (kind !== 'directory' || this.#by.kind !== 'directory' || this.#lookups.at(-1)?.delayMs === lookupMs) return;
    this.#lookups.push(new DelayLine(this.world.kernel, lookupMs as Ms, { onOut: (child) => this.#lookedUp(child) }));
  }

  #shardCount(): number {
    return this.#load.byShard.length;
  }

  #add(): void {
    const { nowMs } = this.world;
    this.#load.byShard.push(0);
    this.#load.before.push(0);
    if (this.#by.kind === 'time')
      this.#eras.push({ fromPeriod: nowMs === 0 ? 0 : this.#periodAt(nowMs) + 1, shards: this.#shardCount() });
    if (this.#map === null || this.#resharding === null) return;
    const { byKey } = this.#load;
    this.#resharding.begin(this.#map.addShard((key) => (key < byKey.length ? byKey[key] : 0)));
  }

  /** Made with the first call: by then it is known which keys there are. */
  #mapOf(): ShardMap {
    if (this.#map === null) {
      const { world } = this;
      const by = this.#by as Partitioning;
      const hash = by.kind === 'hash' && by.slots !== null ? clusterHash : lowHash;
      this.#map = new ShardMap(by, this.#shardCount(), world.keys.length, (key) => hash(world.keys[key]));
      this.#resharding = new Resharding(world, this.next, this.#map, (shard) => this.#service.backends[shard].isGone);
      this.#resharding.batchKeys = this.#config.copyBatchKeys;
    }
    return this.#map;
  }

  accept(call: number): void {
    const { calls } = this.world;
    this.arrived++;
    const { crossShardRatio } = this.#config;
    const isCross = crossShardRatio > 0 && this.#crossRng.uniform() < crossShardRatio;
    if (isCross || calls.key[call] === -1) this.#scatter(call);
    else if (this.#lookups.length > 0) this.#lookups[this.#lookups.length - 1].push(this.hold(call));
    else {
      const child = calls.openChild(this, call);
      calls.ownerNote2[child] = OUT;
      this.#route(child);
    }
  }

  #lookedUp(child: number): void {
    this.endHold(child, Outcome.ok);
    this.#route(child);
  }

  #route(child: number): void {
    const { calls } = this.world;
    const key = calls.key[child];
    const shard = this.#by.kind === 'time' ? this.#shardInTime(child) : this.#mapOf().ownerOf(key);
    if (this.#resharding !== null) this.#resharding.request = calls.request[child];
    this.#load.byKey = longer(this.#load.byKey, key, 0);
    this.#load.byKey[key]++;
    this.#load.byShard[shard]++;
    calls.backend[child] = shard;
    this.next.accept(child);
  }

  #periodAt(ms: Ms): number {
    const { by } = this.#config;
    return Math.floor(ms / ((by.kind === 'time' ? by.periodMs : this.#by.periodMs) as Ms));
  }

  /** What is older than all shards can hold is on the one that has the oldest. */
  #shardInTime(child: number): number {
    const { calls, nowMs } = this.world;
    const by = this.#config.by.kind === 'time' ? this.#config.by : this.#by;
    const ageMs = calls.isWrite[child] === 1 ? 0 : exponential(this.#ageRng) * (by.meanAgeMs as Ms);
    const newest = this.#periodAt(nowMs);
    const period = Math.max(0, newest - this.#shardCount() + 1, this.#periodAt(nowMs - ageMs));
    let era = this.#eras.length - 1;
    while (era > 0 && this.#eras[era].fromPeriod > period) era--;
    return period % this.#eras[era].shards;
  }

  #scatter(call: number): void {
    const { calls } = this.world;
    this.#crossShard++;
    const shards = this.#service.backends.flatMap((backend, shard) => (backend.isGone ? [] : [shard]));
    if (shards.length === 0) {
      this.refuse(call, Outcome['no-backend']);
      return;
    }
    const join = this.#joins.open(call, shards.length, shards.length);
    const children = shards.map((shard) => {
      const child = calls.openChild(this, call);
      // The call may be answered, and its row another's, before this one ends.
      calls.parent[child] = -1;
      calls.backend[child] = shard;
      calls.ownerNote[child] = join;
      calls.ownerNote2[child] = SCATTERED;
      this.#load.byShard[shard]++;
      return child;
    });
    for (const child of children) this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    if (calls.ownerNote2[child] !== SCATTERED) {
      this.#answer(calls.parent[child], outcome);
      return;
    }
    const join = calls.ownerNote[child];
    const call = this.#joins.callOf(join);
    if (call !== -1 && calls.carriesVersions) calls.version[call] = calls.version[child];
    this.#joins.ended(join, outcome);
  }

  #answer(call: number, outcome: number): void {
    this.completed++;
    this.world.calls.complete(call, outcome);
  }

  override closeWindow(): void {
    const { byShard, before } = this.#load;
    const grown = byShard.map((count, shard) => count - before[shard]);
    const total = grown.reduce((sum, count) => sum + count, 0);
    const perSecond = 1000 / this.world.windows.windowMs;
    this.#service.backends.forEach(({ setup: { id }, isGone }, shard) => {
      this.put(`callsRps.${id}`, isGone ? Number.NaN : grown[shard] * perSecond);
      this.put(`keys.${id}`, isGone ? Number.NaN : (this.#map?.keysOf[shard] ?? Number.NaN));
    });
    this.#load.before.splice(0, before.length, ...byShard);
    this.put('hottestShare', total === 0 ? Number.NaN : Math.max(...grown) / total);
    this.putRate('crossShardRps', this.#crossShard);
    this.put('keysMoved', this.#resharding?.keysMoved ?? 0);
    this.put('keysToMove', this.#resharding?.keysToMove ?? 0);
  }

  protected figures() {
    const { byShard } = this.#load;
    const { backends } = this.#service;
    const total = byShard.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...byShard);
    const perShard = byShard.map((calls, shard) => [
      backends[shard].setup.id,
      { calls, share: total === 0 ? 0 : calls / total, keys: this.#map?.keysOf[shard] ?? null },
    ]);
    return {
      crossShard: this.#crossShard,
      hottestShare: total === 0 ? null : most / total,
      hottest: total === 0 ? null : backends[byShard.indexOf(most)].setup.id,
      keysMoved: this.#resharding?.keysMoved ?? 0,
      keysToMove: this.#resharding?.keysToMove ?? 0,
      copyCalls: this.#resharding?.copyCalls ?? 0,
      shards: Object.fromEntries(perShard),
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, HELD, SpanKind.hold);
  }
}

export const shards: StationSpec = {
  kind: 'shards',
  label: 'Shards',
  help: 'Sends each call to the backend that has its key.',
  knobs: shardsKnobs,
  sends: { min: 1, max: 1 },
  feeds: ['service'],
  choosesBackend: true,
  create: (config, wiring) => new Shards(config as ShardsConfig, wiring),
};
