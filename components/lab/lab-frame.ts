import { buttonClass } from '../ui/button';
import { cn } from '../ui/cn';

/** The rooms of a lab, one under the other on a phone: the still picture keeps them so that nothing moves when the lab comes. */
export const labFrame =
  "grid grid-cols-1 border border-edge bg-raised [grid-template-areas:'system''time''knobs''summary''compare''charts'] @min-[48rem]:grid-cols-[minmax(0,1fr)_18rem] @min-[48rem]:[grid-template-areas:'system_knobs''charts_charts''time_time''summary_summary''compare_compare'] print:grid-cols-1! print:[grid-template-areas:'system''knobs''charts''time''summary''compare']!";

export const labRooms = {
  system: 'min-w-0 [grid-area:system]',
  knobs:
    'border-t border-rule p-3 [grid-area:knobs] @min-[48rem]:border-t-0 @min-[48rem]:border-s print:border-s-0! print:border-t!',
  charts: 'min-w-0 border-t border-rule p-3 pb-0 [grid-area:charts]',
  time: 'min-w-0 border-t border-rule p-3 [grid-area:time] @min-[48rem]:border-t-0 @min-[48rem]:pt-0',
  summary: 'border-t border-rule px-3 py-2 [grid-area:summary]',
  compare: 'min-w-0 border-t border-rule px-3 py-2 [grid-area:compare]',
} as const;

/** In the system's room: the picture in the middle, what its marks mean at the lower edge. */
export const systemFrame = 'flex h-full flex-col gap-1 p-3';
export const systemRoom = 'my-auto flex min-w-0 print:h-auto!';
/** The summary takes a second line on a phone as soon as there is something to say. */
export const summaryLines = 'min-h-[2lh] @min-[48rem]:min-h-0';
export const chartsFrame = 'relative min-w-0 touch-pan-y overflow-hidden pt-1';

/** Title and buttons above the rooms. */
export const barFrame = {
  row: 'flex flex-wrap items-center gap-x-1 pb-1',
  title: 'me-auto py-1 text-base font-semibold',
  buttons: (isHome: boolean): string => cn('flex min-w-0 flex-wrap @max-[36rem]:-mx-2', isHome ? 'ms-auto' : '-ms-3'),
  dense: '@max-[36rem]:!px-2',
  /** Only where there is room: the menu has them too. */
  roomy: '@max-[36rem]:hidden',
  /** Only where there is none. */
  menu: '@min-[36rem]:hidden',
  more: cn(buttonClass('quiet'), 'min-w-9 !px-0 pointer-coarse:min-w-11'),
} as const;

/** Widths of what stands in the rooms, CSS pixels. */
export interface RoomWidths {
  readonly system: number;
  /** Charts and timeline. */
  readonly whole: number;
}

/**
 * What the classes above come to in a lab so wide.
 * @param remPx one rem
 */
export function roomWidths(labWidth: number, remPx: number): RoomWidths {
  const inside = labWidth - 2; // the lab's edges
  const paddings = 1.5 * remPx;
  const beside = labWidth >= 48 * remPx ? 18 * remPx : 0;
  return { system: Math.floor(inside - beside - paddings), whole: Math.floor(inside - paddings) };
}

export const CHART_HEIGHT = 104;
