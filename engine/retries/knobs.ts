import { choice, number } from '../knobs/knobs';

const LONGEST_MS = 31_622_400_000; // 366 days

const baseMs = number({
  label: 'Base delay',
  help: 'The wait after the first failed attempt, before jitter.',
  default: 100,
  unit: 'ms',
  min: 0,
  max: LONGEST_MS,
  range: [1, 5000],
  scale: 'log',
  main: true,
});

const capMs = number({
  label: 'Cap',
  help: 'The delay grows no further than this.',
  default: 60_000,
  unit: 'ms',
  min: 0,
  max: LONGEST_MS,
  range: [100, 60_000],
  scale: 'log',
  main: true,
});

const maxAttempts = number({
  label: 'Attempts',
  help: 'How many attempts a request gets in all, the first included.',
  default: null,
  unit: 'count',
  min: 1,
  max: Number.MAX_SAFE_INTEGER,
  integer: true,
  range: [1, 10],
  nullMeans: 'as many as it takes',
  main: true,
});

const jitter = choice({
  label: 'Jitter',
  help: 'How the delay is spread, so that clients that failed together do not return together.',
  default: 'none',
  options: [
    { value: 'none', label: 'None', help: 'The delay as it is.' },
    { value: 'full', label: 'Full', help: 'Anywhere from 0 to the delay.' },
    { value: 'equal', label: 'Equal', help: 'Half the delay, and anywhere from 0 to the other half.' },
    { value: 'additive', label: 'Additive', help: 'The delay, and anywhere from 0 to a fixed bound more.' },
  ],
  main: true,
});

const jitterMs = number({
  label: 'Additive jitter',
  help: 'The most that additive jitter adds; other kinds do not use it.',
  default: 100,
  unit: 'ms',
  min: 0,
  max: LONGEST_MS,
  range: [0, 5000],
});

/** How fast a delay grows. */
export const factorKnob = <const Default extends number>(byDefault: Default) =>
  number({
    label: 'Factor',
    help: 'By how much the delay grows from one attempt to the next.',
    default: byDefault,
    unit: 'factor',
    min: 1,
    max: 1_000_000,
    range: [1, 5],
    step: 0.1,
    main: true,
  });

export const boundKnobs = { baseMs, capMs, maxAttempts } as const;
export const jitterKnobs = { ...boundKnobs, jitter, jitterMs } as const;
