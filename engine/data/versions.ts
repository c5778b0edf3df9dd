import type { Calls } from '../kernel/calls';
import { type Column, widened } from '../kernel/columns';
import type { Ms } from '../units';

/** Told of each version that comes into the store, at the instant it does. */
export type VersionListener = (key: number, version: number) => void;

const NEVER = Infinity;

/**
 * What each key really holds, so that what readers are told can be measured against it.
 *
 * A write that its caller was told of makes a *version*, numbered from 1 over all keys in order of acceptance; a key that nobody has
 * written is at version 0. `latest` is the truth: the last version a caller was told is written. `stored` is what the store behind
 * all caches holds: the same, unless a cache answers for writes that it has yet to pass on.
 *
 * A version is *out of date* from the moment the next one of its key is accepted; a version that was lost (a crash, a fail-over)
 * from the moment of the loss. A read is stale when what it found was out of date before it was asked for: a write that overlaps the
 * read may be seen or not, as linearizability has it (Herlihy & Wing, ACM TOPLAS 12(3), 1990).
 */
export class Versions {
  latest = new Int32Array(256);
  stored = new Int32Array(256);
  /** When the first write ended version 0 of a key. */
  #firstMs = new Float64Array(256).fill(NEVER);
  /** When a version became out of date, by version. */
  #endedMs = new Float64Array(256).fill(NEVER);
  #keyOf = new Int32Array(256);
  #issued = 0;
  readonly #listeners: VersionListener[] = [];

  /** Versions made so far. */
  get issued(): number {
    return this.#issued;
  }

  /** The key that a version is of. */
  keyOf(version: number): number {
    return this.#keyOf[version];
  }

  listen(listener: VersionListener): void {
    this.#listeners.push(listener);
  }

  /** Somebody was told that a new version is written. Returns its number. */
  accept(key: number, nowMs: Ms): number {
    this.#reach(key);
    const before = this.latest[key];
    if (before === 0) this.#firstMs[key] = nowMs;
    else this.#endedMs[before] = nowMs;
    const version = ++this.#issued;
    this.#endedMs = longer(this.#endedMs, version, NEVER);
    this.#keyOf = longer(this.#keyOf, version, 0);
    this.#keyOf[version] = key;
    this.latest[key] = version;
    return version;
  }

  /** A version has come into the store. One that comes after a later one changes nothing. */
  store(key: number, version: number): void {
    this.#reach(key);
    if (version <= this.stored[key]) return;
    this.stored[key] = version;
    for (const listener of this.#listeners) listener(key, version);
  }

  /** The store answers a call: a read finds what is stored; a write is stored, numbered now unless it was before. */
  serve(calls: Calls, call: number, nowMs: Ms): void {
    const key = calls.key[call];
    if (key === -1) return;
    if (calls.isWrite[call] === 0) {
      calls.version[call] = this.storedAt(key);
      return;
    }
    if (calls.version[call] === 0) calls.version[call] = this.accept(key, nowMs);
    this.store(key, calls.version[call]);
  }

  storedAt(key: number): number {
    return key < this.stored.length ? this.stored[key] : 0;
  }

  latestAt(key: number): number {
    return key < this.latest.length ? this.latest[key] : 0;
  }

  /** What was written to the key after `version` is lost, in the store too. */
  rollBack(key: number, version: number, nowMs: Ms): void {
    this.#reach(key);
    const lost = this.latest[key];
    if (lost === version) return;
    this.#endedMs[lost] = nowMs;
    this.latest[key] = version;
    if (this.stored[key] > version) this.stored[key] = version;
    if (version === 0) this.#firstMs[key] = NEVER;
    else this.#endedMs[version] = NEVER;
  }

  /** Since when this version of the key is out of date; Infinity while it is not. */
  outOfDateSinceMs(key: number, version: number): Ms {
    if (version > 0) return this.#endedMs[version];
    return key < this.#firstMs.length ? this.#firstMs[key] : NEVER;
  }

  #reach(key: number): void {
    if (key < this.latest.length) return;
    this.latest = longer(this.latest, key, 0);
    this.stored = longer(this.stored, key, 0);
    this.#firstMs = longer(this.#firstMs, key, NEVER);
  }
}

/** A column that has a row of this number, new rows filled. */
export function longer<A extends Column>(column: A, row: number, fill: number): A {
  if (row < column.length) return column;
  const length = column.length;
  const wider = widened(column, Math.max(length * 2, row + 1));
  wider.fill(fill, length);
  return wider;
}
