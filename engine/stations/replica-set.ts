import type { Ms } from '../units';
import type { ReplicasConfig } from './replicas-knobs';
import type { Copy, ReplicationLog } from './replication-log';

/** Which copy is the primary, whose turn it is to be read, and who follows. Copies are known by their index in the log. */
export class ReplicaSet {
  primary = 0;
  #turn = 0;

  constructor(readonly log: ReplicationLog) {}

  get primaryIsUp(): boolean {
    return this.log.copies[this.primary].isUp;
  }

  /** Takes its turn among those that are up; the primary where nobody is. */
  nextReader(readFrom: ReplicasConfig['readFrom']): number {
    const { copies } = this.log;
    if (readFrom === 'primary') return this.primary;
    for (let step = 1; step <= copies.length; step++) {
      const candidate = (this.#turn + step) % copies.length;
      const { isUp, isDraining } = copies[candidate];
      if (!isUp || isDraining || (candidate === this.primary && readFrom === 'replicas')) continue;
      this.#turn = candidate;
      return candidate;
    }
    return this.primary;
  }

  /** When as many copies have the entry as `commit` asks for; now where there is nobody to wait for. */
  committedMs(entry: number, commit: ReplicasConfig['commit']): Ms {
    if (commit === 'async' || entry === -1) return 0;
    const due = this.log.copies
      .filter((copy, index) => copy.isUp && index !== this.primary && !copy.isOutdated)
      .map((copy) => this.log.dueOf(copy, entry));
    if (due.length === 0) return 0;
    return commit === 'sync' ? Math.max(...due) : Math.min(...due);
  }

  #followers(): Copy[] {
    return this.log.copies.filter((_, index) => index !== this.primary);
  }

  /** Replication stops where it is. */
  cutAll(nowMs: Ms): void {
    for (const copy of this.#followers()) this.log.cut(copy, nowMs);
  }

  resumeAll(nowMs: Ms): void {
    for (const copy of this.#followers()) if (copy.isUp) this.log.resume(copy, nowMs);
  }

  /**
   * The one that has applied most, the first of equals, takes the primary's place, and the others follow it.
   * @returns how many writes that had been told as written are lost; null when nobody was fit
   */
  promote(nowMs: Ms): number | null {
    const { copies } = this.log;
    const old = copies[this.primary];
    const fit = copies.filter((copy) => copy !== old && copy.isUp && !copy.isOutdated);
    if (fit.length === 0) return null;
    const chosen = fit.reduce((best, copy) => (copy.position > best.position ? copy : best));
    const lostWrites = this.log.truncateTo(chosen, nowMs);
    old.isOutdated = true;
    this.primary = copies.indexOf(chosen);
    this.resumeAll(nowMs);
    return lostWrites;
  }

  /** For how long a copy has been behind; NaN while it is down, or the primary. */
  lagOf(index: number, nowMs: Ms): Ms {
    const copy = this.log.copies[index];
    return copy.isUp && index !== this.primary ? this.log.lagMs(copy, nowMs) : Number.NaN;
  }

  /** For how long the one that is furthest behind has been so. */
  lagMs(nowMs: Ms): Ms {
    const up = this.#followers().filter(({ isUp }) => isUp);
    return Math.max(0, ...up.map((copy) => this.log.lagMs(copy, nowMs)));
  }
}
