import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { labs, rule, turn } from './labs';
import { minutesUntil, mostAsked, moves, refused } from './predictions';
import { day as dayOf, EACH, fixed, MINUTE, manifest, PATIENCE_MS, SECOND, tracking } from './scenarios';

type Lab = 'news' | 'eager' | 'which-metric' | 'waves' | 'a-day' | 'through-the-day';

/** One figure of a lab's run. */
const measured = (
  lab: Lab,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance'>,
  ...inputs: readonly ScenarioEvent[]
): Claim => ({ lab, read, runs: { run: { scenario: labs[lab].scenario, ...(inputs.length > 0 && { inputs }) } }, ...more });

const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const minutes = (relative: number) => ({ unit: 'min', tolerance: { relative } }) as const;
const hours = (relative: number) => ({ unit: 'h', tolerance: { relative } }) as const;
const count = (factor: number) => ({ unit: 'count', tolerance: { factor } }) as const;
const replicaHours = 'nodes.scaler.instanceHours';

const news = {
  'news-first': measured('news', minutesUntil(5), minutes(0.1)),
  'news-second': measured('news', minutesUntil(7), minutes(0.1)),
  'news-fourth': measured('news', minutesUntil(11), minutes(0.1)),
  'news-refused': measured('news', refused, share(0.04)),
};

const eager = {
  'eager-most': measured('eager', mostAsked, count(1.1)),
  'eager-unbounded': measured('eager', mostAsked, count(2), turn('algorithm.maxReplicas', 200)),
  'eager-pause': measured('eager', mostAsked, count(1.5), turn('algorithm.scaleOutCooldownMs', PATIENCE_MS)),
};

const onRequests = turn('algorithm.metric', EACH);
const onTheLine = [turn('algorithm.metric', 'queuedPerReplica'), turn('algorithm.target', 1)];
const metric = {
  'metric-cpu': measured('which-metric', minutesUntil(11), minutes(0.3)),
  'metric-requests': measured('which-metric', minutesUntil(11), minutes(0.4), onRequests),
  'metric-cpu-refused': measured('which-metric', refused, share(0.08)),
  'metric-requests-refused': measured('which-metric', refused, share(0.06), onRequests),
  'metric-line-refused': measured('which-metric', refused, share(0.1), ...onTheLine),
};

const remember = turn('algorithm.downscaleStabilizationMs', 5 * MINUTE);
const waves = {
  'waves-refused': measured('waves', refused, share(0.08)),
  'waves-hours': measured('waves', replicaHours, hours(0.15)),
  'waves-kept-refused': measured('waves', refused, share(0.03), remember),
  'waves-kept-hours': measured('waves', replicaHours, hours(0.2), remember),
  'waves-moves': measured('waves', moves, count(1.6)),
  'waves-kept-moves': measured('waves', moves, count(2.5), remember),
};

const day = {
  'day-refused': measured('a-day', refused, share(0.02)),
  'day-hours': measured('a-day', replicaHours, hours(0.1)),
  'day-low-refused': measured('a-day', refused, share(0.01), turn('algorithm.target', 0.5)),
  'day-low-hours': measured('a-day', replicaHours, hours(0.1), turn('algorithm.target', 0.5)),
  'day-one': measured('a-day', refused, share(0.035), turn('algorithm.minReplicas', 1)),
  'day-one-hours': measured('a-day', replicaHours, hours(0.1), turn('algorithm.minReplicas', 1)),
  'day-quick': measured('a-day', refused, share(0.012), turn('startMs', 15 * SECOND), turn('warmupMs', 5 * SECOND)),
  'day-slow': measured(
    'a-day',
    refused,
    share(0.05),
    turn('warmupMs', 3 * MINUTE),
    turn('algorithm.scaleOutCooldownMs', 5 * MINUTE),
  ),
  'day-four': measured('a-day', refused, share(0.04), rule(fixed(4))),
  'day-twelve-hours': measured('a-day', replicaHours, hours(0.05), rule(fixed(12))),
  'day-manifest': measured('a-day', refused, share(0.02), rule(manifest)),
  'day-manifest-hours': measured('a-day', replicaHours, hours(0.1), rule(manifest)),
  'day-cpu': measured('a-day', refused, share(0.03), rule(tracking('cpu', 0.7, PATIENCE_MS))),
};

const byRule = (algorithm: unknown) => ({ scenario: dayOf, inputs: [rule(algorithm)] });
const compared = {
  'first-rule-refused': measured('through-the-day', refused, share(0.03)),
  'restless-changes': {
    runs: { restless: byRule(tracking(EACH, 0.5, 0)), patient: byRule(tracking(EACH, 0.5, PATIENCE_MS)) },
    read: (figure) => figure(moves, 'restless') / figure(moves, 'patient'),
    unit: 'factor',
    tolerance: { relative: 0.15 },
  },
} satisfies Record<string, Claim>;

export const claims = { ...news, ...eager, ...metric, ...waves, ...day, ...compared } satisfies Record<string, Claim>;
