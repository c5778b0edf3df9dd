import { InputError, known } from '../input-error';
import { parseWith } from '../knobs/parse';
import type { Emit, Family, Operation, ReplaySession } from '../mechanism';
import { Rng } from '../random/rng';
import { checkNumber, ForwardClock, readChoice, readFlag, readNumber, readText, refuseUnknown } from '../replay/operation';
import { BackendSet } from './backend-set';
import { backendSchema, type KeyKind, parseReplayConfig } from './config';
import { balancers } from './registry';
import { RequestKey } from './request-key';
import type { Balancer } from './types';

const OPERATIONS = ['pick', 'done', 'set', 'add', 'remove'] as const;
const KEY_KINDS = ['text', 'u64'] as const;
const DONE = { ok: true };
const KEYS_KEPT = 65_536;

/** One balancer over timed operations: the session owns the set and counts what is in flight. */
class BalancerReplay implements ReplaySession {
  readonly #clock = new ForwardClock();
  readonly #keys = { text: new Map<string, RequestKey>(), u64: new Map<string, RequestKey>() };

  constructor(
    private readonly backends: BackendSet,
    private readonly balancer: Balancer,
    private readonly keyKind: KeyKind,
  ) {
    if (balancer.evidence) balancer.evidence.wanted = true;
  }

  apply(operation: Operation, emit: Emit): void {
    emit(this.#answer(operation));
  }

  #answer(operation: Operation): object {
    switch (readChoice(operation, 'op', OPERATIONS)) {
      case 'pick':
        return this.#pick(operation);
      case 'done':
        return this.#done(operation);
      case 'set':
        return this.#set(operation);
      case 'add':
        return this.#add(operation);
      case 'remove':
        return this.#remove(operation);
    }
  }

  #pick(operation: Operation): object {
    refuseUnknown(operation, ['op', 'atMs', 'key', 'keyKind']);
    const key = this.#keyOf(operation);
    this.#readClock(operation);
    const { backends, balancer } = this;
    const chosen = balancer.pick(this.#clock.nowMs, key);
    if (chosen < 0) return { backend: null };
    const answer: Record<string, unknown> = { backend: backends.ids[chosen] };
    if (balancer.index !== undefined) answer.index = balancer.index;
    const considered = this.#considered();
    if (considered.length > 0) answer.considered = considered;
    backends.take(chosen);
    return answer;
  }

  #considered(): object[] {
    const { evidence } = this.balancer;
    const considered: object[] = [];
    for (let i = 0; evidence !== undefined && i < evidence.count; i++)
      considered.push({ backend: this.backends.ids[evidence.backend[i]], score: evidence.score[i] });
    return considered;
  }

  #keyOf(operation: Operation): RequestKey | null {
    if (operation.key === undefined || operation.key === null) return null;
    const text = readText(operation, 'key');
    const kind = readChoice(operation, 'keyKind', KEY_KINDS, this.keyKind);
    const keys = this.#keys[kind];
    let key = keys.get(text);
    if (key === undefined) {
      key = kind === 'u64' ? RequestKey.fromU64(text) : new RequestKey(text);
      if (keys.size === KEYS_KEPT) keys.clear();
      keys.set(text, key);
    }
    return key;
  }

  #done(operation: Operation): object {
    refuseUnknown(operation, ['op', 'atMs', 'backend', 'latencyMs', 'bytes', 'ok']);
    const backend = this.#busyBackend(readText(operation, 'backend'));
    const latencyMs = readNumber(operation, 'latencyMs', { min: 0 }, 0);
    const bytes = readNumber(operation, 'bytes', { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }, 0);
    const ok = readFlag(operation, 'ok', true);
    this.#readClock(operation);
    this.backends.release(backend);
    this.balancer.onDone?.(backend, this.#clock.nowMs, latencyMs, bytes, ok);
    return DONE;
  }

  /** The backend an attempt ends on: the present one of that name, else the latest removed one that is still busy. */
  #busyBackend(id: string): number {
    const { backends } = this;
    const present = backends.indexOf(id);
    if (present >= 0 && backends.inFlight[present] > 0) return present;
    let named = present >= 0;
    for (let i = backends.count - 1; i >= 0; i--) {
      if (backends.ids[i] !== id) continue;
      named = true;
      if (backends.inFlight[i] > 0) return i;
    }
    if (!named) this.#unknownBackend(id);
    throw new InputError('backend', 'must have a request in flight', id);
  }

  #set(operation: Operation): object {
    refuseUnknown(operation, ['op', 'atMs', 'backend', 'weight', 'eligible', 'maxConnections', 'backup']);
    const { backends } = this;
    const backend = this.#presentBackend(operation);
    const { weight, eligible, maxConnections, backup } = operation;
    const settings = {
      weight: weight === undefined ? undefined : checkNumber(weight, 'weight', { above: 0, max: 1e9 }),
      eligible: eligible === undefined ? undefined : readFlag(operation, 'eligible', true),
      maxConnections:
        maxConnections === undefined
          ? undefined
          : checkNumber(maxConnections, 'maxConnections', { min: 0, max: 2147483647, integer: true }),
      backup: backup === undefined ? undefined : readFlag(operation, 'backup', false),
    };
    this.#readClock(operation);
    if (settings.weight !== undefined) backends.setWeight(backend, settings.weight);
    if (settings.eligible !== undefined) backends.setEligible(backend, settings.eligible);
    if (settings.maxConnections !== undefined) backends.setMaxConnections(backend, settings.maxConnections);
    if (settings.backup !== undefined) backends.setBackup(backend, settings.backup);
    return DONE;
  }

  #add(operation: Operation): object {
    refuseUnknown(operation, ['op', 'atMs', 'backend']);
    const config = parseWith(backendSchema, operation.backend, 'backend');
    if (this.backends.indexOf(config.id) >= 0) throw new InputError('backend.id', 'must be unique', config.id);
    this.#readClock(operation);
    this.backends.add(config);
    return DONE;
  }

  #remove(operation: Operation): object {
    refuseUnknown(operation, ['op', 'atMs', 'backend']);
    const backend = this.#presentBackend(operation);
    this.#readClock(operation);
    this.backends.remove(backend);
    return DONE;
  }

  #readClock(operation: Operation): void {
    this.#clock.read(operation, this.#clock.nowMs);
  }

  #presentBackend(operation: Operation): number {
    const id = readText(operation, 'backend');
    const backend = this.backends.indexOf(id);
    return backend >= 0 ? backend : this.#unknownBackend(id);
  }

  #unknownBackend(id: string): never {
    const present = this.backends.ids.filter((_, i) => this.backends.present[i] === 1);
    const shown = present.length > 20 ? [...present.slice(0, 20), '…'] : present;
    throw new InputError(
      'backend',
      present.length > 0 ? `must be one of ${shown.join(', ')}` : 'must be present (there is none)',
      id,
    );
  }
}

export const balancerFamily: Family = {
  id: 'balancers',
  label: 'Load balancers',
  help: 'Choose one of several backends for each request.',
  algorithms: balancers,
  replay(algorithm, config, seed) {
    const spec = known<(typeof balancers)[keyof typeof balancers]>(balancers, algorithm, 'algorithm');
    const { knobs, backends: configs, keyKind } = parseReplayConfig(spec, config);
    const backends = new BackendSet();
    for (const backend of configs) backends.add(backend);
    const balancer = spec.create(knobs as never, { backends, rng: new Rng(seed, 'balancer') });
    return new BalancerReplay(backends, balancer, keyKind);
  },
};
