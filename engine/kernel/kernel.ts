import type { Ms } from '../units';
import { type SlotOwner, Tournament } from './tournament';

export type { SlotOwner } from './tournament';

/** Which of the agendas a slot is in: its lowest two bits. */
const CAUSE = 0;
const EFFECT = 1;
const UNIT = 2;

/**
 * The clock and what is pending. A *slot* holds one pending instant of one owner: an arrival source's next arrival, a unit of
 * service's completion, the head of a delay line.
 *
 * Order is total: by instant, then causes before effects, then by the order in which slots were opened, so equal instants fire in the
 * same order in every run. Causes (windows, events, arrivals) are few and come due often, delay lines are few and units of service may
 * be many: an agenda each keeps the few cheap however many units are at work.
 */
export class Kernel {
  /** Virtual time, ms. Moves only in `advance`. */
  nowMs: Ms = 0;
  readonly #causes = new Tournament();
  readonly #effects = new Tournament();
  readonly #units = new Tournament();
  #opened = 0;
  /** The slot being handled, until its owner sets it again; −1 otherwise. Spares most events one walk up the tree. */
  #firing = -1;

  /** Opens a slot for something that follows from what went before; `tag` is handed back when it comes due. */
  openSlot(owner: SlotOwner, tag: number): number {
    return (this.#effects.open(owner, tag, this.#opened++) << 2) | EFFECT;
  }

  /** The same for one of many alike, a unit of service. */
  openUnit(owner: SlotOwner, tag: number): number {
    return (this.#units.open(owner, tag, this.#opened++) << 2) | UNIT;
  }

  /** Opens a slot for something that comes from outside; at one instant these go first. */
  openCause(owner: SlotOwner, tag: number): number {
    return (this.#causes.open(owner, tag, this.#opened++) << 2) | CAUSE;
  }

  /** Sets when a slot comes due; Infinity cancels. An instant in the past fires at once, the clock standing still. */
  set(slot: number, atMs: Ms): void {
    if (slot === this.#firing) this.#firing = -1;
    const kind = slot & 3;
    const agenda = kind === UNIT ? this.#units : kind === EFFECT ? this.#effects : this.#causes;
    agenda.dueMs[slot >> 2] = atMs;
    agenda.replay(slot >> 2);
  }

  /** The instant of the next event, Infinity when there is none. */
  get nextMs(): Ms {
    return Math.min(this.#causes.firstMs, this.#effects.firstMs, this.#units.firstMs);
  }

  /**
   * Processes every event due at or before `untilMs`, then sets the clock to it.
   * @throws RangeError when time would run back
   */
  advance(untilMs: Ms): void {
    if (!(untilMs >= this.nowMs)) throw new RangeError(`untilMs must be >= ${this.nowMs}, got ${untilMs}`);
    const causes = this.#causes;
    const effects = this.#effects;
    const units = this.#units;
    for (;;) {
      const causeMs = causes.firstMs;
      const effectMs = effects.firstMs;
      const unitMs = units.firstMs;
      // Three places that call: each remembers whom it calls.
      if (causeMs <= effectMs && causeMs <= unitMs) {
        if (causeMs > untilMs || causeMs === Infinity) break;
        if (causeMs > this.nowMs) this.nowMs = causeMs;
        const slot = causes.first;
        this.#firing = (slot << 2) | CAUSE;
        causes.owner[slot].onDue(causes.tag[slot]);
        if (this.#firing !== -1) this.#idle(causes, slot);
      } else if (effectMs < unitMs || (effectMs === unitMs && effects.rank[effects.first] < units.rank[units.first])) {
        if (effectMs > untilMs) break;
        if (effectMs > this.nowMs) this.nowMs = effectMs;
        const slot = effects.first;
        this.#firing = (slot << 2) | EFFECT;
        effects.owner[slot].onDue(effects.tag[slot]);
        if (this.#firing !== -1) this.#idle(effects, slot);
      } else {
        if (unitMs > untilMs) break;
        if (unitMs > this.nowMs) this.nowMs = unitMs;
        const slot = units.first;
        this.#firing = (slot << 2) | UNIT;
        units.owner[slot].onDue(units.tag[slot]);
        if (this.#firing !== -1) this.#idle(units, slot);
      }
    }
    if (untilMs !== Infinity) this.nowMs = untilMs;
  }

  /** Its owner did not set it again. */
  #idle(agenda: Tournament, slot: number): void {
    this.#firing = -1;
    agenda.dueMs[slot] = Infinity;
    agenda.replay(slot);
  }
}
