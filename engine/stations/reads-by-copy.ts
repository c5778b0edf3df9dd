interface Reads {
  reads: number;
  stale: number;
}

/** How many reads each copy answered, and how many of those were out of date. */
export class ReadsByCopy {
  readonly #copies: Reads[] = [];

  note(copy: number, isStale: boolean): void {
    const counts = this.of(copy);
    counts.reads++;
    if (isStale) counts.stale++;
  }

  of(copy: number): Reads {
    while (this.#copies.length <= copy) this.#copies.push({ reads: 0, stale: 0 });
    return this.#copies[copy];
  }
}
