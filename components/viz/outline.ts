import type { Pen } from './pen';

const TURN = Math.PI * 2;
const STEPS_PER_TURN = 32;

/** Takes an outline down as straight pieces, so that it can be asked how far away it is. Pure: it needs no canvas. */
export class Outline implements Pen {
  /** x1 y1 x2 y2 of each piece. */
  readonly #pieces: number[] = [];
  #beginX = 0;
  #beginY = 0;
  #x = 0;
  #y = 0;

  moveTo(x: number, y: number): void {
    this.#beginX = this.#x = x;
    this.#beginY = this.#y = y;
  }
  lineTo(x: number, y: number): void {
    this.#pieces.push(this.#x, this.#y, x, y);
    this.#x = x;
    this.#y = y;
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const steps = Math.max(1, Math.ceil(((to - from) / TURN) * STEPS_PER_TURN));
    for (let i = 0; i <= steps; i++) {
      const angle = from + ((to - from) * i) / steps;
      this.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
  }
  closePath(): void {
    this.lineTo(this.#beginX, this.#beginY);
  }

  /** From a point to the nearest piece. */
  distance(x: number, y: number): number {
    const { length } = this.#pieces;
    let nearest = Infinity;
    for (let i = 0; i < length; i += 4) {
      const [x1, y1, x2, y2] = this.#piece(i);
      const dx = x2 - x1;
      const dy = y2 - y1;
      const long = dx * dx + dy * dy;
      const along = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / long));
      nearest = Math.min(nearest, Math.hypot(x1 + along * dx - x, y1 + along * dy - y));
    }
    return nearest;
  }

  /** Whether a point lies in what it encloses. */
  holds(x: number, y: number): boolean {
    let isInside = false;
    for (let i = 0; i < this.#pieces.length; i += 4) {
      const [x1, y1, x2, y2] = this.#piece(i);
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
    }
    return isInside;
  }

  #piece(i: number): readonly [number, number, number, number] {
    return [this.#pieces[i], this.#pieces[i + 1], this.#pieces[i + 2], this.#pieces[i + 3]];
  }
}
