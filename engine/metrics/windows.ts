import { widened } from '../kernel/columns';
import type { Windows } from '../recording/types';
import type { Ms } from '../units';

/** Series of figures over windows of equal length. A series that begins later is NaN before. */
export class WindowBook {
  #count = 0;
  readonly #series = new Map<string, Float64Array<ArrayBuffer>>();

  constructor(readonly windowMs: Ms) {}

  /** Sets a figure of the window that is closing. */
  put(name: string, value: number): void {
    let column = this.#series.get(name);
    if (column === undefined) {
      column = new Float64Array(256).fill(Number.NaN);
      this.#series.set(name, column);
    }
    if (this.#count >= column.length) {
      const length = column.length;
      column = widened(column, Math.max(length * 2, this.#count + 1)).fill(Number.NaN, length);
      this.#series.set(name, column);
    }
    column[this.#count] = value;
  }

  /** Where the window began that closes next. */
  get fromMs(): Ms {
    return this.#count * this.windowMs;
  }

  close(): void {
    this.#count++;
  }

  copy(): Windows {
    const count = this.#count;
    const series: Record<string, Float64Array> = {};
    for (const [name, column] of this.#series) {
      const values = new Float64Array(count).fill(Number.NaN);
      values.set(column.subarray(0, Math.min(count, column.length)));
      series[name] = values;
    }
    return { windowMs: this.windowMs, count, series };
  }
}
