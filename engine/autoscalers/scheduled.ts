import { InputError } from '../input-error';
import { type ConfigOf, data } from '../knobs/knobs';
import { checkBounds, replicaBounds, withinBounds } from './bounds';
import type { Autoscaler, AutoscalerSpec, Decision, Observation } from './types';

/** At `atMs`, and every `everyMs` after it when given, the count becomes `replicas`. */
export interface ScheduleEntry {
  readonly atMs: number;
  readonly everyMs?: number | null;
  readonly replicas: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const knobs = {
  schedule: data<readonly ScheduleEntry[]>({
    label: 'Schedule',
    help: 'When the count changes, to what, and how often that repeats.',
    default: [
      { atMs: 9 * HOUR_MS, everyMs: DAY_MS, replicas: 10 },
      { atMs: 18 * HOUR_MS, everyMs: DAY_MS, replicas: 3 },
    ],
    schema: (z) =>
      z
        .array(
          z.strictObject({
            atMs: z.number().check(z.minimum(0)),
            everyMs: z.optional(z.nullable(z.number().check(z.gt(0)))),
            replicas: z.number().check(z.int(), z.minimum(0), z.maximum(1e6)),
          }),
        )
        .check(z.minLength(1)),
    main: true,
  }),
  ...replicaBounds,
} as const;
type Config = ConfigOf<typeof knobs>;

/** When an entry last came due, or null before its first time. */
export function lastDueMs({ atMs, everyMs }: ScheduleEntry, nowMs: number): number | null {
  if (nowMs < atMs) return null;
  return everyMs === null || everyMs === undefined ? atMs : atMs + Math.floor((nowMs - atMs) / everyMs) * everyMs;
}

/** The entry in force: the one that came due last; of several at once the one written last. */
export function entryInForce(schedule: readonly ScheduleEntry[], nowMs: number): ScheduleEntry | null {
  let inForce: ScheduleEntry | null = null;
  let sinceMs = Number.NEGATIVE_INFINITY;
  for (const entry of schedule) {
    const dueMs = lastDueMs(entry, nowMs);
    if (dueMs === null || dueMs < sinceMs) continue;
    sinceMs = dueMs;
    inForce = entry;
  }
  return inForce;
}

class Scheduled implements Autoscaler {
  readonly #config: Config;

  constructor(config: Config) {
    checkBounds(config);
    config.schedule.forEach(({ replicas }, index) => {
      if (replicas > config.maxReplicas)
        throw new InputError(`schedule[${index}].replicas`, `must be <= maxReplicas (${config.maxReplicas})`, replicas);
    });
    this.#config = config;
  }

  decide({ replicas, nowMs }: Observation): Decision {
    const entry = entryInForce(this.#config.schedule, nowMs);
    const wanted = entry?.replicas ?? replicas;
    const { desired, reason } = withinBounds(wanted, entry === null ? 'NotYetScheduled' : 'Scheduled', this.#config);
    return { desired, recommended: entry?.replicas ?? null, reason };
  }
}

/**
 * Replicas by the clock, for load that is known beforehand: office hours, a launch.
 *
 * The entry that came due last holds until another does. Units: ms of virtual time, replicas.
 * Edges: an entry is in force at its very instant; of two due together the later in the list wins; before the first nothing
 * changes.
 *
 * @throws InputError when an entry asks for more than `maxReplicas`
 * @see AWS EC2 Auto Scaling user guide, "Scheduled scaling"
 */
export const scheduled: AutoscalerSpec<typeof knobs> = {
  id: 'scheduled',
  label: 'Scheduled',
  help: 'Replicas by the clock, for load that is known beforehand.',
  knobs,
  cost: { time: 'O(entries)', memory: 'O(entries)' },
  source: 'AWS EC2 Auto Scaling user guide, "Scheduled scaling"',
  deviation:
    'An entry holds until the next comes due instead of acting once; virtual time has no calendar, so repeats are intervals.',
  create: (config) => new Scheduled(config),
};
