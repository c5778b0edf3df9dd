import { Outcome } from '../outcome';
import type { Ms } from '../units';
import type { World } from './world';

/** Counts answers that were out of date, and for how long they had been. */
export class Staleness {
  declare readonly world: World;
  count = 0;
  #sumMs: Ms = 0;
  #mostMs: Ms = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** A read that was asked for at `sinceMs` is answered now with this version. True when it was out of date by then. */
  judge(key: number, version: number, sinceMs: Ms): boolean {
    const { versions } = this.world;
    if (versions.issued === 0) return false;
    const endedMs = versions.outOfDateSinceMs(key, version);
    if (!(endedMs < sinceMs)) return false;
    const forMs = this.world.nowMs - endedMs;
    this.count++;
    this.#sumMs += forMs;
    if (forMs > this.#mostMs) this.#mostMs = forMs;
    return true;
  }

  /** How long out of date, of the answers that were; null while none was. */
  get staleMs(): { readonly mean: Ms; readonly max: Ms } | null {
    return this.count === 0 ? null : { mean: this.#sumMs / this.count, max: this.#mostMs };
  }
}

/**
 * Who asks, as one number: the session, or, where requests belong to nobody in particular, the key: then whoever reads a key is
 * taken for the one who writes it, as with people's own profiles.
 */
export function askerOf(calls: World['calls'], call: number): number {
  const session = calls.session[call];
  return session >= 0 ? session : -2 - calls.key[call];
}

interface OwnWrite {
  version: number;
  toldMs: Ms;
}

/** What readers and writers at one source of requests were told: reads out of date, and own writes not to be seen. */
export class Freshness {
  reads = 0;
  writes = 0;
  /** Reads that did not show a write which the same asker had been told was done before it asked. */
  ownMissed = 0;
  readonly #staleness: Staleness;
  readonly #own = new Map<number, Map<number, OwnWrite>>();
  readonly #before = { stale: 0, ownMissed: 0 };

  constructor(
    readonly world: World,
    readonly id: string,
  ) {
    this.#staleness = new Staleness(world);
  }

  /** A call that was asked at its `ownerStartMs` has its outcome now. */
  answered(call: number, outcome: number): void {
    const { calls } = this.world;
    const key = calls.key[call];
    if (outcome !== Outcome.ok || key === -1) return;
    if (calls.isWrite[call] === 1) this.#noteWrite(call, key);
    else this.#judgeRead(call, key);
  }

  #noteWrite(call: number, key: number): void {
    const { calls, nowMs } = this.world;
    const asker = askerOf(calls, call);
    this.writes++;
    let own = this.#own.get(asker);
    if (own === undefined) {
      own = new Map();
      this.#own.set(asker, own);
    }
    const version = calls.version[call];
    const known = own.get(key);
    if (known === undefined) own.set(key, { version, toldMs: nowMs });
    else if (version > known.version) {
      known.version = version;
      known.toldMs = nowMs;
    }
  }

  #judgeRead(call: number, key: number): void {
    const { calls } = this.world;
    const askedMs = calls.ownerStartMs[call];
    const version = calls.version[call];
    this.reads++;
    this.#staleness.judge(key, version, askedMs);
    const own = this.#own.get(askerOf(calls, call))?.get(key);
    if (own !== undefined && own.toldMs < askedMs && version < own.version) this.ownMissed++;
  }

  closeWindow(): void {
    const { windows } = this.world;
    const perSecond = 1000 / windows.windowMs;
    windows.put(`${this.id}.staleRps`, (this.#staleness.count - this.#before.stale) * perSecond);
    windows.put(`${this.id}.ownMissedRps`, (this.ownMissed - this.#before.ownMissed) * perSecond);
    this.#before.stale = this.#staleness.count;
    this.#before.ownMissed = this.ownMissed;
  }

  figures() {
    const { count, staleMs } = this.#staleness;
    return { reads: this.reads, writes: this.writes, staleReads: count, staleMs, ownWritesMissed: this.ownMissed };
  }
}
