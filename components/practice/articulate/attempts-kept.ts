import type { Json } from '@/runtime/progress/progress';
import { type AttemptContext, type AttemptSaved, type DraftPhase, draftPhases, MOST_PAST, type PastAttempt } from './attempt';

/** The name that progress keeps the answers to a prompt under. */
export const keptName = (prompt: string): string => `articulate:${prompt}`;

const VERSION = 1;
/** As many characters as an answer has: some minutes of talk are a third of it. */
export const MOST_TEXT = 6000;

type Draft = Pick<AttemptContext, 'round' | 'tookMs' | 'text' | 'covered'>;

/** @param phase where the draft goes on; null when there is none */
export const writeAttempts = (context: AttemptContext, phase: DraftPhase | null): Json => ({
  version: VERSION,
  draft: phase === null ? null : { ...wordsOf(context), round: context.round, phase },
  past: context.past.map((one) => ({ ...wordsOf(one), atMs: one.atMs })),
});

const wordsOf = ({ tookMs, text, covered }: Omit<Draft, 'round'>) => ({ tookMs, text: text.slice(0, MOST_TEXT), covered });

/** What is none, or of a later version, is nothing: it came out of storage or a file. */
export function readAttempts(value: unknown): AttemptSaved {
  const { version, draft, past } = tableOf(value);
  if (version !== VERSION) return { draft: null, past: [] };
  return { draft: readDraft(draft), past: Array.isArray(past) ? past.flatMap(readPast).slice(0, MOST_PAST) : [] };
}

function readDraft(value: unknown): AttemptSaved['draft'] {
  const { round, phase, ...rest } = tableOf(value);
  const words = readWords(rest);
  const known = draftPhases.find((one) => one === phase);
  return words === null || known === undefined || !isSpan(round) ? null : { ...words, round, phase: known };
}

function readPast(value: unknown): PastAttempt[] {
  const { atMs, ...rest } = tableOf(value);
  const words = readWords(rest);
  return words === null || !isSpan(atMs) ? [] : [{ ...words, atMs }];
}

function readWords({ tookMs, text, covered }: Readonly<Record<string, unknown>>): Omit<Draft, 'round'> | null {
  if (!isSpan(tookMs) || typeof text !== 'string' || !Array.isArray(covered)) return null;
  return { tookMs, text: text.slice(0, MOST_TEXT), covered: covered.filter((unit) => typeof unit === 'string') };
}

const isSpan = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const tableOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
