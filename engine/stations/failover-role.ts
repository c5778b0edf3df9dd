import { createMachine, transition } from 'xstate';

/**
 * What one of a pair takes itself to be. Only its own view: two may take themselves to be active at once, which is the
 * split brain that quorum and fencing are there to prevent. Drawn from this definition.
 */
export const failoverRoleMachine = createMachine({
  id: 'failover-role',
  initial: 'standby',
  states: {
    standby: { on: { 'peer.lost': 'suspecting', preempts: 'promoting', 'node.died': 'down' } },
    suspecting: { on: { 'peer.heard': 'standby', 'quorum.won': 'promoting', 'node.died': 'down' } },
    promoting: { on: { 'peer.heard': 'standby', 'promotion.done': 'active', 'node.died': 'down' } },
    active: { on: { 'peer.outranks': 'standby', 'quorum.lost': 'standby', 'node.died': 'down' } },
    down: { on: { 'node.revived': 'standby' } },
  },
});

const roles = ['standby', 'suspecting', 'promoting', 'active', 'down'] as const;
export type FailoverRole = (typeof roles)[number];
const events = [
  'peer.lost',
  'peer.heard',
  'peer.outranks',
  'preempts',
  'quorum.won',
  'quorum.lost',
  'promotion.done',
  'node.died',
  'node.revived',
] as const;
export type FailoverEvent = (typeof events)[number];

/** The machine's transitions as a table, asked of the machine itself: heartbeats are many, changes of role are few. */
const table = Object.fromEntries(
  roles.map((value) => {
    const after = (type: FailoverEvent): FailoverRole => {
      const [next] = transition(failoverRoleMachine, failoverRoleMachine.resolveState({ value }), { type });
      return next.value as FailoverRole;
    };
    return [value, Object.fromEntries(events.map((type) => [type, after(type)]))];
  }),
) as Record<FailoverRole, Record<FailoverEvent, FailoverRole>>;

/** The role after an event; the same where the machine does not take it. */
export const nextRole = (role: FailoverRole, event: FailoverEvent): FailoverRole => table[role][event];
