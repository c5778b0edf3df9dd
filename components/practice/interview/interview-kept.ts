import { type CurveballId, curveballIds } from '@/content/practice/interviews/curveballs';
import { type StageId, stageIds } from '@/content/practice/interviews/interview-types';
import type { Json } from '@/runtime/progress/progress';
import { type CurveballTaken, type InterviewContext, type InterviewSaved, type Phase, phases } from './interview-session';

/** The name that progress keeps an interview under. */
export const keptName = (interview: string): string => `interview:${interview}`;

/** Up to version 1 it said whether it was finished, and a sheet was never settled. */
const VERSION = 2;
/** As many characters as notes of one stage keep. */
export const MOST_NOTE = 15_000;

export const writeInterview = (context: InterviewContext, phase: Phase): Json => ({
  version: VERSION,
  seed: context.seed,
  stage: context.stage,
  spentMs: context.spentMs,
  notes: Object.fromEntries(stageIds.map((id) => [id, context.notes[id].slice(0, MOST_NOTE)])),
  curveballs: Object.fromEntries(
    Object.entries(context.curveballs).map(([id, { answer, holds }]) => [id, [answer, holds] as const]),
  ),
  covered: context.covered,
  phase,
});

/** @returns null for what is no interview, or one of a later version: it came out of storage or a file */
export function readInterview(value: unknown): InterviewSaved | null {
  const { version, seed, stage, spentMs, notes, curveballs, covered, ...rest } = tableOf(value);
  const phase = phaseOf(version, rest);
  if (phase === undefined || !Number.isSafeInteger(seed)) return null;
  if (!Number.isInteger(stage) || (stage as number) < 0 || (stage as number) >= stageIds.length) return null;
  if (!Array.isArray(spentMs) || spentMs.length !== stageIds.length || !spentMs.every(isSpan)) return null;
  return {
    seed: seed as number,
    stage: stage as number,
    spentMs,
    notes: Object.fromEntries(stageIds.map((id) => [id, textOf(tableOf(notes)[id])])) as Record<StageId, string>,
    curveballs: Object.fromEntries(curveballIds.flatMap((id) => takenOf(id, tableOf(curveballs)[id]))),
    covered: Array.isArray(covered) ? covered.filter((point) => typeof point === 'string') : [],
    phase,
  };
}

function phaseOf(version: unknown, { phase, isFinished }: Readonly<Record<string, unknown>>): Phase | undefined {
  if (version === 1 && typeof isFinished === 'boolean') return isFinished ? 'finished' : 'paused';
  return version === VERSION ? phases.find((known) => known === phase) : undefined;
}

const isSpan = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_NOTE) : '');

const tableOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function takenOf(id: CurveballId, value: unknown): [CurveballId, CurveballTaken][] {
  const [answer, holds] = Array.isArray(value) ? value : [];
  return typeof answer === 'string' && typeof holds === 'boolean' ? [[id, { answer, holds }]] : [];
}
