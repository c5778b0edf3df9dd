import { InputError } from '../input-error';
import { type ConfigOf, flag, number } from '../knobs/knobs';
import { HealthEvent, HealthState } from './backend-health';
import { grown, HealthCause } from './health-board';
import { successRateThreshold } from './success-rate-threshold';
import type { HealthDeps, HealthMechanism, HealthSpec } from './types';

const count = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'count', integer: true, min: 0, max: 1e9, default: fallback, range: [0, fallback * 4] });
const duration = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ms', min: 1, default: fallback, range: [1000, fallback * 4] });
const chance = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ratio', min: 0, max: 1, default: fallback, range: [0, 1], step: 0.05 });

// Defaults: envoy.config.cluster.v3.OutlierDetection.
const knobs = {
  consecutive5xx: { ...count('Consecutive 5xx', 'Server errors in a row that eject a backend; 0 never does.', 5), main: true },
  consecutiveGatewayFailure: count('Consecutive gateway failures', '502, 503 and 504 in a row that eject; 0 never does.', 5),
  intervalMs: duration('Interval', 'How often rates are compared and ejected backends may return.', 10_000),
  baseEjectionTimeMs: {
    ...duration('Base ejection time', 'How long the first ejection lasts; later ones last longer.', 30_000),
    main: true,
  },
  maxEjectionTimeMs: number({
    label: 'Max ejection time',
    help: 'The longest an ejection lasts.',
    unit: 'ms',
    min: 1,
    default: null,
    range: [1000, 1_200_000],
    nullMeans: 'five minutes, or the first ejection if that is longer',
  }),
  maxEjectionRatio: number({
    label: 'Max ejected',
    help: 'The share of backends that may be ejected at once.',
    unit: 'ratio',
    min: 0,
    max: 1,
    default: 0.1,
    range: [0, 1],
    step: 0.05,
    main: true,
  }),
  alwaysEjectOneHost: flag({ label: 'Always one', help: 'One backend may be ejected whatever the share.', default: false }),
  successRateMinimumHosts: count('Success rate: backends', 'Backends with enough requests before rates are compared.', 5),
  successRateRequestVolume: count('Success rate: requests', 'Requests per interval before a backend’s rate counts.', 100),
  successRateStdevFactor: number({
    label: 'Success rate: deviations',
    help: 'A rate this many standard deviations below the mean is an outlier.',
    unit: 'factor',
    min: 0,
    max: 1e6,
    default: 1.9,
    range: [0, 5],
    step: 0.1,
  }),
  failurePercentageThreshold: chance(
    'Failure share',
    'A backend failing at least this share of its requests is an outlier.',
    0.85,
  ),
  failurePercentageMinimumHosts: count(
    'Failure share: backends',
    'Backends with enough requests before shares are looked at.',
    5,
  ),
  failurePercentageRequestVolume: count('Failure share: requests', 'Requests per interval before a backend’s share counts.', 50),
  enforcingConsecutive5xx: chance('Enforce 5xx', 'The chance that an outlier by 5xx is ejected.', 1),
  enforcingConsecutiveGatewayFailure: chance('Enforce gateway', 'The chance that an outlier by gateway failures is ejected.', 0),
  enforcingSuccessRate: chance('Enforce success rate', 'The chance that an outlier by success rate is ejected.', 1),
  enforcingFailurePercentage: chance('Enforce failure share', 'The chance that an outlier by failure share is ejected.', 0),
} as const;
type Config = ConfigOf<typeof knobs>;
const LONGEST_UNLESS_SET_MS = 300_000;

class OutlierDetection implements HealthMechanism {
  readonly intervalMs: number;
  /** Outliers found that the ejection limit kept in. */
  overflow = 0;
  readonly #config: Config;
  readonly #deps: HealthDeps;
  readonly #maxEjectionPercent: number;
  readonly #maxEjectionTimeMs: number;
  #row5xx = new Int32Array(8);
  #rowGateway = new Int32Array(8);
  #total = new Int32Array(8);
  #success = new Int32Array(8);
  /** Percent of the interval just ended, or −1 without requests; and how many requests that was. */
  #rate = new Float64Array(8);
  #volume = new Int32Array(8);
  #backoff = new Int32Array(8);
  #ejectedMs = new Float64Array(8);
  #returnedMs = new Float64Array(8);
  #mean = -1;
  #threshold = -1;

  constructor(config: Config, deps: HealthDeps) {
    const { baseEjectionTimeMs, maxEjectionTimeMs } = config;
    if (maxEjectionTimeMs !== null && maxEjectionTimeMs < baseEjectionTimeMs)
      throw new InputError('maxEjectionTimeMs', `must be >= baseEjectionTimeMs (${baseEjectionTimeMs})`, maxEjectionTimeMs);
    this.#maxEjectionTimeMs = maxEjectionTimeMs ?? Math.max(LONGEST_UNLESS_SET_MS, baseEjectionTimeMs);
    this.#config = config;
    this.#deps = deps;
    this.intervalMs = config.intervalMs;
    this.#maxEjectionPercent = Math.round(config.maxEjectionRatio * 1e9) / 1e7;
  }

  onAdd(backend: number): void {
    const least = backend + 1;
    this.#row5xx = grown(this.#row5xx, least);
    this.#rowGateway = grown(this.#rowGateway, least);
    this.#total = grown(this.#total, least);
    this.#success = grown(this.#success, least);
    this.#rate = grown(this.#rate, least);
    this.#volume = grown(this.#volume, least);
    this.#backoff = grown(this.#backoff, least);
    this.#ejectedMs = grown(this.#ejectedMs, least);
    this.#returnedMs = grown(this.#returnedMs, least);
    this.#clearRows(backend);
    this.#total[backend] = 0;
    this.#success[backend] = 0;
    this.#backoff[backend] = 0;
  }

  #clearRows(backend: number): void {
    this.#row5xx[backend] = 0;
    this.#rowGateway[backend] = 0;
  }

  /** `putHttpResponseCode`: an attempt without an answer counts as 503, as Envoy maps its own errors. */
  onOutcome(backend: number, nowMs: number, ok: boolean, code: number): void {
    const seen = code === 0 ? (ok ? 200 : 503) : code;
    this.#total[backend]++;
    if (seen < 500 || seen > 599) {
      this.#success[backend]++;
      this.#clearRows(backend);
      return;
    }
    const { consecutive5xx, consecutiveGatewayFailure, enforcingConsecutive5xx, enforcingConsecutiveGatewayFailure } =
      this.#config;
    if (seen < 502 || seen > 504) this.#rowGateway[backend] = 0;
    else if (++this.#rowGateway[backend] === consecutiveGatewayFailure && this.#isIn(backend)) {
      this.#eject(backend, HealthCause.consecutiveGatewayFailures, enforcingConsecutiveGatewayFailure, nowMs);
      this.#rowGateway[backend] = 0;
    }
    if (++this.#row5xx[backend] === consecutive5xx && this.#isIn(backend)) {
      this.#eject(backend, HealthCause.consecutive5xx, enforcingConsecutive5xx, nowMs);
      this.#row5xx[backend] = 0;
    }
  }

  #isIn(backend: number): boolean {
    return this.#deps.board.state[backend] !== HealthState.ejected;
  }

  /** `ejectHost`: within the share that may be out, by chance where enforcement is partial. */
  #eject(backend: number, cause: number, enforcing: number, nowMs: number): void {
    const { board, rng } = this.#deps;
    if (board.state[backend] !== HealthState.healthy) return;
    const out = board.inState[HealthState.ejected];
    const within = (100 * (out + 1)) / board.count <= this.#maxEjectionPercent;
    if (!within && !(this.#config.alwaysEjectOneHost && out === 0)) {
      this.overflow++;
      return;
    }
    if (enforcing < 1 && (enforcing === 0 || rng.uniform() >= enforcing)) return;
    const { baseEjectionTimeMs } = this.#config;
    this.#ejectedMs[backend] = nowMs;
    if (this.#backoff[backend] * baseEjectionTimeMs < this.#maxEjectionTimeMs + baseEjectionTimeMs) this.#backoff[backend]++;
    board.apply(backend, HealthEvent.ejected, cause, nowMs);
  }

  /** `onIntervalTimer`: who has served its time returns, the interval just ended is judged, then ejections are forgiven. */
  sweep(nowMs: number): void {
    const { board } = this.#deps;
    for (let backend = 0; backend < board.size; backend++) {
      if (board.present[backend] === 0) continue;
      this.#maybeReturn(backend, nowMs);
      const total = this.#total[backend];
      this.#volume[backend] = total;
      this.#rate[backend] = total === 0 ? -1 : (this.#success[backend] * 100) / total;
      this.#total[backend] = 0;
      this.#success[backend] = 0;
    }
    this.#judgeSuccessRates(nowMs);
    this.#judgeFailureShares(nowMs);
    this.#forgive(nowMs);
  }

  /** A backend still in, and back for an interval at least, counts one ejection fewer. */
  #forgive(nowMs: number): void {
    for (let backend = 0; backend < this.#deps.board.size; backend++)
      if (this.#backoff[backend] > 0 && this.#isIn(backend) && nowMs - this.#returnedMs[backend] >= this.intervalMs)
        this.#backoff[backend]--;
  }

  /** `checkHostForUneject`: time served is base · ejections, capped. */
  #maybeReturn(backend: number, nowMs: number): void {
    if (this.#isIn(backend)) return;
    const sentenceMs = Math.min(this.#config.baseEjectionTimeMs * this.#backoff[backend], this.#maxEjectionTimeMs);
    if (sentenceMs > nowMs - this.#ejectedMs[backend]) return;
    this.#clearRows(backend);
    this.#returnedMs[backend] = nowMs;
    this.#deps.board.apply(backend, HealthEvent.returned, HealthCause.ejectionOver, nowMs);
  }

  #judgeSuccessRates(nowMs: number): void {
    const { successRateMinimumHosts, successRateRequestVolume, successRateStdevFactor, enforcingSuccessRate } = this.#config;
    this.#mean = -1;
    this.#threshold = -1;
    const counted = this.#countedBackends(successRateRequestVolume);
    if (counted.length === 0 || counted.length < successRateMinimumHosts) return;
    const rates = counted.map((backend) => this.#rate[backend]);
    const { mean, threshold } = successRateThreshold(rates, successRateStdevFactor);
    this.#mean = mean;
    this.#threshold = threshold;
    for (const backend of counted)
      if (this.#rate[backend] < threshold) this.#eject(backend, HealthCause.successRate, enforcingSuccessRate, nowMs);
  }

  #judgeFailureShares(nowMs: number): void {
    const {
      failurePercentageMinimumHosts,
      failurePercentageRequestVolume,
      failurePercentageThreshold,
      enforcingFailurePercentage,
    } = this.#config;
    const counted = this.#countedBackends(failurePercentageRequestVolume);
    if (counted.length === 0 || counted.length < failurePercentageMinimumHosts) return;
    const percent = Math.round(failurePercentageThreshold * 1e9) / 1e7;
    for (const backend of counted)
      if (100 - this.#rate[backend] >= percent)
        this.#eject(backend, HealthCause.failurePercentage, enforcingFailurePercentage, nowMs);
  }

  /** In the set, with requests, and enough of them. Once per interval, so a list is fine. */
  #countedBackends(volume: number): number[] {
    const { board } = this.#deps;
    const counted: number[] = [];
    for (let backend = 0; backend < board.size; backend++)
      if (board.present[backend] === 1 && this.#isIn(backend) && this.#rate[backend] >= 0 && this.#volume[backend] >= volume)
        counted.push(backend);
    return counted;
  }

  evidence(): object {
    return {
      successRateMean: this.#mean < 0 ? null : this.#mean / 100,
      successRateThreshold: this.#mean < 0 ? null : this.#threshold / 100,
      overflow: this.overflow,
    };
  }
}

/**
 * Outlier detection: a backend that does worse than the others is put out for a while.
 *
 *   at once:     consecutive5xx, or consecutiveGatewayFailure (502, 503, 504), in a row
 *   per sweep:   success rate < mean − factor · stdev over the backends; failure share >= threshold
 *   ejected for: min(base · ejections, max), looked at per sweep; every interval in, after the one it returned in, forgives one
 *
 * Units: ms; shares of backends and requests 0..1. No more than `maxEjectionRatio` of the backends are out at once: of fewer
 * than ten none is at 10%, unless `alwaysEjectOneHost`.
 * Edges: both bounds are inclusive (exactly the share may be out; exactly the failure share is an outlier), the success rate
 * strict; rows are forgotten on return; backends out at the sweep are not counted in the mean.
 *
 * @throws InputError when the longest ejection is shorter than the first
 * @see Envoy v1.39 source/common/upstream/outlier_detection_impl.cc
 */
export const outlierDetection: HealthSpec<typeof knobs> = {
  id: 'outlier-detection',
  label: 'Outlier detection',
  help: 'Ejects backends that fail in a row, or more than the others do.',
  knobs,
  cost: { time: 'O(1) per outcome, O(backends) per sweep', memory: 'O(backends)' },
  source: 'Envoy v1.39, source/common/upstream/outlier_detection_impl.cc',
  deviation:
    'Local-origin errors are not split off; no ejection jitter; a backend that fails its checks or drains is not ejected.',
  create: (config, deps) => new OutlierDetection(config, deps),
};
