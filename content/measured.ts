import type { ScenarioEvent } from '@/engine/scenario/types';
import type { FigureRead } from './figures';
import type { Claim } from './lesson-types';

/** A claim that is one figure of one run: what lessons need again and again. */
export function measured(
  lab: string,
  scenario: unknown,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance' | 'digits'> & { readonly inputs?: readonly ScenarioEvent[]; readonly forMs?: number },
): Claim {
  const { inputs, forMs, ...rest } = more;
  return { lab, read, runs: { run: { scenario, ...(inputs && { inputs }), ...(forMs && { forMs }) } }, ...rest };
}

/** Of the requests that came to an end between two moments, how many failed. Never above 1, however late failures come. */
export const lostShare = (fromMs: number, toMs: number): FigureRead => {
  const mean = (series: string) => ({ series, fold: 'mean' as const, fromMs, toMs });
  return { divide: [mean('failedRps'), { sum: [mean('failedRps'), mean('goodputRps')] }] };
};

/** Of all that were asked for, how many failed. */
export const failedOfAll: FigureRead = { divide: ['requests.failed', 'requests.offered'] };

/** The mean of a series between two moments. */
export const meanOf = (series: string, fromMs = 0, toMs?: number): FigureRead => ({
  series,
  fold: 'mean',
  fromMs,
  ...(toMs !== undefined && { toMs }),
});
