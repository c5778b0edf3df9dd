import { extended, type Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * Weighted round robin by deadlines, in O(log n): each backend waits with deadline = now + 1 / weight; the earliest is
 * picked, the scheduler's clock moves to its deadline, and it is put back. Equal deadlines leave in the order they were
 * put in, so equal weights give plain round robin.
 *
 *   {a: 2, b: 1} → a b a, a b a, …: a is due at ½; at 1 both are due, and b was put in before a was put back
 *
 * A change of membership or eligibility, undone or not, starts the scheduler afresh, as Envoy's `refresh` does; a change of
 * weight counts from the backend's next turn. A full backend's turn passes: it is put back as if picked.
 *
 * @see Envoy source/common/upstream/edf_scheduler.h (`pickAndAdd`), load_balancer_impl.cc (`EdfLoadBalancerBase::refresh`).
 *   Deviations: Envoy starts at a random number of picks in, so that many proxies do not march in step; here at none. Since
 *   1.30 it also adds 10^−13 to the weights that a schedule begins with (`createWithPicks`), which settles some ties otherwise.
 */
class DeadlinePicker implements TierPicker {
  #deadline = new Float64Array(8);
  #order = new Float64Array(8);
  #backend = new Int32Array(8);
  #size = 0;
  #now = 0;
  #nextOrder = 0;
  #version = -1;
  readonly #passed: number[] = [];

  constructor(private readonly roster: Roster) {}

  refresh(): void {
    const { eligible, eligibleCount, eligibleVersion } = this.roster;
    if (eligibleVersion === this.#version) return;
    this.#version = eligibleVersion;
    if (this.#backend.length < eligibleCount) this.#grow(eligible.length);
    this.#size = 0;
    this.#now = 0;
    this.#nextOrder = 0;
    for (let i = 0; i < eligibleCount; i++) this.#insert(eligible[i]);
  }

  pick(): number {
    const { set, bounded } = this.roster;
    if (bounded) return this.#pickUsable();
    const backend = this.#backend[0];
    this.#now = this.#deadline[0];
    this.#siftDown(this.#now + 1 / set.weight[backend], this.#nextOrder++, backend);
    return backend;
  }

  #pickUsable(): number {
    const { set } = this.roster;
    let chosen = -1;
    this.#passed.length = 0;
    while (chosen < 0 && this.#size > 0) {
      const backend = this.#pop();
      this.#passed.push(backend);
      if (set.usable(backend)) chosen = backend;
    }
    for (const backend of this.#passed) this.#insert(backend);
    return chosen;
  }

  #insert(backend: number): void {
    const deadline = this.#now + 1 / this.roster.set.weight[backend];
    const order = this.#nextOrder++;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#deadline[parent] <= deadline) break; // ties: the parent was put in earlier
      this.#move(parent, at);
      at = parent;
    }
    this.#place(at, deadline, order, backend);
  }

  #pop(): number {
    const backend = this.#backend[0];
    this.#now = this.#deadline[0];
    const last = --this.#size;
    if (last > 0) this.#siftDown(this.#deadline[last], this.#order[last], this.#backend[last]);
    return backend;
  }

  /** Puts an entry at the root's place and lets it sink. */
  #siftDown(deadline: number, order: number, backend: number): void {
    const size = this.#size;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#before(child + 1, this.#deadline[child], this.#order[child])) child++;
      if (!this.#before(child, deadline, order)) break;
      this.#move(child, at);
      at = child;
    }
    this.#place(at, deadline, order, backend);
  }

  #before(entry: number, deadline: number, order: number): boolean {
    const other = this.#deadline[entry];
    return other < deadline || (other === deadline && this.#order[entry] < order);
  }

  #move(from: number, to: number): void {
    this.#place(to, this.#deadline[from], this.#order[from], this.#backend[from]);
  }

  #place(at: number, deadline: number, order: number, backend: number): void {
    this.#deadline[at] = deadline;
    this.#order[at] = order;
    this.#backend[at] = backend;
  }

  #grow(size: number): void {
    this.#deadline = extended(this.#deadline, size);
    this.#order = extended(this.#order, size);
    this.#backend = extended(this.#backend, size);
  }
}

export const earliestDeadlineFirst = {
  id: 'earliest-deadline-first',
  label: 'Earliest deadline first',
  help: 'Weighted round robin by deadlines: each backend is due again one weight-th of a turn after it was picked.',
  knobs: {},
  weighted: true,
  cost: { time: 'O(log n)', memory: 'O(n): one heap entry per backend' },
  source: 'Envoy EDF scheduler (edf_scheduler.h)',
  deviation: 'Starts at the first deadline, with weights as they are; Envoy skips a random number of picks.',
  create: (_config, { backends }) => tiered(backends, (roster) => new DeadlinePicker(roster)),
} as const satisfies BalancerSpec<Record<never, never>>;
