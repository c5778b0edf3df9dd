import type { Ms } from '../units';
import type { Backend } from './backend';
import type { OrderConfig, QueueOrder } from './queue-order';

/**
 * What Facebook put in front of its servers: adaptive LIFO, and its form of CoDel.
 *
 *   patience of a newcomer = target (M)  if the line has not been empty for an interval (N), else interval
 *   served next            = the last come while more than `lifoAbove` wait, else the first come
 *
 * Whoever has waited past its patience is dropped. So a burst waits up to N in order; a line that stands is answered from its
 * fresh end, and the old end, whose clients have given up, is let go.
 *
 * Units: ms. Edges: a line found empty by a newcomer was empty just then; patience is inclusive.
 *
 * Source: B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015: N = 100 ms and M = 5 ms "tend to work well across a wide set of use cases".
 * Deviation: those out of patience at the old end leave whenever a call is taken, where theirs stay until they are reached;
 * the article gives no length at which the order turns.
 */
export class AdaptiveLifo implements QueueOrder {
  readonly #config: OrderConfig;
  readonly #backend: Backend;
  #lastEmptyMs: Ms = Number.NEGATIVE_INFINITY;

  constructor(config: OrderConfig, backend: Backend) {
    this.#config = config;
    this.#backend = backend;
  }

  join(call: number, nowMs: Ms): void {
    const { queueTargetMs, queueIntervalMs } = this.#config;
    const backend = this.#backend;
    if (backend.queued === 0) this.#lastEmptyMs = nowMs;
    const isStanding = this.#lastEmptyMs < nowMs - queueIntervalMs;
    backend.calls.takerStartMs[call] = nowMs + (isStanding ? queueTargetMs : queueIntervalMs);
    backend.join(call);
  }

  take(nowMs: Ms, drop: (call: number) => void): number {
    const backend = this.#backend;
    const { takerStartMs } = backend.calls;
    while (backend.queued > 0 && takerStartMs[backend.first] < nowMs) drop(backend.leave(false));
    for (;;) {
      const call = backend.leave(backend.queued > this.#config.lifoAbove);
      if (backend.queued === 0) this.#lastEmptyMs = nowMs;
      if (call === -1 || takerStartMs[call] >= nowMs) return call;
      drop(call);
    }
  }
}
