/**
 * A running 64-bit hash of recorded facts, in two 32-bit lanes of MurmurHash3-style mixing. It tells equal runs from unequal
 * ones; it is no defence against anybody.
 */
const number = new Float64Array(1);
const words = new Int32Array(number.buffer);

export class Digest {
  readonly #lanes = new Int32Array([0x243f6a88, 0x13198a2e]);

  int(value: number): void {
    const lanes = this.#lanes;
    const h = Math.imul(lanes[0] ^ value, 0xcc9e2d51);
    lanes[0] = (h << 15) | (h >>> 17);
    lanes[1] = (Math.imul(lanes[1] ^ h, 0x1b873593) + 0xe6546b64) | 0;
  }

  float(value: number): void {
    number[0] = value;
    this.int(words[0]);
    this.int(words[1]);
  }

  /**
   * Two integers and the instant on a clock: what a span costs. Rows are mixed by themselves and added up, so that one does not wait
   * for the other; their order is in the instant.
   */
  row(a: number, b: number, clock: { readonly nowMs: number }): void {
    const lanes = this.#lanes;
    number[0] = clock.nowMs;
    const h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0xcc9e2d51) ^ words[0];
    const g = Math.imul(words[1] ^ Math.imul(h, 0x85ebca6b), 0x1b873593);
    lanes[0] = (lanes[0] + (g ^ (g >>> 15))) | 0;
    lanes[1] = (lanes[1] + Math.imul(h ^ (g >>> 13), 0xc2b2ae35)) | 0;
  }

  text(value: string): void {
    for (let i = 0; i < value.length; i++) this.int(value.charCodeAt(i));
    this.int(value.length);
  }

  /** 16 hexadecimal digits. */
  hex(): string {
    const [a, b] = this.#lanes;
    return [finish(a ^ Math.imul(b, 0x9e3779b1)), finish(b + a)]
      .map((lane) => (lane >>> 0).toString(16).padStart(8, '0'))
      .join('');
  }
}

function finish(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
