import { breakers } from '../breakers/registry';
import { BREAKER_STATES, type Breaker, type BreakerSpec, CLOSED, FAILURE, IGNORED, OPEN, SUCCESS } from '../breakers/types';
import { variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome, type OutcomeName, outcomeNames } from '../outcome';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import { Filter } from './filter';
import { failureNames, failuresKnob, outcomeSet } from './outcome-set';
import type { StationSpec, Wiring } from './station';

const knobs = {
  algorithm: variant({
    label: 'Algorithm',
    help: 'What makes it open, and what makes it close again.',
    default: { kind: 'rolling-window' },
    variants: breakers,
    main: true,
  }),
  failures: failuresKnob({
    label: 'Counts as failure',
    help: 'Which outcomes count against what is behind it; the others count as successes.',
    default: failureNames,
  }),
  ignored: failuresKnob({
    label: 'Does not count',
    help: 'Which outcomes count neither way; this goes before the other list.',
    default: [],
  }),
};

interface BreakerConfig extends NodeScenario {
  readonly algorithm: VariantConfig;
  readonly failures: readonly OutcomeName[];
  readonly ignored: readonly OutcomeName[];
}

/**
 * Refuses calls (`circuit-open`) while what is behind it fails too often. Outcomes are sorted as resilience4j sorts exceptions: ignored
 * ones first, then those that count as failures; the rest are successes. Every change of mode is a fact, `breaker.transitioned`.
 *
 * A changed algorithm begins closed and with nothing counted; results of calls permitted before it do not count.
 */
class BreakerStation extends Filter {
  #algorithm!: VariantConfig;
  #breaker!: Breaker;
  /** What each outcome counts as. */
  #verdict!: Uint8Array;
  /** Which breaker permitted a call: the number of the present one. */
  #epoch = 0;
  readonly #alarm: Alarm;
  #opened = 0;
  #openMs = 0;
  #openSinceMs: Ms = Infinity;

  constructor(config: BreakerConfig, wiring: Wiring) {
    super(wiring);
    this.#alarm = new Alarm(this.world.kernel, () => this.#ring());
    this.#take(config);
  }

  configure(config: NodeScenario): void {
    this.#take(config as BreakerConfig);
  }

  #take({ algorithm, failures, ignored }: BreakerConfig): void {
    const [failing, ignoring] = [outcomeSet(failures), outcomeSet(ignored)];
    this.#verdict = Uint8Array.from(outcomeNames, (_name, i) => (ignoring[i] ? IGNORED : failing[i] ? FAILURE : SUCCESS));
    if (JSON.stringify(algorithm) === JSON.stringify(this.#algorithm)) return;
    const before = this.#breaker as Breaker | undefined;
    this.#algorithm = algorithm;
    const spec = breakers[algorithm.kind as keyof typeof breakers] as unknown as BreakerSpec;
    this.#breaker = spec.create(algorithm as never);
    this.#breaker.onTransition = (from, to, because, atMs) => this.#transitioned(from, to, because, atMs);
    this.#epoch++;
    if (before === undefined) return;
    if (before.state !== CLOSED) this.#transitioned(before.state, CLOSED, 'configured', this.world.nowMs);
    this.#schedule();
  }

  #transitioned(from: number, to: number, because: string, atMs: Ms): void {
    this.world.recorder.fact(atMs, 'breaker.transitioned', this.id, {
      from: BREAKER_STATES[from],
      to: BREAKER_STATES[to],
      because,
    });
    if (from === OPEN) this.#openMs += atMs - this.#openSinceMs;
    this.#openSinceMs = to === OPEN ? atMs : Infinity;
    if (to === OPEN) this.#opened++;
  }

  /** Changes of mode that need no call happen at their own instant. */
  #schedule(): void {
    this.#alarm.set(this.#breaker.nextTransitionAtMs);
  }

  #ring(): void {
    this.#breaker.tick(this.world.nowMs);
    this.#schedule();
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    const permitted = this.#breaker.acquire(nowMs);
    this.#schedule();
    if (!permitted) {
      this.refuse(call, Outcome['circuit-open']);
      return;
    }
    const child = calls.openChild(this, call);
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote[child] = this.#breaker.token;
    calls.ownerNote2[child] = this.#epoch;
    this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    if (calls.ownerNote2[child] === this.#epoch) {
      this.#breaker.record(nowMs, this.#verdict[outcome], nowMs - calls.ownerStartMs[child], calls.ownerNote[child]);
      this.#schedule();
    }
    this.completed++;
    calls.complete(calls.parent[child], outcome);
  }

  override closeWindow(): void {
    const { state, failureRate, slowCallRate } = this.#breaker;
    this.put('state', state);
    this.put('failureRate', failureRate ?? Number.NaN);
    this.put('slowCallRate', slowCallRate ?? Number.NaN);
    this.putRate('refusedRps', this.rejected);
  }

  protected figures() {
    const { nowMs } = this.world;
    return {
      state: this.#breaker.stateName,
      opened: this.#opened,
      openMs: this.#openMs + Math.max(0, nowMs - this.#openSinceMs),
    };
  }
}

export const breaker: StationSpec = {
  kind: 'breaker',
  label: 'Circuit breaker',
  help: 'Stops calling what keeps failing, and tries it again after a while.',
  knobs,
  sends: { min: 1, max: 1 },
  create: (config, wiring) => new BreakerStation(config as BreakerConfig, wiring),
};
