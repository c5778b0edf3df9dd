import { JitteredBackoff } from './jittered-backoff';
import { jitterKnobs } from './knobs';
import type { BackoffSpec } from './types';

/**
 * Linear backoff: min(capMs, baseMs × attempt), then jitter. Gives up from attempt `maxAttempts` on.
 *
 * Units: ms; the first failed attempt is 1 and waits `baseMs`. Source: Polly 8 `DelayBackoffType.Linear` (delay × attempt,
 * where its attempt counts from 0 and is raised by one).
 */
export const linear = {
  id: 'linear',
  label: 'Linear',
  help: 'Each wait is longer than the last by the same amount.',
  knobs: jitterKnobs,
  cost: { time: 'O(1)', memory: 'none' },
  source: 'Polly 8, DelayBackoffType.Linear',
  create: (config) => new JitteredBackoff(config, (attempt) => config.baseMs * attempt),
} as const satisfies BackoffSpec<typeof jitterKnobs>;
