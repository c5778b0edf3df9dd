/** Patterns that are easily taken for one another, by lesson: review sets them side by side. */
export const confusable: readonly (readonly string[])[] = [
  // limit, shed, break, isolate
  ['rate-limiting', 'backpressure-and-shedding', 'circuit-breakers', 'bulkheads-and-pools'],
  // copies, pieces, read models
  ['read-replicas', 'partitioning-and-sharding', 'indexing-and-cqrs'],
  // who stands in front
  ['load-balancing', 'layer-4-and-layer-7', 'api-gateway', 'service-discovery-and-mesh'],
  // what to forget, who writes, when it stops being true
  ['cache-eviction', 'cache-strategies', 'cache-invalidation', 'cdn'],
  // more, bigger, sooner
  ['vertical-and-horizontal', 'autoscaling', 'predictive-and-scheduled-scaling', 'serverless-or-servers'],
  // wait, try again, stop asking
  ['timeouts-retries-jitter', 'circuit-breakers', 'backpressure-and-shedding'],
  // spare parts, who takes over, where
  ['nines-and-redundancy', 'failover-and-clustering', 'multi-region'],
];
