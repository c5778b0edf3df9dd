import { InputError } from '../input-error';
import { variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import { shedders } from '../shedders/registry';
import type { Shedder, ShedderSpec, WaitingCalls } from '../shedders/types';
import type { Ms } from '../units';
import { Filter, HELD, OUT } from './filter';
import { outcomeSet } from './outcome-set';
import type { StationSpec, Wiring } from './station';

const knobs = {
  strategy: variant({
    label: 'Strategy',
    help: 'What is dropped, and when.',
    default: { kind: 'gradient2' },
    variants: shedders,
    main: true,
  }),
};

interface ShedderConfig extends NodeScenario {
  readonly strategy: VariantConfig;
}

/** Outcomes that tell of overload further on; concurrency-limits' `onDropped`. */
const isDrop = outcomeSet([
  'timeout',
  'queue-full',
  'connection-refused',
  'connection-lost',
  'rate-limited',
  'bulkhead-full',
  'shed',
  'pool-timeout',
  'expired',
]);

/**
 * Turns calls away (`shed`) so that those inside are served well. Answers and drops are samples for an adaptive limit; other failures are
 * not, as `onIgnore` there: a quick error says nothing about load.
 *
 * A changed strategy begins afresh, at its first limit; calls inside stay inside and count, calls in line stay in line.
 */
class ShedderStation extends Filter implements WaitingCalls {
  #strategy!: VariantConfig;
  #shedder!: Shedder;
  #order: readonly string[] = [];
  #inside = 0;
  #insideMost = 0;
  #insideMs = 0;
  #insideMsBefore = 0;
  #countedMs: Ms = 0;
  /** Held children in order, linked by `next`. */
  #first = -1;
  #last = -1;
  length = 0;
  #isLettingIn = false;
  readonly #shedByClass: number[] = [];
  readonly #drop = (child: number): void => this.#shedWaiting(child);

  constructor(config: ShedderConfig, wiring: Wiring) {
    super(wiring);
    this.#take(config.strategy);
  }

  configure(config: NodeScenario): void {
    const { strategy } = config as ShedderConfig;
    if (JSON.stringify(strategy) === JSON.stringify(this.#strategy)) return;
    this.#take(strategy);
    this.#letIn();
  }

  #take(strategy: VariantConfig): void {
    this.#strategy = strategy;
    this.#shedder = shedderOf(strategy);
    this.#order = (strategy.order ?? []) as readonly string[];
  }

  accept(call: number): void {
    const { calls } = this.world;
    this.arrived++;
    if (this.length === 0 && this.#shedder.admits(this.#inside, this.#rankOf(call))) {
      this.#enter(calls.openChild(this, call));
    } else if (this.length < this.#shedder.queueLimit) {
      this.#join(this.hold(call));
      this.#letIn();
    } else {
      this.#countShed(call);
      this.refuse(call, Outcome.shed);
    }
  }

  #rankOf(call: number): number {
    if (this.#order.length === 0) return 0;
    const rank = this.#order.indexOf(this.world.classes[this.world.calls.klass[call]]);
    return rank === -1 ? this.#order.length : rank;
  }

  #enter(child: number): void {
    const { calls, nowMs } = this.world;
    this.#count(1);
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = OUT;
    calls.ownerNote[child] = this.#inside;
    this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    this.#count(-1);
    if (outcome === Outcome.ok || isDrop[outcome] === 1)
      this.#shedder.onSample(nowMs - calls.ownerStartMs[child], calls.ownerNote[child], outcome !== Outcome.ok);
    this.completed++;
    calls.complete(calls.parent[child], outcome);
    this.#letIn();
  }

  /** Those in line go in while there is room. A call that comes straight back must not begin this again inside itself. */
  #letIn(): void {
    if (this.#isLettingIn) return;
    this.#isLettingIn = true;
    while (this.length > 0 && this.#shedder.admits(this.#inside, 0)) {
      const child = this.#shedder.next(this.world.nowMs, this, this.#drop);
      if (child === -1) break;
      this.endHold(child, Outcome.ok);
      this.#enter(child);
    }
    this.#isLettingIn = false;
  }

  #shedWaiting(child: number): void {
    this.#countShed(child);
    this.endHold(child, Outcome.shed);
    this.rejected++;
    this.world.calls.complete(this.dissolve(child), Outcome.shed);
  }

  #countShed(call: number): void {
    const klass = this.world.calls.klass[call];
    this.#shedByClass[klass] = (this.#shedByClass[klass] ?? 0) + 1;
  }

  #join(child: number): void {
    const { next } = this.world.calls;
    next[child] = -1;
    if (this.#last === -1) this.#first = child;
    else next[this.#last] = child;
    this.#last = child;
    this.length++;
  }

  shift(): number {
    const child = this.#first;
    if (child === -1) return -1;
    this.#first = this.world.calls.next[child];
    if (this.#first === -1) this.#last = -1;
    this.length--;
    return child;
  }

  sinceMs(child: number): Ms {
    return this.world.calls.ownerStartMs[child];
  }

  #count(change: number): void {
    const { nowMs } = this.world;
    this.#insideMs += this.#inside * (nowMs - this.#countedMs);
    this.#countedMs = nowMs;
    this.#inside += change;
    if (this.#inside > this.#insideMost) this.#insideMost = this.#inside;
  }

  override closeWindow(): void {
    this.#count(0);
    this.put('limit', this.#shedder.limit);
    this.put('inFlight', (this.#insideMs - this.#insideMsBefore) / this.world.windows.windowMs);
    this.#insideMsBefore = this.#insideMs;
    this.putWaiting();
    this.putRate('shedRps', this.rejected);
  }

  protected figures() {
    const { classes, nowMs } = this.world;
    const insideMs = this.#insideMs + this.#inside * (nowMs - this.#countedMs);
    const byClass = this.#shedByClass.map((count, klass) => [classes[klass], count] as const).filter(([, count]) => count > 0);
    return {
      limit: this.#shedder.limit,
      inFlightMean: nowMs > 0 ? insideMs / nowMs : 0,
      inFlightMax: this.#insideMost,
      shedByClass: Object.fromEntries(byClass),
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, HELD, SpanKind.hold);
  }
}

function shedderOf({ kind, ...config }: VariantConfig): Shedder {
  const spec = shedders[kind as keyof typeof shedders] as unknown as ShedderSpec;
  return spec.create(config as never);
}

export const shedder: StationSpec = {
  kind: 'shedder',
  label: 'Load shedder',
  help: 'Turns some calls away so that the others are served well.',
  knobs,
  sends: { min: 1, max: 1 },
  check(config) {
    try {
      shedderOf((config as ShedderConfig).strategy);
    } catch (error) {
      throw error instanceof InputError ? error.at('strategy') : error;
    }
  },
  create: (config, wiring) => new ShedderStation(config as ShedderConfig, wiring),
};
