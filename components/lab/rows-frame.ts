/** The rooms of designs beside each other: the still picture keeps them so that nothing moves when they come. */
export const rowsFrame = {
  box: 'grid grid-cols-1 border border-edge bg-raised',
  table: 'p-3',
  knobs: 'border-t border-rule p-3',
  charts: 'p-3 pb-0',
  time: 'p-3 pt-0',
} as const;

export const rowsChartHeight = 124;

/** Charts of a comparison that names none. */
export const usualSeries = ['latencyMs.p99', 'goodputRps'];
