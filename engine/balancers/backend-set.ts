import { InFlightLevels, MOST_BACKENDS } from './in-flight-levels';

/** One backend as configured. */
export interface BackendConfig {
  readonly id: string;
  /** Share of traffic relative to the others, > 0. */
  readonly weight?: number;
  /** In-flight attempts at which it counts as full; 0: no bound. */
  readonly maxConnections?: number;
  /** Used only while no other backend is eligible. */
  readonly backup?: boolean;
}

/**
 * The backends a balancer chooses from, as dense columns. Indices are given out in order and never reused, so an attempt in
 * flight can always name its backend; a removed backend stays as a hole with `present` 0.
 */
export class BackendSet {
  /** Indices 0..count−1 have been given out. */
  count = 0;
  /** How often a primary, and how often a backup, came, went, or changed its eligibility; what is undone counts twice. */
  readonly moves: [primaries: number, backups: number] = [0, 0];
  /** Moves whenever membership, a setting or an eligibility changes: what was derived from them must be derived again. */
  version = 0;
  readonly ids: string[] = [];
  /** The present ones, in the order they were added: all there is to look at, however many have come and gone. */
  readonly roll: number[] = [];
  weight = new Float64Array(8);
  present = new Uint8Array(8);
  /** Healthy, not draining: may be given new attempts, connection bound aside. */
  eligible = new Uint8Array(8);
  backup = new Uint8Array(8);
  /** Moved by `take` and `release` only. */
  inFlight = new Int32Array(8);
  maxConnections = new Int32Array(8);
  /** The present ones by their attempts in flight, once somebody picks by them and while they are few; null otherwise. */
  levels: InFlightLevels | null = null;
  readonly #indexById = new Map<string, number>();

  add({ id, weight = 1, maxConnections = 0, backup = false }: BackendConfig): number {
    const index = this.count++;
    if (index === this.weight.length) this.#grow();
    this.ids[index] = id;
    this.roll.push(index);
    this.#indexById.set(id, index);
    this.weight[index] = weight;
    this.present[index] = 1;
    this.eligible[index] = 1;
    this.backup[index] = backup ? 1 : 0;
    this.maxConnections[index] = maxConnections;
    this.#moved(index);
    if (this.count > MOST_BACKENDS) this.levels = null;
    else this.levels?.join(index, 0);
    return index;
  }

  /** From now on it knows who has how many, if they are few. */
  keepLevels(): void {
    if (this.levels !== null || this.count > MOST_BACKENDS) return;
    this.levels = new InFlightLevels();
    for (const index of this.roll) this.levels.join(index, this.inFlight[index]);
  }

  /** An attempt goes to it. */
  take(index: number): void {
    const before = this.inFlight[index]++;
    if (this.levels !== null) this.levels.rise(index, before);
  }

  /** An attempt has ended. */
  release(index: number): void {
    const before = this.inFlight[index]--;
    if (this.levels !== null) this.levels.fall(index, before);
  }

  remove(index: number): void {
    if (this.present[index] === 1) {
      this.levels?.leave(index, this.inFlight[index]);
      this.roll.splice(this.roll.indexOf(index), 1);
    }
    this.present[index] = 0;
    this.eligible[index] = 0;
    if (this.#indexById.get(this.ids[index]) === index) this.#indexById.delete(this.ids[index]);
    this.#moved(index);
  }

  setWeight(index: number, weight: number): void {
    this.weight[index] = weight;
    this.version++;
  }

  setMaxConnections(index: number, maxConnections: number): void {
    this.maxConnections[index] = maxConnections;
    this.version++;
  }

  setBackup(index: number, backup: boolean): void {
    this.backup[index] = backup ? 1 : 0;
    this.version++;
  }

  setEligible(index: number, eligible: boolean): void {
    const flag = eligible ? this.present[index] : 0;
    if (this.eligible[index] === flag) return;
    this.eligible[index] = flag;
    this.#moved(index);
  }

  /** The index of a present backend, or −1. */
  indexOf(id: string): number {
    return this.#indexById.get(id) ?? -1;
  }

  /** Eligible and below its connection bound; says nothing of `backup`. */
  usable(index: number): boolean {
    return this.eligible[index] === 1 && (this.maxConnections[index] === 0 || this.inFlight[index] < this.maxConnections[index]);
  }

  #moved(index: number): void {
    this.moves[this.backup[index]]++;
    this.version++;
  }

  #grow(): void {
    const size = this.weight.length * 2;
    this.weight = copyInto(new Float64Array(size), this.weight);
    this.present = copyInto(new Uint8Array(size), this.present);
    this.eligible = copyInto(new Uint8Array(size), this.eligible);
    this.backup = copyInto(new Uint8Array(size), this.backup);
    this.inFlight = copyInto(new Int32Array(size), this.inFlight);
    this.maxConnections = copyInto(new Int32Array(size), this.maxConnections);
  }
}

function copyInto<A extends { set(from: A): void }>(target: A, from: A): A {
  target.set(from);
  return target;
}
