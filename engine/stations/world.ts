import { Versions } from '../data/versions';
import { Calls } from '../kernel/calls';
import { Kernel } from '../kernel/kernel';
import { WindowBook } from '../metrics/windows';
import { Rng } from '../random/rng';
import { Recorder } from '../recording/recorder';
import type { RecordedPlace } from '../recording/types';
import type { Ms } from '../units';
import { RequestLedger } from './request-ledger';
import type { RetryAfterBoard } from './retry-after-board';

type Place = { -readonly [K in keyof RecordedPlace]: RecordedPlace[K] };

/** Everything the stations of one run share. */
export class World {
  declare readonly seed: number;
  readonly kernel = new Kernel();
  readonly calls = new Calls(this.kernel);
  declare readonly recorder: Recorder;
  declare readonly windows: WindowBook;
  declare readonly ledger: RequestLedger;
  /** What the keys really hold, to measure what readers are told against. */
  readonly versions = new Versions();
  readonly places: Place[] = [];
  readonly classes: string[] = [];
  /** Work of each class relative to the service's own draw. */
  readonly workFactor: number[] = [];
  /** Whether a class has ever asked for more or less work than another. */
  worksDiffer = false;
  /** Size of each class's answers. */
  readonly answerBytes: number[] = [];
  /** Text of each dense key, shared by all clients. */
  readonly keys: string[] = [];
  /** When a limiter would let a request pass; there once somebody wants to know. */
  retryAfter: RetryAfterBoard | null = null;
  /** Distances that are not nothing, by "from->to". */
  readonly latencyByLink = new Map<string, Ms>();
  /** Links that lose everything now, by "from->to". */
  readonly cutLinks = new Set<string>();
  readonly #keyIds = new Map<string, number>();
  #sessions = 0;

  constructor(
    seed: number,
    keepsRows: boolean,
    maxRows: number,
    windowMs: Ms,
    /** Whether stations keep what `inside` tells besides. */
    readonly isLookedInto = false,
  ) {
    this.seed = seed;
    this.recorder = new Recorder(keepsRows, maxRows, this.calls, this.kernel);
    this.windows = new WindowBook(windowMs);
    this.ledger = new RequestLedger(this);
  }

  get nowMs(): Ms {
    return this.kernel.nowMs;
  }

  /** A random stream of its own for one purpose: changing one policy changes no other stream. */
  stream(purpose: string): Rng {
    return new Rng(this.seed, purpose);
  }

  /** The place of this id: the one there is, where a station and the balancer before it both name it. */
  addPlace(id: string, node: number): number {
    const known = this.places.findIndex((place) => place.id === id && place.untilMs === Infinity);
    if (known >= 0) return known;
    const label = id.includes('/') ? id.slice(id.indexOf('/') + 1) : id;
    this.places.push({ id, label, node, fromMs: this.nowMs, untilMs: Infinity });
    return this.places.length - 1;
  }

  endPlace(place: number): void {
    this.places[place].untilMs = this.nowMs;
  }

  classId(name: string, workFactor: number, answerBytes: number): number {
    const found = this.classes.indexOf(name);
    if (workFactor !== 1) this.worksDiffer = true;
    if (found >= 0) {
      this.workFactor[found] = workFactor;
      this.answerBytes[found] = answerBytes;
      return found;
    }
    this.classes.push(name);
    this.answerBytes.push(answerBytes);
    return this.workFactor.push(workFactor) - 1;
  }

  /** So many sessions of somebody's own, numbered from what is returned. */
  takeSessions(count: number): number {
    const first = this.#sessions;
    this.#sessions += count;
    return first;
  }

  keyId(text: string): number {
    let id = this.#keyIds.get(text);
    if (id === undefined) {
      id = this.keys.push(text) - 1;
      this.#keyIds.set(text, id);
    }
    return id;
  }
}
