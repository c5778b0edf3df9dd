/** Variants of one key, at most; each may be personal. */
const MOST_VARIANTS = 64;

/** Dense numbers for pages as they are met: a key, which variant of it, whether it is made for one person. */
export class PageNumbers {
  readonly #numbers = new Map<number, number>();
  readonly #ids: number[] = [];
  #variants = 1;

  of(key: number, variant: number, isPersonal: boolean): number {
    const id = (key * MOST_VARIANTS + variant) * 2 + Number(isPersonal);
    let page = this.#numbers.get(id);
    if (page === undefined) {
      page = this.#ids.push(id) - 1;
      this.#numbers.set(id, page);
      if (variant >= this.#variants) this.#variants = variant + 1;
    }
    return page;
  }

  isPersonal(page: number): boolean {
    return this.#ids[page] % 2 === 1;
  }

  /** A page by the name of its key: `7`, `7 variant 2`, `7 for one person`. */
  nameOf(page: number, keys: readonly string[]): string {
    const [id, isPersonal] = [Math.floor(this.#ids[page] / 2), this.isPersonal(page)];
    const variant = id % MOST_VARIANTS;
    const key = keys[Math.floor(id / MOST_VARIANTS)];
    return `${key}${variant > 0 ? ` variant ${variant + 1}` : ''}${isPersonal ? ' for one person' : ''}`;
  }

  /** Visits all pages of a key that have been met. */
  each(key: number, visit: (page: number) => void): void {
    for (let rest = 0; rest < this.#variants * 2; rest++) {
      const page = this.#numbers.get(key * MOST_VARIANTS * 2 + rest);
      if (page !== undefined) visit(page);
    }
  }
}
