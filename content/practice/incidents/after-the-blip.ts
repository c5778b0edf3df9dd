import { add, answered, balancer, type Incident, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'after-the-blip',
  title: 'It was over, and it did not get better',
  story:
    'The database team had a few slow seconds and says that it is over. It is: every machine works at full speed. Still most requests fail, and users’ traffic is what it always was. A client library tries again whatever fails.',
  teaches: 'retry-storm',
  system: system('Orders', {
    users: users('retry', 60, { timeoutMs: 3000 }),
    retry: {
      kind: 'retry',
      label: 'Client library',
      maxAttempts: 5,
      perTryTimeoutMs: 800,
      backoff: { kind: 'constant', baseMs: 50 },
      to: 'lb',
    },
    lb: balancer('least-connections'),
    app: service('Orders', ['a', 'b', 'c'], 120, { queueLimit: 200 }),
  }),
  slo: [answered(0.97), p95(900)],
  causes: [
    {
      text: 'Retries keep the system overloaded',
      correct: true,
      why: 'Users ask as much as before, and the machines are asked several times as much. The lines are so long that every attempt times out in them, and every timeout is another attempt.',
    },
    {
      text: 'A machine is still slow',
      why: 'All three do the same work at the same pace as before the blip. The pace is normal, the amount is not.',
    },
    { text: 'Users have come back all at once', why: 'The offered line is flat: the users’ own traffic did not change.' },
    {
      text: 'The balancer piles everything on one machine',
      why: 'The three lines are of the same length. There is simply too much in them.',
    },
    {
      text: 'The lines are too short, so requests are refused',
      why: 'They time out in lines that are far too long. A shorter line would have refused them sooner and cheaper.',
    },
  ],
  knobs: ['retry.maxAttempts', 'retry.perTryTimeoutMs', 'retry.budget', 'users.timeoutMs', 'app.queueLimit', 'lb.algorithm'],
  repairs: ['app'],
  prices: { app: 150 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const factor = 5 + rng.below(4);
    const lastsMs = 5000 + 500 * rng.below(7);
    return {
      events: [
        { atMs, do: 'slow', target: 'app', factor },
        { atMs: atMs + lastsMs, do: 'slow', target: 'app', factor: 1 },
      ],
      said: `For ${lastsMs / 1000} seconds everything took ${factor} times as long. That filled the lines; the retries have kept them full ever since.`,
      mend: [set('retry.maxAttempts', 1)],
      tempting: [
        {
          label: 'Add a machine',
          changes: [add('app', 'd')],
          why: 'A third more machines against several times the load: the new one is flooded too.',
        },
        {
          label: 'Let the lines be longer',
          changes: [set('app.queueLimit', 600)],
          why: 'A longer line only makes sure that what is worked on has been given up already.',
        },
        {
          label: 'Send in turn instead',
          changes: [set('lb.algorithm', 'round-robin')],
          why: 'All machines are equally drowned. Who gets the next request makes no difference.',
        },
      ],
    };
  },
};
