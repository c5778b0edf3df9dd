import type { Ms } from '../units';

const ROWS = 4096; // a power of two

/**
 * What limiters say about when to come back, by request: the `Retry-After` of an answer, which reaches the client with it. A row is
 * used again by every 4,096th request, so a hint may be lost when more than that are between refusal and answer.
 */
export class RetryAfterBoard {
  readonly #request = new Int32Array(ROWS).fill(-1);
  readonly #atMs = new Float64Array(ROWS);

  /** @param atMs from when on the request would pass; Infinity: never */
  tell(request: number, atMs: Ms): void {
    this.#request[request & (ROWS - 1)] = request;
    this.#atMs[request & (ROWS - 1)] = atMs;
  }

  /** Takes the hint for a request away; 0 when there is none. */
  take(request: number): Ms {
    const row = request & (ROWS - 1);
    if (this.#request[row] !== request) return 0;
    this.#request[row] = -1;
    return this.#atMs[row];
  }
}
