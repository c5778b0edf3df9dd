import { number } from '../knobs/knobs';

export const LARGEST_LIMIT = 1_000_000_000;
/** 366 days. */
const LARGEST_WINDOW_MS = 31_622_400_000;

/** The two knobs of every window limiter. */
export const windowKnobs = {
  limit: number({
    label: 'Limit',
    help: 'How many permits a window holds.',
    default: 10,
    unit: 'count',
    min: 1,
    max: LARGEST_LIMIT,
    integer: true,
    range: [1, 200],
    main: true,
  }),
  windowMs: number({
    label: 'Window',
    help: 'How long a window is.',
    default: 1000,
    unit: 'ms',
    min: 1,
    max: LARGEST_WINDOW_MS,
    integer: true,
    range: [100, 60_000],
    scale: 'log',
    main: true,
  }),
} as const;

/** Permits that come back per second, at a steady pace; quotas are also per hour, day or month. */
export const paceKnob = number({
  label: 'Rate',
  help: 'How many permits come back each second.',
  default: 10,
  unit: 'rps',
  min: 0.000001,
  max: 1_000_000,
  range: [1, 200],
  main: true,
});
