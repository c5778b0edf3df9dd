export type TextKey = string | number;

/** Dense ids for keys as users write them, in order of first appearance. 7 and "7" are one key. */
export class KeyTable {
  readonly #idOf = new Map<string, number>();
  readonly #keys: TextKey[] = [];

  idOf(key: TextKey): number {
    const text = typeof key === 'string' ? key : String(key);
    let id = this.#idOf.get(text);
    if (id === undefined) {
      id = this.#keys.length;
      this.#idOf.set(text, id);
      this.#keys.push(key);
    }
    return id;
  }

  /** The key as it was first written. */
  keyOf(id: number): TextKey {
    return this.#keys[id];
  }
}
