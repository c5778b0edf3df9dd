import { InputError, within } from '../input-error';
import { type DistributionConfig, samplerOf } from '../random/distributions';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import type { BackendSetup } from './backend';
import { checkBackendName } from './backend-name';
import type { Discipline } from './queue-order';

export interface ServiceConfig extends NodeScenario {
  readonly backends: readonly BackendSetup[];
  readonly serviceMs: DistributionConfig;
  readonly concurrency: number;
  readonly queueLimit: number | null;
  readonly discipline: Discipline;
  readonly queueTargetMs: Ms;
  readonly queueIntervalMs: Ms;
  readonly lifoAbove: number;
  readonly dropExpired: boolean;
  readonly slowStartMs: Ms;
}

/** Told when the set of backends a service has changes. Being down is not told: that is for health checks to find out. */
export interface MembershipListener {
  onAdded(backend: number, setup: BackendSetup): void;
  onChanged(backend: number, setup: BackendSetup): void;
  onEligible(backend: number, eligible: boolean): void;
  onRemoved(backend: number): void;
  /** For those who are told at once, not by a health check; it comes before what a dead one held is lost. */
  onPower?(backend: number, isUp: boolean): void;
  /** A draining backend has finished the last of what it had. */
  onIdle?(backend: number): void;
}

/** Rules across the knobs of a service. @throws InputError */
export function checkService(config: NodeScenario): void {
  const { backends, serviceMs } = config as ServiceConfig;
  within('serviceMs', () => samplerOf(serviceMs));
  const seen = new Set<string>();
  backends.forEach(({ id }, i) => {
    if (seen.has(id)) throw new InputError(`backends[${i}].id`, 'must differ from the others', id);
    within(`backends[${i}]`, () => checkBackendName(id));
    seen.add(id);
  });
}
