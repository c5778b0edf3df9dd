import { InputError } from '../input-error';
import { flag, number } from '../knobs/knobs';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';

const duration = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ms', min: 0, max: 1e9, default: fallback, range: [0, 60_000] });

export const failoverKnobs = {
  heartbeatMs: number({
    label: 'Heartbeat',
    help: 'How often the active one says that it is there.',
    unit: 'ms',
    min: 1,
    max: 1e9,
    range: [100, 10_000],
    scale: 'log',
    default: 1000,
    main: true,
  }),
  timeoutMs: number({
    label: 'Heartbeat timeout',
    help: 'After so long without a heartbeat the standby takes the active one to be gone.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [500, 60_000],
    scale: 'log',
    default: 3000,
    main: true,
  }),
  promoteMs: duration(
    'Promotion',
    'How long the standby takes from its decision until it serves: replaying logs, taking the address.',
    2000,
  ),
  witnesses: number({
    label: 'Witnesses',
    help: 'Others that vote, from where the clients are: whoever leads needs the majority. 0: nobody votes.',
    unit: 'count',
    integer: true,
    min: 0,
    max: 99,
    range: [0, 3],
    default: 1,
    main: true,
  }),
  fencing: flag({
    label: 'Fencing',
    help: 'Whoever takes over first turns the other one off, by a way of its own.',
    default: false,
    main: true,
  }),
  preempt: flag({
    label: 'Goes back',
    help: 'The first one takes over again once it is back and has everything, as VRRP does.',
    default: false,
  }),
  lagMs: duration('Replication lag', 'How long after it was acknowledged a write reaches the standby.', 100),
};

export interface FailoverConfig extends NodeScenario {
  readonly heartbeatMs: Ms;
  readonly timeoutMs: Ms;
  readonly promoteMs: Ms;
  readonly witnesses: number;
  readonly fencing: boolean;
  readonly preempt: boolean;
  readonly lagMs: Ms;
}

/** @throws InputError where knobs contradict each other */
export function checkFailover(config: NodeScenario): void {
  const { heartbeatMs, timeoutMs } = config as FailoverConfig;
  if (timeoutMs <= heartbeatMs) throw new InputError('timeoutMs', `must be > heartbeatMs (${heartbeatMs})`, timeoutMs);
}
