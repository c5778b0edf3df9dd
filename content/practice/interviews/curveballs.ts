import type { FigureGoal, FigureUnit } from '../../figures';
import { type DrawnSystem, drawn, mendedBy, poisson } from '../items/systems';

/** Something happens to the system while you talk about it. You say what you would have; the engine says how it goes. */
export interface Curveball {
  readonly id: CurveballId;
  readonly title: string;
  readonly says: string;
  readonly asIs: DrawnSystem;
  readonly goals: readonly CurveballGoal[];
  readonly answers: readonly CurveballAnswer[];
}

export const curveballIds = ['traffic', 'region', 'storm'] as const;
export type CurveballId = (typeof curveballIds)[number];

export interface CurveballGoal extends FigureGoal {
  readonly label: string;
  readonly unit: FigureUnit;
}

export interface CurveballAnswer {
  readonly id: string;
  readonly text: string;
  readonly system: DrawnSystem;
  /** What the run shows, and why. */
  readonly why: string;
}

const work = (meanMs: number) => ({ kind: 'lognormal', meanMs, cv: 0.5 });
const named = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i + 1}` }));

const answeredFrom = (label: string, fromMs: number, toMs: number, value: number): CurveballGoal => ({
  label,
  read: {
    divide: [
      { series: 'goodputRps', fold: 'mean', fromMs, toMs },
      { series: 'offeredRps', fold: 'mean', fromMs, toMs },
    ],
  },
  op: '>=',
  value,
  unit: 'ratio',
});

/** What the parts are called in this interview. */
export interface Names {
  readonly users: string;
  readonly app: string;
}

/** Ten times the traffic for twenty seconds, on a fleet that is 60% busy: at most a sixth can be answered. */
export function tenfold({ users, app }: Names): Curveball {
  const asIs = drawn('Ten times the traffic', {
    users: {
      kind: 'clients',
      label: users,
      arrivals: { kind: 'spike', rateRps: 24, spikeRps: 240, spikeAtMs: 15_000, spikeForMs: 20_000 },
      timeoutMs: 2000,
      to: 'lb',
    },
    lb: { kind: 'balancer', label: 'balancer', algorithm: 'least-connections', to: 'app' },
    app: { kind: 'service', label: app, backends: named('m', 4), concurrency: 1, queueLimit: 200, serviceMs: work(100) },
  });
  const retrying = {
    ...asIs,
    nodes: {
      users: { ...asIs.nodes.users, to: 'retry' },
      retry: {
        kind: 'retry',
        label: 'retry',
        maxAttempts: 3,
        perTryTimeoutMs: 700,
        backoff: { kind: 'exponential', baseMs: 100, jitter: 'full' },
        to: 'lb',
      },
      lb: asIs.nodes.lb!,
      app: asIs.nodes.app!,
    },
    links: { ...asIs.links, 'users->retry': { latencyMs: 5 }, 'retry->lb': { latencyMs: 5 } },
  };
  const { 'users->lb': _, ...links } = retrying.links as DrawnSystem['links'];
  return {
    id: 'traffic',
    title: 'Ten times the traffic',
    says: `A link to us is in the news. The ${users} ask ten times as much as usual, at once, for twenty seconds. The machines have long lines. What do you want in place?`,
    asIs,
    goals: [
      {
        label: 'Answered in time each second, during it',
        read: { series: 'goodputRps', fold: 'mean', fromMs: 20_000, toMs: 34_000 },
        op: '>=',
        value: 30,
        unit: 'rps',
      },
      answeredFrom('Answered in time, once it is over', 40_000, 60_000, 0.95),
    ],
    answers: [
      {
        id: 'short',
        text: 'Short lines: what does not fit is refused at once',
        system: mendedBy(asIs, 'app', { queueLimit: 6 }),
        why: 'The machines work at full pace on requests that somebody still waits for. The rest hear no in a moment, and it is over when the peak is.',
      },
      {
        id: 'longer',
        text: 'Longer lines, so that nobody is refused',
        system: mendedBy(asIs, 'app', { queueLimit: 2000 }),
        why: 'Everybody waits longer than they care to. The machines are busy with requests whose callers have left, and go on so after the peak.',
      },
      {
        id: 'retries',
        text: 'Retries with backoff for what fails',
        system: { ...(retrying as DrawnSystem), links },
        why: 'There is no room for the first tries; second and third ones take it from others.',
      },
      {
        id: 'slots',
        text: 'Twice the machines',
        system: mendedBy(asIs, 'app', { backends: named('m', 8) }),
        why: 'Eighty a second against 240, with the same long lines: it is as full, only dearer.',
      },
    ],
  };
}

/** Two regions behind one name; at second fifteen one of them is gone. */
export function regionLost({ users, app }: Names): Curveball {
  const asIs = drawn(
    'A region is lost',
    {
      users: { kind: 'clients', label: users, arrivals: poisson(110), timeoutMs: 1500, to: 'lb' },
      lb: { kind: 'balancer', label: 'global balancer', algorithm: 'round-robin', to: 'app' },
      app: {
        kind: 'service',
        label: app,
        backends: [...named('east', 2), ...named('west', 2)],
        concurrency: 4,
        queueLimit: 30,
        serviceMs: work(100),
      },
      checks: {
        kind: 'health-checks',
        label: 'checks',
        of: 'lb',
        mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 },
      },
    },
    {
      events: [
        { atMs: 15_000, do: 'kill', target: 'app/east1' },
        { atMs: 15_000, do: 'kill', target: 'app/east2' },
      ],
    },
  );
  return {
    id: 'region',
    title: 'A region is lost',
    says: `The eastern region is gone, with half of the machines. Traffic moves within seconds. Both regions were about 70% busy. What do you wish you had?`,
    asIs,
    goals: [answeredFrom('Answered in time without the region', 25_000, 60_000, 0.98)],
    answers: [
      {
        id: 'room',
        text: 'Each region large enough for everybody, so below half busy',
        system: mendedBy(asIs, 'app', { concurrency: 8 }),
        why: 'What is left carries all of it, now. It is the price of losing a region: you pay for twice the machines on every quiet day.',
      },
      {
        id: 'faster',
        text: 'Health checks every 200 ms',
        system: mendedBy(asIs, 'checks', {
          mechanism: { kind: 'active', intervalMs: 200, timeoutMs: 150, fall: 2, rise: 2 },
        }),
        why: 'A second sooner the traffic is in the west, where there is no room for it. Detection was not what was missing.',
      },
      {
        id: 'timeout',
        text: 'A longer timeout, so that slow answers still count',
        system: mendedBy(asIs, 'users', { timeoutMs: 4000 }),
        why: 'More is asked than the west can do; however long one waits, what is above its capacity gets no answer.',
      },
      {
        id: 'queues',
        text: 'Longer lines in the region that is left',
        system: mendedBy(asIs, 'app', { queueLimit: 300 }),
        why: 'A line holds a burst. This lasts: the line fills, and then everybody waits for its whole length.',
      },
    ],
  };
}

/** A slow spell that retries turn into an outage of its own. */
export function retryStorm({ users, app }: Names): Curveball {
  const retry = {
    kind: 'retry',
    label: 'retry: 3 tries',
    maxAttempts: 3,
    perTryTimeoutMs: 1000,
    backoff: { kind: 'exponential', baseMs: 100, jitter: 'full' },
    to: 'lb',
  };
  const asIs = drawn(
    'A retry storm',
    {
      users: { kind: 'clients', label: users, arrivals: poisson(20), timeoutMs: 4000, to: 'retry' },
      retry,
      lb: { kind: 'balancer', label: 'balancer', algorithm: 'least-connections', to: 'app' },
      app: { kind: 'service', label: app, backends: named('m', 3), concurrency: 1, serviceMs: work(100) },
    },
    {
      events: [
        { atMs: 10_000, do: 'slow', target: 'app', factor: 4 },
        { atMs: 20_000, do: 'slow', target: 'app', factor: 1 },
      ],
    },
  );
  return {
    id: 'storm',
    title: 'A retry storm',
    says: `The ${app} were four times as slow for ten seconds. They are well again, and nothing recovers: traffic is three times the usual. What would have kept it from staying down?`,
    asIs,
    goals: [answeredFrom('Answered in time, after the slow spell', 35_000, 60_000, 0.95)],
    answers: [
      {
        id: 'budget',
        text: 'A budget: no retries beyond a tenth of the requests',
        system: mendedBy(asIs, 'retry', {
          label: 'retry: at most a tenth',
          budget: { kind: 'finagle-budget', percentCanRetry: 0.1, minRetriesPerSecond: 0 },
        }),
        why: 'Without the extra load the fleet has room to work off its lines, and is back soon after the slow spell.',
      },
      {
        id: 'jitter',
        text: 'Longer pauses between the tries, with jitter',
        system: mendedBy(asIs, 'retry', { backoff: { kind: 'exponential', baseMs: 400, jitter: 'full' } }),
        why: 'Pauses spread the tries; they do not make them fewer. The load stays above what the fleet can do.',
      },
      {
        id: 'more',
        text: 'More tries, since the first ones fail',
        system: mendedBy(asIs, 'retry', { label: 'retry: 5 tries', maxAttempts: 5 }),
        why: 'Each try that times out has cost the fleet its work. More of them feed what keeps it down.',
      },
      {
        id: 'turns',
        text: 'Another balancing algorithm: two random choices',
        system: mendedBy(asIs, 'lb', { algorithm: { kind: 'power-of-two-choices' } }),
        why: 'All machines are equally full. Nobody is to be found who has room.',
      },
    ],
  };
}
