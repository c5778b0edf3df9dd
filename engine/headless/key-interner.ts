/**
 * Dense ids for byte strings, in order of first appearance: an open-addressing hash table over one growing buffer, so that
 * a known key costs a hash and a comparison and makes no string.
 */
export class KeyInterner {
  size = 0;
  /** Pairs of hash and id + 1; 0 is an empty place. */
  #table = new Int32Array(1 << 13);
  #mask = (1 << 12) - 1;
  /** By id: where its bytes start in the buffer; one more entry marks the end of the last. */
  #starts = new Float64Array(1 << 10);
  #buffer = new Uint8Array(1 << 14);

  /** @returns the id, or −1 when the key has a NUL byte */
  intern(bytes: Uint8Array, start: number, end: number): number {
    let h = 0x811c9dc5; // FNV-1a, then MurmurHash3's finaliser, for the low bits are the table's index
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (byte === 0) return -1;
      h = Math.imul(h ^ byte, 0x01000193);
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    const table = this.#table;
    let place = h & this.#mask;
    for (let id = table[2 * place + 1]; id !== 0; id = table[2 * place + 1]) {
      if (table[2 * place] === h && this.#equals(id - 1, bytes, start, end)) return id - 1;
      place = (place + 1) & this.#mask;
    }
    table[2 * place] = h;
    table[2 * place + 1] = this.size + 1;
    return this.#append(bytes, start, end);
  }

  #equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id];
    const length = end - start;
    if (this.#starts[id + 1] - from !== length) return false;
    const buffer = this.#buffer;
    for (let i = 0; i < length; i++) if (buffer[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number): number {
    const id = this.size++;
    const from = this.#starts[id];
    const to = from + end - start;
    if (id + 2 > this.#starts.length) {
      const starts = new Float64Array(this.#starts.length * 2);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    this.#starts[id + 1] = to;
    if (to > this.#buffer.length) {
      const buffer = new Uint8Array(Math.max(to, this.#buffer.length * 2));
      buffer.set(this.#buffer);
      this.#buffer = buffer;
    }
    for (let i = start; i < end; i++) this.#buffer[from + i - start] = bytes[i];
    if (2 * this.size > this.#mask) this.#growTable();
    return id;
  }

  #growTable(): void {
    const old = this.#table;
    this.#mask = 2 * this.#mask + 1;
    this.#table = new Int32Array(2 * old.length);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      let place = old[i] & this.#mask;
      while (this.#table[2 * place + 1] !== 0) place = (place + 1) & this.#mask;
      this.#table[2 * place] = old[i];
      this.#table[2 * place + 1] = old[i + 1];
    }
  }
}
