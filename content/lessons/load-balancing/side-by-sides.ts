import type { SideBySideSpec } from '@/content/lesson-types';
import type { BalancerId } from '@/engine/balancers/registry';
import { choose } from './labs';
import * as scenarios from './scenarios';

const row = (label: string, algorithm: BalancerId) => ({ label, inputs: [choose(algorithm)] });

export const sideBySides = {
  fleet: {
    title: 'A mixed fleet: two fast, three normal, one slow',
    caption:
      'Read down the failures first: the algorithms that treat six machines as equals lose requests from a fleet that is a third idle. Then read p99.',
    scenario: scenarios.mixedFleet,
    live: {
      rows: ['Random', 'Round robin', 'Power of two choices', 'Least connections'],
      controls: ['users.arrivals.rateRps'],
      speed: 2,
    },
    rows: [
      row('Random', 'random'),
      row('Round robin', 'round-robin'),
      row('IP hash, true weights', 'ip-hash'),
      row('Weighted round robin, true weights', 'weighted-round-robin'),
      row('Power of two choices', 'power-of-two-choices'),
      row('Least connections', 'least-connections'),
      row('Least response time', 'least-response-time'),
      row('Weighted least connections, true weights', 'weighted-least-connections'),
    ],
    figures: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, unit: 'ratio', better: 'low' },
      { label: 'Mean', read: 'latencyMs.mean', unit: 'ms', better: 'low' },
      { label: 'p95', read: 'latencyMs.p95', unit: 'ms', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
      { label: 'Slow one busy', read: 'nodes.app.backends.b6.utilization', unit: 'ratio', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
