import { InputError } from '../input-error';
import { Timers } from '../kernel/timers';
import { choice, flag, number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { KeyedLimiter } from '../limiters/keyed-limiter';
import { limiters } from '../limiters/registry';
import type { Limiter, LimiterSpec } from '../limiters/types';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import { Filter, HELD } from './filter';
import { LimiterSync } from './limiter-sync';
import type { StationSpec, Wiring } from './station';

const knobs = {
  algorithm: variant({
    label: 'Algorithm',
    help: 'How it decides what may pass.',
    default: { kind: 'token-bucket' },
    variants: limiters,
    main: true,
  }),
  per: choice({
    label: 'One limit for',
    help: 'Who shares a limit.',
    default: 'all',
    options: [
      { value: 'all', label: 'all requests' },
      { value: 'key', label: 'each key' },
      { value: 'class', label: 'each class' },
    ],
  }),
  nodes: number({
    label: 'Gateways',
    help: 'How many gateways the limiter runs on; calls go round them in turn.',
    unit: 'count',
    min: 1,
    max: 64,
    integer: true,
    range: [1, 16],
    default: 1,
  }),
  share: choice({
    label: 'Counters',
    help: 'How the gateways know what the others let through.',
    default: 'local',
    options: [
      { value: 'local', label: 'local', help: 'They do not: each has the whole limit for itself.' },
      { value: 'shared', label: 'shared store', help: 'They ask one store, a round trip for every call.' },
      { value: 'synced', label: 'synced', help: 'Each counts alone, and they tell each other every so often.' },
    ],
  }),
  storeMs: number({
    label: 'Store round trip',
    help: 'How long asking the shared store takes, there and back.',
    unit: 'ms',
    min: 0,
    max: 1e9,
    range: [0, 100],
    default: 1,
  }),
  syncEveryMs: number({
    label: 'Sync every',
    help: 'How often gateways tell each other what they let through.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 10_000],
    scale: 'log',
    default: 1000,
  }),
  storeUp: flag({ label: 'Store is up', help: 'Whether the shared store, or the channel for syncing, works.', default: true }),
  onStoreDown: choice({
    label: 'Without the store',
    help: 'What a gateway does with a call when the shared store is down.',
    default: 'open',
    options: [
      { value: 'open', label: 'lets it pass' },
      { value: 'closed', label: 'refuses it' },
      { value: 'local', label: 'counts alone' },
    ],
  }),
};

interface LimiterConfig extends NodeScenario {
  readonly algorithm: VariantConfig;
  readonly per: 'all' | 'key' | 'class';
  readonly nodes: number;
  readonly share: 'local' | 'shared' | 'synced';
  readonly storeMs: Ms;
  readonly syncEveryMs: Ms;
  readonly storeUp: boolean;
  readonly onStoreDown: 'open' | 'closed' | 'local';
}

/** What a held call waits for, in its `ownerNote`, beside its gateway. */
const ASKING = 0;
const PASSING = 1;
const REFUSED = 2;
const STEPS = 4;
const REFUSE = -1;

/**
 * Lets so many calls pass and refuses the others (`rate-limited`); a shaper's delay holds them. On several gateways: with local counters
 * all of them together pass up to `nodes` times the limit; with a shared store every call is decided half a round trip after it came and
 * goes on after the other half; with synced counters each decides by its own count and, every `syncEveryMs`, takes what the others
 * let through from its own limit, as much of it as is left. Without the channel they go on unsynced until it is back.
 *
 * A changed algorithm or `per` begins with whole limits; gateways added later begin with a whole limit of their own. Calls on their way
 * to the store are decided by the limiter that stands when they get there.
 */
class LimiterStation extends Filter {
  declare private readonly timers: Timers;
  declare private readonly syncing: Alarm;
  readonly #sync = new LimiterSync();
  declare private config: LimiterConfig;
  #create!: () => Limiter;
  #locals: KeyedLimiter<number>[] = [];
  declare private store: KeyedLimiter<number>;
  #turn = 0;
  #delayed = 0;
  #unchecked = 0;

  constructor(config: LimiterConfig, wiring: Wiring) {
    super(wiring);
    this.config = config;
    this.timers = new Timers(this.world.kernel, (child) => this.#onTimer(child));
    this.syncing = new Alarm(this.world.kernel, () => this.#syncNow());
    this.#begin();
  }

  configure(config: NodeScenario): void {
    const before = this.config;
    this.config = config as LimiterConfig;
    const { algorithm, per, nodes } = this.config;
    if (per !== before.per || JSON.stringify(algorithm) !== JSON.stringify(before.algorithm)) this.#begin();
    else this.#makeGateways(nodes);
  }

  #begin(): void {
    const { algorithm, nodes } = this.config;
    this.#create = () => limiterOf(algorithm);
    this.store = new KeyedLimiter(this.#create);
    this.#locals = [];
    this.#sync.forget();
    this.#makeGateways(nodes);
  }

  #makeGateways(nodes: number): void {
    this.#locals.length = Math.min(this.#locals.length, nodes);
    while (this.#locals.length < nodes) this.#locals.push(new KeyedLimiter(this.#create));
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    const { nodes, share, storeMs } = this.config;
    const gateway = this.#turn;
    this.#turn = (gateway + 1) % nodes;
    if (share === 'shared' && storeMs > 0) {
      const child = this.hold(call);
      calls.ownerNote[child] = gateway * STEPS + ASKING;
      this.timers.set(child, nowMs + storeMs / 2);
      return;
    }
    const delayMs = this.#decide(call, gateway);
    if (delayMs === REFUSE) this.refuse(call, Outcome['rate-limited']);
    else if (delayMs === 0) this.#pass(call);
    else this.#wait(this.hold(call), PASSING, delayMs);
  }

  #wait(child: number, step: number, forMs: Ms): void {
    this.world.calls.ownerNote[child] = step;
    this.timers.set(child, this.world.nowMs + forMs);
  }

  /** A held call's time has come. */
  #onTimer(child: number): void {
    const note = this.world.calls.ownerNote[child];
    const step = note % STEPS;
    if (step === ASKING) {
      const delayMs = this.#decide(child, (note - step) / STEPS);
      const backMs = this.config.storeMs / 2;
      if (delayMs === REFUSE) this.#wait(child, REFUSED, backMs);
      else this.#wait(child, PASSING, backMs + delayMs);
      return;
    }
    const outcome = step === PASSING ? Outcome.ok : Outcome['rate-limited'];
    this.endHold(child, outcome);
    const call = this.dissolve(child);
    if (step === PASSING) this.#pass(call);
    else {
      this.rejected++;
      this.world.calls.complete(call, outcome);
    }
  }

  /** The same call goes on: what becomes of it is no concern of a limiter's. */
  #pass(call: number): void {
    this.completed++;
    this.next.accept(call);
  }

  /** How long the call is to be held, or `REFUSE`. */
  #decide(call: number, gateway: number): Ms {
    const { share, storeUp, onStoreDown } = this.config;
    const withoutStore = share === 'shared' && !storeUp;
    if (withoutStore && onStoreDown !== 'local') {
      this.#unchecked++;
      return onStoreDown === 'open' ? 0 : REFUSE;
    }
    const { calls, nowMs, retryAfter } = this.world;
    // A gateway taken away while the call was on its way: another.
    const limiter = share === 'shared' && storeUp ? this.store : this.#locals[gateway % this.#locals.length];
    const key = this.#keyOf(call);
    if (!limiter.take(key, nowMs, 1)) {
      retryAfter?.tell(calls.request[call], nowMs + limiter.last.retryAfterMs);
      return REFUSE;
    }
    if (share === 'synced') this.#countForOthers(key, gateway);
    const { delayMs } = limiter.last;
    if (delayMs > 0) this.#delayed++;
    return delayMs;
  }

  #keyOf(call: number): number {
    const { per } = this.config;
    const { calls } = this.world;
    return per === 'all' ? 0 : per === 'key' ? calls.key[call] : calls.klass[call];
  }

  #countForOthers(key: number, gateway: number): void {
    const { nowMs } = this.world;
    const { syncEveryMs } = this.config;
    if (this.#sync.isEmpty) this.syncing.set((Math.floor(nowMs / syncEveryMs) + 1) * syncEveryMs);
    this.#sync.count(key, gateway);
  }

  #syncNow(): void {
    const { nowMs } = this.world;
    const { share, storeUp, syncEveryMs } = this.config;
    if (share !== 'synced') this.#sync.forget();
    else if (storeUp) this.#sync.tell(this.#locals, nowMs);
    else this.syncing.set((Math.floor(nowMs / syncEveryMs) + 1) * syncEveryMs);
  }

  override closeWindow(): void {
    this.putRate('passedRps', this.completed);
    this.putRate('refusedRps', this.rejected);
    this.putWaiting();
    if (this.config.per !== 'all') return;
    const { share, nodes } = this.config;
    const one = share === 'shared' ? this.store : nodes === 1 ? this.#locals[0] : null;
    if (one !== null) this.put('remaining', this.#remaining(one));
    else for (const [i, local] of this.#locals.entries()) this.put(`remaining.${i + 1}`, this.#remaining(local));
    this.put('limit', (one ?? this.#locals[0]).last.limit);
  }

  #remaining(limiter: KeyedLimiter<number>): number {
    limiter.take(0, this.world.nowMs, 0);
    return limiter.last.remaining;
  }

  protected figures() {
    return { delayed: this.#delayed, unchecked: this.#unchecked };
  }

  onCompleted(): void {
    throw new Error('a limiter makes no calls');
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, HELD, SpanKind.hold);
  }
}

function limiterOf({ kind, ...config }: VariantConfig): Limiter {
  const spec = limiters[kind as keyof typeof limiters] as unknown as LimiterSpec;
  return spec.create(config as never);
}

export const limiter: StationSpec = {
  kind: 'limiter',
  label: 'Rate limiter',
  help: 'Lets so many requests pass and refuses, or holds back, the rest.',
  knobs,
  sends: { min: 1, max: 1 },
  check(config) {
    try {
      limiterOf((config as LimiterConfig).algorithm);
    } catch (error) {
      throw error instanceof InputError ? error.at('algorithm') : error;
    }
  },
  create: (config, wiring) => new LimiterStation(config as LimiterConfig, wiring),
};
