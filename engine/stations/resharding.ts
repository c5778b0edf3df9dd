import type { Move, ShardMap } from '../data/shard-map';
import type { CallOwner, CallTaker } from '../kernel/calls';
import { Outcome } from '../outcome';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import type { World } from './world';

/** How long a copy that failed waits before it is tried again. */
const RETRY_MS: Ms = 1000;

/**
 * Moves keys while the site is up: batch by batch, one call that reads where the keys are, one that writes where they go, then the
 * batch answers there. Until then its keys are asked for, and written, where they were.
 */
export class Resharding implements CallOwner {
  readonly #world: World;
  readonly #next: CallTaker;
  readonly #map: ShardMap;
  readonly #retry: Alarm;
  readonly #isGone: (shard: number) => boolean;
  /** Those of one pair of shards stand together. */
  #queue: Move[] = [];
  #begun = 0;
  #batch: Move[] = [];
  /** Keys in one copy call. */
  batchKeys = 1;
  keysMoved = 0;
  copyCalls = 0;
  failedCopies = 0;
  /** A request of the time, whose number the copying goes by. */
  request = 0;

  constructor(world: World, next: CallTaker, map: ShardMap, isGone: (shard: number) => boolean) {
    this.#world = world;
    this.#next = next;
    this.#map = map;
    this.#isGone = isGone;
    this.#retry = new Alarm(world.kernel, () => this.#copy(this.#batch[0].from));
  }

  get keysToMove(): number {
    return this.#queue.length - this.#begun + this.#batch.length;
  }

  begin(moves: readonly Move[]): void {
    const together = [...moves].sort((a, b) => a.from - b.from || a.to - b.to);
    this.#queue = this.#queue.slice(this.#begun).concat(together);
    this.#begun = 0;
    if (this.#batch.length === 0) this.#nextBatch();
  }

  #nextBatch(): void {
    this.#batch = [];
    while (this.#begun < this.#queue.length && this.#isOver(this.#queue[this.#begun])) this.#begun++;
    if (this.#begun === this.#queue.length) return;
    const { from, to } = this.#queue[this.#begun];
    while (this.#batch.length < this.batchKeys) {
      const move = this.#queue[this.#begun];
      if (move === undefined || move.from !== from || move.to !== to) break;
      this.#batch.push(move);
      this.#begun++;
    }
    this.#copy(from);
  }

  /** One of the two shards is no more. */
  #isOver({ from, to }: Move): boolean {
    return this.#isGone(from) || this.#isGone(to);
  }

  #copy(shard: number): void {
    if (this.#isOver(this.#batch[0])) {
      this.#nextBatch();
      return;
    }
    const { calls } = this.#world;
    const child = calls.open(this, this.request);
    calls.backend[child] = shard;
    this.copyCalls++;
    this.#next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.#world;
    const [{ from, to }] = this.#batch;
    if (outcome !== Outcome.ok) {
      this.failedCopies++;
      this.#retry.set(nowMs + RETRY_MS);
    } else if (calls.backend[child] === from) this.#copy(to);
    else {
      for (const move of this.#batch) this.#map.move(move);
      this.keysMoved += this.#batch.length;
      this.#nextBatch();
    }
  }
}
