import { choice, flag, number } from '../knobs/knobs';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';

const count = { unit: 'count', integer: true, max: 1e6 } as const;
export const queueKnobs = {
  consumers: number({
    ...count,
    label: 'Consumers',
    help: 'How many messages are worked on at once.',
    min: 0,
    range: [0, 64],
    default: 4,
    main: true,
  }),
  ack: choice({
    label: 'Answers when',
    help: 'When whoever sent the message hears that all is well.',
    default: 'stored',
    options: [
      { value: 'stored', label: 'Stored', help: 'At once; the work comes later.' },
      { value: 'processed', label: 'Processed', help: 'When a consumer has done the work.' },
    ],
  }),
  depthLimit: number({
    ...count,
    label: 'Depth limit',
    help: 'How many messages may wait; more are refused.',
    min: 0,
    max: 1e9,
    range: [0, 10_000],
    default: null,
    nullMeans: 'no limit',
    main: true,
  }),
  ordering: choice({
    label: 'Order',
    help: 'What must not be worked on before what came earlier is done.',
    default: 'none',
    options: [
      { value: 'none', label: 'None', help: 'In order of arrival, several at once, failed ones again later.' },
      { value: 'key', label: 'Per key', help: 'One message of a key at a time.' },
      { value: 'all', label: 'All', help: 'One message at a time: a failing one holds up all the others.' },
    ],
  }),
  visibilityTimeoutMs: number({
    label: 'Visibility timeout',
    help: 'After this long without an acknowledgement a message is delivered again, even if the first consumer is still at work.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [100, 300_000],
    scale: 'log',
    default: 30_000,
    main: true,
  }),
  nack: flag({
    label: 'Consumers say that they failed',
    help: 'A failed message comes back after the redelivery pause; otherwise only after the visibility timeout.',
    default: true,
  }),
  redeliveryDelayMs: number({
    label: 'Redelivery pause',
    help: 'How long a message whose consumer said that it failed waits before it is delivered again.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [1, 60_000],
    scale: 'log',
    default: 1000,
  }),
  maxDeliveries: number({
    ...count,
    label: 'Most deliveries',
    help: 'After so many deliveries without success a message is put aside as a dead letter.',
    min: 1,
    range: [1, 20],
    default: 5,
    nullMeans: 'tried for ever',
  }),
  idempotent: flag({
    label: 'Idempotent consumers',
    help: 'They know what they have done: a message delivered again after its work was done costs nothing.',
    default: false,
  }),
  durable: flag({ label: 'Durable', help: 'A crash of the broker loses no message.', default: true }),
};

export interface QueueConfig extends NodeScenario {
  readonly consumers: number;
  readonly ack: 'stored' | 'processed';
  readonly depthLimit: number | null;
  readonly ordering: 'none' | 'key' | 'all';
  readonly visibilityTimeoutMs: Ms;
  readonly nack: boolean;
  readonly redeliveryDelayMs: Ms;
  readonly maxDeliveries: number | null;
  readonly idempotent: boolean;
  readonly durable: boolean;
}
