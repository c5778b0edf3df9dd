import { longer } from '../data/versions';
import type { CallOwner, CallTaker } from '../kernel/calls';
import { Outcome } from '../outcome';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import type { World } from './world';

/**
 * What a write-back cache has answered for and the store has not: by key, the last version and how many writes it stands for. All
 * that waits is sent `flushEveryMs` after the first of it came; what the store refuses waits for the next time. A key has at most
 * one flush under way, and writes that come meanwhile wait. A crash loses what waits; what is on its way gets there or not.
 */
export class WriteBack implements CallOwner {
  readonly #world: World;
  readonly #next: CallTaker;
  readonly #alarm: Alarm;
  flushEveryMs: Ms;
  /** Version that waits, 0 for none, and the writes in it. */
  #waiting = new Int32Array(256);
  #waitingWrites = new Int32Array(256);
  /** Version on its way to the store, 0 for none, and the writes in it. */
  #sent = new Int32Array(256);
  #sentWrites = new Int32Array(256);
  /** The last write's request and class, for the spans and the work of the flush. */
  #request = new Int32Array(256);
  #klass = new Int32Array(256);
  /** Keys that wait, in the order in which they began to. */
  readonly #keys = new Set<number>();
  #crashes = 0;
  flushes = 0;
  lostWrites = 0;
  lostKeys = 0;

  constructor(world: World, next: CallTaker, flushEveryMs: Ms) {
    this.#world = world;
    this.#next = next;
    this.flushEveryMs = flushEveryMs;
    this.#alarm = new Alarm(world.kernel, () => this.#flushAll());
  }

  /** Keys whose last write waits to be sent. */
  get dirty(): number {
    return this.#keys.size;
  }

  /** The version that a reader would find here, 0 when the store knows all. */
  versionOf(key: number): number {
    if (key >= this.#waiting.length) return 0;
    return this.#waiting[key] || this.#sent[key];
  }

  /** A write that its caller is told of as done. Returns its version. */
  take(call: number): number {
    const { calls, versions, nowMs } = this.#world;
    const key = calls.key[call];
    const version = versions.accept(key, nowMs);
    this.#reach(key);
    this.#waiting[key] = version;
    this.#waitingWrites[key]++;
    this.#request[key] = calls.request[call];
    this.#klass[key] = calls.klass[call];
    this.#wait(key);
    return version;
  }

  #wait(key: number): void {
    if (this.#keys.size === 0) this.#alarm.set(this.#world.nowMs + this.flushEveryMs);
    this.#keys.add(key);
  }

  #flushAll(): void {
    for (const key of [...this.#keys]) this.flush(key);
    if (this.#keys.size > 0) this.#alarm.set(this.#world.nowMs + this.flushEveryMs);
  }

  /** Sends what waits of this key, unless a flush of it is under way. */
  flush(key: number): void {
    if (this.#keys.size === 0 || !this.#keys.has(key) || this.#sent[key] !== 0) return;
    const { calls } = this.#world;
    const child = calls.open(this, this.#request[key]);
    calls.ownerNote[child] = this.#crashes;
    calls.key[child] = key;
    calls.klass[child] = this.#klass[key];
    calls.isWrite[child] = 1;
    calls.version[child] = this.#waiting[key];
    this.#sent[key] = this.#waiting[key];
    this.#sentWrites[key] = this.#waitingWrites[key];
    this.#waiting[key] = 0;
    this.#waitingWrites[key] = 0;
    this.#keys.delete(key);
    this.flushes++;
    this.#next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.#world;
    const key = calls.key[child];
    const version = this.#sent[key];
    const writes = this.#sentWrites[key];
    this.#sent[key] = 0;
    this.#sentWrites[key] = 0;
    if (outcome === Outcome.ok) return;
    if (calls.ownerNote[child] === this.#crashes) this.#waitAgain(key, version, writes);
    else if (this.#waiting[key] === 0) this.#lose(key, version, writes);
  }

  #waitAgain(key: number, version: number, writes: number): void {
    if (this.#waiting[key] === 0) this.#waiting[key] = version;
    this.#waitingWrites[key] += writes;
    this.#wait(key);
  }

  crash(): void {
    this.#crashes++;
    for (const key of this.#keys) {
      const version = this.#waiting[key];
      this.#waiting[key] = 0;
      this.#lose(key, version, this.#waitingWrites[key]);
      this.#waitingWrites[key] = 0;
    }
    this.#keys.clear();
    this.#alarm.set(Infinity);
  }

  #lose(key: number, version: number, writes: number): void {
    const { versions, nowMs } = this.#world;
    this.lostWrites += writes;
    this.lostKeys++;
    if (versions.latestAt(key) === version) versions.rollBack(key, Math.max(this.#sent[key], versions.storedAt(key)), nowMs);
  }

  #reach(key: number): void {
    this.#waiting = longer(this.#waiting, key, 0);
    this.#waitingWrites = longer(this.#waitingWrites, key, 0);
    this.#sent = longer(this.#sent, key, 0);
    this.#sentWrites = longer(this.#sentWrites, key, 0);
    this.#request = longer(this.#request, key, 0);
    this.#klass = longer(this.#klass, key, 0);
  }
}
