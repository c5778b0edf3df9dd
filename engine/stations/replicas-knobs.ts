import { choice, number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { type DistributionConfig, distributions } from '../random/distributions';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';

export const replicasKnobs = {
  lagMs: variant({
    label: 'Replication lag',
    help: 'From a write at the primary until a replica holds it.',
    default: { kind: 'exponential', meanMs: 100 },
    variants: distributions,
    main: true,
  }),
  commit: choice({
    label: 'Commit',
    help: 'When a writer is told that the write is done.',
    default: 'async',
    options: [
      { value: 'async', label: 'Asynchronous', help: 'When the primary has it.' },
      { value: 'semi-sync', label: 'Semi-synchronous', help: 'When one replica has it too.' },
      { value: 'sync', label: 'Synchronous', help: 'When every replica that is up has it.' },
    ],
    main: true,
  }),
  readFrom: choice({
    label: 'Read from',
    help: 'Who answers reads, in turn.',
    default: 'replicas',
    options: [
      { value: 'replicas', label: 'replicas' },
      { value: 'all', label: 'replicas and primary' },
      { value: 'primary', label: 'primary' },
    ],
  }),
  readYourWrites: variant({
    label: 'Read your writes',
    help: 'What is done so that people see what they have written.',
    default: { kind: 'none' },
    variants: {
      none: { label: 'Nothing', help: 'Any replica will do.', knobs: {} },
      sticky: {
        label: 'Sticky primary',
        help: 'For a while after a write, its writer reads from the primary.',
        knobs: {
          forMs: number({
            label: 'For',
            help: 'How long after a write.',
            unit: 'ms',
            above: 0,
            max: 1e9,
            range: [10, 10_000],
            scale: 'log',
            default: 1000,
          }),
        },
      },
      token: {
        label: 'Version token',
        help: 'A reader carries how far its last write is in the log; the replica waits until it is there, or the primary answers.',
        knobs: {
          maxWaitMs: number({
            label: 'Wait at most',
            help: 'Rather than wait longer, it asks the primary.',
            unit: 'ms',
            min: 0,
            max: 1e9,
            range: [0, 1000],
            default: 50,
          }),
        },
      },
    },
  }),
  promoteAfterMs: number({
    label: 'Promote after',
    help: 'From the death of the primary until a replica has taken its place.',
    unit: 'ms',
    min: 0,
    max: 1e9,
    range: [100, 120_000],
    scale: 'log',
    default: 10_000,
    nullMeans: 'nobody is promoted',
  }),
};

export interface ReplicasConfig extends NodeScenario {
  readonly lagMs: DistributionConfig;
  readonly commit: 'async' | 'semi-sync' | 'sync';
  readonly readFrom: 'replicas' | 'all' | 'primary';
  readonly readYourWrites: VariantConfig;
  readonly promoteAfterMs: Ms | null;
}
