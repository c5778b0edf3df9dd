import type { SlotOwner } from '../kernel/kernel';
import type { Ms } from '../units';
import { type FailoverEvent, type FailoverRole, nextRole } from './failover-role';
import type { Station } from './station';
import type { World } from './world';

/** One of the two, with its clocks. */
export class Member implements SlotOwner {
  role: FailoverRole = 'standby';
  /** Counts take-overs; of two that lead, the one with the higher term outranks the other. */
  term = 0;
  sinceMs: Ms = 0;
  /** When it last heard from a peer that leads. */
  heardMs: Ms = 0;
  /** Writes acknowledged here that the peer does not have. */
  unreplicated = 0;
  /** Those of them that were due while the peer could not be reached. */
  stuck = 0;
  /** Moves on when its unreplicated writes are lost, so that copies still on their way mean nothing. */
  epoch = 0;
  readonly #patience: number;
  readonly #promotion: number;

  constructor(
    readonly world: World,
    readonly index: 0 | 1,
    readonly id: string,
    readonly station: Station,
    /** The way of clients and witnesses to it, "from->to". */
    readonly link: string,
    readonly onImpatient: (member: Member) => void,
    readonly onPromoted: (member: Member) => void,
  ) {
    this.#patience = world.kernel.openSlot(this, PATIENCE);
    this.#promotion = world.kernel.openSlot(this, PROMOTION);
  }

  /** It runs, whatever it takes itself to be. */
  get isUp(): boolean {
    return this.station.probe?.(0, 0, false).ok ?? true;
  }

  get isActive(): boolean {
    return this.role === 'active';
  }

  /** Active, or about to be. */
  get isLeading(): boolean {
    return this.role === 'active' || this.role === 'promoting';
  }

  get isReachable(): boolean {
    return this.isUp && !this.world.cutLinks.has(this.link);
  }

  outranks(other: Member): boolean {
    return this.term > other.term || (this.term === other.term && this.index < other.index);
  }

  /** Waits so long from now for what it hopes to hear or have. */
  waitFor(ms: Ms): void {
    this.world.kernel.set(this.#patience, this.world.nowMs + ms);
  }

  promoteIn(ms: Ms): void {
    this.world.kernel.set(this.#promotion, this.world.nowMs + ms);
  }

  /** @returns whether the event changed its role */
  move(event: FailoverEvent): boolean {
    const role = nextRole(this.role, event);
    if (role === this.role) return false;
    if (this.role === 'promoting') this.world.kernel.set(this.#promotion, Infinity);
    this.role = role;
    this.sinceMs = this.world.nowMs;
    return true;
  }

  onDue(tag: number): void {
    if (tag === PATIENCE) this.onImpatient(this);
    else this.onPromoted(this);
  }
}

const PATIENCE = 0;
const PROMOTION = 1;
