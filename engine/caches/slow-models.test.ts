import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rng } from '../random/rng';
import { createCache } from './create';
import type { CacheId } from './registry';

/** The same policy, written to be read: arrays with the newest end first. */
interface Model {
  access(key: number, nowMs: number): { hit: boolean; evicted: number };
  has(key: number, nowMs: number): boolean;
  delete(key: number, nowMs: number): boolean;
  queues(): Record<string, number[]>;
}

const HIT = { hit: true, evicted: -1 };
const without = (list: number[], key: number) => list.splice(list.indexOf(key), 1);

/** FIFO, LIFO, LRU and MRU differ in what a hit does and from which end they evict. */
function ordered(capacity: number, name: string, movesOnHit: boolean, evictsNewest: boolean): Model {
  const list: number[] = [];
  return {
    access(key) {
      if (list.includes(key)) {
        if (movesOnHit) {
          without(list, key);
          list.unshift(key);
        }
        return HIT;
      }
      let evicted = -1;
      if (list.length === capacity) evicted = (evictsNewest ? list.shift() : list.pop()) as number;
      list.unshift(key);
      return { hit: false, evicted };
    },
    has: (key) => list.includes(key),
    delete: (key) => list.includes(key) && without(list, key).length === 1,
    queues: () => ({ [name]: list }),
  };
}

function lfu(capacity: number): Model {
  const entries: { key: number; reads: number; at: number }[] = [];
  let tick = 0;
  const sorted = () => entries.sort((a, b) => b.reads - a.reads || b.at - a.at);
  return {
    access(key) {
      tick++;
      const entry = entries.find((one) => one.key === key);
      if (entry) {
        entry.reads++;
        entry.at = tick;
        return HIT;
      }
      const evicted = entries.length === capacity ? (sorted().pop()?.key as number) : -1;
      entries.push({ key, reads: 1, at: tick });
      return { hit: false, evicted };
    },
    has: (key) => entries.some((one) => one.key === key),
    delete(key) {
      const index = entries.findIndex((one) => one.key === key);
      return index >= 0 && entries.splice(index, 1).length === 1;
    },
    queues: () => ({ frequency: sorted().map((one) => one.key) }),
  };
}

function ttl(capacity: number, ttlMs: number): Model {
  let entries: { key: number; storedMs: number }[] = [];
  const fresh = (nowMs: number) => entries.filter((one) => nowMs < one.storedMs + ttlMs);
  return {
    access(key, nowMs) {
      entries = fresh(nowMs);
      if (entries.some((one) => one.key === key)) return HIT;
      const evicted = entries.length === capacity ? (entries.pop()?.key as number) : -1;
      entries.unshift({ key, storedMs: nowMs });
      return { hit: false, evicted };
    },
    has: (key, nowMs) => fresh(nowMs).some((one) => one.key === key),
    delete(key, nowMs) {
      entries = fresh(nowMs);
      const index = entries.findIndex((one) => one.key === key);
      return index >= 0 && entries.splice(index, 1).length === 1;
    },
    queues: () => ({ lifetime: entries.map((one) => one.key) }),
  };
}

/** The ring of the textbook: a fixed array of frames and a hand, where a new key takes the victim's frame. */
function clock(capacity: number): Model {
  const ring: { key: number; bit: number }[] = [];
  let hand = 0;
  return {
    access(key) {
      const found = ring.find((one) => one.key === key);
      if (found) {
        found.bit = 1;
        return HIT;
      }
      let evicted = -1;
      if (ring.length === capacity) {
        while (ring[hand].bit === 1) {
          ring[hand].bit = 0;
          hand = (hand + 1) % ring.length;
        }
        evicted = ring[hand].key;
        ring.splice(hand, 1);
      }
      ring.splice(hand, 0, { key, bit: 0 });
      hand = (hand + 1) % ring.length;
      return { hit: false, evicted };
    },
    has: (key) => ring.some((one) => one.key === key),
    delete(key) {
      const index = ring.findIndex((one) => one.key === key);
      if (index < 0) return false;
      ring.splice(index, 1);
      if (index < hand) hand--;
      if (hand >= ring.length) hand = 0;
      return true;
    },
    queues: () => ({ ring: [...ring.slice(hand), ...ring.slice(0, hand)].reverse().map((one) => one.key) }),
  };
}

function sieve(capacity: number): Model {
  const list: number[] = [];
  const visited = new Set<number>();
  let hand: number | null = null; // a key
  const towardsHead = (key: number): number | null => list[list.indexOf(key) - 1] ?? null;
  const drop = (key: number) => {
    without(list, key);
    visited.delete(key);
  };
  return {
    access(key) {
      if (list.includes(key)) {
        visited.add(key);
        return HIT;
      }
      let evicted = -1;
      if (list.length === capacity) {
        let at: number = hand ?? (list.at(-1) as number);
        while (visited.has(at)) {
          visited.delete(at);
          at = towardsHead(at) ?? (list.at(-1) as number);
        }
        hand = towardsHead(at);
        evicted = at;
        drop(at);
      }
      list.unshift(key);
      return { hit: false, evicted };
    },
    has: (key) => list.includes(key),
    delete(key) {
      if (!list.includes(key)) return false;
      if (hand === key) hand = towardsHead(key);
      drop(key);
      return true;
    },
    queues: () => ({ queue: list }),
  };
}

function twoQ(capacity: number): Model {
  const [a1in, am, a1out]: number[][] = [[], [], []];
  const kin = Math.max(1, Math.floor(capacity / 4));
  const kout = Math.max(1, Math.floor(capacity / 2));
  const reclaim = (): number => {
    if (a1in.length + am.length < capacity) return -1;
    if (a1in.length <= kin && am.length > 0) return am.pop() as number;
    const victim = a1in.pop() as number;
    a1out.unshift(victim);
    if (a1out.length > kout) a1out.pop();
    return victim;
  };
  return {
    access(key) {
      if (am.includes(key)) {
        without(am, key);
        am.unshift(key);
        return HIT;
      }
      if (a1in.includes(key)) return HIT;
      const remembered = a1out.includes(key);
      if (remembered) without(a1out, key);
      const evicted = reclaim();
      (remembered ? am : a1in).unshift(key);
      return { hit: false, evicted };
    },
    has: (key) => am.includes(key) || a1in.includes(key),
    delete: (key) => [am, a1in].some((list) => list.includes(key) && without(list, key).length === 1),
    queues: () => ({ A1in: a1in, Am: am, A1out: a1out }),
  };
}

function arc(c: number): Model {
  const [t1, t2, b1, b2]: number[][] = [[], [], [], []];
  let p = 0;
  const replace = (inB2: boolean): number => {
    if (t1.length + t2.length < c) return -1; // only after a deletion
    const one = t1.length >= 1 && ((inB2 && t1.length === p) || t1.length > p || t2.length === 0);
    const victim = (one ? t1 : t2).pop() as number;
    (one ? b1 : b2).unshift(victim);
    return victim;
  };
  return {
    access(key) {
      for (const list of [t1, t2])
        if (list.includes(key)) {
          without(list, key);
          t2.unshift(key);
          return HIT;
        }
      let evicted = -1;
      if (b1.includes(key)) {
        p = Math.min(c, p + (b1.length >= b2.length ? 1 : b2.length / b1.length));
        evicted = replace(false);
        without(b1, key);
        t2.unshift(key);
      } else if (b2.includes(key)) {
        p = Math.max(0, p - (b2.length >= b1.length ? 1 : b1.length / b2.length));
        evicted = replace(true);
        without(b2, key);
        t2.unshift(key);
      } else {
        if (t1.length + b1.length === c) {
          if (t1.length < c) {
            b1.pop();
            evicted = replace(false);
          } else evicted = t1.pop() as number;
        } else {
          const total = t1.length + t2.length + b1.length + b2.length;
          if (total >= c) {
            if (total === 2 * c) b2.pop();
            evicted = replace(false);
          }
        }
        t1.unshift(key);
      }
      return { hit: false, evicted };
    },
    has: (key) => t1.includes(key) || t2.includes(key),
    delete: (key) => [t1, t2].some((list) => list.includes(key) && without(list, key).length === 1),
    queues: () => ({ T1: t1, T2: t2, B1: b1, B2: b2 }),
  };
}

function s3Fifo(capacity: number): Model {
  const [small, main, ghost]: number[][] = [[], [], []];
  const reads = new Map<number, number>();
  const smallShare = Math.max(1, Math.floor(capacity / 10));
  const evictMain = (): number => {
    for (;;) {
      const tail = main.pop() as number;
      const count = reads.get(tail) as number;
      if (count === 0) return tail;
      reads.set(tail, count - 1);
      main.unshift(tail);
    }
  };
  const evict = (): number => {
    if (small.length < smallShare) return evictMain();
    while (small.length > 0) {
      const tail = small.pop() as number;
      if ((reads.get(tail) as number) > 1) {
        reads.set(tail, 0);
        main.unshift(tail);
      } else {
        ghost.unshift(tail);
        ghost.length = Math.min(ghost.length, Math.floor(capacity * 0.9));
        return tail;
      }
    }
    return evictMain();
  };
  return {
    access(key) {
      if (small.includes(key) || main.includes(key)) {
        reads.set(key, Math.min(3, (reads.get(key) as number) + 1));
        return HIT;
      }
      const remembered = ghost.includes(key);
      if (remembered) without(ghost, key);
      const evicted = small.length + main.length === capacity ? evict() : -1;
      (remembered ? main : small).unshift(key);
      reads.set(key, 0);
      return { hit: false, evicted };
    },
    has: (key) => small.includes(key) || main.includes(key),
    delete: (key) => [small, main].some((list) => list.includes(key) && without(list, key).length === 1),
    queues: () => ({ small, main, ghost }),
  };
}

const TTL_MS = 20;
const models: Partial<Record<CacheId, (capacity: number) => Model>> = {
  fifo: (capacity) => ordered(capacity, 'queue', false, false),
  lifo: (capacity) => ordered(capacity, 'stack', false, true),
  lru: (capacity) => ordered(capacity, 'recency', true, false),
  mru: (capacity) => ordered(capacity, 'recency', true, true),
  lfu,
  clock,
  ttl: (capacity) => ttl(capacity, TTL_MS),
  '2q': twoQ,
  arc,
  sieve,
  's3-fifo': s3Fifo,
};

const operations = fc.array(
  fc.record({
    op: fc.constantFrom('get', 'get', 'get', 'get', 'get', 'get', 'peek', 'delete'),
    // Skewed, so that small caches both hit and miss.
    key: fc.oneof(fc.nat(3), fc.nat(12), fc.nat(40)),
    gapMs: fc.constantFrom(0, 1, 1, 5, 20),
  }),
  { maxLength: 400 },
);
const capacities = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 24 }));

describe.each(Object.entries(models))('%s against its slow model', (id, createModel) => {
  test('answers and queues agree after every operation, deletions included', () => {
    fc.assert(
      fc.property(capacities, operations, (capacity, steps) => {
        const cache = createCache(id as CacheId, id === 'ttl' ? { capacity, ttlMs: TTL_MS } : { capacity }, new Rng(1));
        const model = createModel(capacity);
        let nowMs = 0;
        for (const { op, key, gapMs } of steps) {
          nowMs += gapMs;
          if (op === 'peek') expect(cache.has(key, nowMs)).toBe(model.has(key, nowMs));
          else if (op === 'delete') expect(cache.delete(key, nowMs)).toBe(model.delete(key, nowMs));
          else expect({ hit: cache.access(key, nowMs), evicted: cache.evicted }).toEqual(model.access(key, nowMs));
        }
        cache.assertBooks();
        expect(Object.fromEntries(cache.contents().queues.map((queue) => [queue.name, queue.keys]))).toEqual(model.queues());
      }),
      { numRuns: 150 },
    );
  });
});
