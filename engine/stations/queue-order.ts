import { codel } from '../shedders/codel';
import type { Ms } from '../units';
import { AdaptiveLifo } from './adaptive-lifo';
import type { Backend } from './backend';
import { PriorityOrder } from './priority-order';

export type Discipline = 'fifo' | 'lifo' | 'priority' | 'codel' | 'adaptive-lifo';

/** Who is served next at one backend, where that is more than one end of its line. */
export interface QueueOrder {
  join(call: number, nowMs: Ms): void;
  /** The next to be served, −1 when nobody is left. Those dropped on the way are out of the line and handed to `drop`. */
  take(nowMs: Ms, drop: (call: number) => void): number;
}

export interface OrderConfig {
  readonly discipline: Discipline;
  readonly queueTargetMs: Ms;
  readonly queueIntervalMs: Ms;
  readonly lifoAbove: number;
}

/** Null for the orders that an end of the line is enough for. */
export function queueOrderOf(config: OrderConfig, backend: Backend): QueueOrder | null {
  switch (config.discipline) {
    case 'fifo':
    case 'lifo':
      return null;
    case 'priority':
      return new PriorityOrder(backend);
    case 'codel':
      return new CodelOrder(config, backend);
    case 'adaptive-lifo':
      return new AdaptiveLifo(config, backend);
  }
}

/** First come first, with the drops of CoDel: the mechanism of the shedders at a backend's own line. */
class CodelOrder implements QueueOrder {
  readonly #backend: Backend;
  readonly #codel;
  readonly #line;

  constructor({ queueTargetMs, queueIntervalMs }: OrderConfig, backend: Backend) {
    this.#backend = backend;
    this.#codel = codel.create({ concurrency: 1, targetMs: queueTargetMs, intervalMs: queueIntervalMs, queueLimit: Infinity });
    this.#line = {
      get length(): number {
        return backend.queued;
      },
      shift: (): number => backend.leave(false),
      sinceMs: (call: number): Ms => backend.calls.startMs[call],
    };
  }

  join(call: number): void {
    this.#backend.join(call);
  }

  take(nowMs: Ms, drop: (call: number) => void): number {
    return this.#codel.next(nowMs, this.#line, drop);
  }
}
