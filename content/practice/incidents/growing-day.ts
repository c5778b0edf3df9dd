import { answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'growing-day',
  title: 'The campaign works, the site does not',
  story:
    'Marketing’s campaign brings what was promised. The autoscaler was set up for days like this one: it added machines in the first seconds. It has added none since, and requests time out.',
  teaches: 'autoscaling',
  system: system('Shop', {
    users: users('lb', 60),
    lb: balancer('least-connections'),
    app: service('Shop', ['a', 'b'], 80),
    scaler: {
      kind: 'autoscaler',
      label: 'Autoscaler',
      of: 'app',
      algorithm: {
        kind: 'kubernetes-hpa',
        minReplicas: 1,
        maxReplicas: 4,
        cpuInitializationPeriodMs: 0,
        initialReadinessDelayMs: 0,
        metricWindowMs: 3000,
      },
      syncPeriodMs: 1000,
      startMs: 1500,
      warmupMs: 500,
    },
  }),
  slo: [answered(0.98), p95(600)],
  causes: [
    {
      text: 'The autoscaler has reached its ceiling',
      correct: true,
      why: 'What it measures is above its target at every look, and it still wants no more: it is not allowed to.',
    },
    {
      text: 'New machines take too long to start',
      why: 'The ones it added were ready within seconds. None is starting now.',
    },
    {
      text: 'The autoscaler looks too seldom',
      why: 'It looks every second and sees the same thing: more load than it aims for.',
    },
    {
      text: 'The autoscaler adds and removes in turn',
      why: 'The number of machines is a flat line since it last grew. Nothing was removed.',
    },
    {
      text: 'The new machines get no traffic',
      why: 'All machines are equally busy, the added ones too. They are all at their end.',
    },
  ],
  knobs: [
    'scaler.algorithm.maxReplicas',
    'scaler.algorithm.minReplicas',
    'scaler.syncPeriodMs',
    'scaler.warmupMs',
    'app.queueLimit',
    'users.timeoutMs',
  ],
  repairs: [],
  prices: { 'scaler.algorithm.maxReplicas': 100, 'scaler.algorithm.minReplicas': 100 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const peak = oneOf(rng, [240, 255, 270, 285]);
    const step = (share: number, afterMs: number) => ({
      atMs: atMs + afterMs,
      do: 'set' as const,
      target: 'users',
      knob: 'arrivals.rateRps',
      value: 60 + Math.round((peak - 60) * share),
    });
    return {
      events: [step(0.3, 0), step(0.6, 3000), step(1, 6000)],
      said: `Traffic grew to ${peak} a second, which needs six or seven machines. Four is the most that the autoscaler may have.`,
      mend: [set('scaler.algorithm.maxReplicas', 8)],
      tempting: [
        {
          label: 'Let the autoscaler look four times as often',
          changes: [set('scaler.syncPeriodMs', 250)],
          why: 'It already knows. Looking more often does not lift a ceiling.',
        },
        {
          label: 'Begin with four machines',
          changes: [set('scaler.algorithm.minReplicas', 4)],
          why: 'There are four. The floor was never what held it.',
        },
        {
          label: 'Let the lines be longer',
          changes: [set('app.queueLimit', 300)],
          why: 'More traffic than capacity fills any line. It fills a longer one with people who have left.',
        },
      ],
    };
  },
};
