/** Variants of one key, at most; each may be personal. */
const MOST_VARIANTS = 64;

/** Dense numbers for pages as they are met: a key, which variant of it, whether it is made for one person. */
export class PageNumbers {
  readonly #numbers = new Map<number, number>();
  readonly #isPersonal: boolean[] = [];
  #variants = 1;

  of(key: number, variant: number, isPersonal: boolean): number {
    const id = (key * MOST_VARIANTS + variant) * 2 + Number(isPersonal);
    let page = this.#numbers.get(id);
    if (page === undefined) {
      page = this.#isPersonal.push(isPersonal) - 1;
      this.#numbers.set(id, page);
      if (variant >= this.#variants) this.#variants = variant + 1;
    }
    return page;
  }

  isPersonal(page: number): boolean {
    return this.#isPersonal[page];
  }

  /** Visits all pages of a key that have been met. */
  each(key: number, visit: (page: number) => void): void {
    for (let rest = 0; rest < this.#variants * 2; rest++) {
      const page = this.#numbers.get(key * MOST_VARIANTS * 2 + rest);
      if (page !== undefined) visit(page);
    }
  }
}
