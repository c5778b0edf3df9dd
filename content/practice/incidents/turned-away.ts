import { add, answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'turned-away',
  title: 'Partners are turned away',
  story:
    'Partners write that their calls come back at once with “too many requests”, and that they send what they always send. The machines behind the limiter are quieter than on a Sunday.',
  teaches: 'rate-limiting',
  system: system('Partner API', {
    users: users('limiter', 100),
    limiter: {
      kind: 'limiter',
      label: 'Limiter',
      algorithm: { kind: 'token-bucket', capacity: 60, refillPerSecond: 140 },
      to: 'lb',
    },
    lb: balancer('least-connections'),
    app: service('API', ['a', 'b', 'c'], 70),
  }),
  slo: [answered(0.98), p95(400)],
  causes: [
    {
      text: 'The limiter lets through less than the normal traffic',
      correct: true,
      why: 'Every refusal is the limiter’s, the answered line is cut off flat, and the machines behind it are idle.',
    },
    {
      text: 'A partner floods the API',
      why: 'The offered line did not rise. The limit came down to it.',
    },
    {
      text: 'The bucket is too small for bursts',
      why: 'A small bucket refuses at peaks and lets the average through. Here the average itself is cut off.',
    },
    { text: 'The machines are overloaded', why: 'They are quieter than before: what they do not see they need not do.' },
    {
      text: 'The breaker before the API is open',
      why: 'There is no breaker on the way, and part of the calls is answered all the time.',
    },
  ],
  knobs: [
    'limiter.algorithm.refillPerSecond',
    'limiter.algorithm.capacity',
    'app.queueLimit',
    'app.concurrency',
    'users.timeoutMs',
    'lb.algorithm',
  ],
  repairs: ['app'],
  prices: { app: 100, 'app.concurrency': 90 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const rate = oneOf(rng, [45, 50, 55, 60, 65, 70]);
    return {
      events: [{ atMs, do: 'set', target: 'limiter', knob: 'algorithm.refillPerSecond', value: rate }],
      said: `The limit was set to ${rate} a second; the traffic is 100. It had been worked out for one of two regions.`,
      mend: [set('limiter.algorithm.refillPerSecond', 140)],
      tempting: [
        {
          label: 'Add a machine',
          changes: [add('app', 'd')],
          why: 'It stands behind the limiter and gets nothing to do either.',
        },
        {
          label: 'Make the bucket larger',
          changes: [set('limiter.algorithm.capacity', 600)],
          why: 'A larger bucket fills no faster. What comes out over a minute is the refill.',
        },
        {
          label: 'Let users wait longer',
          changes: [set('users.timeoutMs', 5000)],
          why: 'Nobody waited: a refusal comes back at once.',
        },
      ],
    };
  },
};
