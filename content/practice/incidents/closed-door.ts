import { add, answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'closed-door',
  title: 'The door keeps closing',
  story:
    'Payments are refused in waves: seconds of nothing, then all is well, then nothing again. The payment machines have always failed one call in fifty, and nobody minded. They are not busy.',
  teaches: 'circuit-breakers',
  system: {
    ...system('Payments', {
      users: users('breaker', 80),
      breaker: {
        kind: 'breaker',
        label: 'Breaker',
        algorithm: {
          kind: 'rolling-window',
          slidingWindowSize: 50,
          minimumNumberOfCalls: 20,
          failureRateThreshold: 0.5,
          waitDurationInOpenStateMs: 3000,
          permittedNumberOfCallsInHalfOpenState: 5,
        },
        to: 'lb',
      },
      lb: balancer('least-connections'),
      app: service('Payments', ['a', 'b', 'c'], 70),
    }),
    events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 0.02 }],
  },
  slo: [answered(0.96), p95(400)],
  causes: [
    {
      text: 'The breaker opens at failures that are normal here',
      correct: true,
      why: 'Nearly every refusal is the breaker’s own. Behind it one call in fifty fails, as on any day, and that is now enough to open it.',
    },
    {
      text: 'The payment machines fail more than before',
      why: 'Of the calls that reach them one in fifty fails, before and after. The breaker refuses the rest without asking.',
    },
    { text: 'The payment machines are overloaded', why: 'They have no line, and stand idle whenever the breaker is open.' },
    {
      text: 'One machine is broken and trips the breaker for all',
      why: 'The few errors come from all three machines alike.',
    },
    {
      text: 'The breaker stays open too long',
      why: 'It tries again after three seconds, as before. The trouble is that it opens at all.',
    },
  ],
  knobs: [
    'breaker.algorithm.failureRateThreshold',
    'breaker.algorithm.waitDurationInOpenStateMs',
    'breaker.algorithm.minimumNumberOfCalls',
    'breaker.algorithm.permittedNumberOfCallsInHalfOpenState',
    'app.concurrency',
    'users.timeoutMs',
  ],
  repairs: ['app'],
  prices: { app: 150, 'app.concurrency': 90 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const threshold = oneOf(rng, [0.02, 0.03, 0.04]);
    return {
      events: [{ atMs, do: 'set', target: 'breaker', knob: 'algorithm.failureRateThreshold', value: threshold }],
      said: `The breaker was set to open when ${Math.round(threshold * 100)}% of calls fail. With one in fifty failing on a good day, chance alone opens it again and again.`,
      mend: [set('breaker.algorithm.failureRateThreshold', 0.5)],
      tempting: [
        {
          label: 'Add a payment machine',
          changes: [add('app', 'd')],
          why: 'The machines had room. The calls never reach them.',
        },
        {
          label: 'Try again after one second instead of three',
          changes: [set('breaker.algorithm.waitDurationInOpenStateMs', 1000)],
          why: 'Each closure is shorter, and the door closes as often.',
        },
        {
          label: 'Do more at once on each machine',
          changes: [set('app.concurrency', 8)],
          why: 'Nobody waits for a machine. The refusals are made before any of them is asked.',
        },
      ],
    };
  },
};
