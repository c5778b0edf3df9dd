import { boundedLoad } from './bounded-load';
import { earliestDeadlineFirst } from './earliest-deadline-first';
import { ipHash } from './ip-hash';
import { jumpHash } from './jump-hash';
import { leastBandwidth } from './least-bandwidth';
import { leastConnections } from './least-connections';
import { leastResponseTime } from './least-response-time';
import { maglev } from './maglev';
import { powerOfTwoChoices } from './power-of-two-choices';
import { random } from './random';
import { rendezvous } from './rendezvous';
import { ringHash } from './ring-hash';
import { roundRobin } from './round-robin';
import type { BalancerSpec } from './types';
import { weightedLeastConnections } from './weighted-least-connections';
import { weightedRoundRobin } from './weighted-round-robin';

/** Every balancer by id. A line here puts one in the picker, the headless command, the reference and the conformance tests. */
export const balancers = {
  random,
  'round-robin': roundRobin,
  'weighted-round-robin': weightedRoundRobin,
  'earliest-deadline-first': earliestDeadlineFirst,
  'least-connections': leastConnections,
  'weighted-least-connections': weightedLeastConnections,
  'least-response-time': leastResponseTime,
  'least-bandwidth': leastBandwidth,
  'power-of-two-choices': powerOfTwoChoices,
  'ip-hash': ipHash,
  'ring-hash': ringHash,
  rendezvous,
  'jump-hash': jumpHash,
  maglev,
  'bounded-load': boundedLoad,
  // biome-ignore lint/suspicious/noExplicitAny: specs of any configuration
} as const satisfies Record<string, BalancerSpec<any>>;

export type BalancerId = keyof typeof balancers;
