import type { MarkStateName } from './mark-state';

/** Colours by what they say, as utilities: the compiler of styles must find each written out. */
export type Tone = MarkStateName | 'ink' | 'muted';

export const strokes: Readonly<Record<Tone, string>> = {
  ink: 'stroke-ink',
  muted: 'stroke-muted',
  waiting: 'stroke-waiting',
  service: 'stroke-service',
  ok: 'stroke-ok',
  hit: 'stroke-hit',
  retry: 'stroke-retry',
  failed: 'stroke-failed',
  shed: 'stroke-shed',
  free: 'stroke-rule',
  held: 'stroke-waiting',
  join: 'stroke-edge',
};

export const fills: Readonly<Record<Tone, string>> = {
  ink: 'fill-ink',
  muted: 'fill-muted',
  waiting: 'fill-waiting',
  service: 'fill-service',
  ok: 'fill-ok',
  hit: 'fill-hit',
  retry: 'fill-retry',
  failed: 'fill-failed',
  shed: 'fill-shed',
  free: 'fill-rule',
  held: 'fill-waiting',
  join: 'fill-edge',
};
