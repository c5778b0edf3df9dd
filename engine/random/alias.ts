import { pow } from './exact-math';
import type { Rng } from './rng';

/**
 * Draws an index with given weights in constant time: Walker's alias method with Vose's linear-time table (IEEE Trans. Software
 * Eng. 17(9), 1991).
 * @throws RangeError when no weight is positive
 */
export class AliasTable {
  readonly #accept: Float64Array;
  readonly #alias: Int32Array;
  readonly length: number;

  constructor(weights: ArrayLike<number>) {
    const n = weights.length;
    this.length = n;
    let total = 0;
    for (let i = 0; i < n; i++) total += weights[i];
    if (!(total > 0)) throw new RangeError('weights must have a positive sum');
    const scaled = new Float64Array(n);
    for (let i = 0; i < n; i++) scaled[i] = (weights[i] * n) / total;
    this.#accept = new Float64Array(n).fill(1);
    this.#alias = new Int32Array(n);
    this.#pair(scaled);
  }

  #pair(scaled: Float64Array): void {
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < scaled.length; i++) (scaled[i] < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const less = small.pop() as number;
      const more = large[large.length - 1];
      this.#accept[less] = scaled[less];
      this.#alias[less] = more;
      scaled[more] -= 1 - scaled[less];
      if (scaled[more] < 1) small.push(large.pop() as number);
    }
  }

  draw(rng: Rng): number {
    const u = rng.uniform() * this.length;
    const column = Math.floor(u);
    return u - column < this.#accept[column] ? column : this.#alias[column];
  }
}

/** Weights of Zipf's law over `count` ranks: rank r has weight r^−exponent. */
export function zipfWeights(count: number, exponent: number): Float64Array {
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) weights[i] = 1 / pow(i + 1, exponent);
  return weights;
}
