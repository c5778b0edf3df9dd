import { MarkState, markStates } from './mark-state';
import { Outline } from './outline';
import type { Ink } from './paint';
import { pie, shapes } from './shapes';

/** Every mark fits into so many CSS pixels around its middle. */
const REACH = 6;
/** A mark stands at halves of a pixel: what moves slowly would be seen to jump from one to the next. */
const PHASES = 2;
/** Parts of a work's pie that an eye can tell apart. */
const PIE_STEPS = 16;

/** What of a mark's picture is not blank, as words of alpha, blue, green and red. */
export interface Sprite {
  /** From the pixel that the mark's middle lies in, rightwards and down. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array;
}

/**
 * Small pictures of marks, each drawn when it is first asked for. Coverage is how far the middle of a pixel lies from the outline,
 * so that edges are as soft as a canvas makes them.
 */
export class Sprites {
  /** Pixels from the one that a mark's middle lies in to the furthest that it may cover. */
  readonly #reach: number;
  readonly #colours: readonly number[];
  readonly #drawn: Sprite[] = [];

  /** @param scale pixels of the screen for each of CSS */
  constructor(
    ink: Ink,
    readonly scale: number,
  ) {
    this.#reach = Math.floor(REACH * scale);
    this.#colours = markStates.map((name) => wordOf(ink[name]));
  }

  /** A mark whose middle lies at a point in pixels of the screen that is `snapped`. */
  of(state: number, done: number, x: number, y: number): Sprite {
    const step = state === MarkState.service && done > 0 ? Math.round(Math.min(1, done) * PIE_STEPS) : 0;
    const phaseX = phaseOf(x);
    const phaseY = phaseOf(y);
    const key = ((state * (PIE_STEPS + 1) + step) * PHASES + phaseX) * PHASES + phaseY;
    this.#drawn[key] ??= this.#draw(state, step / PIE_STEPS, phaseX / PHASES, phaseY / PHASES);
    return this.#drawn[key];
  }

  #draw(state: number, done: number, atX: number, atY: number): Sprite {
    const { fill, width, trace } = shapes[state];
    const outline = new Outline();
    trace(outline, 0, 0);
    const work = new Outline();
    if (done > 0) pie(work, 0, 0, done);
    const side = 2 * this.#reach + 1;
    const words = new Uint32Array(side * side);
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const x = (column + 0.5 - this.#reach - atX) / this.scale;
        const y = (row + 0.5 - this.#reach - atY) / this.scale;
        const drawn = fill ? this.#filled(outline, x, y) : this.#stroked(outline, x, y, width);
        const worked = done > 0 ? this.#filled(work, x, y) : 0;
        const alpha = Math.round((1 - (1 - drawn) * (1 - worked)) * 255);
        if (alpha > 0) words[row * side + column] = ((alpha << 24) | this.#colours[state]) >>> 0;
      }
    return trimmed(words, side, this.#reach);
  }

  #filled(outline: Outline, x: number, y: number): number {
    const away = outline.distance(x, y) * (outline.holds(x, y) ? -1 : 1);
    return covered(0.5 - away * this.scale);
  }

  #stroked(outline: Outline, x: number, y: number, width: number): number {
    return covered(0.5 + (width / 2 - outline.distance(x, y)) * this.scale);
  }
}

/** Without the blank rows and columns around it. */
function trimmed(words: Uint32Array, side: number, reach: number): Sprite {
  let [left, top, right, bottom] = [side, side, 0, 0];
  words.forEach((word, i) => {
    if (word === 0) return;
    left = Math.min(left, i % side);
    right = Math.max(right, (i % side) + 1);
    top = Math.min(top, Math.floor(i / side));
    bottom = Math.floor(i / side) + 1;
  });
  const width = Math.max(0, right - left);
  const height = Math.max(0, bottom - top);
  const kept = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * side + left;
    kept.set(words.subarray(from, from + width), row * width);
  }
  return { left: left - reach, top: top - reach, width, height, words: kept };
}

/** The nearest place that a mark can stand at. */
export const snapped = (at: number): number => Math.round(at * PHASES) / PHASES;

const phaseOf = (at: number): number => (at - Math.floor(at)) * PHASES;

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
