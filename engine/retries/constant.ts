import { JitteredBackoff } from './jittered-backoff';
import { jitterKnobs } from './knobs';
import type { BackoffSpec } from './types';

/**
 * Constant backoff: min(capMs, baseMs) after every failed attempt, then jitter. Gives up from attempt `maxAttempts` on.
 *
 * Units: ms. Source: resilience4j 2 `IntervalFunction.of`.
 */
export const constant = {
  id: 'constant',
  label: 'Constant',
  help: 'The same wait before every retry.',
  knobs: jitterKnobs,
  cost: { time: 'O(1)', memory: 'none' },
  source: 'resilience4j 2, IntervalFunction.of',
  create: (config) => new JitteredBackoff(config, () => config.baseMs),
} as const satisfies BackoffSpec<typeof jitterKnobs>;
