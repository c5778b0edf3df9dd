import { autoscaler } from './autoscaler';
import { balancer } from './balancer';
import { breaker } from './breaker';
import { bulkhead } from './bulkhead';
import { cache } from './cache';
import { addStations } from './catalog';
import { cdn } from './cdn';
import { clients } from './clients';
import { discovery } from './discovery';
import { failover } from './failover';
import { fallback } from './fallback';
import { fanOut } from './fan-out';
import { healthChecks } from './health-checks';
import { hedge } from './hedge';
import { limiter } from './limiter';
import { outages } from './outages';
import { pool } from './pool';
import { queue } from './queue';
import { replicas } from './replicas';
import { retry } from './retry';
import { service } from './service';
import { shards } from './shards';
import { shedder } from './shedder';
import type { StationSpec } from './station';
import { timeout } from './timeout';

/** Every kind of node a scenario can place. Importing this brings them all; `lazy-stations.ts` has the same list to bring one by one. */
export const stations = {
  clients,
  balancer,
  service,
  limiter,
  timeout,
  retry,
  hedge,
  breaker,
  fallback,
  bulkhead,
  pool,
  shedder,
  autoscaler,
  'health-checks': healthChecks,
  discovery,
  outages,
  failover,
  queue,
  cache,
  'fan-out': fanOut,
  replicas,
  shards,
  cdn,
} as const satisfies Record<string, StationSpec>;

export type StationKind = keyof typeof stations;

addStations(Object.values<StationSpec>(stations));
