import { assign, setup } from 'xstate';
import { type CurveballId, curveballIds } from '@/content/practice/interviews/curveballs';
import { type StageId, stageIds } from '@/content/practice/interviews/interview-types';

export interface CurveballTaken {
  readonly answer: string;
  /** What the engine said. */
  readonly holds: boolean;
}

export interface InterviewContext {
  /** Decides in which stage what happens. */
  readonly seed: number;
  readonly stage: number;
  /** By stage, what the clock has counted. */
  readonly spentMs: readonly number[];
  /** Since when the clock runs; null while it does not. */
  readonly sinceMs: number | null;
  readonly notes: Readonly<Record<StageId, string>>;
  readonly curveballs: Readonly<Partial<Record<CurveballId, CurveballTaken>>>;
  /** `<stage>.<point>`, as the learner says at the end. */
  readonly covered: readonly string[];
}

/** Where a kept interview goes on: in the middle, at its sheet, or after the sheet was settled. */
export const phases = ['paused', 'finished', 'settled'] as const;
export type Phase = (typeof phases)[number];

/** What is kept to go on from. */
export type InterviewSaved = Omit<InterviewContext, 'sinceMs'> & { readonly phase: Phase };

export type InterviewEvent =
  | { readonly type: 'START' | 'PAUSE' | 'RESUME' | 'NEXT' | 'BACK' | 'TICK'; readonly nowMs: number }
  | { readonly type: 'NOTE'; readonly text: string }
  /** The sheet is ticked: what is missing is missing. */
  | { readonly type: 'SETTLE' }
  | ({ readonly type: 'TAKEN'; readonly curveball: CurveballId } & CurveballTaken)
  | { readonly type: 'COVER'; readonly point: string; readonly is: boolean };

export interface InterviewInput {
  readonly seed: number;
  readonly saved?: InterviewSaved;
}

/** A gap in the ticks that is longer was a machine asleep, and no interview. A page that is hidden ticks once a minute. */
const LONGEST_GAP_MS = 90_000;
const LAST = stageIds.length - 1;

const noNotes = Object.fromEntries(stageIds.map((id) => [id, ''])) as Record<StageId, string>;

/** The context with the time since the last reading on the account of its stage. */
export function counted(context: InterviewContext, nowMs: number): Pick<InterviewContext, 'spentMs' | 'sinceMs'> {
  const { spentMs, sinceMs, stage } = context;
  if (sinceMs === null) return { spentMs, sinceMs };
  const gapMs = nowMs - sinceMs;
  const passedMs = gapMs > LONGEST_GAP_MS ? 0 : Math.max(0, gapMs);
  return { spentMs: spentMs.map((spent, i) => (i === stage ? spent + passedMs : spent)), sinceMs: nowMs };
}

export const totalSpentMs = ({ spentMs }: Pick<InterviewContext, 'spentMs'>): number =>
  spentMs.reduce((sum, spent) => sum + spent, 0);

/** A mock interview: stages one after another, a clock that can stop, a sheet at the end. Time is told, never asked for. */
export const interviewSession = setup({
  types: {} as { context: InterviewContext; events: InterviewEvent; input: InterviewInput },
  guards: {
    isOver: ({ context }) => context.stage === LAST,
    isFirst: ({ context }) => context.stage === 0,
  },
  actions: {
    wind: assign(({ event }) => ('nowMs' in event ? { sinceMs: event.nowMs } : {})),
    count: assign(({ context, event }) => ('nowMs' in event ? counted(context, event.nowMs) : {})),
    halt: assign({ sinceMs: null }),
    forward: assign(({ context }) => ({ stage: context.stage + 1 })),
    back: assign(({ context }) => ({ stage: context.stage - 1 })),
    note: assign(({ context, event }) =>
      event.type === 'NOTE' ? { notes: { ...context.notes, [stageIds[context.stage]!]: event.text } } : {},
    ),
    // the first answer stands: what was run is known
    take: assign(({ context, event }) => {
      if (event.type !== 'TAKEN') return {};
      const { curveball, answer, holds } = event;
      return { curveballs: { [curveball]: { answer, holds }, ...context.curveballs } };
    }),
    cover: assign(({ context, event }) => {
      if (event.type !== 'COVER') return {};
      const others = context.covered.filter((point) => point !== event.point);
      return { covered: event.is ? [...others, event.point] : others };
    }),
  },
}).createMachine({
  id: 'interview',
  initial: 'opening',
  context: ({ input: { seed, saved } }) => ({
    seed: saved?.seed ?? seed,
    stage: saved?.stage ?? 0,
    spentMs: saved?.spentMs ?? stageIds.map(() => 0),
    sinceMs: null,
    notes: saved?.notes ?? noNotes,
    curveballs: saved?.curveballs ?? {},
    covered: saved?.covered ?? [],
  }),
  states: {
    opening: {
      always: [
        ...phases.map((phase) => ({
          guard: ({ event }: { readonly event: object }) => (event as { input?: InterviewInput }).input?.saved?.phase === phase,
          target: phase,
        })),
        { target: 'ready' },
      ],
    },
    ready: { on: { START: { actions: 'wind', target: 'running' } } },
    running: {
      on: {
        TICK: { actions: 'count' },
        NOTE: { actions: 'note' },
        TAKEN: { actions: 'take' },
        PAUSE: { actions: ['count', 'halt'], target: 'paused' },
        BACK: [{ guard: 'isFirst' }, { actions: ['count', 'back'] }],
        NEXT: [{ guard: 'isOver', actions: ['count', 'halt'], target: 'finished' }, { actions: ['count', 'forward'] }],
      },
    },
    paused: { on: { RESUME: { actions: 'wind', target: 'running' } } },
    finished: { on: { COVER: { actions: 'cover' }, SETTLE: 'settled' } },
    settled: {},
  },
});

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** What happens in which of the three stages in which something happens. */
export const orderOf = (seed: number): readonly CurveballId[] =>
  orders[Math.abs(Math.trunc(seed)) % orders.length]!.map((i) => curveballIds[i]!);
