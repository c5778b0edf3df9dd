import { longer } from '../data/versions';
import type { Rng } from '../random/rng';
import type { Ms } from '../units';
import { accessLogOf } from './access-log';
import { ABSENT, CachedEntries, FRESH } from './cached-entries';
import type { Region } from './cdn-knobs';
import { HitTally } from './hit-tally';
import type { World } from './world';

/** What an edge finds of a page. */
export interface Found {
  readonly isHit: boolean;
  /** The page was there and its time is over: the origin is asked whether it has changed. */
  readonly isExpired: boolean;
}
const NOTHING: Found = { isHit: false, isExpired: false };
const EXPIRED: Found = { isHit: false, isExpired: true };
const HIT: Found = { isHit: true, isExpired: false };

/** A region's edge: pages by number, whose they are where they are somebody's, and how it has done. */
export class Edge {
  readonly #world: World;
  entries: CachedEntries;
  /** Whose page each is, by page: a session, −1 unknown. */
  #owner = new Int32Array(256);
  readonly counts = { requests: 0, answered: 0 };
  readonly hits = new HitTally();
  sumMs: Ms = 0;
  /** What the last closed window had seen. */
  #before = { requests: 0, answered: 0, sumMs: 0 };

  constructor(
    world: World,
    public region: Region,
    policy: { readonly kind: string },
    rng: Rng,
  ) {
    this.#world = world;
    this.entries = new CachedEntries(policy, rng, accessLogOf(this.#world));
  }

  /** Another policy begins empty. */
  refit(policy: { readonly kind: string }, rng: Rng): void {
    this.entries = new CachedEntries(policy, rng, accessLogOf(this.#world));
  }

  find(page: number, wantedVersion: number | null): Found {
    const { nowMs } = this.#world;
    const state = this.entries.state(page, nowMs);
    const isWanted = state !== ABSENT && (wantedVersion === null || this.entries.version[page] === wantedVersion);
    if (isWanted && state === FRESH) {
      this.entries.touch(page, nowMs);
      return HIT;
    }
    this.entries.missed(page, nowMs);
    return isWanted ? EXPIRED : NOTHING;
  }

  put(page: number, version: number, freshUntilMs: Ms, owner: number): void {
    this.entries.put(page, version, freshUntilMs, 0, this.#world.nowMs);
    this.#owner = longer(this.#owner, page, -1);
    this.#owner[page] = owner;
  }

  /** Whether this page is somebody else's than this session's; nobody known is always another. */
  isOthers(page: number, session: number): boolean {
    return session === -1 || this.#owner[page] !== session;
  }

  closeWindow(put: (figure: string, value: number) => void): void {
    const { requests, answered } = this.counts;
    const before = this.#before;
    put('hitRatio', this.hits.takeRatio());
    put('requestsRps', ((requests - before.requests) * 1000) / this.#world.windows.windowMs);
    put('latencyMs', answered > before.answered ? (this.sumMs - before.sumMs) / (answered - before.answered) : Number.NaN);
    this.#before = { requests, answered, sumMs: this.sumMs };
  }

  figures() {
    const { requests, answered } = this.counts;
    const meanMs = answered === 0 ? null : this.sumMs / answered;
    return { requests, hitRatio: this.hits.ratio, meanMs, size: this.entries.size };
  }
}
