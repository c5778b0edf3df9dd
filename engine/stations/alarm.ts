import type { Kernel, SlotOwner } from '../kernel/kernel';
import type { Ms } from '../units';

/** One instant at which something happens by itself, if it ever does: the slot is opened when first needed. */
export class Alarm implements SlotOwner {
  #slot = -1;
  #atMs: Ms = Infinity;

  constructor(
    readonly kernel: Kernel,
    readonly ring: () => void,
  ) {}

  /** Rings then and not as set before; Infinity: not at all. */
  set(atMs: Ms): void {
    if (atMs === this.#atMs) return;
    if (this.#slot === -1) this.#slot = this.kernel.openSlot(this, 0);
    this.#atMs = atMs;
    this.kernel.set(this.#slot, atMs);
  }

  onDue(): void {
    this.#atMs = Infinity;
    this.ring();
  }
}
