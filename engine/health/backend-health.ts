import { createMachine, transition } from 'xstate';

/**
 * Whether a backend may be picked, and why not. Checks and outcomes judge it; draining is asked for; a
 * backend whose drain is called off comes back healthy and is judged afresh.
 */
export const backendHealthMachine = createMachine({
  id: 'backend-health',
  initial: 'healthy',
  states: {
    healthy: { on: { 'health.checksFailed': 'unhealthy', 'health.ejected': 'ejected', 'health.drainAsked': 'draining' } },
    unhealthy: { on: { 'health.checksPassed': 'healthy', 'health.drainAsked': 'draining' } },
    ejected: { on: { 'health.returned': 'healthy', 'health.checksFailed': 'unhealthy', 'health.drainAsked': 'draining' } },
    draining: { on: { 'health.drainCancelled': 'healthy' } },
  },
});

export const healthStates = ['healthy', 'unhealthy', 'ejected', 'draining'] as const;
export type HealthStateName = (typeof healthStates)[number];

export const healthEvents = [
  'health.checksFailed',
  'health.checksPassed',
  'health.ejected',
  'health.returned',
  'health.drainAsked',
  'health.drainCancelled',
] as const;
export type HealthEventName = (typeof healthEvents)[number];

/** States and events as the small integers that columns hold. */
export const HealthState = { healthy: 0, unhealthy: 1, ejected: 2, draining: 3 } as const satisfies Record<
  HealthStateName,
  number
>;
export const HealthEvent = {
  checksFailed: 0,
  checksPassed: 1,
  ejected: 2,
  returned: 3,
  drainAsked: 4,
  drainCancelled: 5,
} as const;

/** The machine's transitions as a table, asked of the machine itself, so that drawing and behaviour cannot part. */
const table = Uint8Array.from(
  healthStates.flatMap((value) =>
    healthEvents.map((type) => {
      const [next] = transition(backendHealthMachine, backendHealthMachine.resolveState({ value }), { type });
      return HealthState[next.value as HealthStateName];
    }),
  ),
);

/** The state after an event; the same where the machine does not take it. */
export const nextHealth = (state: number, event: number): number => table[state * healthEvents.length + event]!;
