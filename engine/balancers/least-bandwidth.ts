import { number } from '../knobs/knobs';
import type { Ms } from '../units';
import type { EvidenceLog } from './evidence';
import { extended, type Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * Bytes per backend over a sliding window: exact, a queue of the transfers still inside it. A transfer at t counts while
 * now − t < windowMs. O(1) amortised per transfer.
 */
class RecentTraffic {
  bytes = new Float64Array(8);
  #atMs = new Float64Array(64);
  #size = new Float64Array(64);
  #backend = new Int32Array(64);
  #head = 0;
  #tail = 0;

  constructor(private readonly windowMs: Ms) {}

  fit(size: number): void {
    if (this.bytes.length < size) this.bytes = extended(this.bytes, size);
  }

  record(backend: number, nowMs: Ms, bytes: number): void {
    if (bytes === 0) return;
    this.forgetBefore(nowMs);
    if (this.#tail - this.#head === this.#atMs.length) this.#grow();
    const at = this.#tail++ & (this.#atMs.length - 1);
    this.#atMs[at] = nowMs;
    this.#size[at] = bytes;
    this.#backend[at] = backend;
    this.bytes[backend] += bytes;
  }

  forgetBefore(nowMs: Ms): void {
    const mask = this.#atMs.length - 1;
    while (this.#head < this.#tail && nowMs - this.#atMs[this.#head & mask] >= this.windowMs) {
      const at = this.#head++ & mask;
      this.bytes[this.#backend[at]] -= this.#size[at];
    }
  }

  #grow(): void {
    const old = this.#atMs.length;
    const order = (this.#head & (old - 1)) | 0;
    const unrolled = <A extends Float64Array | Int32Array>(column: A): A => {
      const longer = extended(column, old * 2);
      longer.set(column.subarray(order), 0);
      longer.set(column.subarray(0, order), old - order);
      return longer;
    };
    this.#atMs = unrolled(this.#atMs);
    this.#size = unrolled(this.#size);
    this.#backend = unrolled(this.#backend);
    this.#tail -= this.#head;
    this.#head = 0;
  }
}

/**
 * The backend that moved the fewest bytes over the last `windowMs`; those tied take turns. Bytes are known when an attempt is
 * done, so what is in flight does not count. Weights are ignored.
 */
class TrafficPicker implements TierPicker {
  #last = -1;

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
    private readonly traffic: RecentTraffic,
  ) {}

  refresh(): void {
    this.traffic.fit(this.roster.set.weight.length);
  }

  pick(nowMs: Ms): number {
    this.traffic.forgetBefore(nowMs);
    const { eligible, eligibleCount, set } = this.roster;
    const { bytes } = this.traffic;
    const wanted = this.evidence.wanted;
    let best = -1;
    for (let i = 0; i < eligibleCount; i++) {
      const backend = eligible[i];
      if (!set.usable(backend)) continue;
      if (wanted) this.evidence.add(backend, bytes[backend]);
      if (best < 0 || bytes[backend] < bytes[best] || (bytes[backend] === bytes[best] && this.#sooner(backend, best)))
        best = backend;
    }
    if (best >= 0) this.#last = best;
    return best;
  }

  /** Whether `backend`, added after `other`, comes before it in the cycle that starts behind the last pick. */
  #sooner(backend: number, other: number): boolean {
    return other <= this.#last && backend > this.#last;
  }
}

const knobs = {
  windowMs: number({
    label: 'Window',
    help: 'How far back bytes are counted.',
    default: 14_000,
    above: 0,
    max: 1e12,
    unit: 'ms',
    range: [1000, 60_000],
    scale: 'log',
    main: true,
  }),
};

/** @see NetScaler ADC 12.1, "Least bandwidth method": bytes over the previous 14 seconds, round robin among the tied */
export const leastBandwidth = {
  id: 'least-bandwidth',
  label: 'Least bandwidth',
  help: 'Picks the backend that moved the fewest bytes lately; ties take turns.',
  knobs,
  scoreLabel: 'bytes in the window',
  cost: { time: 'O(n)', memory: 'O(n) plus the transfers inside the window' },
  source: 'NetScaler ADC 12.1, Least bandwidth method',
  create: ({ windowMs }, { backends }) => {
    const traffic = new RecentTraffic(windowMs);
    return tiered(
      backends,
      (roster, evidence) => new TrafficPicker(roster, evidence, traffic),
      (backend, nowMs, _latencyMs, bytes) => traffic.record(backend, nowMs, bytes),
    );
  },
} as const satisfies BalancerSpec<typeof knobs>;
