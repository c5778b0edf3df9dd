import { choice, flag, number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { policyKnob } from './cached-entries';

export const ttlKnob = number({
  label: 'Time to live',
  help: 'How long an entry is good for after it was loaded.',
  unit: 'ms',
  above: 0,
  max: 1e12,
  range: [100, 600_000],
  scale: 'log',
  default: 60_000,
  nullMeans: 'for ever',
  main: true,
});

/** How a cache comes to know that what it holds is out of date. */
export const invalidationKnob = variant({
  label: 'Invalidation',
  help: 'How the cache comes to know of a write to what it holds.',
  default: { kind: 'ttl' },
  variants: {
    ttl: { label: 'Time to live', help: 'It does not: entries are out of date until their time is over.', knobs: {} },
    event: {
      label: 'Event',
      help: 'It is told of every write to the store, whoever made it, and drops the entry.',
      knobs: {
        delayMs: number({
          label: 'Delay',
          help: 'From the write until the cache has heard of it.',
          unit: 'ms',
          min: 0,
          max: 1e9,
          range: [0, 5000],
          default: 0,
        }),
      },
    },
    'versioned-key': {
      label: 'Version in the key',
      help: 'Whoever asks knows the version that is wanted and asks for that; entries of other versions are never found.',
      knobs: {},
    },
  },
});

export const cacheKnobs = {
  policy: policyKnob,
  strategy: choice({
    label: 'Strategy',
    help: 'Who fills the cache, and which way writes go.',
    default: 'cache-aside',
    options: [
      { value: 'cache-aside', label: 'Cache-aside', help: 'The application looks, loads and fills; writes go to the store.' },
      { value: 'read-through', label: 'Read-through', help: 'The cache loads what it lacks, once for all who ask.' },
      { value: 'write-through', label: 'Write-through', help: 'Writes go to the store and the cache before they are answered.' },
      { value: 'write-around', label: 'Write-around', help: 'Writes pass the cache by; what it held of them is dropped.' },
      { value: 'write-back', label: 'Write-back', help: 'Writes are answered by the cache and reach the store later.' },
    ],
    main: true,
  }),
  flushEveryMs: number({
    label: 'Flush every',
    help: 'How long written entries wait before they go to the store (write-back).',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 60_000],
    scale: 'log',
    default: 1000,
  }),
  ttlMs: ttlKnob,
  jitterRatio: number({
    label: 'Jitter',
    help: 'Each entry lives up to this share less than the time to live, so that those loaded together do not end together.',
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0,
  }),
  invalidation: invalidationKnob,
  singleFlight: flag({
    label: 'Single flight',
    help: 'Of many who miss the same key at once, one asks the store and the rest wait for its answer.',
    default: false,
    main: true,
  }),
  earlyExpiry: variant({
    label: 'Early expiry',
    help: 'Whether an entry may be loaded anew before its time is over.',
    default: { kind: 'none' },
    variants: {
      none: { label: 'No', help: 'An entry is good until its time is over.', knobs: {} },
      probabilistic: {
        label: 'Probabilistic',
        help: 'The nearer the end and the dearer the load, the likelier one of the readers loads it anew.',
        knobs: {
          beta: number({
            label: 'Eagerness',
            help: 'β: 1 is best where loads take exponentially long; more reloads earlier.',
            unit: 'factor',
            above: 0,
            max: 1000,
            range: [0.1, 10],
            default: 1,
          }),
        },
      },
    },
  }),
  staleWhileRevalidateMs: number({
    label: 'Stale while revalidating',
    help: 'For how long past its time an entry still answers while one load for it is under way.',
    unit: 'ms',
    min: 0,
    max: 1e12,
    range: [0, 60_000],
    default: 0,
  }),
  hitMs: number({
    label: 'Cache round trip',
    help: 'How long asking the cache takes, there and back.',
    unit: 'ms',
    min: 0,
    max: 1e9,
    range: [0, 20],
    default: 1,
  }),
};

export type Strategy = 'cache-aside' | 'read-through' | 'write-through' | 'write-around' | 'write-back';

export interface CacheConfig extends NodeScenario {
  readonly policy: VariantConfig;
  readonly strategy: Strategy;
  readonly flushEveryMs: Ms;
  readonly ttlMs: Ms | null;
  readonly jitterRatio: number;
  readonly invalidation: VariantConfig;
  readonly singleFlight: boolean;
  readonly earlyExpiry: VariantConfig;
  readonly staleWhileRevalidateMs: Ms;
  readonly hitMs: Ms;
}
