import { Timers } from '../kernel/timers';
import { flag, number } from '../knobs/knobs';
import { Outcome } from '../outcome';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Filter, LATE, OUT } from './filter';
import type { StationSpec, Wiring } from './station';

const knobs = {
  timeoutMs: number({
    label: 'Timeout',
    help: 'How long it waits for an answer before it says that there is none. The work behind it goes on.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 30_000],
    scale: 'log',
    default: 1000,
    main: true,
  }),
  propagateDeadline: flag({
    label: 'Pass the deadline on',
    help: 'Tells what is behind it until when an answer is wanted, and waits no longer than its own caller does.',
    default: true,
  }),
};

interface TimeoutConfig extends NodeScenario {
  readonly timeoutMs: Ms;
  readonly propagateDeadline: boolean;
}

/**
 * Waits so long for each call and no longer. With `propagateDeadline` the deadline passed on is the earlier of its own and the one
 * that came with the call, and so is its patience; a call whose deadline is over is refused (`expired`), as gRPC answers
 * DEADLINE_EXCEEDED without sending. Without it, nothing behind knows of any deadline.
 *
 * A changed timeout is for calls that come after it.
 */
class TimeoutStation extends Filter {
  declare private readonly timers: Timers;
  declare private config: TimeoutConfig;
  #timeouts = 0;
  #lateAnswers = 0;

  constructor(config: TimeoutConfig, wiring: Wiring) {
    super(wiring);
    this.config = config;
    this.timers = new Timers(this.world.kernel, (child) => this.#expire(child));
    this.world.calls.carriesDeadlines = true;
  }

  configure(config: NodeScenario): void {
    this.config = config as TimeoutConfig;
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    const { timeoutMs, propagateDeadline } = this.config;
    let untilMs = nowMs + timeoutMs;
    if (propagateDeadline) {
      const inheritedMs = calls.deadlineMs[call];
      if (inheritedMs <= nowMs) {
        this.refuse(call, Outcome.expired);
        return;
      }
      if (inheritedMs < untilMs) untilMs = inheritedMs;
    }
    const child = calls.openChild(this, call);
    calls.deadlineMs[child] = propagateDeadline ? untilMs : Infinity;
    calls.ownerNote2[child] = OUT;
    calls.ownerNote[child] = this.timers.set(child, untilMs);
    this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    if (calls.ownerNote2[child] === LATE) {
      this.#lateAnswers++;
      return;
    }
    this.timers.cancel(calls.ownerNote[child]);
    this.completed++;
    calls.complete(calls.parent[child], outcome);
  }

  #expire(child: number): void {
    const { calls } = this.world;
    calls.ownerNote2[child] = LATE;
    this.#timeouts++;
    this.completed++;
    calls.complete(calls.parent[child], Outcome.timeout);
  }

  override closeWindow(): void {
    this.putRate('timeoutsRps', this.#timeouts);
  }

  protected figures() {
    return { timeouts: this.#timeouts, lateAnswers: this.#lateAnswers };
  }
}

export const timeout: StationSpec = {
  kind: 'timeout',
  label: 'Timeout',
  help: 'Stops waiting after so long, whatever the rest of the system does.',
  knobs,
  sends: { min: 1, max: 1 },
  create: (config, wiring) => new TimeoutStation(config as TimeoutConfig, wiring),
};
