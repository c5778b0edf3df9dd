import { type MarkStateName, markStates } from './mark-state';
import type { Marks } from './marks';
import { type Sprites, snapped } from './sprites';

/** Colours by mark state, as the page's tokens say now. */
export type Ink = Readonly<Record<MarkStateName, string>>;

const tokens: Readonly<Record<MarkStateName, string>> = {
  waiting: '--color-waiting',
  service: '--color-service',
  ok: '--color-ok',
  hit: '--color-hit',
  retry: '--color-retry',
  failed: '--color-failed',
  shed: '--color-shed',
  free: '--color-rule',
  held: '--color-waiting',
  join: '--color-edge',
};

/** Reads the tokens; in forced colours they are the system's, and shape alone tells states apart. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const entries = markStates.map((name) => [name, asNumbers(style.getPropertyValue(tokens[name]).trim())]);
  return Object.fromEntries(entries) as Record<MarkStateName, string>;
}

/** A colour that is a word or a mixture, as a canvas understands it. */
function asNumbers(colour: string): string {
  if (colour.startsWith('#')) return colour;
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return colour;
  context.fillStyle = colour;
  return String(context.fillStyle);
}

/** Where marks are painted: one word per pixel of the screen, its alpha in the highest byte. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array;
}

/**
 * Paints marks by copying small pictures of them, state by state, so that what matters more lies above. A canvas without a graphics
 * card takes five times as long for the same marks as paths.
 */
export function paintMarks(into: Pixels, marks: Marks, sprites: Sprites): void {
  into.words.fill(0);
  for (let state = 0; state < markStates.length; state++) {
    for (let i = 0; i < marks.count; i++)
      if (marks.state[i] === state)
        stamp(into, snapped(marks.x[i] * sprites.scale), snapped(marks.y[i] * sprites.scale), marks.done[i], state, sprites);
  }
}

function stamp(into: Pixels, x: number, y: number, done: number, state: number, sprites: Sprites): void {
  const { width, height, words } = into;
  const sprite = sprites.of(state, done, x, y);
  const left = Math.floor(x) + sprite.left;
  const top = Math.floor(y) + sprite.top;
  const fromX = Math.max(0, -left);
  const untilX = Math.min(sprite.width, width - left);
  const untilY = Math.min(sprite.height, height - top);
  for (let row = Math.max(0, -top); row < untilY; row++) {
    const from = row * sprite.width;
    const to = (top + row) * width + left;
    for (let column = fromX; column < untilX; column++) {
      const word = sprite.words[from + column];
      if (word === 0) continue;
      const under = words[to + column];
      words[to + column] = under === 0 || word >= OPAQUE ? word : over(word, under);
    }
  }
}

const OPAQUE = 0xff000000;
const COLOUR = 0xffffff;

/** One colour over another, neither multiplied by its alpha. Most marks that lie on one another are of one colour. */
function over(word: number, under: number): number {
  if (((word ^ under) & COLOUR) === 0) {
    if (under >= OPAQUE) return under;
    const gaps = (255 - (word >>> 24)) * (255 - (under >>> 24));
    return (((255 - Math.round(gaps / 255)) << 24) | (word & COLOUR)) >>> 0;
  }
  const alpha = (word >>> 24) / 255;
  const rest = ((under >>> 24) / 255) * (1 - alpha);
  const whole = alpha + rest;
  const mix = (shift: number): number =>
    Math.round((((word >>> shift) & 255) * alpha + ((under >>> shift) & 255) * rest) / whole) << shift;
  return ((Math.round(whole * 255) << 24) | mix(16) | mix(8) | mix(0)) >>> 0;
}
