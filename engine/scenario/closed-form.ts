import { InputError } from '../input-error';
import { type DistributionConfig, meanOf } from '../random/distributions';
import { variationOf } from '../random/variation';
import type { BackendSetup } from '../stations/backend';
import type { CacheConfig } from '../stations/cache-knobs';
import type { ServiceConfig } from '../stations/service-config';
import { zipfHitRatio } from '../theory/caching';
import { erlangB } from '../theory/erlang';
import { mg1, mm1, mm1k, mmc } from '../theory/queues';
import type { Ms, Rps } from '../units';
import { applyToNodes, mergeEvents } from './parse';
import type { NodeScenario, Scenario, ScenarioEvent } from './types';

/** What a formula says of a whole scenario, by the figures of its summary: `latencyMs.mean`, `nodes.cache.hitRatio`. */
export interface ClosedForm {
  readonly name: string;
  /** Under what conditions it holds, all of which this scenario meets. */
  readonly holds: string;
  /** Null where more is asked for than can be done, so that there is no steady state to speak of. */
  readonly figures: Readonly<Record<string, number>> | null;
}

/** Why no formula is known to hold. */
export interface NoClosedForm {
  readonly why: string;
}

/**
 * The closed form that holds for a scenario once it has settled, or the first condition that it does not meet. Knobs may be
 * turned at the start and never again.
 *
 * Known are: a Poisson stream before one backend, or spread at random over several alike, of the kinds M/M/1, M/G/1 (with M/D/1),
 * M/M/c, M/M/1/K and Erlang's loss; and a Zipf stream before an LRU cache without expiry (Che).
 */
export function closedFormOf(scenario: Scenario, inputs: readonly ScenarioEvent[]): ClosedForm | NoClosedForm {
  const nodes: Record<string, NodeScenario> = { ...scenario.nodes };
  for (const event of mergeEvents(scenario.events, inputs)) {
    if (event.do !== 'set' || event.atMs > 0) return { why: 'something happens while it runs' };
    applyToNodes(nodes, event, 'inputs');
  }
  const path = pathOf(nodes);
  if (path === null) return { why: 'more than one way leads from clients to a service' };
  const [clients, next] = path;
  const last = path[path.length - 1];
  if (path.length >= 2 && next.node.kind === 'cache') return cacheForm(next.id, clients.node, next.node as CacheConfig);
  if (Object.keys(nodes).length > path.length) return { why: 'something stands beside the way' };
  const between = path.slice(1, -1);
  if (last.node.kind !== 'service' || between.length > 1 || between.some(({ node }) => node.kind !== 'balancer'))
    return { why: 'something stands between clients and the service' };
  const travelMs =
    2 * path.slice(1).reduce((sum, { id }, i) => sum + (scenario.links[`${path[i].id}->${id}`]?.latencyMs ?? 0), 0);
  return serviceForm(clients.node, between[0]?.node, last.node as ServiceConfig, travelMs);
}

interface Step {
  readonly id: string;
  readonly node: NodeScenario;
}

/** The nodes that calls go through, where there is only one way. */
function pathOf(nodes: Readonly<Record<string, NodeScenario>>): Step[] | null {
  const clients = Object.entries(nodes).filter(([, { kind }]) => kind === 'clients');
  if (clients.length !== 1) return null;
  const path: Step[] = [{ id: clients[0][0], node: clients[0][1] }];
  for (;;) {
    const { to } = path[path.length - 1].node;
    const targets = to === undefined ? [] : typeof to === 'string' ? [to] : to;
    if (targets.length === 0) return path;
    if (targets.length > 1) return null;
    path.push({ id: targets[0], node: nodes[targets[0]] });
  }
}

interface Line {
  readonly arrivalRps: Rps;
  readonly meanServiceMs: Ms;
  /** Standard deviation of the work over its mean; null where unknown. */
  readonly cv: number | null;
  readonly isExponential: boolean;
  readonly isConstant: boolean;
  readonly servers: number;
  /** Null: any number may wait. */
  readonly room: number | null;
}

function serviceForm(
  clients: NodeScenario,
  balancer: NodeScenario | undefined,
  service: ServiceConfig,
  travelMs: Ms,
): ClosedForm | NoClosedForm {
  const { backends, serviceMs } = service;
  const arrivals = clients.arrivals as { readonly kind: string; readonly rateRps: number };
  if (arrivals.kind !== 'poisson') return { why: 'arrivals are not a Poisson stream of one rate' };
  if (clients.timeoutMs !== null) return { why: 'clients give up' };
  if ((clients.classes as readonly unknown[]).length > 0) return { why: 'there are several classes of request' };
  if (service.discipline !== 'fifo') return { why: 'the line is not served first come, first served' };
  if (
    balancer === undefined
      ? backends.length > 1
      : (balancer.algorithm as { kind: string }).kind !== 'random' && backends.length > 1
  )
    return { why: 'no formula is known for how backends are chosen' };
  if (!backends.every((one) => isAlike(one, backends[0], service))) return { why: 'backends differ' };
  const mean = meanOf(serviceMs);
  if (mean === null || mean === 0) return { why: 'the mean of the work has no closed form' };
  const spread = backends.length;
  const line: Line = {
    arrivalRps: arrivals.rateRps / spread,
    meanServiceMs: mean / backends[0].speed,
    cv: variationOf(serviceMs as DistributionConfig),
    isExponential: serviceMs.kind === 'exponential',
    isConstant: serviceMs.kind === 'constant',
    servers: backends[0].concurrency ?? service.concurrency,
    room: backends[0].queueLimit ?? service.queueLimit,
  };
  const form = formOf(line);
  if (form === null) return { why: whyNone(line) };
  const among = spread === 1 ? '' : `, ${spread} lines apart: a Poisson stream spread at random is Poisson again`;
  return {
    name: spread === 1 ? form.name : `${spread} × ${form.name}`,
    holds: `Poisson arrivals, ${form.holds}${among}; once it has settled, which near full load takes longer than a run lasts`,
    figures: steady(() => whole(form.answer(), spread, travelMs)),
  };
}

const isAlike = (one: BackendSetup, other: BackendSetup, service: ServiceConfig): boolean =>
  !one.backup &&
  one.maxConnections === 0 &&
  one.speed === other.speed &&
  (one.concurrency ?? service.concurrency) === (other.concurrency ?? service.concurrency) &&
  (one.queueLimit ?? service.queueLimit) === (other.queueLimit ?? service.queueLimit);

/** Of one line: times without travel, shares, and what gets through. */
interface LineAnswer {
  readonly latencyMs: Readonly<Record<string, Ms>>;
  readonly failedRatio: number;
  readonly goodputRps: Rps;
}

interface Form {
  readonly name: string;
  readonly holds: string;
  readonly answer: () => LineAnswer;
}

function formOf({ arrivalRps, meanServiceMs, cv, isExponential, isConstant, servers, room }: Line): Form | null {
  const serviceRps = 1000 / meanServiceMs;
  const all = { failedRatio: 0, goodputRps: arrivalRps };
  if (room === 0)
    return {
      name: 'Erlang B',
      holds: 'so many servers and no line',
      answer: () => {
        const { blockingProbability } = erlangB({ offeredErlangs: arrivalRps / serviceRps, servers });
        return {
          latencyMs: { mean: meanServiceMs },
          failedRatio: blockingProbability,
          goodputRps: arrivalRps * (1 - blockingProbability),
        };
      },
    };
  if (room !== null)
    return isExponential && servers === 1
      ? {
          name: 'M/M/1/K',
          holds: 'exponential work, one at a time, so many in line at most',
          answer: () => {
            const { meanResponseMs, blockingProbability, throughputRps } = mm1k({ arrivalRps, serviceRps, capacity: room + 1 });
            return { latencyMs: { mean: meanResponseMs }, failedRatio: blockingProbability, goodputRps: throughputRps };
          },
        }
      : null;
  if (servers > 1)
    return isExponential
      ? {
          name: 'M/M/c',
          holds: 'exponential work, several servers on one line',
          answer: () => ({ ...all, latencyMs: { mean: mmc({ arrivalRps, serviceRps, servers }).meanResponseMs } }),
        }
      : null;
  if (isExponential)
    return {
      name: 'M/M/1',
      holds: 'exponential work, one at a time',
      answer: () => {
        const { meanResponseMs, p50ResponseMs, p95ResponseMs, p99ResponseMs } = mm1({ arrivalRps, serviceRps });
        return { ...all, latencyMs: { mean: meanResponseMs, p50: p50ResponseMs, p95: p95ResponseMs, p99: p99ResponseMs } };
      },
    };
  if (cv === null) return null;
  return {
    name: isConstant ? 'M/D/1' : 'M/G/1',
    holds: `work of ${isConstant ? 'constant length' : 'any variation'}, one at a time`,
    answer: () => ({ ...all, latencyMs: { mean: mg1({ arrivalRps, meanServiceMs, serviceCv: cv }).meanResponseMs } }),
  };
}

function whyNone({ servers, room, cv }: Line): string {
  if (room !== null) return 'the line is limited, and work is not exponential or done several at a time';
  return servers > 1
    ? 'several are served at a time, and work is not exponential'
    : cv === null
      ? 'the variation of the work has no closed form'
      : '';
}

const whole = ({ latencyMs, failedRatio, goodputRps }: LineAnswer, spread: number, travelMs: Ms): Record<string, number> => ({
  ...Object.fromEntries(Object.entries(latencyMs).map(([name, ms]) => [`latencyMs.${name}`, ms + travelMs])),
  failedRatio,
  goodputRps: goodputRps * spread,
});

function steady<T>(answer: () => T): T | null {
  try {
    return answer();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function cacheForm(id: string, clients: NodeScenario, cache: CacheConfig): ClosedForm | NoClosedForm {
  const keys = clients.keys as { readonly kind: string; readonly count: number; readonly exponent: number };
  if (keys.kind !== 'zipf') return { why: 'keys are not asked for by Zipf’s law' };
  if ((clients.writeRatio as number) > 0) return { why: 'keys are written as well' };
  if (cache.policy.kind !== 'lru') return { why: 'the cache is not LRU' };
  if (cache.ttlMs !== null) return { why: 'entries expire' };
  const capacity = cache.policy.capacity as number;
  const { lruHitRatio } = zipfHitRatio({ items: keys.count, capacity, exponent: keys.exponent });
  return {
    name: 'Che’s approximation',
    holds: 'Zipf keys asked for independently, LRU, nothing expires; once the cache is warm',
    figures: { [`nodes.${id}.hitRatio`]: lruHitRatio },
  };
}
