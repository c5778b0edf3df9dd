import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import {
  type Admission,
  type AdmissionSpec,
  GRANTED,
  ignoreGrant,
  ignoreRefusal,
  REFUSED,
  TIMED_OUT,
  WAITING,
} from '../waiting/admission';
import { WaitingLine } from '../waiting/waiting-line';

const knobs = {
  maxConcurrentCalls: number({
    label: 'Calls at once',
    help: 'How many calls may be inside at the same time.',
    default: 25,
    unit: 'count',
    min: 0,
    max: 2_147_483_647,
    integer: true,
    range: [1, 100],
    main: true,
  }),
  maxWaitMs: number({
    label: 'Wait at most',
    help: 'How long a caller waits for a place; 0: not at all.',
    default: 0,
    unit: 'ms',
    min: 0,
    max: 1e12,
    range: [0, 5000],
    main: true,
  }),
};

type Config = ConfigOf<typeof knobs>;

/**
 * At most `maxConcurrentCalls` inside; who finds no place waits up to `maxWaitMs` in a fair line, first come, first served.
 *
 * Refused at once ("rejected") with `maxWaitMs` 0, otherwise when the wait runs out ("timeout"); a place that comes free exactly then
 * is still taken. Lowering the limit throws nobody out: nobody new gets in until enough have left. Raising it lets
 * the front of the line in at once. A change of `maxWaitMs` is for those who come after it.
 *
 * @see resilience4j-bulkhead 2.x SemaphoreBulkhead.java: `new Semaphore(maxConcurrentCalls, fair)`, `tryAcquire(maxWait)`.
 *   Deviation: its changeConfig lowers the limit by queueing for the permits behind those already waiting; ours at once.
 */
class SemaphoreBulkhead implements Admission<Config> {
  onGrant = ignoreGrant;
  onRefuse = ignoreRefusal;
  inUse = 0;
  readonly #line = new WaitingLine();
  #limit: number;
  #maxWaitMs: Ms;
  #nowMs: Ms = 0;

  constructor(config: Config) {
    this.#limit = config.maxConcurrentCalls;
    this.#maxWaitMs = config.maxWaitMs;
  }

  acquire(nowMs: Ms, ticket: number): number {
    this.advance(nowMs);
    if (this.inUse < this.#limit) {
      this.inUse++;
      return GRANTED;
    }
    if (this.#maxWaitMs === 0) return REFUSED;
    this.#line.join(ticket, this.#nowMs + this.#maxWaitMs);
    return WAITING;
  }

  release(nowMs: Ms, _ticket: number): void {
    this.advance(nowMs);
    this.inUse--;
    this.#admit();
  }

  cancel(nowMs: Ms, ticket: number): void {
    this.advance(nowMs);
    this.#line.leave(ticket);
  }

  advance(nowMs: Ms): void {
    if (nowMs > this.#nowMs) this.#nowMs = nowMs;
    while (this.#line.length > 0 && this.#line.earliestDeadlineMs < this.#nowMs) this.#timeOut();
  }

  expire(nowMs: Ms): void {
    this.advance(nowMs);
    while (this.#line.length > 0 && this.#line.earliestDeadlineMs <= this.#nowMs) this.#timeOut();
  }

  retune(nowMs: Ms, config: Config): void {
    this.advance(nowMs);
    this.#limit = config.maxConcurrentCalls;
    this.#maxWaitMs = config.maxWaitMs;
    this.#admit();
  }

  get waiting(): number {
    return this.#line.length;
  }
  get nextEventAtMs(): Ms {
    return this.#line.earliestDeadlineMs;
  }

  #admit(): void {
    while (this.#line.length > 0 && this.inUse < this.#limit) {
      this.inUse++;
      this.onGrant(this.#line.shift(), this.#nowMs);
    }
  }

  #timeOut(): void {
    const deadlineMs = this.#line.earliestDeadlineMs;
    const ticket = this.#line.mostPressing;
    this.#line.leave(ticket);
    this.onRefuse(ticket, deadlineMs, TIMED_OUT);
  }
}

export const semaphore: AdmissionSpec<typeof knobs> = {
  id: 'semaphore',
  label: 'Semaphore',
  help: 'A fixed number of calls inside; the rest wait a while in line, or are turned away.',
  knobs,
  cost: { time: 'O(1)', memory: '16 bytes per waiting caller' },
  source: 'resilience4j-bulkhead 2.x, SemaphoreBulkhead.java; java.util.concurrent.Semaphore (fair)',
  deviation: 'A lowered limit holds from that instant, not from when its permits could be taken.',
  create: (config) => new SemaphoreBulkhead(config),
};
