import { instanceLifeMachine } from '@/engine/autoscalers/instance-life';
import { consecutiveFailuresMachine, rollingWindowMachine } from '@/engine/breakers/machine';
import { backendHealthMachine } from '@/engine/health/backend-health';
import { failoverRoleMachine } from '@/engine/stations/failover-role';

/** The definitions that drive the engine's modes, for pages to draw. */
export const machines = {
  consecutiveFailures: consecutiveFailuresMachine.config,
  rollingWindow: rollingWindowMachine.config,
  instanceLife: instanceLifeMachine.config,
  backendHealth: backendHealthMachine.config,
  failoverRole: failoverRoleMachine.config,
} as const;
