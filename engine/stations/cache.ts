import type { CallRider } from '../kernel/calls';
import { DelayLine, type LineEnd } from '../kernel/delay-line';
import { Outcome } from '../outcome';
import { log } from '../random/exact-math';
import type { Rng } from '../random/rng';
import type { NodeInside } from '../recording/inside';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario, ScenarioEvent } from '../scenario/types';
import type { Ms } from '../units';
import { accessLogOf } from './access-log';
import { type CacheConfig, cacheKnobs, type Strategy } from './cache-knobs';
import { CacheLoads, heldSpan } from './cache-loads';
import { ABSENT, CachedEntries, EXPIRED, FRESH } from './cached-entries';
import { Filter } from './filter';
import { Staleness } from './freshness';
import { HitTally } from './hit-tally';
import { InvalidationFeed } from './invalidation';
import type { StationSpec, Wiring } from './station';
import { WriteBack } from './write-back';

/** Strategies whose writes come to the cache. */
const writesHere: ReadonlySet<Strategy> = new Set(['write-through', 'write-back']);

/**
 * A cache in front of a store, with one of five strategies:
 *
 *   strategy       on a miss                        a write goes to           the entry of what is written
 *   cache-aside    the application loads and puts   the store                 as `invalidation` says
 *   read-through   the cache loads                  the store                 as `invalidation` says
 *   write-around   the cache loads                  the store                 is dropped: the next read misses
 *   write-through  the cache loads                  the cache and the store   is what was written
 *   write-back     the cache loads                  the cache, later on       is what was written, dirty until flushed
 *
 * Asking the cache takes `hitMs`; then a hit is answered, and a miss goes on. With cache-aside the put is one more trip before the
 * answer, each of many who miss at once loads for itself unless `singleFlight`, what one loaded before a write may be put after it,
 * and the store answers while the cache is down (`kill`). Where the cache loads, it loads once for all who wait, keeps nothing older
 * than what it has heard of, and while it is down nobody who needs it is answered (`connection-refused`).
 *
 * A write-back cache answers a write at once and sends it `flushEveryMs` after it held nothing that waits, or when the entry has to
 * go; `crash` loses what waits. Should somebody else have written the key meanwhile, the later version stays.
 *
 * Single flight shares failures too, as Go's `singleflight` does. Probabilistic early expiry is XFetch: with Δ the time that the last
 * load took and u uniform on (0, 1], a reader loads anew when now − Δ·β·ln u >= expiry (Vattani, Chierichetti & Lowenstein, "Optimal
 * probabilistic cache stampede prevention", VLDB 8(8), 2015, fig. 3). `staleWhileRevalidateMs` is RFC 5861 §3: past its time an entry
 * still answers, while one load is under way in the background.
 *
 * A call without a key passes. A changed policy begins empty. Deviation: the cache never queues; it answers any number at once.
 */
class CacheStation extends Filter implements CallRider, LineEnd {
  declare private readonly policyRng: Rng;
  declare private readonly jitterRng: Rng;
  declare private readonly expiryRng: Rng;
  declare private readonly feed: InvalidationFeed;
  declare private readonly loads: CacheLoads;
  declare private readonly writeBack: WriteBack;
  declare private readonly staleness: Staleness;
  declare private config: CacheConfig;
  // Fields, for V8 asks the runtime at each use of a private getter.
  declare private isAside: boolean;
  declare private sharesLoads: boolean;
  declare private entries: CachedEntries;
  /** Newest last; the others still let out what is in them. */
  readonly #lookups: DelayLine[] = [];
  #isUp = true;
  readonly #hits = new HitTally();
  readonly #count = { early: 0, expiredHits: 0, passed: 0 };

  constructor(config: CacheConfig, wiring: Wiring) {
    super(wiring);
    const { world, id } = wiring;
    this.config = config;
    this.policyRng = world.stream(`${id}.policy`);
    this.jitterRng = world.stream(`${id}.jitter`);
    this.expiryRng = world.stream(`${id}.early-expiry`);
    this.staleness = new Staleness(world);
    this.entries = new CachedEntries(config.policy, this.policyRng, accessLogOf(world));
    this.writeBack = new WriteBack(world, this.next, config.flushEveryMs);
    this.loads = new CacheLoads(world, this.next, this.place, {
      keep: (key, version, tookMs) => this.#keep(key, version, tookMs),
      answer: (call, outcome) => this.#answer(call, outcome),
    });
    this.feed = new InvalidationFeed(world, (key, version) => this.entries.hear(key, version, world.nowMs));
    this.#take(config);
  }

  #take(config: CacheConfig): void {
    const { hitMs } = config;
    this.config = config;
    this.isAside = config.strategy === 'cache-aside';
    this.sharesLoads = config.singleFlight || !this.isAside;
    this.feed.take(config.invalidation);
    this.writeBack.flushEveryMs = config.flushEveryMs;
    this.loads.takeTrip(this.isAside ? hitMs : 0);
    if (this.#lookups.at(-1)?.delayMs !== hitMs) this.#lookups.push(new DelayLine(this.world.kernel, hitMs, this));
  }

  configure(config: NodeScenario): void {
    const { policy } = this.config;
    this.#take(config as CacheConfig);
    if (JSON.stringify(this.config.policy) !== JSON.stringify(policy))
      this.entries = new CachedEntries(this.config.policy, this.policyRng, accessLogOf(this.world));
  }

  apply(event: ScenarioEvent): void {
    if (event.do === 'revive') this.#isUp = true;
    else this.entries.clear();
    if (event.do === 'kill') this.#isUp = false;
    if (event.do === 'kill' || event.do === 'crash') this.writeBack.crash();
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    const comesHere = calls.isWrite[call] === 0 || writesHere.has(this.config.strategy);
    if (calls.key[call] === -1 || !comesHere) this.#pass(call);
    else if (!this.#isUp) this.#meetDown(call);
    else {
      calls.startMs[call] = nowMs;
      if (this.config.hitMs > 0) this.#lookups[this.#lookups.length - 1].push(call);
      else this.onOut(call);
    }
  }

  #meetDown(call: number): void {
    if (this.isAside) this.#pass(call);
    else this.refuse(call, Outcome['connection-refused']);
  }

  /** Straight on to the store. */
  #pass(call: number): void {
    this.#count.passed++;
    this.next.accept(this.world.calls.ride(this, call));
  }

  /** The cache has been asked. */
  onOut(call: number): void {
    const { calls } = this.world;
    if (!this.#isUp) this.#meetDown(call);
    else if (calls.isWrite[call] === 0) this.#read(call);
    else if (this.config.strategy === 'write-back') this.#absorb(call);
    else {
      this.#leaveLookup(call);
      this.#pass(call);
    }
  }

  #read(call: number): void {
    const { calls, nowMs, versions } = this.world;
    const entries = this.entries;
    const key = calls.key[call];
    const unsaved = this.writeBack.versionOf(key);
    const state = entries.state(key, nowMs);
    if (unsaved !== 0) {
      if (state !== ABSENT) entries.touch(key, nowMs);
      this.#hit(call, key, unsaved);
      return;
    }
    const isWanted = this.config.invalidation.kind !== 'versioned-key' || entries.version[key] === versions.latestAt(key);
    if (state === FRESH && isWanted && !this.#isEarly(key)) this.#hitEntry(call, key);
    else if (state === EXPIRED && isWanted && nowMs < entries.freshUntilMs[key] + this.config.staleWhileRevalidateMs) {
      const { request, klass } = calls;
      this.#count.expiredHits++;
      this.loads.refresh(request[call], klass[call], key);
      this.#hitEntry(call, key);
    } else this.#miss(call, key);
  }

  /** Whether this reader loads a good entry anew. Where one already does and loads are shared, the others need not. */
  #isEarly(key: number): boolean {
    const { earlyExpiry } = this.config;
    const { freshUntilMs, loadMs } = this.entries;
    if (earlyExpiry.kind === 'none' || freshUntilMs[key] === Infinity) return false;
    const u = 1 - this.expiryRng.uniform();
    if (this.world.nowMs - loadMs[key] * (earlyExpiry.beta as number) * log(u) < freshUntilMs[key]) return false;
    if (this.sharesLoads && this.loads.isLoading(key)) return false;
    this.#count.early++;
    return true;
  }

  #hitEntry(call: number, key: number): void {
    this.entries.touch(key, this.world.nowMs);
    this.#hit(call, key, this.entries.version[key]);
  }

  #hit(call: number, key: number, version: number): void {
    const { calls } = this.world;
    this.#hits.hits++;
    calls.version[call] = version;
    this.staleness.judge(key, version, calls.startMs[call]);
    this.#answerHere(call);
  }

  #answerHere(call: number): void {
    const { calls, recorder } = this.world;
    recorder.end(SpanKind.hit, this.place, call, Outcome.ok, calls.startMs, calls.startMs);
    this.#answer(call, Outcome.ok);
  }

  #answer(call: number, outcome: number): void {
    this.completed++;
    this.world.calls.complete(call, outcome);
  }

  #miss(call: number, key: number): void {
    this.#hits.misses++;
    this.entries.missed(key, this.world.nowMs);
    this.#leaveLookup(call);
    this.loads.load(call, key, this.sharesLoads);
  }

  /** The time that asking the cache took ends without an answer. */
  #leaveLookup(call: number): void {
    const { calls, recorder, nowMs } = this.world;
    if (calls.startMs[call] < nowMs) recorder.end(SpanKind.hold, this.place, call, Outcome.ok, calls.startMs, calls.startMs);
  }

  /** What went straight on has ended. */
  onPassed(call: number, outcome: number): boolean {
    const { calls } = this.world;
    this.completed++;
    if (outcome === Outcome.ok && calls.isWrite[call] === 1 && calls.key[call] !== -1) this.#written(call);
    return false;
  }

  #written(call: number): void {
    const { calls, nowMs } = this.world;
    const key = calls.key[call];
    const { strategy } = this.config;
    if (strategy === 'write-around') this.entries.hear(key, calls.version[call], nowMs);
    if (strategy === 'write-through') this.#keep(key, calls.version[call], nowMs - calls.riderStartMs[call]);
  }

  onCompleted(): void {
    throw new Error('a cache makes no calls');
  }

  /** Beside the cache nobody knows what came while a load was under way; a cache that loads for itself does. */
  #keep(key: number, version: number, tookMs: Ms): void {
    if (this.#isUp && (this.isAside || version >= this.#known(key))) this.#put(key, version, tookMs);
  }

  #known(key: number): number {
    return Math.min(this.entries.heardOf(key), this.world.versions.latestAt(key));
  }

  #put(key: number, version: number, loadMs: Ms): void {
    const { nowMs } = this.world;
    const { ttlMs, jitterRatio } = this.config;
    const shorter = ttlMs !== null && jitterRatio > 0 ? 1 - jitterRatio * this.jitterRng.uniform() : 1;
    const evicted = this.entries.put(key, version, ttlMs === null ? Infinity : nowMs + ttlMs * shorter, loadMs, nowMs);
    if (evicted !== -1) this.writeBack.flush(evicted);
  }

  /** Write-back: the cache answers for the write. */
  #absorb(call: number): void {
    const { calls } = this.world;
    const version = this.writeBack.take(call);
    calls.version[call] = version;
    this.#put(calls.key[call], version, 0);
    this.#answerHere(call);
  }

  override closeWindow(): void {
    this.put('hitRatio', this.#hits.takeRatio());
    this.putRate('missesRps', this.#hits.misses);
    this.putRate('loadsRps', this.loads.loads);
    this.putRate('staleRps', this.staleness.count);
    this.put('size', this.entries.size);
    if (this.config.strategy === 'write-back') this.put('dirty', this.writeBack.dirty);
  }

  protected figures() {
    const { hits, misses, ratio } = this.#hits;
    const { loads, coalesced, refreshes, mostOfOneKey } = this.loads;
    const { flushes, dirty, lostWrites, lostKeys } = this.writeBack;
    return {
      ...{ hits, misses },
      ...this.#count,
      hitRatio: ratio,
      ...{ loads, coalesced, refreshes, mostLoadsOfOneKey: mostOfOneKey },
      size: this.entries.size,
      ...{ dirty, flushes, lostWrites, lostKeys },
      staleReads: this.staleness.count,
      staleMs: this.staleness.staleMs,
    };
  }

  inside(): NodeInside {
    return { caches: [this.entries.held('', (key) => this.world.keys[key], this.world.nowMs)] };
  }

  openSpans(into: OpenSpan[]): void {
    const { calls } = this.world;
    for (const line of this.#lookups) line.each((call) => into.push(heldSpan(calls, this.place, call, calls.startMs[call])));
    this.loads.openSpans(into);
  }
}

export const cache: StationSpec = {
  kind: 'cache',
  label: 'Cache',
  help: 'Keeps answers by key in front of a store.',
  knobs: cacheKnobs,
  sends: { min: 1, max: 1 },
  takes: ['crash', 'purge', 'kill', 'revive'],
  create: (config, wiring) => new CacheStation(config as CacheConfig, wiring),
};
