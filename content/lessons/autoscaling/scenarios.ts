/** Every system of this lesson: photos to be resized, a second of work each, by replicas that do one at a time. Times are those of life. */

type Node = Readonly<Record<string, unknown>>;

export interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly windowMs: number;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** What somebody writes first: above 70% for five minutes, two more; below 30% for a quarter of an hour, one less. */
export const firstRule = {
  kind: 'threshold',
  metric: 'cpu',
  high: 0.7,
  low: 0.3,
  highForMs: 5 * MINUTE,
  lowForMs: 15 * MINUTE,
  stepOut: 2,
  stepIn: 1,
  cooldownMs: 5 * MINUTE,
  minReplicas: 3,
  maxReplicas: 40,
} as const;

export const tracking = (metric: string, target: number, scaleOutCooldownMs: number, more: Node = {}): Node => ({
  kind: 'target-tracking',
  metric,
  target,
  scaleOutCooldownMs,
  scaleInCooldownMs: MINUTE,
  minReplicas: 3,
  maxReplicas: 40,
  ...more,
});

function system(title: string, arrivals: Node, algorithm: Node, forMs: number, replicas = 3, scaler: Node = {}): System {
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    windowMs: 5 * SECOND,
    nodes: {
      users: { kind: 'clients', arrivals, to: 'lb' },
      lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' },
      app: {
        kind: 'service',
        backends: Array.from({ length: replicas }, (_, i) => ({ id: `r${i + 1}` })),
        concurrency: 1,
        queueLimit: 10,
        serviceMs: { kind: 'lognormal', meanMs: 1000, cv: 0.3 },
      },
      scaler: {
        kind: 'autoscaler',
        of: 'app',
        algorithm,
        syncPeriodMs: 15 * SECOND,
        startMs: MINUTE,
        warmupMs: MINUTE,
        drainMs: 30 * SECOND,
        ...scaler,
      },
    },
    links: { 'users->lb': { latencyMs: 10 }, 'lb->app': { latencyMs: 10 } },
  };
}

/** The same system under another rule. */
export const under = (base: System, algorithm: Node): System => ({
  ...base,
  nodes: { ...base.nodes, scaler: { ...base.nodes.scaler, algorithm } },
});

const steps = (...points: readonly (readonly [minute: number, rps: number])[]): Node => ({
  kind: 'curve',
  shape: 'steps',
  points: points.map(([minute, rps]) => [minute * MINUTE, rps]),
});
const line = (...points: readonly (readonly [minute: number, rps: number])[]): Node => ({
  ...steps(...points),
  shape: 'linear',
});

/** At minute 3 a newspaper links to the site: eight times the photos, from one second to the next. */
export const news = system('A link in the news', steps([0, 1], [3, 8]), firstRule, 30 * MINUTE);

/** The same jump, and a rule without patience. */
export const eager = system('Asking again for what is on its way', steps([0, 1], [3, 8]), tracking('cpu', 0.7, 0), 15 * MINUTE);

/** A little longer than a replica takes from being asked for to serving: what was asked for has its effect before more is. */
export const PATIENCE_MS = 2 * MINUTE + 15 * SECOND;

/** The jump once more, with patience; what is watched is for the learner to choose. */
export const watching = under(eager, tracking('cpu', 0.6, PATIENCE_MS));

/** Waves: four minutes from trough to trough. */
export const waves = system(
  'Waves',
  { kind: 'day', lowRps: 2, highRps: 7, periodMs: 4 * MINUTE },
  { kind: 'kubernetes-hpa', minReplicas: 3, maxReplicas: 40, downscaleStabilizationMs: 0 },
  24 * MINUTE,
  5,
);

const aDay = line([0, 0.3], [8, 0.3], [13, 6], [17, 4], [22, 9], [26, 3], [31, 0.3], [40, 0.3]);
/** A day squeezed into forty minutes: night, a steep morning, noon, an evening peak, night. */
export const day = system('A day in forty minutes', aDay, firstRule, 40 * MINUTE);

/** Nobody scales: so many from beginning to end. */
export const fixed = (replicas: number): Node => ({
  kind: 'scheduled',
  schedule: [{ atMs: 0, replicas }],
  minReplicas: replicas,
  maxReplicas: replicas,
});

/** Somebody who knows the day has written it down. */
export const timetable: Node = {
  kind: 'scheduled',
  schedule: [
    { atMs: 0, replicas: 3 },
    { atMs: 7 * MINUTE, replicas: 8 },
    { atMs: 17 * MINUTE, replicas: 12 },
    { atMs: 26 * MINUTE, replicas: 3 },
  ],
  minReplicas: 3,
  maxReplicas: 40,
};

export const stepRule: Node = {
  kind: 'step',
  metric: 'cpu',
  threshold: 0.7,
  scaleOut: [
    { lower: 0, upper: 0.2, adjustment: 1 },
    { lower: 0.2, upper: null, adjustment: 4 },
  ],
  scaleIn: [{ lower: null, upper: -0.3, adjustment: -1 }],
  cooldownMs: PATIENCE_MS,
  minReplicas: 3,
  maxReplicas: 40,
};

/** The manifest that the page prints, for photos instead of web pages: 0.7 of a photo a second each. */
export const manifest: Node = {
  kind: 'kubernetes-hpa',
  minReplicas: 3,
  maxReplicas: 40,
  metrics: [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    { type: 'Pods', pods: { metric: { name: 'requestsPerSecond' }, target: { type: 'AverageValue', averageValue: '700m' } } },
  ],
  behavior: {
    scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
  },
};

export const EACH = 'requestsPerSecondPerReplica';

/** For the question that draws its own: a steady rate, a target, and time to settle. */
export const settling = {
  ...system('Settling', { kind: 'constant', rateRps: '$rate' }, tracking(EACH, 0.5, 30 * SECOND), 6 * MINUTE, 3, {
    startMs: 5 * SECOND,
    warmupMs: 5 * SECOND,
    algorithm: { ...tracking(EACH, 0.5, 30 * SECOND), target: '$target' },
  }),
};

/** The opening with other times. */
export const lateness = {
  ...news,
  title: 'How late',
  nodes: {
    ...news.nodes,
    scaler: {
      ...news.nodes.scaler,
      algorithm: { ...firstRule, highForMs: '$hold', cooldownMs: '$cooldown' },
      warmupMs: '$warm',
    },
  },
};
