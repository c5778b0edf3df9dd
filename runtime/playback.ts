import { assign, setup } from 'xstate';
import type { Ms } from '@/engine/units';

/** Where a playhead is. Time comes in with FRAME; the machine owns no clock, so any frame rate gives the same moments. */
export interface PlaybackContext {
  readonly playheadMs: Ms;
  readonly forMs: Ms;
  /** The recording is complete up to here; the playhead waits rather than pass it. */
  readonly availableMs: Ms;
  /** The furthest moment seen since something last changed. */
  readonly reachedMs: Ms;
  /** Virtual time per wall time. */
  readonly speed: number;
  /** The wall instant and the playhead from which play is counted; null before the first frame. */
  readonly anchor: { readonly wallMs: Ms; readonly playheadMs: Ms } | null;
  readonly lastFrameMs: Ms;
}

export type PlaybackEvent =
  | { readonly type: 'PLAY' }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'TOGGLE' }
  /** @param wallMs any steady clock */
  | { readonly type: 'FRAME'; readonly wallMs: Ms }
  | { readonly type: 'SEEK'; readonly toMs: Ms }
  | { readonly type: 'SPEED'; readonly speed: number }
  /** A recording came. */
  | { readonly type: 'RECORDED'; readonly untilMs: Ms; readonly forMs: Ms }
  /** The learner changed something at the playhead: what was seen after it will not happen. */
  | { readonly type: 'CHANGED' };

export const MIN_SPEED = 0.1;
export const MAX_SPEED = 20;
export const speeds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20] as const;

/** A gap between frames longer than this was no slow frame but a sleeping tab: it is not played. */
const LONGEST_FRAME_MS = 1000;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function onFrame(context: PlaybackContext, wallMs: Ms): Partial<PlaybackContext> {
  const { anchor, playheadMs, speed, availableMs, forMs, lastFrameMs, reachedMs } = context;
  if (anchor === null || wallMs - lastFrameMs > LONGEST_FRAME_MS || wallMs < lastFrameMs)
    return { anchor: { wallMs, playheadMs }, lastFrameMs: wallMs };
  const bound = Math.min(availableMs, forMs);
  const wanted = anchor.playheadMs + (wallMs - anchor.wallMs) * speed;
  const at = Math.max(playheadMs, Math.min(wanted, bound));
  const waits = wanted > bound && bound < forMs;
  return {
    playheadMs: at,
    reachedMs: Math.max(reachedMs, at),
    lastFrameMs: wallMs,
    anchor: waits ? { wallMs, playheadMs: at } : anchor,
  };
}

const machine = setup({
  types: {} as { context: PlaybackContext; events: PlaybackEvent; input: { forMs: Ms; speed?: number; playheadMs?: Ms } },
  guards: { atEnd: ({ context }) => context.forMs > 0 && context.playheadMs >= context.forMs },
  actions: {
    frame: assign(({ context, event }) => (event.type === 'FRAME' ? onFrame(context, event.wallMs) : {})),
    seek: assign(({ context, event }) => {
      if (event.type !== 'SEEK') return {};
      const playheadMs = clamp(event.toMs, 0, context.forMs);
      return { playheadMs, reachedMs: Math.max(context.reachedMs, playheadMs), anchor: null };
    }),
    speed: assign(({ event }) =>
      event.type === 'SPEED' ? { speed: clamp(event.speed, MIN_SPEED, MAX_SPEED), anchor: null } : {},
    ),
    recorded: assign(({ context, event }) => {
      if (event.type !== 'RECORDED') return {};
      const { untilMs, forMs } = event;
      const playheadMs = Math.min(context.playheadMs, forMs);
      return { availableMs: untilMs, forMs, playheadMs, reachedMs: Math.min(context.reachedMs, forMs) };
    }),
    changed: assign(({ context }) => ({ reachedMs: context.playheadMs })),
    rewind: assign({ playheadMs: 0, anchor: null }),
    letGo: assign({ anchor: null }),
  },
}).createMachine({
  id: 'playback',
  initial: 'paused',
  context: ({ input }) => ({
    playheadMs: input.playheadMs ?? 0,
    forMs: input.forMs,
    availableMs: 0,
    reachedMs: input.playheadMs ?? 0,
    speed: input.speed ?? 1,
    anchor: null,
    lastFrameMs: 0,
  }),
  on: { SPEED: { actions: 'speed' }, RECORDED: { actions: 'recorded' }, CHANGED: { actions: 'changed' } },
  states: {
    paused: {
      entry: 'letGo',
      on: { PLAY: 'playing', TOGGLE: 'playing', SEEK: { actions: 'seek', target: 'resting' } },
    },
    playing: {
      on: {
        FRAME: { actions: 'frame', target: 'moved' },
        PAUSE: 'paused',
        TOGGLE: 'paused',
        SEEK: { actions: 'seek' },
      },
    },
    /** Between a frame and the next: is there more? */
    moved: { always: [{ guard: 'atEnd', target: 'ended' }, { target: 'playing' }] },
    /** After a jump made while it stood. */
    resting: { always: [{ guard: 'atEnd', target: 'ended' }, { target: 'paused' }] },
    ended: {
      entry: 'letGo',
      on: {
        PLAY: { target: 'playing', actions: 'rewind' },
        TOGGLE: { target: 'playing', actions: 'rewind' },
        SEEK: { actions: 'seek', target: 'resting' },
      },
    },
  },
});

export const playback = machine;
