import { assign, setup } from 'xstate';
import type { Confidence } from './confidence';

export interface Result {
  readonly correct: boolean;
  readonly confidence: Confidence;
}

export interface SessionContext {
  /** Questions of this round, in order. */
  readonly ids: readonly string[];
  readonly at: number;
  readonly results: Readonly<Record<string, Result>>;
  /** Counts up with every round: what is drawn is drawn anew. */
  readonly round: number;
}

export type SessionEvent =
  | { readonly type: 'ANSWERED'; readonly id: string; readonly result: Result }
  | { readonly type: 'NEXT' }
  /** Another round with these questions. */
  | { readonly type: 'AGAIN'; readonly ids: readonly string[] };

/** A sitting that goes on brings what was answered. */
export type SessionInput = Pick<SessionContext, 'ids'> & Partial<Pick<SessionContext, 'results' | 'round'>>;

const openAt = ({ ids, results }: Pick<SessionContext, 'ids' | 'results'>): number =>
  ids.findIndex((id) => !Object.hasOwn(results, id));

/** A sitting of questions: each is answered once a round; the round ends when all are. */
export const session = setup({
  types: {} as { context: SessionContext; events: SessionEvent; input: SessionInput },
  guards: {
    isNew: ({ context, event }) =>
      event.type === 'ANSWERED' && context.ids.includes(event.id) && !Object.hasOwn(context.results, event.id),
    allAnswered: ({ context }) => context.ids.every((id) => Object.hasOwn(context.results, id)),
    hasQuestions: ({ event }) => event.type === 'AGAIN' && event.ids.length > 0,
  },
  actions: {
    keep: assign(({ context, event }) =>
      event.type === 'ANSWERED' ? { results: { ...context.results, [event.id]: event.result } } : {},
    ),
    toOpen: assign(({ context }) => ({ at: openAt(context) })),
    begin: assign(({ context, event }) =>
      event.type === 'AGAIN' ? { ids: event.ids, at: 0, results: {}, round: context.round + 1 } : {},
    ),
  },
}).createMachine({
  id: 'practice',
  initial: 'beginning',
  context: ({ input: { ids, results = {}, round = 1 } }) => ({ ids, at: Math.max(0, openAt({ ids, results })), results, round }),
  on: { AGAIN: { guard: 'hasQuestions', actions: 'begin', target: '.asking' } },
  states: {
    beginning: { always: [{ guard: 'allAnswered', target: 'finished' }, { target: 'asking' }] },
    asking: {
      on: {
        ANSWERED: [
          { guard: ({ context, event }) => isNewAndCurrent(context, event.id), actions: 'keep', target: 'explaining' },
          { guard: 'isNew', actions: 'keep' },
        ],
      },
    },
    explaining: {
      on: {
        ANSWERED: { guard: 'isNew', actions: 'keep' },
        NEXT: [
          { guard: 'allAnswered', target: 'finished' },
          { actions: 'toOpen', target: 'asking' },
        ],
      },
    },
    finished: {},
  },
});

const isNewAndCurrent = ({ ids, at, results }: SessionContext, id: string): boolean =>
  ids[at] === id && !Object.hasOwn(results, id);

export const missedOf = ({ ids, results }: Pick<SessionContext, 'ids' | 'results'>): readonly string[] =>
  ids.filter((id) => results[id]?.correct === false);

export const rightOf = ({ results }: Pick<SessionContext, 'results'>): number =>
  Object.values(results).filter(({ correct }) => correct).length;
