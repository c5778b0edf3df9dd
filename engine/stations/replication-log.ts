import { longer, type Versions } from '../data/versions';
import type { Sampler } from '../random/distributions';
import type { Rng } from '../random/rng';
import type { Ms } from '../units';

/** One copy that follows the primary: how far it has come in the log, and what it holds by key. */
export class Copy {
  isUp = true;
  isDraining = false;
  /** It was primary, or the log went another way without it: it begins anew from the primary. */
  isOutdated = false;
  /** Entries applied. */
  position = 0;
  /** Entries that have a due time. */
  scheduled = 0;
  /** When each entry is applied here. */
  dueMs = new Float64Array(64);
  /** Version by key. */
  held = new Int32Array(64);

  constructor(readonly rng: Rng) {}

  versionOf(key: number): number {
    return key < this.held.length ? this.held[key] : 0;
  }
}

/**
 * The primary's log of writes, and how far each copy has followed it. An entry reaches a copy a random lag after it was written or
 * sent again, and never before the entry in front of it: a copy is always a state that the primary once had.
 *
 * Nothing happens at the instant a copy applies an entry; what it holds is brought up to date when somebody looks.
 */
export class ReplicationLog {
  readonly copies: Copy[] = [];
  readonly #versions: Versions;
  #sampler: Sampler;
  length = 0;
  #version = new Int32Array(64);
  #writtenMs = new Float64Array(64);
  /** 1 for entries whose writer was told that they are written. */
  #told = new Uint8Array(64);
  #entryOf = new Int32Array(64).fill(-1);

  constructor(versions: Versions, sampler: Sampler) {
    this.#versions = versions;
    this.#sampler = sampler;
  }

  /** Lags drawn from now on. */
  takeLag(sampler: Sampler): void {
    this.#sampler = sampler;
  }

  /** A copy that begins with all there is. */
  addCopy(rng: Rng): void {
    const copy = new Copy(rng);
    this.#copyAll(copy);
    this.copies.push(copy);
  }

  #copyAll(copy: Copy): void {
    copy.held = this.#versions.stored.slice();
    copy.position = this.length;
    copy.scheduled = this.length;
    copy.isOutdated = false;
  }

  /** A version has come into the primary, the copy of this index. */
  append(version: number, primary: number, nowMs: Ms): void {
    const entry = this.length++;
    this.#version = longer(this.#version, entry, 0);
    this.#writtenMs = longer(this.#writtenMs, entry, 0);
    this.#told = longer(this.#told, entry, 0);
    this.#entryOf = longer(this.#entryOf, version, -1);
    this.#entryOf[version] = entry;
    this.#version[entry] = version;
    this.#writtenMs[entry] = nowMs;
    this.#told[entry] = 0;
    this.copies.forEach((copy, index) => {
      const lagMs = this.#sampler(copy.rng);
      if (index !== primary && copy.isUp && !copy.isOutdated) this.#schedule(copy, entry, nowMs + lagMs);
    });
  }

  /** Where a version is in the log, −1 where it is not: an older one that came too late, or one that was lost. */
  entryOf(version: number): number {
    const entry = version < this.#entryOf.length ? this.#entryOf[version] : -1;
    return entry < this.length && this.#version[entry] === version ? entry : -1;
  }

  #schedule(copy: Copy, entry: number, atMs: Ms): void {
    copy.dueMs = longer(copy.dueMs, entry, 0);
    copy.dueMs[entry] = entry > copy.position ? Math.max(atMs, copy.dueMs[entry - 1]) : atMs;
    copy.scheduled = entry + 1;
  }

  told(entry: number): void {
    if (entry >= 0 && entry < this.length) this.#told[entry] = 1;
  }

  /** Applies what has come by now. */
  follow(copy: Copy, nowMs: Ms): void {
    while (copy.position < copy.scheduled && copy.dueMs[copy.position] <= nowMs) {
      const version = this.#version[copy.position++];
      const key = this.#versions.keyOf(version);
      copy.held = longer(copy.held, key, 0);
      if (version > copy.held[key]) copy.held[key] = version;
    }
  }

  /** When the copy holds this entry; Infinity when that is not known. */
  dueOf(copy: Copy, entry: number): Ms {
    if (entry < copy.position) return 0;
    return entry < copy.scheduled ? copy.dueMs[entry] : Infinity;
  }

  /** What is on its way to the copy does not come. */
  cut(copy: Copy, nowMs: Ms): void {
    this.follow(copy, nowMs);
    copy.scheduled = copy.position;
  }

  /** All that the copy lacks is sent to it now. */
  resume(copy: Copy, nowMs: Ms): void {
    if (copy.isOutdated) this.#copyAll(copy);
    for (let entry = copy.scheduled; entry < this.length; entry++) this.#schedule(copy, entry, nowMs + this.#sampler(copy.rng));
  }

  /**
   * This copy is the primary now: what it has not applied is lost, and copies that are ahead of it are outdated.
   * @returns how many of the lost writes had been told as written
   */
  truncateTo(primary: Copy, nowMs: Ms): number {
    let lost = 0;
    for (let entry = this.length - 1; entry >= primary.position; entry--) {
      lost += this.#told[entry];
      const version = this.#version[entry];
      const key = this.#versions.keyOf(version);
      if (this.#versions.latestAt(key) === version) this.#versions.rollBack(key, primary.versionOf(key), nowMs);
    }
    this.length = primary.position;
    for (const copy of this.copies) if (copy.position > this.length) copy.isOutdated = true;
    return lost;
  }

  /** For how long the copy has lacked the oldest entry that it lacks; 0 when it lacks none. */
  lagMs(copy: Copy, nowMs: Ms): Ms {
    this.follow(copy, nowMs);
    return copy.position < this.length ? nowMs - this.#writtenMs[copy.position] : 0;
  }
}
