// Our mechanisms beside the packages people would install, all in one run. The first contender of each case is ours.
import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import ConsistentHash from 'consistent-hash';
import HashRing from 'hashring';
import { RateLimiter } from 'limiter';
import { LRUCache } from 'lru-cache';
import { LRUMap } from 'mnemonist';
import CircuitBreaker from 'opossum';
import QuickLRU from 'quick-lru';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { BackendSet } from '../engine/balancers/backend-set';
import { balancers } from '../engine/balancers/registry';
import { RequestKey } from '../engine/balancers/request-key';
import { breakers } from '../engine/breakers/registry';
import { SUCCESS } from '../engine/breakers/types';
import { createCache } from '../engine/caches/create';
import type { CacheId } from '../engine/caches/registry';
import { defaultsOf } from '../engine/knobs/knobs';
import { limiters } from '../engine/limiters/registry';
import { AliasTable, zipfWeights } from '../engine/random/alias';
import { Rng } from '../engine/random/rng';
import type { Contender } from './measure';

const MILLION = 1_000_000;

function limiterCase(): Contender[] {
  const ours = limiters['token-bucket'].create({
    ...defaultsOf(limiters['token-bucket'].knobs),
    capacity: 1e6,
    refillPerSecond: 1e6,
    initialTokens: 1e6,
  });
  const limiter = new RateLimiter({ tokensPerInterval: 1e6, interval: 1000 });
  const flexible = new RateLimiterMemory({ points: 1e9, duration: 1 });
  return [
    {
      name: 'ours, token bucket',
      count: MILLION,
      run(count) {
        let passed = 0;
        for (let i = 0; i < count; i++) passed += +ours.take(i * 0.001, 1);
        return passed;
      },
    },
    {
      name: 'limiter',
      count: MILLION,
      run(count) {
        let passed = 0;
        for (let i = 0; i < count; i++) passed += +limiter.tryRemoveTokens(1);
        return passed;
      },
    },
    {
      name: 'rate-limiter-flexible, memory',
      count: 200_000,
      async run(count) {
        let passed = 0;
        for (let i = 0; i < count; i++) passed += (await flexible.consume('u')).consumedPoints;
        return passed;
      },
    },
  ];
}

function breakerCase(): Contender[] {
  const spec = breakers['rolling-window'];
  const ours = spec.create(defaultsOf(spec.knobs));
  const cockatiel = circuitBreaker(handleAll, { halfOpenAfter: 1000, breaker: new ConsecutiveBreaker(5) });
  const opossum = new CircuitBreaker(async () => 1);
  const answer = (): number => 1;
  return [
    {
      name: 'ours, rolling window',
      count: MILLION,
      run(count) {
        let permitted = 0;
        for (let i = 0; i < count; i++) {
          permitted += +ours.acquire(i);
          ours.record(i, SUCCESS, 1);
        }
        return permitted;
      },
    },
    {
      name: 'cockatiel',
      count: 200_000,
      async run(count) {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += await cockatiel.execute(answer);
        return sum;
      },
    },
    {
      name: 'opossum',
      count: 100_000,
      async run(count) {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += await opossum.fire();
        return sum;
      },
    },
  ];
}

function ringCase(): Contender[] {
  const names = Array.from({ length: 16 }, (_, i) => `cache-${i}`);
  const texts = Array.from({ length: 10_000 }, (_, i) => `user:${i}`);
  const set = new BackendSet();
  for (const id of names) set.add({ id });
  const ours = balancers['ring-hash'].create(
    { ...defaultsOf(balancers['ring-hash'].knobs), pointsPerWeight: 160 },
    { backends: set, rng: new Rng(1) },
  );
  const keys = texts.map((text) => new RequestKey(text));
  const ring = new ConsistentHash({ range: 100_003, weight: 160, distribution: 'uniform' });
  for (const id of names) ring.add(id);
  const hashRing = new HashRing(names, 'md5', { replicas: 40 });
  const looked = (lookup: (i: number) => number) => (count: number) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += lookup(i % 10_000);
    return sum;
  };
  return [
    { name: 'ours, ring, keys seen before', count: MILLION, run: looked((i) => ours.pick(0, keys[i])) },
    { name: 'ours, ring, from text each time', count: MILLION, run: looked((i) => ours.pick(0, new RequestKey(texts[i]))) },
    { name: 'consistent-hash', count: MILLION, run: looked((i) => ring.get(texts[i]).length) },
    { name: 'hashring', count: 100_000, run: looked((i) => hashRing.get(texts[i]).length) },
  ];
}

function zipfKeys(count: number, items: number): Int32Array {
  const table = new AliasTable(zipfWeights(items, 1));
  const rng = new Rng(5, 'zipf');
  return Int32Array.from({ length: count }, () => table.draw(rng));
}

function lruCase(): Contender[] {
  const keys = zipfKeys(MILLION, 100_000);
  const ours = createCache('lru', { capacity: 10_000 }, new Rng(1));
  const over = (name: string, access: (key: number) => number): Contender => ({
    name,
    count: MILLION,
    run(count) {
      let hits = 0;
      for (let i = 0; i < count; i++) hits += access(keys[i]);
      return hits;
    },
  });
  const mapped = (
    name: string,
    map: { get(key: number): number | undefined; set(key: number, value: number): unknown },
  ): Contender =>
    over(name, (key) => {
      if (map.get(key) !== undefined) return 1;
      map.set(key, key);
      return 0;
    });
  return [
    over('ours, LRU', (key) => +ours.access(key, 0)),
    mapped('mnemonist LRUMap', new LRUMap<number, number>(10_000)),
    mapped('lru-cache', new LRUCache<number, number>({ max: 10_000 })),
    mapped('quick-lru', new QuickLRU<number, number>({ maxSize: 10_000 })),
  ];
}

function policyCase(policy: CacheId): Contender[] {
  const keys = zipfKeys(4 * MILLION, MILLION);
  const cache = createCache(policy, { capacity: 10_000 }, new Rng(1));
  return [
    {
      name: `ours, ${policy}`,
      count: keys.length,
      run(count) {
        let hits = 0;
        for (let i = 0; i < count; i++) hits += +cache.access(keys[i], 0);
        return hits;
      },
    },
  ];
}

const makers: Readonly<Record<string, () => Contender[]>> = {
  'rate limiter, one check': limiterCase,
  'circuit breaker, allow and record': breakerCase,
  'hash ring of 16 × 160, one lookup': ringCase,
  'LRU of 10k over 100k Zipf keys, get or set': lruCase,
};

/** The contenders of a case; policies are alone in theirs. */
export function contendersOf(name: string): Contender[] {
  return Object.hasOwn(makers, name) ? makers[name]() : policyCase(name.split(' ')[0] as CacheId);
}
