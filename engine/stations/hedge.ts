import { Timers } from '../kernel/timers';
import { number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import { finagleBudget } from '../retries/finagle-budget';
import type { RetryBudget } from '../retries/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms, Ratio } from '../units';
import { Filter, LATE, laterAttempt, OUT } from './filter';
import { RecentLatency } from './recent-latency';
import type { StationSpec, Wiring } from './station';

const delayMs = number({
  label: 'After',
  help: 'How long the first attempt may take before a second is sent.',
  unit: 'ms',
  min: 0,
  max: 1e9,
  range: [1, 5000],
  scale: 'log',
  default: 100,
  main: true,
});

const delays = {
  fixed: { label: 'Fixed', help: 'After the same time for every request.', knobs: { delayMs } },
  percentile: {
    label: 'Observed percentile',
    help: 'When it has taken longer than this share of the latest attempts.',
    knobs: {
      percentile: number({
        label: 'Percentile',
        help: 'The share of attempts that are faster than this.',
        unit: 'ratio',
        above: 0,
        max: 1,
        range: [0.5, 0.999],
        step: 0.001,
        default: 0.95,
        main: true,
      }),
    },
  },
} as const;

const knobs = {
  delay: variant({
    label: 'Second attempt',
    help: 'When a second attempt is sent.',
    default: { kind: 'percentile' },
    variants: delays,
    main: true,
  }),
  maxShare: number({
    label: 'At most',
    help: 'How many requests may get a second attempt, as a share of the requests of the last ten seconds.',
    unit: 'ratio',
    min: 0,
    max: 1,
    range: [0, 1],
    step: 0.01,
    default: 0.05,
    main: true,
  }),
};

interface HedgeConfig extends NodeScenario {
  readonly delay: VariantConfig;
  readonly maxShare: Ratio;
}

const NO_TIMER = -1;
const NOBODY = -1;

/**
 * Sends a second attempt when the first takes long; the first success answers. A failure answers only when no other attempt is out:
 * one that comes before the second was sent is the answer, as a hedge is not a retry. The slower attempt is given up, and
 * worked on all the same. The two are attempts n and n + 1 of the request.
 *
 * As Finagle's `BackupRequestFilter`: latencies of successes and of attempts given up are what the percentile is of, no second
 * attempt is sent before there are any, and a retry budget of `maxShare` caps them. Deviations: the percentile and the share are knobs of their own
 * (there, one is 1 minus the other), the budget has no reserve, and the percentile is over the last 500 to 1,000 attempts.
 *
 * A changed delay is for requests that come after it; a changed share begins a new budget.
 */
class HedgeStation extends Filter {
  readonly #timers: Timers;
  readonly #latency = new RecentLatency();
  #config: HedgeConfig;
  #budget: RetryBudget;
  #hedges = 0;
  #won = 0;
  #lateAnswers = 0;
  #overBudget = 0;

  constructor(config: HedgeConfig, wiring: Wiring) {
    super(wiring);
    this.#config = config;
    this.#budget = budgetOf(config.maxShare);
    this.#timers = new Timers(this.world.kernel, (first) => this.#hedge(first));
  }

  configure(config: NodeScenario): void {
    const before = this.#config;
    this.#config = config as HedgeConfig;
    if (before.maxShare !== this.#config.maxShare) this.#budget = budgetOf(this.#config.maxShare);
  }

  #delay(): Ms {
    const { delay } = this.#config;
    return delay.kind === 'fixed' ? (delay.delayMs as Ms) : this.#latency.quantile(delay.percentile as Ratio);
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    this.#budget.onRequest(nowMs);
    const delayMs = this.#delay();
    const first = calls.openChild(this, call);
    calls.takerNote[call] = first;
    calls.previous[call] = NOBODY;
    calls.ownerNote[first] = delayMs < Infinity ? this.#timers.set(first, nowMs + delayMs) : NO_TIMER;
    this.#send(first);
  }

  #send(child: number): void {
    const { calls, nowMs } = this.world;
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = OUT;
    this.next.accept(child);
  }

  #hedge(first: number): void {
    const { calls, nowMs } = this.world;
    const call = calls.parent[first];
    calls.ownerNote[first] = NO_TIMER;
    if (nowMs >= calls.deadlineMs[call]) return;
    if (!this.#budget.tryRetry(nowMs)) {
      this.#overBudget++;
      return;
    }
    this.#hedges++;
    const second = calls.openChild(this, call);
    calls.attempt[second] = laterAttempt(calls.attempt[call], 1);
    calls.ownerNote[second] = NO_TIMER;
    calls.previous[call] = second;
    this.#send(second);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    if (calls.ownerNote2[child] === LATE) {
      this.#lateAnswers++;
      return;
    }
    if (calls.ownerNote[child] !== NO_TIMER) this.#timers.cancel(calls.ownerNote[child]);
    const call = calls.parent[child];
    this.span(SpanKind.attempt, child, outcome);
    if (outcome === Outcome.ok || outcome === Outcome.timeout) this.#latency.record(nowMs - calls.ownerStartMs[child]);
    const isFirst = calls.takerNote[call] === child;
    const other = isFirst ? calls.previous[call] : calls.takerNote[call];
    if (other !== NOBODY) {
      if (outcome !== Outcome.ok) {
        if (isFirst) calls.takerNote[call] = NOBODY;
        else calls.previous[call] = NOBODY;
        return;
      }
      this.#abandon(other);
    }
    if (outcome === Outcome.ok && !isFirst) this.#won++;
    this.completed++;
    calls.complete(call, outcome);
  }

  /** The other attempt has answered. */
  #abandon(child: number): void {
    const { calls, nowMs } = this.world;
    calls.ownerNote2[child] = LATE;
    this.#latency.record(nowMs - calls.ownerStartMs[child]);
    this.span(SpanKind.attempt, child, Outcome.cancelled);
  }

  override closeWindow(): void {
    const requests = this.putRate('requestsRps', this.arrived);
    const hedges = this.putRate('hedgesRps', this.#hedges);
    this.put('hedgeShare', requests > 0 ? hedges / requests : Number.NaN);
    const delayMs = this.#delay();
    this.put('delayMs', delayMs < Infinity ? delayMs : Number.NaN);
  }

  protected figures() {
    return {
      hedges: this.#hedges,
      won: this.#won,
      amplification: this.arrived > 0 ? (this.arrived + this.#hedges) / this.arrived : 1,
      overBudget: this.#overBudget,
      lateAnswers: this.#lateAnswers,
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, OUT, SpanKind.attempt);
  }
}

function budgetOf(maxShare: Ratio): RetryBudget {
  if (maxShare > 0) return finagleBudget.create({ ttlMs: 10_000, minRetriesPerSecond: 0, percentCanRetry: maxShare });
  return { onRequest: () => {}, onOutcome: () => {}, tryRetry: () => false, balance: () => 0 };
}

export const hedge: StationSpec = {
  kind: 'hedge',
  label: 'Hedge',
  help: 'Sends a second attempt when the first takes long, and takes whichever answers first.',
  knobs,
  sends: { min: 1, max: 1 },
  create: (config, wiring) => new HedgeStation(config as HedgeConfig, wiring),
};
