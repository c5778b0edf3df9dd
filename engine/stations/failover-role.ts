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

export type FailoverRole = 'standby' | 'suspecting' | 'promoting' | 'active' | 'down';
export type FailoverEvent =
  | 'peer.lost'
  | 'peer.heard'
  | 'peer.outranks'
  | 'preempts'
  | 'quorum.won'
  | 'quorum.lost'
  | 'promotion.done'
  | 'node.died'
  | 'node.revived';

/** The role after an event; the same where the machine does not take it. */
export function nextRole(role: FailoverRole, event: FailoverEvent): FailoverRole {
  const [next] = transition(failoverRoleMachine, failoverRoleMachine.resolveState({ value: role }), { type: event });
  return next.value as FailoverRole;
}
