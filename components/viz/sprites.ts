import { MarkState, markStates } from './mark-state';
import { Outline } from './outline';
import type { Ink } from './paint';
import { pie, shapes } from './shapes';

/** Every mark fits into so many CSS pixels around its middle. */
const REACH = 6;
/** A mark stands at thirds of a pixel: what moves slowly would be seen to jump from one to the next. */
const PHASES = 3;
/** Parts of a work's pie that an eye can tell apart. */
const PIE_STEPS = 24;

/**
 * Small pictures of marks, each drawn when it is first asked for. Coverage is how far the middle of a pixel lies from the outline,
 * so that edges are as soft as a canvas makes them.
 */
export class Sprites {
  /** Pixels from the edge of a picture to the one that its mark's middle lies in. */
  readonly reach: number;
  /** Pixels of a picture's side. */
  readonly side: number;
  readonly #colours: readonly number[];
  readonly #drawn: Uint32Array[] = [];

  /** @param scale pixels of the screen for each of CSS */
  constructor(
    ink: Ink,
    readonly scale: number,
  ) {
    this.reach = Math.floor(REACH * scale);
    this.side = 2 * this.reach + 1;
    this.#colours = markStates.map((name) => wordOf(ink[name]));
  }

  /** A mark whose middle lies at a point in pixels of the screen, as words of alpha, blue, green and red. */
  of(state: number, done: number, x: number, y: number): Uint32Array {
    const step = state === MarkState.service && done > 0 ? Math.round(Math.min(1, done) * PIE_STEPS) : 0;
    const phaseX = phaseOf(x);
    const phaseY = phaseOf(y);
    const key = ((state * (PIE_STEPS + 1) + step) * PHASES + phaseX) * PHASES + phaseY;
    this.#drawn[key] ??= this.#draw(state, step / PIE_STEPS, (phaseX + 0.5) / PHASES, (phaseY + 0.5) / PHASES);
    return this.#drawn[key];
  }

  #draw(state: number, done: number, atX: number, atY: number): Uint32Array {
    const { fill, width, trace } = shapes[state];
    const outline = new Outline();
    trace(outline, 0, 0);
    const work = new Outline();
    if (done > 0) pie(work, 0, 0, done);
    const words = new Uint32Array(this.side * this.side);
    for (let row = 0; row < this.side; row++)
      for (let column = 0; column < this.side; column++) {
        const x = (column + 0.5 - this.reach - atX) / this.scale;
        const y = (row + 0.5 - this.reach - atY) / this.scale;
        const drawn = fill ? this.#filled(outline, x, y) : this.#stroked(outline, x, y, width);
        const worked = done > 0 ? this.#filled(work, x, y) : 0;
        const alpha = Math.round((1 - (1 - drawn) * (1 - worked)) * 255);
        if (alpha > 0) words[row * this.side + column] = ((alpha << 24) | this.#colours[state]) >>> 0;
      }
    return words;
  }

  #filled(outline: Outline, x: number, y: number): number {
    const away = outline.distance(x, y) * (outline.holds(x, y) ? -1 : 1);
    return covered(0.5 - away * this.scale);
  }

  #stroked(outline: Outline, x: number, y: number, width: number): number {
    return covered(0.5 + (width / 2 - outline.distance(x, y)) * this.scale);
  }
}

const phaseOf = (at: number): number => Math.min(PHASES - 1, Math.floor((at - Math.floor(at)) * PHASES));

const covered = (share: number): number => Math.min(1, Math.max(0, share));

/** Blue, green and red of a colour as a style sheet's values come: `#0a63b0`, `rgb(10, 99, 176)`, `color(srgb 0.04 0.39 0.69)`. */
export function wordOf(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  const parts = colour.match(/(?<![\w.-])\d*\.?\d+/g)?.map(Number) ?? [0, 0, 0];
  const [red, green, blue] =
    hex === undefined
      ? parts.map((part) => Math.round(colour.startsWith('color(') ? part * 255 : part))
      : [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (blue << 16) | (green << 8) | red;
}
