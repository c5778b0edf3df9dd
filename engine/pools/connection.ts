import { InputError } from '../input-error';
import type { ConfigOf } from '../knobs/knobs';
import type { Ms } from '../units';
import { type Admission, GRANTED, ignoreGrant, ignoreRefusal, TIMED_OUT, WAITING } from '../waiting/admission';
import { WaitingLine } from '../waiting/waiting-line';
import { connectionKnobs as knobs } from './connection-knobs';
import { ConnectionSlots, GONE, IDLE, IN_USE, OPENING } from './connection-slots';
import type { PoolSpec } from './types';

const FOR_EVER_MS = 2_147_483_647; // HikariConfig.setConnectionTimeout: 0 becomes Integer.MAX_VALUE
/** Work of one leap of time: about a second's, a million lifetimes of a small pool. */
const MOST_LOOKS = 3e8;

type Config = ConfigOf<typeof knobs>;

/**
 * Connections that are opened once and lent many times.
 *
 * A caller gets the longest-lived idle connection; with none idle it waits in line while one is opened for it, if the pool is below its
 * maximum. Whatever becomes free first, returned or newly opened, goes to the front of the line, so a caller may be
 * served by a return and leave the one opened for it idle. A wait that reaches connectionTimeoutMs is refused ("timeout"); a connection
 * that comes free exactly then is still taken.
 *
 *   opening = min(room below the maximum,  waiting + missing − already opening)
 *   missing = (minimumIdle − idle)⁺  when a connection was closed, and every houseKeepingMs from the start
 *             0 at other times: lending an idle connection opens no other in its place
 *
 * It starts with `minimumIdle` connections open. A connection retires maxLifetimeMs after it opened: at once when idle, on its return when
 * in use. Lowering maximumPoolSize closes idle connections at once and others as they return. minimumIdle above the maximum counts
 * as the maximum.
 *
 * @see HikariCP 6 HikariPool.java (fillPool, PoolEntryCreator.shouldContinueCreating, MaxLifetimeTask, HouseKeeper) and ConcurrentBag.java
 *   (borrow, requite): the shared list in order of birth, hand-off through a fair SynchronousQueue.
 *   Deviations: lifetimes have no random 2.5% taken off, idle time outs do not wait for house-keeping; who waits while a connection is
 *   closed or the pool grows has one opened; no thread gets its own last connection back first; connections open side by side unless
 *   `openers` is 1.
 */
export class ConnectionPool implements Admission<Config> {
  onGrant = ignoreGrant;
  onRefuse = ignoreRefusal;
  /** Kept longer than leakDetectionThresholdMs: how many in all, and whether the last one returned was. */
  leaks = 0;
  lastWasLeak = false;
  readonly #slots = new ConnectionSlots();
  readonly #line = new WaitingLine();
  #config: Config;
  #nowMs: Ms = 0;
  /** No later than the next opening, retirement, idle timeout, or house-keeping with something to do. */
  #nextChangeAtMs: Ms = Infinity;
  /** The reserve is being filled. */
  #isFilling = false;

  constructor(config: Config) {
    this.#config = config;
    for (let born = Math.min(config.minimumIdle ?? Infinity, config.maximumPoolSize); born > 0; born--) this.#open(0, 0);
  }

  acquire(nowMs: Ms, ticket: number): number {
    this.advance(nowMs);
    let slot = this.#slots.oldest(IDLE);
    if (slot < 0 && this.#config.openMs === 0 && this.#slots.total < this.#config.maximumPoolSize) {
      slot = this.#slots.bear(this.#nowMs);
      this.#age(slot, this.#nowMs);
    }
    if (slot >= 0) this.#slots.give(slot, ticket, this.#nowMs);
    else this.#line.join(ticket, this.#nowMs + (this.#config.connectionTimeoutMs || FOR_EVER_MS));
    this.#refill();
    return slot >= 0 ? GRANTED : WAITING;
  }

  release(nowMs: Ms, ticket: number): void {
    this.advance(nowMs);
    const slot = this.#slots.heldBy(ticket);
    const { leakDetectionThresholdMs, maximumPoolSize } = this.#config;
    this.lastWasLeak = leakDetectionThresholdMs > 0 && this.#nowMs - this.#slots.takenAtMs[slot] > leakDetectionThresholdMs;
    if (this.lastWasLeak) this.leaks++;
    if (this.#slots.retireAtMs[slot] <= this.#nowMs || this.#slots.total > maximumPoolSize) this.#close(slot);
    else this.#makeFree(slot);
    this.#refill();
  }

  cancel(nowMs: Ms, ticket: number): void {
    this.advance(nowMs);
    this.#line.leave(ticket);
  }

  advance(nowMs: Ms): void {
    if (nowMs > this.#nowMs) this.#runTo(nowMs, false);
  }

  expire(nowMs: Ms): void {
    this.#runTo(Math.max(nowMs, this.#nowMs), true);
  }

  retune(nowMs: Ms, config: Config): void {
    this.advance(nowMs);
    this.#config = config;
    while (this.#slots.total > config.maximumPoolSize && this.#slots.count[IDLE] > 0) this.#close(this.#slots.oldest(IDLE));
    this.#nextChangeAtMs = this.#findNextChange();
    this.#refill();
  }

  get inUse(): number {
    return this.#slots.count[IN_USE];
  }
  get idle(): number {
    return this.#slots.count[IDLE];
  }
  get opening(): number {
    return this.#slots.count[OPENING];
  }
  get waiting(): number {
    return this.#line.length;
  }
  get nextEventAtMs(): Ms {
    return Math.min(this.#nextChangeAtMs, this.#line.earliestDeadlineMs);
  }

  #reserve(): number {
    return Math.min(this.#config.minimumIdle ?? Infinity, this.#config.maximumPoolSize);
  }

  /** The first strictly later than now. */
  get #nextHouseKeepingAtMs(): Ms {
    const { houseKeepingMs } = this.#config;
    return (Math.floor(this.#nowMs / houseKeepingMs) + 1) * houseKeepingMs;
  }

  /** Everything up to `nowMs` in order of time; at one instant connections change first, then waits run out. */
  #runTo(nowMs: Ms, inclusive: boolean): void {
    const most = this.#slots.looks + MOST_LOOKS;
    for (;;) {
      if (this.#slots.looks > most) throw new InputError('atMs', 'must not leap over so many connection lifetimes', nowMs);
      const changeAtMs = this.#nextChangeAtMs;
      const deadlineMs = this.#line.earliestDeadlineMs;
      if (changeAtMs <= nowMs && changeAtMs <= deadlineMs) this.#change(changeAtMs);
      else if (deadlineMs < nowMs || (inclusive && deadlineMs === nowMs)) this.#timeOut(deadlineMs);
      else break;
    }
    this.#nowMs = nowMs;
  }

  #timeOut(atMs: Ms): void {
    const ticket = this.#line.mostPressing;
    this.#nowMs = atMs;
    this.#line.leave(ticket);
    this.onRefuse(ticket, atMs, TIMED_OUT);
  }

  #change(atMs: Ms): void {
    const slots = this.#slots;
    this.#nowMs = atMs;
    for (let slot = slots.earliest(OPENING); slot >= 0 && slots.dueAtMs[slot] <= atMs; slot = slots.earliest(OPENING))
      this.#opened(slot, atMs);
    for (let slot = slots.earliest(IDLE); slot >= 0 && slots.dueAtMs[slot] <= atMs; slot = slots.earliest(IDLE)) {
      if (slots.retireAtMs[slot] <= atMs || slots.count[IDLE] > this.#reserve()) this.#close(slot);
      else slots.dueAtMs[slot] = slots.retireAtMs[slot]; // the reserve may idle until it retires
    }
    if (atMs % this.#config.houseKeepingMs === 0) this.#isFilling = true;
    this.#nextChangeAtMs = this.#findNextChange();
    this.#refill();
  }

  #findNextChange(): Ms {
    const opening = this.#slots.earliest(OPENING);
    const idle = this.#slots.earliest(IDLE);
    const opensAtMs = opening < 0 ? Infinity : this.#slots.dueAtMs[opening];
    return idle < 0 ? opensAtMs : Math.min(opensAtMs, this.#slots.dueAtMs[idle]);
  }

  #close(slot: number): void {
    this.#slots.become(slot, GONE);
    this.#isFilling = true;
  }

  #refill(): void {
    while (this.#isWanted(this.#isFilling)) {
      if (this.#slots.count[OPENING] >= (this.#config.openers ?? Infinity)) return;
      this.#open(this.#nowMs, this.#config.openMs);
    }
    this.#isFilling = false;
    if (this.#isWanted(true)) this.#expectChange(this.#nextHouseKeepingAtMs);
  }

  /** Whether one more is to be opened: for who waits, and for the reserve where that is filled. */
  #isWanted(fillsReserve: boolean): boolean {
    const { count, total } = this.#slots;
    if (total >= this.#config.maximumPoolSize) return false;
    const missing = fillsReserve ? Math.max(0, this.#reserve() - count[IDLE]) : 0;
    return this.#line.length + missing > count[OPENING];
  }

  #open(nowMs: Ms, openMs: Ms): void {
    const slot = this.#slots.bear(nowMs + openMs);
    if (openMs === 0) this.#opened(slot, nowMs);
    else this.#expectChange(nowMs + openMs);
  }

  #opened(slot: number, atMs: Ms): void {
    this.#age(slot, atMs);
    this.#makeFree(slot);
  }

  #age(slot: number, openedAtMs: Ms): void {
    this.#slots.retireAtMs[slot] = openedAtMs + (this.#config.maxLifetimeMs || Infinity);
  }

  /** To the front of the line; else to the shelf. */
  #makeFree(slot: number): void {
    if (this.#line.length > 0) {
      const ticket = this.#line.shift();
      this.#slots.give(slot, ticket, this.#nowMs);
      this.onGrant(ticket, this.#nowMs);
      return;
    }
    this.#slots.become(slot, IDLE);
    const idleUntilMs = this.#nowMs + (this.#config.idleTimeoutMs || Infinity);
    this.#slots.dueAtMs[slot] = Math.min(this.#slots.retireAtMs[slot], idleUntilMs);
    this.#expectChange(this.#slots.dueAtMs[slot]);
  }

  #expectChange(atMs: Ms): void {
    if (atMs < this.#nextChangeAtMs) this.#nextChangeAtMs = atMs;
  }
}

export const connection: PoolSpec<typeof knobs> = {
  id: 'connection',
  label: 'Connection pool',
  help: 'Connections opened once and lent many times; who finds none free waits in line.',
  knobs,
  cost: { time: 'O(connections)', memory: '33 bytes per connection, 16 per waiting caller' },
  source: 'HikariCP 6, HikariPool.java and ConcurrentBag.java',
  deviation: 'Lifetimes and idle timeouts are exact, and connections open side by side unless openers is 1.',
  create: (config) => new ConnectionPool(config),
};
