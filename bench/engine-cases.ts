import { type QueueModel, runPipeline, runQueues } from './simjs-models';

/** What one run did: how many requests it offered, and their mean latency, so that both simulators can be seen to do the same. */
export interface Done {
  readonly requests: number;
  readonly meanMs: number;
}

export interface EngineCase {
  readonly arrivalRps: number;
  /** Our nodes. */
  readonly nodes: object;
  /** The same system on simjs. */
  simjs(forMs: number): Done;
}

const MEAN_SERVICE_MS = 10;

const backends = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `b${i}` }));
const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });

/** Requests straight to a service, through a balancer where it has more than one server. */
function queues(model: Omit<QueueModel, 'meanServiceMs' | 'forMs'>): EngineCase {
  const { arrivalRps, servers, timeoutMs = null, queueLimit = null } = model;
  const app = {
    kind: 'service',
    serviceMs: { kind: 'exponential', meanMs: MEAN_SERVICE_MS },
    backends: backends(servers),
    queueLimit,
  };
  const users = { kind: 'clients', arrivals: poisson(arrivalRps), timeoutMs, to: servers === 1 ? 'app' : 'lb' };
  const lb = { kind: 'balancer', algorithm: 'least-connections', to: 'app' };
  return {
    arrivalRps,
    nodes: servers === 1 ? { users, app } : { users, lb, app },
    simjs: (forMs) => runQueues({ ...model, meanServiceMs: MEAN_SERVICE_MS, forMs }),
  };
}

const pipeline = {
  arrivalRps: 3300,
  keys: 10_000,
  exponent: 0.9,
  capacity: 200,
  refillPerSecond: 3200,
  cached: 1000,
  hitMs: 1,
  maxAttempts: 3,
  baseMs: 20,
  capMs: 200,
  timeoutMs: 100,
  servers: 16,
  queueLimit: 8,
  meanServiceMs: MEAN_SERVICE_MS,
};

const pipelineNodes = {
  users: {
    kind: 'clients',
    arrivals: poisson(pipeline.arrivalRps),
    keys: { kind: 'zipf', count: pipeline.keys, exponent: pipeline.exponent },
    timeoutMs: null,
    to: 'limiter',
  },
  limiter: {
    kind: 'limiter',
    algorithm: { kind: 'token-bucket', capacity: pipeline.capacity, refillPerSecond: pipeline.refillPerSecond },
    to: 'cache',
  },
  cache: { kind: 'cache', policy: { kind: 'lru', capacity: pipeline.cached }, ttlMs: null, hitMs: pipeline.hitMs, to: 'retry' },
  retry: {
    kind: 'retry',
    maxAttempts: pipeline.maxAttempts,
    backoff: { kind: 'exponential', baseMs: pipeline.baseMs, capMs: pipeline.capMs, jitter: 'full' },
    perTryTimeoutMs: pipeline.timeoutMs,
    to: 'lb',
  },
  lb: { kind: 'balancer', algorithm: 'power-of-two-choices', to: 'app' },
  app: {
    kind: 'service',
    serviceMs: { kind: 'exponential', meanMs: MEAN_SERVICE_MS },
    queueLimit: pipeline.queueLimit,
    backends: backends(pipeline.servers),
  },
};

export const engineCases: Readonly<Record<string, EngineCase>> = {
  'M/M/1, ρ 0.8': queues({ arrivalRps: 80, servers: 1 }),
  '16 servers, least connections, ρ 0.8': queues({ arrivalRps: 1280, servers: 16 }),
  '16 servers, 1.5× overload, timeouts': queues({ arrivalRps: 2400, servers: 16, timeoutMs: 200, queueLimit: 40 }),
  'limiter, cache, retries, timeouts, two choices, 16 bounded servers': {
    arrivalRps: pipeline.arrivalRps,
    nodes: pipelineNodes,
    simjs: (forMs) => runPipeline({ ...pipeline, forMs }),
  },
};
