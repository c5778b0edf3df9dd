import type { CallTaker } from '../kernel/calls';
import { Timers } from '../kernel/timers';
import { number } from '../knobs/knobs';
import { Outcome, type OutcomeName } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Filter, laterAttempt } from './filter';
import { failureNames, failuresKnob, outcomeSet } from './outcome-set';
import type { StationSpec, Wiring } from './station';

const knobs = {
  on: failuresKnob({
    label: 'Instead of',
    help: 'Which failures are answered with the fallback.',
    default: failureNames,
  }),
  staticMs: number({
    label: 'Static answer takes',
    help: 'How long the ready-made answer takes; not used when there is a second node to ask.',
    unit: 'ms',
    min: 0,
    max: 1e9,
    range: [0, 1000],
    default: 0,
    main: true,
  }),
};

interface FallbackConfig extends NodeScenario {
  readonly on: readonly OutcomeName[];
  readonly staticMs: Ms;
}

/** What a child stands for; kept in its `ownerNote2`. */
const MAIN = 0;
const SECOND = 1;
const READY_MADE = 2;

/**
 * Answers with something lesser when the main answer fails: a ready-made one after `staticMs`, or, where a second node is named, what that
 * one says. Its outcome is then the answer, a success or not. A call whose deadline is over gets no fallback: nobody would read it.
 */
class FallbackStation extends Filter {
  readonly #timers: Timers;
  readonly #second: CallTaker | undefined;
  #config!: FallbackConfig;
  #on!: Uint8Array;
  #fallbacks = 0;
  #degraded = 0;

  constructor(config: FallbackConfig, wiring: Wiring) {
    super(wiring);
    this.#second = wiring.next[1];
    this.#timers = new Timers(this.world.kernel, (child) => this.#giveReadyMade(child));
    this.configure(config);
  }

  configure(config: NodeScenario): void {
    this.#config = config as FallbackConfig;
    this.#on = outcomeSet(this.#config.on);
  }

  accept(call: number): void {
    this.arrived++;
    this.next.accept(this.#open(call, MAIN));
  }

  #open(call: number, stage: number): number {
    const { calls, nowMs } = this.world;
    const child = calls.openChild(this, call);
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = stage;
    return child;
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    const call = calls.parent[child];
    const isMain = calls.ownerNote2[child] === MAIN;
    if (isMain && this.#on[outcome] === 1 && nowMs < calls.deadlineMs[call]) {
      this.#fallBack(call);
      return;
    }
    if (!isMain && outcome === Outcome.ok) this.#degraded++;
    this.completed++;
    calls.complete(call, outcome);
  }

  #fallBack(call: number): void {
    const { calls, nowMs } = this.world;
    this.#fallbacks++;
    const child = this.#open(call, this.#second === undefined ? READY_MADE : SECOND);
    calls.attempt[child] = laterAttempt(calls.attempt[call], 1);
    if (this.#second !== undefined) this.#second.accept(child);
    else if (this.#config.staticMs > 0) this.#timers.set(child, nowMs + this.#config.staticMs);
    else this.#giveReadyMade(child);
  }

  #giveReadyMade(child: number): void {
    const { calls } = this.world;
    this.span(SpanKind.visit, child, Outcome.ok);
    calls.complete(child, Outcome.ok);
  }

  override closeWindow(): void {
    this.putRate('fallbacksRps', this.#fallbacks);
    this.putRate('degradedRps', this.#degraded);
  }

  protected figures() {
    return {
      fallbacks: this.#fallbacks,
      degraded: this.#degraded,
      degradedShare: this.completed > 0 ? this.#degraded / this.completed : 0,
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, READY_MADE, SpanKind.visit);
  }
}

export const fallback: StationSpec = {
  kind: 'fallback',
  label: 'Fallback',
  help: 'Answers with something lesser when the main answer fails.',
  knobs,
  sends: { min: 1, max: 2 },
  create: (config, wiring) => new FallbackStation(config as FallbackConfig, wiring),
};
