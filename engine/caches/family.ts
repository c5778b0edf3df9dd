import { InputError, known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Emit, Family, Operation, ReplaySession } from '../mechanism';
import { Rng } from '../random/rng';
import { ForwardClock, readChoice, refuseUnknown } from '../replay/operation';
import { nextUses } from './belady';
import { KeyTable, type TextKey } from './key-table';
import { caches } from './registry';
import type { Cache, CacheSpec } from './types';

const OPERATIONS = ['get', 'peek', 'delete', 'state'] as const;
type Op = (typeof OPERATIONS)[number];

/** One checked operation; `key` is −1 for `state`, which has none. */
interface Step {
  readonly op: Op;
  readonly key: number;
  readonly nowMs: number;
}

/**
 * Answers: `get` → `{"hit","evicted"}` (null when nothing was evicted; a miss inserts), `peek` → `{"hit"}` and changes
 * nothing, `delete` → `{"deleted"}`, `state` → what is in which queue. `atMs` may be left out: the time of the line before.
 */
class StepReader {
  readonly keys = new KeyTable();
  readonly #clock = new ForwardClock();

  read(operation: Operation): Step {
    refuseUnknown(operation, ['op', 'key', 'atMs']);
    const op = readChoice(operation, 'op', OPERATIONS, 'get');
    const key = op === 'state' ? -1 : this.keys.idOf(readKey(operation));
    return { op, key, nowMs: this.#clock.read(operation, this.#clock.nowMs) };
  }
}

function readKey(operation: Operation): TextKey {
  const key = operation.key;
  if (typeof key === 'string' || Number.isSafeInteger(key)) return key as TextKey;
  throw new InputError('key', 'must be a string or a whole number', key);
}

function answer(cache: Cache, { op, key, nowMs }: Step, keys: KeyTable): object {
  switch (op) {
    case 'get': {
      const hit = cache.access(key, nowMs);
      return { hit, evicted: cache.evicted < 0 ? null : keys.keyOf(cache.evicted) };
    }
    case 'peek':
      return { hit: cache.has(key, nowMs) };
    case 'delete':
      return { deleted: cache.delete(key, nowMs) };
    case 'state':
      return stateOf(cache, keys);
  }
}

function stateOf(cache: Cache, keys: KeyTable): object {
  const { queues, hand, figures } = cache.contents();
  return {
    size: cache.size,
    capacity: cache.capacity,
    queues: queues.map((queue) => ({ ...queue, keys: queue.keys.map((key) => keys.keyOf(key)) })),
    ...(hand === undefined ? {} : { hand: keys.keyOf(hand) }),
    ...(figures === undefined ? {} : { figures }),
  };
}

class OnlineReplay implements ReplaySession {
  readonly #reader = new StepReader();
  constructor(readonly cache: Cache) {}

  apply(operation: Operation, emit: Emit): void {
    emit(answer(this.cache, this.#reader.read(operation), this.#reader.keys));
  }
}

/** Holds every operation until the input ends, works out the future, then answers all of them in order. */
class OracleReplay implements ReplaySession {
  readonly #reader = new StepReader();
  readonly #steps: Step[] = [];
  constructor(readonly create: (nextUse: Int32Array) => Cache) {}

  apply(operation: Operation): void {
    this.#steps.push(this.#reader.read(operation));
  }

  end(emit: Emit): void {
    const cache = this.create(futureOf(this.#steps));
    for (const step of this.#steps) emit(answer(cache, step, this.#reader.keys));
  }
}

/** The next `get` of each `get`'s key; −1 when a `delete` comes first: an entry that is deleted before it is read is worth nothing. */
function futureOf(steps: readonly Step[]): Int32Array {
  const keys: number[] = [];
  const lastGetOf = new Map<number, number>();
  const deleted = new Set<number>();
  for (const { op, key } of steps) {
    if (op === 'get') lastGetOf.set(key, keys.push(key) - 1);
    else if (op === 'delete' && lastGetOf.has(key)) deleted.add(lastGetOf.get(key) as number);
  }
  return nextUses(Int32Array.from(keys), (access) => deleted.has(access));
}

export const cacheFamily: Family = {
  id: 'caches',
  label: 'Cache eviction',
  help: 'Which entry goes when the cache is full.',
  algorithms: caches,
  replay(algorithm, raw, seed) {
    const spec = known<CacheSpec>(caches as Record<string, CacheSpec>, algorithm, 'algorithm');
    const config = parseKnobs(spec.knobs, raw);
    const rng = new Rng(seed, `caches/${algorithm}`);
    if (spec.needsFuture) return new OracleReplay((nextUse) => spec.create(config, { rng, nextUse }));
    return new OnlineReplay(spec.create(config, { rng }));
  },
};
