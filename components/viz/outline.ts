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
    const pieces = this.#pieces;
    let nearest = Infinity;
    for (let i = 0; i < pieces.length; i += 4) {
      const dx = pieces[i + 2] - pieces[i];
      const dy = pieces[i + 3] - pieces[i + 1];
      const toX = x - pieces[i];
      const toY = y - pieces[i + 1];
      const long = dx * dx + dy * dy;
      const along = long === 0 ? 0 : Math.min(1, Math.max(0, (toX * dx + toY * dy) / long));
      const awayX = along * dx - toX;
      const awayY = along * dy - toY;
      const away = awayX * awayX + awayY * awayY;
      if (away < nearest) nearest = away;
    }
    return Math.sqrt(nearest);
  }

  /** Whether a point lies in what it encloses. */
  holds(x: number, y: number): boolean {
    const pieces = this.#pieces;
    let isInside = false;
    for (let i = 0; i < pieces.length; i += 4) {
      const y1 = pieces[i + 1];
      const y2 = pieces[i + 3];
      if (y1 > y === y2 > y) continue;
      const crossX = pieces[i] + ((y - y1) / (y2 - y1)) * (pieces[i + 2] - pieces[i]);
      if (x < crossX) isInside = !isInside;
    }
    return isInside;
  }
}
