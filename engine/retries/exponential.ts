import { pow } from '../random/exact-math';
import { JitteredBackoff } from './jittered-backoff';
import { factorKnob, jitterKnobs } from './knobs';
import type { BackoffSpec } from './types';

const knobs = { ...jitterKnobs, factor: factorKnob(2) } as const;

/**
 * Exponential backoff: min(capMs, baseMs × factor^(attempt − 1)), then jitter. Gives up from attempt `maxAttempts` on.
 *
 * Units: ms; the first failed attempt is 1 and waits `baseMs`. A power too great for a double is the cap; a base of 0 stays
 * 0. The power is built from multiplications (beyond the 64th from our own exp and log), alike on every engine.
 *
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015); gRPC A6, whose n-th retry waits
 * min(initialBackoff × backoffMultiplier^(n−1), maxBackoff) × random(0.8, 1.2), and until its change of 2024 (grpc/proposal pull
 * request 452) waited random(0, the same), which is full jitter here. The newer spread is none of these kinds.
 */
export const exponential = {
  id: 'exponential',
  label: 'Exponential',
  help: 'Each wait is a multiple of the last, up to a cap.',
  knobs,
  cost: { time: 'O(attempt) up to 64 multiplications', memory: 'none' },
  source: 'M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015); gRPC proposal A6',
  create: (config) =>
    new JitteredBackoff(config, (attempt) => (config.baseMs === 0 ? 0 : config.baseMs * pow(config.factor, attempt - 1))),
} as const satisfies BackoffSpec<typeof knobs>;
