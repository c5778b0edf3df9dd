import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import type { Shedder, ShedderSpec, WaitingCalls } from './types';

const knobs = {
  concurrency: number({
    label: 'Calls at once',
    help: 'How many calls are let in at the same time; the others wait in line.',
    unit: 'count',
    min: 1,
    max: 1_000_000,
    integer: true,
    range: [1, 200],
    default: 20,
    main: true,
  }),
  targetMs: number({
    label: 'Target wait',
    help: 'A wait that is fine however long the line stands.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [1, 500],
    scale: 'log',
    default: 5,
    main: true,
  }),
  intervalMs: number({
    label: 'Interval',
    help: 'How long waits may stay above the target before calls are dropped.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 5000],
    scale: 'log',
    default: 100,
    main: true,
  }),
  queueLimit: number({
    label: 'Line',
    help: 'How many calls may wait.',
    unit: 'count',
    min: 0,
    max: 1_000_000,
    integer: true,
    range: [0, 2000],
    default: 1000,
  }),
} as const;

/** Back in the dropping state this many intervals after the last drop was due, the rate of drops is taken up where it was. */
const REMEMBERED_INTERVALS = 16;

/**
 * CoDel, controlled delay: looks at how long the call at the head of the line has waited when it is taken out, not at how long the line is.
 * Waits above `targetMs` for a whole `intervalMs` begin a dropping state: one call is dropped, and while waits stay above
 * the target the n-th next drop follows after
 *
 *   control law   dropNext = t + intervalMs / √count
 *
 * so that the rate of drops grows until the wait is below the target again. A burst that drains within the interval loses nothing.
 * Coming back within 16 intervals of when the next drop was due, the count starts at the drops of the last time.
 *
 * Units: ms. While no more than one call would be left in line, none is dropped (`bytes() <= MAXPACKET`). A line at `queueLimit`
 * turns the newcomer away.
 *
 * Source: RFC 8289 (2018), pseudocode of `deque` and `dodeque`, by the authors of the article in ACM Queue 10(5), 2012, whose rules
 * for beginning to drop it replaced with those of Linux. Deviation: calls instead of packets; a call is one `MAXPACKET`.
 */
class Codel implements Shedder {
  readonly limit: number;
  readonly queueLimit: number;
  /** When waits will have been above the target for an interval; 0 while they are not above. */
  #firstAboveMs: Ms = 0;
  #dropNextMs: Ms = 0;
  #count = 0;
  /** The count that the last dropping state began with. */
  #countBefore = 0;
  #isDropping = false;
  #mayDrop = false;

  constructor(readonly config: ConfigOf<typeof knobs>) {
    this.limit = config.concurrency;
    this.queueLimit = config.queueLimit;
  }

  admits(inFlight: number): boolean {
    return inFlight < this.limit;
  }

  onSample(): void {}

  next(nowMs: Ms, line: WaitingCalls, drop: (call: number) => void): number {
    let call = this.#take(nowMs, line);
    if (this.#isDropping) {
      if (!this.#mayDrop) this.#isDropping = false;
      while (this.#isDropping && nowMs >= this.#dropNextMs) {
        drop(call);
        this.#count++;
        call = this.#take(nowMs, line);
        if (this.#mayDrop) this.#dropNextMs = this.#controlLaw(this.#dropNextMs);
        else this.#isDropping = false;
      }
    } else if (this.#mayDrop) {
      drop(call);
      call = this.#take(nowMs, line);
      this.#begin(nowMs);
    }
    return call;
  }

  #begin(nowMs: Ms): void {
    this.#isDropping = true;
    const drops = this.#count - this.#countBefore;
    const isSoon = nowMs - this.#dropNextMs < REMEMBERED_INTERVALS * this.config.intervalMs;
    this.#count = isSoon && drops > 1 ? drops : 1;
    this.#countBefore = this.#count;
    this.#dropNextMs = this.#controlLaw(nowMs);
  }

  /** `dodeque`: `#mayDrop` is its `ok_to_drop`. */
  #take(nowMs: Ms, line: WaitingCalls): number {
    const { targetMs, intervalMs } = this.config;
    const call = line.shift();
    this.#mayDrop = false;
    if (call === -1 || nowMs - line.sinceMs(call) < targetMs || line.length <= 1) this.#firstAboveMs = 0;
    else if (this.#firstAboveMs === 0) this.#firstAboveMs = nowMs + intervalMs;
    else if (nowMs >= this.#firstAboveMs) this.#mayDrop = true;
    return call;
  }

  #controlLaw(fromMs: Ms): Ms {
    return fromMs + this.config.intervalMs / Math.sqrt(this.#count);
  }
}

export const codel: ShedderSpec<typeof knobs> = {
  id: 'codel',
  label: 'CoDel',
  help: 'Drops waiting calls when waits have been too long for too long.',
  knobs,
  cost: { time: 'O(1) amortised', memory: 'O(1) beside the line' },
  source: 'RFC 8289, Controlled Delay Active Queue Management, 2018',
  deviation: 'Calls instead of packets; a call counts as one largest packet.',
  create: (config) => new Codel(config),
};
