import type { Recording } from '@/engine/recording/types';
import type { Overlay } from '../viz/chart-model';
import { type ChartSpec, usualCharts } from '../viz/chart-series';
import type { LabSpec } from './lab-spec';

/** The charts a lab asks for. */
export function chartSpecs(recording: Recording, wanted: LabSpec['charts']): ChartSpec[] {
  const usual = usualCharts(recording);
  if (wanted === undefined) return usual;
  return wanted.flatMap((chart) => (typeof chart === 'string' ? usual.filter(({ id }) => id === chart) : [chart]));
}

/** Whether a line of a chart is the series that something is laid over. */
export const shows = (spec: ChartSpec, { series }: Overlay): boolean =>
  spec.lines.some((line) => line.series === series) || spec.band?.low === series || spec.band?.high === series;
