import { balancer } from './balancer';
import { addStations, announceStations, hasStation } from './catalog';
import { clients } from './clients';
import { service } from './service';
import type { StationSpec } from './station';

/** The kinds beyond the three that nearly every scenario has, each in a file of its own that is fetched when needed. */
export const stationLoaders: Readonly<Record<string, () => Promise<StationSpec>>> = {
  limiter: async () => (await import('./limiter')).limiter,
  timeout: async () => (await import('./timeout')).timeout,
  retry: async () => (await import('./retry')).retry,
  hedge: async () => (await import('./hedge')).hedge,
  breaker: async () => (await import('./breaker')).breaker,
  fallback: async () => (await import('./fallback')).fallback,
  bulkhead: async () => (await import('./bulkhead')).bulkhead,
  pool: async () => (await import('./pool')).pool,
  shedder: async () => (await import('./shedder')).shedder,
  autoscaler: async () => (await import('./autoscaler')).autoscaler,
  'health-checks': async () => (await import('./health-checks')).healthChecks,
  discovery: async () => (await import('./discovery')).discovery,
  outages: async () => (await import('./outages')).outages,
  failover: async () => (await import('./failover')).failover,
  queue: async () => (await import('./queue')).queue,
  cache: async () => (await import('./cache')).cache,
  'fan-out': async () => (await import('./fan-out')).fanOut,
  replicas: async () => (await import('./replicas')).replicas,
  shards: async () => (await import('./shards')).shards,
  cdn: async () => (await import('./cdn')).cdn,
};

addStations([clients, balancer, service]);
announceStations(Object.keys(stationLoaders));

/** Brings the kinds that a raw scenario names, whatever else is wrong with it. Kinds nobody knows are left for parsing to refuse. */
export async function loadStationsFor(raw: unknown): Promise<void> {
  const nodes = typeof raw === 'object' && raw !== null ? (raw as { nodes?: unknown }).nodes : undefined;
  if (typeof nodes !== 'object' || nodes === null) return;
  const kinds = Object.values(nodes).map((node) => (node as { kind?: unknown } | null)?.kind);
  const wanted = new Set(
    kinds.filter((kind) => typeof kind === 'string' && Object.hasOwn(stationLoaders, kind) && !hasStation(kind)),
  );
  addStations(await Promise.all([...wanted].map((kind) => stationLoaders[kind as string]())));
}
