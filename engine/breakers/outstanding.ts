import { InputError } from '../input-error';
import type { Ms } from '../units';

/** How many unanswered attempts are remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

interface Attempt {
  readonly id: string | undefined;
  readonly atMs: Ms;
  readonly token: number;
}

/**
 * The attempts that went out and have not been answered, so that each result finds the generation it belongs to. However many
 * are out, a step costs O(1), but for those that began at one instant.
 */
export class Outstanding {
  readonly #attempts = new Map<number, Attempt>();
  readonly #serialOf = new Map<string, number>();
  /** Serials of the attempts that began at an instant, first come first. */
  readonly #began = new Map<Ms, number[]>();
  /** No attempt has a lower serial. */
  #oldest = 0;
  #nextSerial = 0;

  add(id: string | undefined, atMs: Ms, token: number): void {
    if (id !== undefined && this.#serialOf.has(id)) throw new InputError('id', 'must not be one that is still out', id);
    if (this.#attempts.size === REMEMBERED) this.#remove(this.#findOldest());
    const serial = this.#nextSerial++;
    this.#attempts.set(serial, { id, atMs, token });
    if (id !== undefined) this.#serialOf.set(id, serial);
    const together = this.#began.get(atMs);
    if (together === undefined) this.#began.set(atMs, [serial]);
    else together.push(serial);
  }

  /**
   * The token of the attempt that a result answers: the one of that id; else the first that began exactly `startedAtMs`; else the
   * oldest; else (nothing is out) undefined.
   */
  take(id: string | undefined, startedAtMs: Ms): number | undefined {
    if (id === undefined) return this.#remove(this.#began.get(startedAtMs)?.[0] ?? this.#findOldest());
    const serial = this.#serialOf.get(id);
    if (serial === undefined) throw new InputError('id', 'must be one that was permitted and is still out', id);
    return this.#remove(serial);
  }

  #findOldest(): number {
    while (this.#oldest < this.#nextSerial && !this.#attempts.has(this.#oldest)) this.#oldest++;
    return this.#oldest;
  }

  #remove(serial: number): number | undefined {
    const attempt = this.#attempts.get(serial);
    if (attempt === undefined) return undefined;
    this.#attempts.delete(serial);
    if (attempt.id !== undefined) this.#serialOf.delete(attempt.id);
    const together = this.#began.get(attempt.atMs) as number[];
    if (together.length === 1) this.#began.delete(attempt.atMs);
    else together.splice(together.indexOf(serial), 1);
    return attempt.token;
  }
}
