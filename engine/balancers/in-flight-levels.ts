/** As many backends as one word has bits. */
export const MOST_BACKENDS = 32;

/**
 * Which backends have how many attempts in flight, a word of bits for each count: a count that moves by one costs O(1), and those
 * with the fewest are read off at once, without looking at the others.
 */
export class InFlightLevels {
  #backends = new Int32Array(16);
  #members = 0;
  /** No member is below. */
  #least = 0;

  join(backend: number, inFlight: number): void {
    this.#members |= 1 << backend;
    while (inFlight >= this.#backends.length) this.#grow();
    this.#backends[inFlight] |= 1 << backend;
    if (inFlight < this.#least) this.#least = inFlight;
  }

  leave(backend: number, inFlight: number): void {
    this.#members &= ~(1 << backend);
    this.#backends[inFlight] &= ~(1 << backend);
  }

  rise(backend: number, from: number): void {
    const bit = this.#members & (1 << backend);
    const left = this.#backends[from] & ~bit;
    this.#backends[from] = left;
    if (from + 1 === this.#backends.length) this.#grow();
    this.#backends[from + 1] |= bit;
    if (left === 0 && from === this.#least && bit !== 0) this.#least = from + 1;
  }

  fall(backend: number, from: number): void {
    const bit = this.#members & (1 << backend);
    this.#backends[from] &= ~bit;
    this.#backends[from - 1] |= bit;
    if (from <= this.#least && bit !== 0) this.#least = from - 1;
  }

  /** Of these backends, at least one of them a member, those with the fewest in flight. */
  fewest(among: number): number {
    const levels = this.#backends;
    let level = this.#least;
    while ((levels[level] & among) === 0) level++;
    return levels[level] & among;
  }

  #grow(): void {
    const wider = new Int32Array(this.#backends.length * 2);
    wider.set(this.#backends);
    this.#backends = wider;
  }
}
