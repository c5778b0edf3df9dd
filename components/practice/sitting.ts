import type { Json } from '@/runtime/progress/progress';
import { type Confidence, confidences } from './confidence';
import type { Result } from './session';

/** A review that is under way, as progress keeps it. */
export interface Sitting {
  readonly ids: readonly string[];
  readonly results: Readonly<Record<string, Result>>;
  /** Counts up when what was missed is asked again. */
  readonly round: number;
  readonly seed: number;
}

/** The name that progress keeps it under. */
export const SITTING = 'review';
export const SITTING_LENGTH = 'review-length';

export const lengths = [5, 10, 20, 40] as const;
export const usualLength = 10;

export const isOpen = ({ ids, results }: Sitting): boolean => ids.some((id) => !Object.hasOwn(results, id));

export const writeSitting = ({ ids, results, round, seed }: Sitting): Json => ({
  ids,
  round,
  seed,
  results: Object.fromEntries(Object.entries(results).map(([id, { correct, confidence }]) => [id, [correct, confidence]])),
});

/** @returns null for what is no sitting: it came out of storage or a file */
export function readSitting(value: unknown): Sitting | null {
  const { ids, round, seed, results } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const isList = Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === 'string');
  if (!isList || new Set(ids).size !== ids.length || !Number.isInteger(round) || !Number.isInteger(seed)) return null;
  if (typeof results !== 'object' || results === null) return null;
  const read = Object.entries(results).flatMap(([id, result]) => {
    const [correct, confidence] = Array.isArray(result) ? result : [];
    const isResult = typeof correct === 'boolean' && Object.hasOwn(confidences, confidence as string) && ids.includes(id);
    return isResult ? [[id, { correct, confidence: confidence as Confidence }] as const] : [];
  });
  return { ids, round: round as number, seed: seed as number, results: Object.fromEntries(read) };
}

/** A new sitting as the end of an address: it goes from page to page where a browser keeps nothing. */
export const writeInAddress = ({ ids, seed }: Pick<Sitting, 'ids' | 'seed'>): string => `#${seed}:${ids.join(',')}`;

/** @returns null for what is none, or no longer: anybody can write an address */
export function readFromAddress(hash: string): Sitting | null {
  const [, seed, ids] = /^#(\d{1,15}):(.+)$/.exec(hash) ?? [];
  return ids === undefined ? null : readSitting({ ids: ids.split(','), results: {}, round: 1, seed: Number(seed) });
}

export function readLength(value: unknown): number {
  return lengths.includes(value as (typeof lengths)[number]) ? (value as number) : usualLength;
}
