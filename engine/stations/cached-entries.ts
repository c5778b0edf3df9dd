import { type CacheId, caches } from '../caches/registry';
import type { Cache, CacheSpec } from '../caches/types';
import { longer } from '../data/versions';
import { variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import type { Rng } from '../random/rng';
import type { HeldCache } from '../recording/inside';
import type { Ms } from '../units';
import type { AccessLog } from './access-log';
import { heldCache } from './held-cache';

const { belady: _needsTheFuture, ttl: _aKnobOfItsOwn, ...policies } = caches;

/** Which entries stay, for stations that hold some. */
export const policyKnob = variant({
  label: 'Policy',
  help: 'How many entries fit, and which one goes when one more comes.',
  default: { kind: 'lru', capacity: 1000 },
  variants: policies,
  main: true,
});

/** What is known of a key's entry. */
export const ABSENT = 0;
export const FRESH = 1;
/** Held, but past its time. */
export const EXPIRED = 2;

/** The entries of one cache: which keys the policy holds, and of each the version, how long it is good, and what it cost to load. */
export class CachedEntries {
  declare readonly log: AccessLog | null;
  declare private readonly policy: VariantConfig;
  declare private readonly rng: Rng;
  declare private cache: Cache;
  version = new Int32Array(256);
  freshUntilMs = new Float64Array(256);
  loadMs = new Float64Array(256);
  /** The latest version of each key that it has heard of. */
  heard = new Int32Array(256);

  /** @param log null in runs that nobody looks into */
  constructor(policy: VariantConfig, rng: Rng, log: AccessLog | null) {
    this.log = log;
    this.policy = policy;
    this.rng = rng;
    this.cache = this.#empty();
  }

  #empty(): Cache {
    const { kind, ...config } = this.policy;
    const spec: CacheSpec = caches[kind as CacheId] as unknown as CacheSpec;
    return spec.create(config as never, { rng: this.rng });
  }

  get size(): number {
    return this.cache.size;
  }

  state(key: number, nowMs: Ms): number {
    if (!this.cache.has(key, nowMs)) return ABSENT;
    return nowMs < this.freshUntilMs[key] ? FRESH : EXPIRED;
  }

  /** A read was answered from the entry: what the policy learns from. */
  touch(key: number, nowMs: Ms): void {
    this.log?.note(nowMs, 'hit', key);
    this.cache.access(key, nowMs);
  }

  /** A read was not answered from here. */
  missed(key: number, nowMs: Ms): void {
    this.log?.note(nowMs, 'miss', key);
  }

  /** Holds a version from now on. Returns the key that had to go for it, −1 when none did; a policy may choose the new one. */
  put(key: number, version: number, freshUntilMs: Ms, loadMs: Ms, nowMs: Ms): number {
    if (key >= this.heard.length) this.#reach(key);
    this.version[key] = version;
    if (version > this.heard[key]) this.heard[key] = version;
    this.freshUntilMs[key] = freshUntilMs;
    this.loadMs[key] = loadMs;
    if (!this.cache.has(key, nowMs)) this.cache.access(key, nowMs);
    else {
      this.log?.note(nowMs, 'stored', key);
      return -1;
    }
    const { evicted } = this.cache;
    this.log?.note(nowMs, 'stored', key, evicted);
    return evicted;
  }

  /** Hears that there is such a version: an older entry goes. */
  hear(key: number, version: number, nowMs: Ms): void {
    if (key >= this.heard.length) this.#reach(key);
    if (version <= this.heard[key]) return;
    this.heard[key] = version;
    const isDropped = this.cache.delete(key, nowMs);
    if (isDropped) this.log?.note(nowMs, 'dropped', key);
  }

  heardOf(key: number): number {
    return key < this.heard.length ? this.heard[key] : 0;
  }

  /** Everything is gone, what the policy remembered of keys too. */
  clear(): void {
    this.cache = this.#empty();
    this.heard.fill(0);
  }

  /** What is where, for a picture. */
  held(label: string, nameOf: (key: number) => string, nowMs: Ms): HeldCache {
    const isExpired = (key: number): boolean => key < this.freshUntilMs.length && this.freshUntilMs[key] <= nowMs;
    return heldCache(this.cache, {
      label,
      policy: caches[this.policy.kind as CacheId].label,
      log: this.log,
      nameOf,
      isExpired,
    });
  }

  #reach(key: number): void {
    this.version = longer(this.version, key, 0);
    this.freshUntilMs = longer(this.freshUntilMs, key, 0);
    this.loadMs = longer(this.loadMs, key, 0);
    this.heard = longer(this.heard, key, 0);
  }
}
