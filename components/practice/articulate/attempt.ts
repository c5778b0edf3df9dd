import { assign, setup } from 'xstate';

export interface AttemptContext {
  /** Counts up with every answer to the same prompt. */
  readonly round: number;
  readonly startedMs: number;
  readonly tookMs: number;
  readonly text: string;
  /** Ids of ideas that the learner says were there. */
  readonly covered: readonly string[];
}

export type AttemptEvent =
  | { readonly type: 'BEGIN'; readonly nowMs: number }
  | { readonly type: 'WRITE'; readonly text: string }
  | { readonly type: 'DONE'; readonly nowMs: number }
  | { readonly type: 'COVER'; readonly unit: string; readonly is: boolean }
  | { readonly type: 'COMPARE' }
  | { readonly type: 'AGAIN' };

/** One prompt: asked, answered against a clock, checked by the learner, compared. Time is told, never asked for. */
export const attempt = setup({
  types: {} as { context: AttemptContext; events: AttemptEvent },
  actions: {
    begin: assign(({ context, event }) =>
      event.type === 'BEGIN' ? { round: context.round + 1, startedMs: event.nowMs, tookMs: 0, text: '', covered: [] } : {},
    ),
    write: assign(({ event }) => (event.type === 'WRITE' ? { text: event.text } : {})),
    // a clock that went back took no time
    stop: assign(({ context, event }) => (event.type === 'DONE' ? { tookMs: Math.max(0, event.nowMs - context.startedMs) } : {})),
    cover: assign(({ context: { covered }, event }) => {
      if (event.type !== 'COVER') return {};
      const others = covered.filter((unit) => unit !== event.unit);
      return { covered: event.is ? [...others, event.unit] : others };
    }),
  },
}).createMachine({
  id: 'articulate',
  initial: 'asked',
  context: { round: 0, startedMs: 0, tookMs: 0, text: '', covered: [] },
  states: {
    asked: { on: { BEGIN: { actions: 'begin', target: 'answering' } } },
    answering: { on: { WRITE: { actions: 'write' }, DONE: { actions: 'stop', target: 'checking' } } },
    checking: { on: { COVER: { actions: 'cover' }, COMPARE: 'compared' } },
    compared: { on: { AGAIN: 'asked' } },
  },
});
