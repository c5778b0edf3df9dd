import { boundKnobs, factorKnob } from './knobs';
import { type BackoffSpec, GIVE_UP } from './types';

const knobs = { ...boundKnobs, factor: factorKnob(3) } as const;

/**
 * Decorrelated jitter: min(capMs, random between baseMs and factor × the previous delay). Grows with what was drawn, not with
 * the attempt's number. Gives up from attempt `maxAttempts` on.
 *
 * Units: ms. The delay before the first is taken to be `baseMs`, so the first wait lies between baseMs and factor × baseMs; a
 * previous delay below `baseMs` counts as `baseMs`. Its draw is its jitter: there is no further kind.
 *
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015), and its simulator
 * (aws-samples/aws-arch-backoff-simulator, `ExpoBackoffDecorr`: sleep starts at base, factor 3).
 */
export const decorrelated = {
  id: 'decorrelated',
  label: 'Decorrelated jitter',
  help: 'A random wait between the base and three times the last wait.',
  knobs,
  cost: { time: 'O(1)', memory: 'none: the caller hands back the last delay' },
  source: 'M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015)',
  create: ({ baseMs, capMs, factor, maxAttempts }) => {
    const lastAttempt = maxAttempts ?? Infinity;
    return {
      delayMs(attempt, random, previousDelayMs) {
        if (attempt >= lastAttempt) return GIVE_UP;
        const upperMs = Math.max(baseMs, previousDelayMs) * factor;
        return Math.min(capMs, baseMs + random * (upperMs - baseMs));
      },
    };
  },
} as const satisfies BackoffSpec<typeof knobs>;
