import { InputError } from '../input-error';
import { number } from '../knobs/knobs';

const places = { unit: 'count', min: 1, max: 1_000_000, integer: true, range: [1, 500] } as const;

/** What every adaptive limit has. Defaults are those of concurrency-limits. */
export const limitKnobs = {
  initialLimit: number({
    ...places,
    label: 'Limit at first',
    help: 'How many calls may be inside to begin with.',
    default: 20,
    main: true,
  }),
  minLimit: number({ ...places, label: 'Lowest limit', help: 'The limit never falls below this.', default: 20, main: true }),
  maxLimit: number({ ...places, label: 'Highest limit', help: 'The limit never grows beyond this.', default: 200, main: true }),
} as const;

/** @throws InputError unless minLimit <= initialLimit <= maxLimit */
export function checkLimits(config: {
  readonly initialLimit: number;
  readonly minLimit: number;
  readonly maxLimit: number;
}): void {
  const { initialLimit, minLimit, maxLimit } = config;
  if (maxLimit < minLimit) throw new InputError('maxLimit', `must be >= minLimit (${minLimit})`, maxLimit);
  if (initialLimit < minLimit) throw new InputError('initialLimit', `must be >= minLimit (${minLimit})`, initialLimit);
  if (initialLimit > maxLimit) throw new InputError('initialLimit', `must be <= maxLimit (${maxLimit})`, initialLimit);
}
