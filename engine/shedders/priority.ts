import { type ConfigOf, data, number } from '../knobs/knobs';
import { type Shedder, type ShedderSpec, takeFirst } from './types';

const knobs = {
  maxInFlight: number({
    label: 'Calls at once',
    help: 'How many calls may be inside at the same time: full load.',
    unit: 'count',
    min: 1,
    max: 1_000_000,
    integer: true,
    range: [1, 500],
    default: 20,
    main: true,
  }),
  step: number({
    label: 'Kept for each rank',
    help: 'The share of the places that each class may not use and those above it may.',
    unit: 'ratio',
    min: 0,
    max: 1,
    range: [0, 0.5],
    step: 0.05,
    default: 0.2,
    main: true,
  }),
  order: data<readonly string[]>({
    label: 'Most important first',
    help: 'Classes by name; those not named come last.',
    default: [],
    schema: (z) => z.array(z.string().check(z.minLength(1))).check(z.maxLength(32)) as never,
  }),
} as const;

/**
 * Sheds the least important first as the load rises: a call of rank r (0: most important) goes in while
 *
 *   inFlight < max(1, ⌈maxInFlight × (1 − r × step)⌉)
 *
 * so the last places are kept for the classes at the top. One place at least is open to every class, so that an idle system
 * serves everybody.
 *
 * Source: the idea of "Prioritized load shedding" at Netflix (A. Wadhwa et al., Netflix TechBlog, 2020) and of request criticality
 * in Site Reliability Engineering, ch. 21, Criticality (Google, 2016): each priority has a utilisation above which it is shed. The straight
 * line of thresholds is ours.
 */
class Priority implements Shedder {
  readonly queueLimit = 0;
  readonly next = takeFirst;
  readonly limit: number;

  constructor(readonly config: ConfigOf<typeof knobs>) {
    this.limit = config.maxInFlight;
  }

  admits(inFlight: number, rank: number): boolean {
    // Rounded to a millionth first: 20 × (1 − 0.2) is 16, and must not become 17 for the last bit of a float.
    const places = Math.ceil(Math.round(this.limit * (1 - rank * this.config.step) * 1e6) / 1e6);
    return inFlight < Math.max(1, places);
  }

  onSample(): void {}
}

export const priority: ShedderSpec<typeof knobs> = {
  id: 'priority',
  label: 'By priority',
  help: 'As it fills up, the least important classes are turned away first.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'Prioritized load shedding (Netflix TechBlog, 2020); Site Reliability Engineering, ch. 21, Criticality (Google, 2016)',
  deviation: 'Thresholds lie on a straight line, one step for each rank.',
  create: (config) => new Priority(config),
};
