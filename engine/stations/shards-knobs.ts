import { number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import type { NodeScenario } from '../scenario/types';

export const shardsKnobs = {
  by: variant({
    label: 'Partitioned by',
    help: 'What decides on which shard a key is.',
    default: { kind: 'hash' },
    variants: {
      hash: {
        label: 'Hash',
        help: 'A hash of the key: keys are spread evenly, neighbours are apart.',
        knobs: {
          slots: number({
            label: 'Slots',
            help: 'Parts that keys are hashed into and shards are given; a split moves half of one shard’s.',
            unit: 'count',
            min: 1,
            max: 65_536,
            integer: true,
            range: [16, 16_384],
            scale: 'log',
            default: 1024,
            nullMeans: 'none: modulo the number of shards',
          }),
        },
      },
      range: { label: 'Range', help: 'The order of keys: each shard has a run of neighbours.', knobs: {} },
      directory: {
        label: 'Directory',
        help: 'A table asked before each call.',
        knobs: {
          lookupMs: number({
            label: 'Look-up',
            help: 'How long asking the table takes.',
            unit: 'ms',
            min: 0,
            max: 1e9,
            range: [0, 20],
            default: 1,
          }),
        },
      },
      time: {
        label: 'Time',
        help: 'When it was written: the newest shard takes all writes and most reads.',
        knobs: {
          periodMs: number({
            label: 'Period',
            help: 'How long each shard takes what is new.',
            unit: 'ms',
            min: 1,
            max: 1e12,
            range: [1000, 600_000],
            scale: 'log',
            default: 10_000,
          }),
          meanAgeMs: number({
            label: 'Age of what is read',
            help: 'How old what a reader wants is, on average.',
            unit: 'ms',
            min: 0,
            max: 1e12,
            range: [1000, 600_000],
            scale: 'log',
            default: 5000,
          }),
        },
      },
    },
    main: true,
  }),
  crossShardRatio: number({
    label: 'Cross-shard',
    help: 'How many calls have to ask every shard.',
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    default: 0,
    main: true,
  }),
  copyBatchKeys: number({
    label: 'Copied at once',
    help: 'Keys that one call copies while a shard is split.',
    unit: 'count',
    min: 1,
    max: 100_000,
    integer: true,
    range: [1, 1000],
    scale: 'log',
    default: 20,
  }),
};

export interface ShardsConfig extends NodeScenario {
  readonly by: VariantConfig;
  readonly crossShardRatio: number;
  readonly copyBatchKeys: number;
}
