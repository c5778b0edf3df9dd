import { known } from '../input-error';
import { defaultsOf } from '../knobs/knobs';
import { Rng } from '../random/rng';
import { nextUses } from './belady';
import { type CacheId, caches } from './registry';
import type { Cache, CacheDeps, CacheSpec } from './types';

/**
 * A cache by policy id, knobs left out at their defaults. The configuration is trusted; check what comes from outside with
 * `parseKnobs` first. The oracle needs `oracleFor` instead.
 */
export function createCache(policy: CacheId, config: Readonly<Record<string, unknown>>, rng: Rng): Cache {
  return build(policy, config, { rng });
}

/** Bélády's MIN over a trace of keys; access must then follow that trace. */
export function oracleFor(keys: Int32Array, capacity: number): Cache {
  return build('belady', { capacity }, { rng: new Rng(0), nextUse: nextUses(keys) });
}

function build(policy: CacheId, config: Readonly<Record<string, unknown>>, deps: CacheDeps): Cache {
  const spec: CacheSpec = known<CacheSpec>(caches as Record<string, CacheSpec>, policy, 'policy');
  return spec.create({ ...defaultsOf(spec.knobs), ...config }, deps);
}

/** Runs keys through a cache, the n-th at n ms after `startMs`. @returns hits */
export function countHits(cache: Cache, keys: Int32Array, startMs = 0): number {
  let hits = 0;
  for (let i = 0; i < keys.length; i++) if (cache.access(keys[i], startMs + i)) hits++;
  return hits;
}
