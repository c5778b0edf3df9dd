import { number } from '../knobs/knobs';
import { exp } from '../random/exact-math';
import type { Ms } from '../units';
import type { BackendSet } from './backend-set';
import type { EvidenceLog } from './evidence';
import { extended, type Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/** What an unmeasured backend with work in flight costs: more than any measured one, so a cold backend gets one probe at a time. */
const PENALTY = 140737488355327; // Finagle: Long.MaxValue >> 16

/**
 * Peak-EWMA response time per backend: a slower sample is believed at once, a faster one little by little.
 *
 *   sample > ewma:  ewma = sample
 *   otherwise:      ewma = ewma · w + sample · (1 − w),  w = e^(−Δt / decay)
 *
 * Looking is a sample of 0: an estimate that nobody confirms fades, so that a backend shunned for slowness is tried again.
 */
class ResponseTimes {
  ewmaMs = new Float64Array(8);
  #seenMs = new Float64Array(8);
  #elapsedMs = Number.NaN;
  #weight = 1;

  constructor(private readonly decayMs: Ms) {}

  fit(size: number): void {
    if (this.ewmaMs.length >= size) return;
    this.ewmaMs = extended(this.ewmaMs, size);
    this.#seenMs = extended(this.#seenMs, size);
  }

  observe(backend: number, nowMs: Ms, sampleMs: Ms): void {
    const elapsedMs = nowMs - this.#seenMs[backend];
    const ewmaMs = this.ewmaMs[backend];
    this.#seenMs[backend] = nowMs;
    if (sampleMs > ewmaMs) this.ewmaMs[backend] = sampleMs;
    else if (ewmaMs > 0 && elapsedMs > 0) {
      const weight = this.#weightAfter(elapsedMs);
      this.ewmaMs[backend] = ewmaMs * weight + sampleMs * (1 - weight);
    }
  }

  /** All backends looked at together share their Δt, so the exponential is mostly taken once per pick. */
  #weightAfter(elapsedMs: Ms): number {
    if (elapsedMs !== this.#elapsedMs) {
      this.#elapsedMs = elapsedMs;
      this.#weight = exp(-elapsedMs / this.decayMs);
    }
    return this.#weight;
  }
}

/**
 * The lowest expected cost of one more request; ties go to the first added.
 *
 *   cost = ewmaMs · (inFlight + 1)
 *
 * A backend never measured (or whose estimate has faded to 0) costs `assumedMs` while idle and PENALTY + inFlight while
 * busy. All usable backends are compared, where Finagle compares two drawn at random: the same request then gets the same
 * answer on every run and a learner sees why, at the price of O(n). Weights and outcomes (`ok`) are ignored, as in Finagle.
 */
class PeakEwmaPicker implements TierPicker {
  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
    private readonly times: ResponseTimes,
    private readonly assumedMs: Ms,
  ) {}

  refresh(): void {
    this.times.fit(this.roster.set.weight.length);
  }

  pick(nowMs: Ms): number {
    const { eligible, eligibleCount, set, bounded } = this.roster;
    const wanted = this.evidence.wanted;
    let best = -1;
    let lowest = Infinity;
    for (let i = 0; i < eligibleCount; i++) {
      const backend = eligible[i];
      this.times.observe(backend, nowMs, 0);
      if (bounded && !set.usable(backend)) continue;
      const cost = this.#cost(set, backend);
      if (wanted) this.evidence.add(backend, cost);
      if (cost < lowest) {
        lowest = cost;
        best = backend;
      }
    }
    return best;
  }

  #cost({ inFlight }: BackendSet, backend: number): number {
    const ewmaMs = this.times.ewmaMs[backend];
    if (ewmaMs > 0) return ewmaMs * (inFlight[backend] + 1);
    return inFlight[backend] === 0 ? this.assumedMs : PENALTY + inFlight[backend];
  }
}

const knobs = {
  decayMs: number({
    label: 'Memory',
    help: 'How long a slow response is held against a backend: the estimate fades by 63% in this time.',
    default: 10_000,
    above: 0,
    max: 1e12,
    unit: 'ms',
    range: [100, 60_000],
    scale: 'log',
    main: true,
  }),
  assumedMs: number({
    label: 'Assumed response time',
    help: 'What an idle backend that was never measured is taken to need; 0 tries it at once.',
    default: 0,
    min: 0,
    max: 1e12,
    unit: 'ms',
    range: [0, 1000],
  }),
};

/** @see Finagle, PeakEwma.scala; linkerd2-proxy, tower `load::peak_ewma`; Envoy peak_ewma/cost.cc for the cold rule */
export const leastResponseTime = {
  id: 'least-response-time',
  label: 'Least response time',
  help: 'Picks the backend expected to answer soonest: its recent response time, times the requests it would have.',
  knobs,
  scoreLabel: 'peak EWMA ms × (in flight + 1)',
  cost: { time: 'O(n), and mostly one exponential', memory: 'O(n): two numbers per backend' },
  source: 'Finagle Peak EWMA (PeakEwma.scala)',
  deviation: 'Compares every usable backend instead of two drawn at random; ties go to the first.',
  create: ({ decayMs, assumedMs }, { backends }) => {
    const times = new ResponseTimes(decayMs);
    return tiered(
      backends,
      (roster, evidence) => new PeakEwmaPicker(roster, evidence, times, assumedMs),
      (backend, nowMs, latencyMs) => times.observe(backend, nowMs, latencyMs),
    );
  },
} as const satisfies BalancerSpec<typeof knobs>;
