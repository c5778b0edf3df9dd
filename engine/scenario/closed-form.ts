import type { VariantConfig } from '../knobs/variants';
import { type DistributionConfig, meanOf } from '../random/distributions';
import { variationOf } from '../random/variation';
import type { BackendSetup } from '../stations/backend';
import type { CacheConfig } from '../stations/cache-knobs';
import type { ServiceConfig } from '../stations/service-config';
import { zipfHitRatio } from '../theory/caching';
import { mva } from '../theory/closed-network';
import { powerOfD } from '../theory/power-of-d';
import type { Ms, Rps } from '../units';
import { type Line, type LineAnswer, lineFormOf, steady, whyNoLineForm } from './line-forms';
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
 * M/M/c, M/M/1/K and Erlang's loss; very many backends of which some are drawn; people who wait for their answers (MVA); and a
 * Zipf stream before an LRU cache without expiry (Che). Not a loop: loads that overtake each other break its order.
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

function serviceForm(
  clients: NodeScenario,
  balancer: NodeScenario | undefined,
  service: ServiceConfig,
  travelMs: Ms,
): ClosedForm | NoClosedForm {
  const { backends, serviceMs } = service;
  const arrivals = clients.arrivals as VariantConfig;
  const algorithm = backends.length === 1 ? null : (balancer?.algorithm as VariantConfig | undefined);
  if (arrivals.kind !== 'poisson' && arrivals.kind !== 'users') return { why: 'arrivals are not a Poisson stream of one rate' };
  if (clients.timeoutMs !== null) return { why: 'clients give up' };
  if ((clients.classes as readonly unknown[]).length > 0) return { why: 'there are several classes of request' };
  if (service.discipline !== 'fifo') return { why: 'the line is not served first come, first served' };
  if (!backends.every((one) => isAlike(one, backends[0], service))) return { why: 'backends differ' };
  const mean = meanOf(serviceMs);
  if (mean === null || mean === 0) return { why: 'the mean of the work has no closed form' };
  const line: Line = {
    meanServiceMs: mean / backends[0].speed,
    cv: variationOf(serviceMs as DistributionConfig),
    isExponential: serviceMs.kind === 'exponential',
    isConstant: serviceMs.kind === 'constant',
    servers: backends[0].concurrency ?? service.concurrency,
    room: backends[0].queueLimit ?? service.queueLimit,
  };
  const isSimple = line.isExponential && line.servers === 1 && line.room === null;
  if (arrivals.kind === 'users')
    return isSimple && algorithm === null
      ? closedNetworkForm(arrivals, line, travelMs)
      : { why: 'people wait for their answers, and do not share one line of exponential work, one at a time' };
  const arrivalRps = (arrivals.rateRps as Rps) / backends.length;
  if (algorithm === null || algorithm?.kind === 'random') return spreadForm(line, arrivalRps, backends.length, travelMs);
  if (algorithm?.kind === 'power-of-two-choices' && isSimple && backends.length >= MANY_BACKENDS)
    return choicesForm(algorithm.choices as number, line, arrivalRps, backends.length, travelMs);
  return { why: 'no formula is known for how backends are chosen' };
}

/** Fewer than these are too far from a limit of very many. */
const MANY_BACKENDS = 16;
const SETTLED = 'once it has settled, which near full load takes longer than a run lasts';

function spreadForm(line: Line, arrivalRps: Rps, lines: number, travelMs: Ms): ClosedForm | NoClosedForm {
  const form = lineFormOf(line, arrivalRps);
  if (form === null) return { why: whyNoLineForm(line) };
  const among = lines === 1 ? '' : ', lines apart: a Poisson stream spread at random is Poisson again';
  return {
    name: lines === 1 ? form.name : `${lines} × ${form.name}`,
    holds: `Poisson arrivals, ${form.holds}${among}; ${SETTLED}`,
    figures: steady(() => whole(form.answer(), lines, travelMs)),
  };
}

function choicesForm(choices: number, { meanServiceMs }: Line, arrivalRps: Rps, lines: number, travelMs: Ms): ClosedForm {
  return {
    name: 'power of d choices',
    holds: `Poisson arrivals, exponential work, and the limit of very many backends, whose lines are known at once; ${SETTLED}`,
    figures: steady(() => {
      const { meanResponseInServiceTimes } = powerOfD({ load: (arrivalRps * meanServiceMs) / 1000, choices });
      const latencyMs = { mean: meanResponseInServiceTimes * meanServiceMs };
      return whole({ latencyMs, failedRatio: 0, goodputRps: arrivalRps }, lines, travelMs);
    }),
  };
}

/** The wire is one more place where people are and do not wait for each other, as thinking is. */
function closedNetworkForm({ count, meanThinkMs }: VariantConfig, { meanServiceMs }: Line, travelMs: Ms): ClosedForm {
  const answer = mva({ customers: count as number, serviceMs: meanServiceMs, thinkMs: (meanThinkMs as Ms) + travelMs });
  const figures = { latencyMs: { mean: answer.meanResponseMs }, failedRatio: 0, goodputRps: answer.throughputRps };
  return {
    name: 'closed network (MVA)',
    holds: 'so many people who wait for their answer, exponential work, one at a time; once it has settled',
    figures: (count as number) === 0 ? null : whole(figures, 1, travelMs),
  };
}

const isAlike = (one: BackendSetup, other: BackendSetup, service: ServiceConfig): boolean =>
  !one.backup &&
  one.maxConnections === 0 &&
  one.speed === other.speed &&
  (one.concurrency ?? service.concurrency) === (other.concurrency ?? service.concurrency) &&
  (one.queueLimit ?? service.queueLimit) === (other.queueLimit ?? service.queueLimit);

const whole = ({ latencyMs, failedRatio, goodputRps }: LineAnswer, spread: number, travelMs: Ms): Record<string, number> => ({
  ...Object.fromEntries(Object.entries(latencyMs).map(([name, ms]) => [`latencyMs.${name}`, ms + travelMs])),
  failedRatio,
  goodputRps: goodputRps * spread,
});

function cacheForm(id: string, clients: NodeScenario, cache: CacheConfig): ClosedForm | NoClosedForm {
  const keys = clients.keys as VariantConfig;
  const [asked, capacity] = [keys.count as number, cache.policy.capacity as number];
  if (keys.kind !== 'zipf') return { why: 'keys are not asked for by Zipf’s law' };
  if ((clients.writeRatio as number) > 0) return { why: 'keys are written as well' };
  if (cache.ttlMs !== null) return { why: 'entries expire' };
  if (cache.policy.kind !== 'lru') return { why: 'the cache is not LRU' };
  return {
    name: 'Che’s approximation',
    holds: 'Zipf keys asked for independently, LRU, nothing expires; once the cache is warm',
    figures: {
      [`nodes.${id}.hitRatio`]: zipfHitRatio({ items: asked, capacity, exponent: keys.exponent as number }).lruHitRatio,
    },
  };
}
