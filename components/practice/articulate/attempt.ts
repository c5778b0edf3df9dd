import { assign, setup } from 'xstate';

/** An answer that was compared. */
export interface PastAttempt {
  readonly atMs: number;
  readonly tookMs: number;
  readonly text: string;
  readonly covered: readonly string[];
}

export interface AttemptContext {
  /** Counts up with every answer to the same prompt. */
  readonly round: number;
  /** On the clock that is running; what was spent before the page was left lies before it. */
  readonly startedMs: number;
  readonly tookMs: number;
  readonly text: string;
  /** Ids of ideas that the learner says were there. */
  readonly covered: readonly string[];
  /** Newest first. */
  readonly past: readonly PastAttempt[];
}

export type AttemptEvent =
  | { readonly type: 'BEGIN' | 'RESUME' | 'TICK' | 'DONE' | 'COMPARE'; readonly nowMs: number }
  | { readonly type: 'WRITE'; readonly text: string; readonly nowMs: number }
  | { readonly type: 'COVER'; readonly unit: string; readonly is: boolean }
  | { readonly type: 'AGAIN' };

/** What is kept: answers that were compared, and the one that is not. */
export interface AttemptSaved {
  readonly draft: (Pick<AttemptContext, 'round' | 'tookMs' | 'text' | 'covered'> & { readonly phase: DraftPhase }) | null;
  readonly past: readonly PastAttempt[];
}

/** Where a draft goes on: in the middle of the answer, or at the checklist. */
export const draftPhases = ['left', 'checking'] as const;
export type DraftPhase = (typeof draftPhases)[number];

/** As many as are kept of one prompt. */
export const MOST_PAST = 10;

const nothing = { tookMs: 0, text: '', covered: [] } as const;

const tookAt = ({ startedMs }: AttemptContext, nowMs: number): number => Math.max(0, nowMs - startedMs);

/** One prompt: asked, answered against a clock, checked by the learner, compared. Time is told, never asked for. */
export const attempt = setup({
  types: {} as { context: AttemptContext; events: AttemptEvent; input: AttemptSaved },
  actions: {
    begin: assign(({ context, event }) =>
      event.type === 'BEGIN' ? { ...nothing, round: context.round + 1, startedMs: event.nowMs } : {},
    ),
    resume: assign(({ context, event }) => ('nowMs' in event ? { startedMs: event.nowMs - context.tookMs } : {})),
    write: assign(({ event }) => (event.type === 'WRITE' ? { text: event.text } : {})),
    // a clock that went back took no time
    count: assign(({ context, event }) => ('nowMs' in event ? { tookMs: tookAt(context, event.nowMs) } : {})),
    cover: assign(({ context: { covered }, event }) => {
      if (event.type !== 'COVER') return {};
      const others = covered.filter((unit) => unit !== event.unit);
      return { covered: event.is ? [...others, event.unit] : others };
    }),
    file: assign(({ context: { past, tookMs, text, covered }, event }) =>
      'nowMs' in event ? { past: [{ atMs: event.nowMs, tookMs, text, covered }, ...past].slice(0, MOST_PAST) } : {},
    ),
  },
}).createMachine({
  id: 'articulate',
  initial: 'opening',
  context: ({ input: { draft, past } }) => ({ round: past.length, startedMs: 0, ...nothing, ...draft, past }),
  states: {
    opening: {
      always: [
        ...draftPhases.map((phase) => ({
          guard: ({ event }: { readonly event: object }) => (event as { input?: AttemptSaved }).input?.draft?.phase === phase,
          target: phase,
        })),
        { target: 'asked' },
      ],
    },
    asked: { on: { BEGIN: { actions: 'begin', target: 'answering' } } },
    left: { on: { RESUME: { actions: 'resume', target: 'answering' }, BEGIN: { actions: 'begin', target: 'answering' } } },
    answering: {
      on: {
        WRITE: { actions: ['write', 'count'] },
        TICK: { actions: 'count' },
        DONE: { actions: 'count', target: 'checking' },
      },
    },
    checking: { on: { COVER: { actions: 'cover' }, COMPARE: { actions: 'file', target: 'compared' } } },
    compared: { on: { AGAIN: 'asked' } },
  },
});
