import type { Ms } from '../units';
import { type SlotOwner, Tournament } from './tournament';

export type { SlotOwner } from './tournament';

/**
 * The clock and the agenda. A *slot* holds one pending instant of one owner: an arrival source's next arrival, a unit of
 * service's completion, the head of a delay line.
 *
 * Order is total: by instant, then causes before effects, then by slot number. Slots are numbered as they are opened, so equal
 * instants fire in the same order in every run. Causes (windows, events, arrivals) are few and come due often; a small
 * tournament of their own keeps them cheap however many effects are pending.
 */
export class Kernel {
  /** Virtual time, ms. Moves only in `advance`. */
  nowMs: Ms = 0;
  /** Events processed so far. */
  events = 0;
  readonly #causes = new Tournament();
  readonly #effects = new Tournament();
  /** The slot being handled, until its owner sets it again; −1 otherwise. Spares most events one walk up the tree. */
  #firing = -1;

  /** Opens a slot for something that follows from what went before; `tag` is handed back when it comes due. */
  openSlot(owner: SlotOwner, tag: number): number {
    return this.#effects.open(owner, tag) << 1;
  }

  /** Opens a slot for something that comes from outside; at one instant these go first. */
  openCause(owner: SlotOwner, tag: number): number {
    return (this.#causes.open(owner, tag) << 1) | 1;
  }

  closeSlot(slot: number): void {
    this.#treeOf(slot).close(slot >> 1);
  }

  /** Sets when a slot comes due; Infinity cancels. An instant in the past fires at once, the clock standing still. */
  set(slot: number, atMs: Ms): void {
    if (slot === this.#firing) this.#firing = -1;
    const tree = this.#treeOf(slot);
    tree.dueMs[slot >> 1] = atMs;
    tree.replay(slot >> 1);
  }

  #treeOf(slot: number): Tournament {
    return (slot & 1) === 1 ? this.#causes : this.#effects;
  }

  /** The instant of the next event, Infinity when there is none. */
  get nextMs(): Ms {
    return Math.min(this.#causes.firstMs, this.#effects.firstMs);
  }

  /**
   * Processes every event due at or before `untilMs`, then sets the clock to it.
   * @throws RangeError when time would run back
   */
  advance(untilMs: Ms): void {
    if (!(untilMs >= this.nowMs)) throw new RangeError(`untilMs must be >= ${this.nowMs}, got ${untilMs}`);
    const causes = this.#causes;
    const effects = this.#effects;
    for (;;) {
      const causeMs = causes.firstMs;
      const effectMs = effects.firstMs;
      if (causeMs <= effectMs) {
        if (causeMs > untilMs || causeMs === Infinity) break;
        this.#fireCause();
      } else {
        if (effectMs > untilMs) break;
        this.#fireEffect();
      }
    }
    if (untilMs !== Infinity) this.nowMs = untilMs;
  }

  // Two functions of one shape: each remembers whom it calls, and causes have few owners.

  #fireCause(): void {
    const tree = this.#causes;
    const slot = tree.first;
    if (tree.firstMs > this.nowMs) this.nowMs = tree.firstMs;
    this.events++;
    const firing = (slot << 1) | 1;
    this.#firing = firing;
    tree.owner[slot].onDue(tree.tag[slot]);
    if (this.#firing === firing) this.#idle(tree, slot);
  }

  #fireEffect(): void {
    const tree = this.#effects;
    const slot = tree.first;
    if (tree.firstMs > this.nowMs) this.nowMs = tree.firstMs;
    this.events++;
    const firing = slot << 1;
    this.#firing = firing;
    tree.owner[slot].onDue(tree.tag[slot]);
    if (this.#firing === firing) this.#idle(tree, slot);
  }

  /** Its owner did not set it again. */
  #idle(tree: Tournament, slot: number): void {
    this.#firing = -1;
    tree.set(slot, Infinity);
  }
}
