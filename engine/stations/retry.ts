import { Timers } from '../kernel/timers';
import { data, flag, number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome, type OutcomeName } from '../outcome';
import type { Rng } from '../random/rng';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import { backoffs, retryBudgets } from '../retries/registry';
import { type Backoff, type BackoffSpec, GIVE_UP, type RetryBudget, type RetryBudgetSpec } from '../retries/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Filter, HELD, LATE, laterAttempt, OUT } from './filter';
import { failureNames, failuresKnob, neverBegun, outcomeSet } from './outcome-set';
import { RetryAfterBoard } from './retry-after-board';
import type { StationSpec, Wiring } from './station';

/** The family's backoffs, but for how many attempts there are: that is the station's. */
const backoffForms = Object.fromEntries(
  Object.entries(backoffs).map(([id, { label, help, knobs: all }]) => {
    const { maxAttempts: _here, ...knobs } = all;
    return [id, { label, help, knobs }];
  }),
);

const knobs = {
  maxAttempts: number({
    label: 'Attempts',
    help: 'How many attempts a request gets in all, the first included.',
    unit: 'count',
    min: 1,
    max: 100,
    integer: true,
    range: [1, 10],
    default: 3,
    main: true,
  }),
  backoff: variant({
    label: 'Backoff',
    help: 'How long it waits before it tries again.',
    default: { kind: 'exponential', jitter: 'full' },
    variants: backoffForms,
    main: true,
  }),
  budget: variant({
    label: 'Budget',
    help: 'Caps retries as a share of the traffic.',
    default: null,
    nullMeans: 'every request may use all its attempts',
    variants: retryBudgets,
    main: true,
  }),
  perTryTimeoutMs: number({
    label: 'Timeout per attempt',
    help: 'How long it waits for one attempt. The abandoned attempt is still worked on.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 30_000],
    scale: 'log',
    default: null,
    nullMeans: 'as long as it takes',
  }),
  retryOn: failuresKnob({
    label: 'Retry on',
    help: 'Which failures are worth another attempt.',
    default: failureNames.filter((name) => name !== 'circuit-open' && name !== 'expired'),
  }),
  honourRetryAfter: flag({
    label: 'Heed Retry-After',
    help: 'Waits at least as long as the limiter that refused it says.',
    default: true,
  }),
  nonIdempotent: data<readonly string[]>({
    label: 'Not idempotent',
    help: 'Classes of request that must not be done twice, by name.',
    default: [],
    schema: (z) => z.array(z.string().check(z.minLength(1))).check(z.maxLength(32)) as never,
  }),
  retryNonIdempotent: flag({
    label: 'Retry them all the same',
    help: 'Off: those are tried again only after failures that say that no work was begun.',
    default: false,
  }),
};

interface RetryConfig extends NodeScenario {
  readonly maxAttempts: number;
  readonly backoff: VariantConfig;
  readonly budget: VariantConfig | null;
  readonly perTryTimeoutMs: Ms | null;
  readonly retryOn: readonly OutcomeName[];
  readonly honourRetryAfter: boolean;
  readonly nonIdempotent: readonly string[];
  readonly retryNonIdempotent: boolean;
}

const NO_TIMER = -1;

/**
 * Tries again when an attempt fails: while attempts are left, the failure is one to retry, the next attempt would start before the
 * deadline, and the budget has one to give, asked in this order. The failure of the last attempt is the answer.
 *
 * Every knob may be turned while it runs; a changed backoff is for waits that begin after it, a changed budget begins anew. Non-idempotent
 * requests as in nginx's `proxy_next_upstream … non_idempotent`.
 */
class RetryStation extends Filter {
  declare private readonly timers: Timers;
  declare private readonly rng: Rng;
  declare private config: RetryConfig;
  declare private backoff: Backoff;
  #budget: RetryBudget | null = null;
  declare private retryOn: Uint8Array;
  #attempts = 0;
  #retries = 0;
  #recovered = 0;
  #lateAnswers = 0;
  /** Attempts at what must not be done twice, after one that may have done it. */
  #riskyRetries = 0;
  readonly #gaveUp = { notRetryable: 0, notIdempotent: 0, attempts: 0, deadline: 0, budget: 0 };

  constructor(config: RetryConfig, wiring: Wiring) {
    super(wiring);
    this.rng = wiring.world.stream(`${wiring.id}.backoff`);
    this.timers = new Timers(this.world.kernel, (child) => this.#onTimer(child));
    this.world.calls.carriesDeadlines = true;
    this.config = config;
    this.#takeConfig(config);
    this.#takeBudget(config.budget);
  }

  configure(config: NodeScenario): void {
    const before = this.config;
    this.config = config as RetryConfig;
    this.#takeConfig(this.config);
    if (JSON.stringify(before.budget) !== JSON.stringify(this.config.budget)) this.#takeBudget(this.config.budget);
  }

  #takeConfig({ backoff, retryOn, honourRetryAfter }: RetryConfig): void {
    const spec = backoffs[backoff.kind as keyof typeof backoffs] as unknown as BackoffSpec;
    this.backoff = spec.create({ ...backoff, maxAttempts: null } as never);
    this.retryOn = outcomeSet(retryOn);
    if (honourRetryAfter) this.world.retryAfter ??= new RetryAfterBoard();
  }

  #takeBudget(budget: VariantConfig | null): void {
    if (budget === null) this.#budget = null;
    else {
      const spec = retryBudgets[budget.kind as keyof typeof retryBudgets] as unknown as RetryBudgetSpec;
      this.#budget = spec.create(budget as never);
    }
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    this.#budget?.onRequest(nowMs);
    calls.takerNote[call] = 1; // attempts so far
    calls.workMs[call] = 0; // the wait before the last of them
    this.#send(calls.openChild(this, call));
  }

  #send(child: number): void {
    const { calls, nowMs } = this.world;
    const { perTryTimeoutMs } = this.config;
    this.#attempts++;
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = OUT;
    calls.ownerNote[child] = NO_TIMER;
    if (perTryTimeoutMs !== null) {
      const untilMs = nowMs + perTryTimeoutMs;
      calls.ownerNote[child] = this.timers.set(child, untilMs);
      if (untilMs < calls.deadlineMs[child]) calls.deadlineMs[child] = untilMs;
    }
    this.next.accept(child);
  }

  #onTimer(child: number): void {
    const { calls } = this.world;
    if (calls.ownerNote2[child] === HELD) {
      this.endHold(child, Outcome.ok);
      this.#send(child);
      return;
    }
    calls.ownerNote2[child] = LATE;
    this.#settle(child, Outcome.timeout);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    if (calls.ownerNote2[child] === LATE) {
      this.#lateAnswers++;
      return;
    }
    if (calls.ownerNote[child] !== NO_TIMER) this.timers.cancel(calls.ownerNote[child]);
    this.#settle(child, outcome);
  }

  /** An attempt has its outcome: another one, or the answer. */
  #settle(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    const call = calls.parent[child];
    this.span(SpanKind.attempt, child, outcome);
    if (outcome === Outcome.ok || this.retryOn[outcome] === 1) this.#budget?.onOutcome(nowMs, outcome === Outcome.ok);
    if (outcome !== Outcome.ok && this.#tryAgain(call, outcome)) return;
    if (outcome === Outcome.ok && calls.takerNote[call] > 1) this.#recovered++;
    this.completed++;
    calls.complete(call, outcome);
  }

  #tryAgain(call: number, outcome: number): boolean {
    const { calls, nowMs } = this.world;
    const delayMs = this.#delayMs(call, outcome);
    if (delayMs === GIVE_UP) return false;
    this.#retries++;
    const attempts = ++calls.takerNote[call];
    calls.workMs[call] = delayMs;
    const child = delayMs > 0 ? this.hold(call) : calls.openChild(this, call);
    calls.attempt[child] = laterAttempt(calls.attempt[call], attempts - 1);
    if (delayMs > 0) this.timers.set(child, nowMs + delayMs);
    else this.#send(child);
    return true;
  }

  /** The wait before the next attempt, or `GIVE_UP`. Takes it from the budget. */
  #delayMs(call: number, outcome: number): Ms {
    const { calls, nowMs, retryAfter } = this.world;
    const { maxAttempts, honourRetryAfter } = this.config;
    const attempts = calls.takerNote[call];
    const hintMs = outcome === Outcome['rate-limited'] ? (retryAfter?.take(calls.request[call]) ?? 0) : 0;
    if (this.retryOn[outcome] === 0) return this.#giveUp('notRetryable');
    if (!this.#mayRepeat(call, outcome)) return this.#giveUp('notIdempotent');
    if (attempts >= maxAttempts) return this.#giveUp('attempts');
    let delayMs = this.backoff.delayMs(attempts, this.rng.uniform(), calls.workMs[call]);
    if (honourRetryAfter) delayMs = Math.max(delayMs, hintMs - nowMs);
    if (delayMs === Infinity || nowMs + delayMs >= calls.deadlineMs[call]) return this.#giveUp('deadline');
    if (this.#budget !== null && !this.#budget.tryRetry(nowMs)) return this.#giveUp('budget');
    if (this.#mustNotRepeat(call) && neverBegun[outcome] === 0) this.#riskyRetries++;
    return delayMs;
  }

  #mustNotRepeat(call: number): boolean {
    const { nonIdempotent } = this.config;
    return nonIdempotent.length > 0 && nonIdempotent.includes(this.world.classes[this.world.calls.klass[call]]);
  }

  #mayRepeat(call: number, outcome: number): boolean {
    return this.config.retryNonIdempotent || neverBegun[outcome] === 1 || !this.#mustNotRepeat(call);
  }

  #giveUp(why: 'notRetryable' | 'notIdempotent' | 'attempts' | 'deadline' | 'budget'): number {
    this.#gaveUp[why]++;
    return GIVE_UP;
  }

  override closeWindow(): void {
    const requests = this.putRate('requestsRps', this.arrived);
    const attempts = this.putRate('attemptsRps', this.#attempts);
    this.putRate('retriesRps', this.#retries);
    this.put('amplification', requests > 0 ? attempts / requests : Number.NaN);
    this.putWaiting();
    if (this.#budget !== null) this.put('budget', this.#budget.balance(this.world.nowMs));
  }

  protected figures() {
    return {
      attempts: this.#attempts,
      retries: this.#retries,
      amplification: this.arrived > 0 ? this.#attempts / this.arrived : 1,
      recovered: this.#recovered,
      gaveUp: { ...this.#gaveUp },
      lateAnswers: this.#lateAnswers,
      riskyRetries: this.#riskyRetries,
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, HELD, SpanKind.hold);
    this.openSpansOf(into, OUT, SpanKind.attempt);
  }
}

export const retry: StationSpec = {
  kind: 'retry',
  label: 'Retry',
  help: 'Tries again what failed, after a wait and within a budget.',
  knobs,
  sends: { min: 1, max: 1 },
  create: (config, wiring) => new RetryStation(config as RetryConfig, wiring),
};
