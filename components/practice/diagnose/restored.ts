import type { Progress } from '@/runtime/progress/progress';

/** What is remembered of an incident: the quickest time in which it was named and mended. */
export const keptName = (id: string): string => `diagnose.${id}`;

/** Null where it was never restored, or what is kept is not of this kind. */
export function bestMs({ kept }: Pick<Progress, 'kept'>, id: string): number | null {
  const value = kept[keptName(id)]?.value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { tookMs } = value as { readonly tookMs?: unknown };
  return typeof tookMs === 'number' && tookMs >= 0 ? tookMs : null;
}
