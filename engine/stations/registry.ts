import { balancer } from './balancer';
import { clients } from './clients';
import { service } from './service';
import type { StationSpec } from './station';

/** Every kind of node a scenario can place. */
export const stations = { clients, balancer, service } as const satisfies Record<string, StationSpec>;

export type StationKind = keyof typeof stations;
