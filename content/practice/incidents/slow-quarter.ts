import { add, answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

const names = ['a', 'b', 'c', 'd'];

export const incident: Incident = {
  id: 'slow-quarter',
  title: 'Checkout is slow for some',
  story:
    'Support has tickets: checkout hangs, then works on the next try. Four machines stand behind one balancer that sends to each in turn. On a normal day 95 of 100 are done within a third of a second, and a fifth machine was never needed.',
  teaches: 'load-balancing',
  system: system('Checkout', {
    users: users('lb', 100),
    lb: balancer('round-robin'),
    app: service('Checkout', names, 60, { queueLimit: 40 }),
  }),
  slo: [answered(0.98), p95(500)],
  causes: [
    {
      text: 'One machine has become slow',
      correct: true,
      why: 'One line grows while the others stay empty, and the failures are every fourth request: its share, taken in turn.',
    },
    {
      text: 'There are not enough machines for the traffic',
      why: 'Then every line would grow. Three of the four are more than half idle.',
    },
    {
      text: 'The balancer sends one machine more than its share',
      why: 'All four are sent the same number of requests a second. What differs is how many come back.',
    },
    {
      text: 'One machine answers with errors',
      why: 'Nothing answers with an error: requests time out or are refused by a full line, which is slowness.',
    },
    {
      text: 'The users give up too early',
      why: 'The same patience was enough before, and still is at three machines of four.',
    },
  ],
  knobs: ['lb.algorithm', 'users.timeoutMs', 'app.queueLimit', 'app.concurrency'],
  repairs: ['app'],
  prices: { app: 100, 'app.concurrency': 120 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const bad = oneOf(rng, names);
    const factor = 5 + rng.below(5);
    return {
      events: [{ atMs, do: 'slow', target: `app/${bad}`, factor }],
      said: `Machine ${bad} takes ${factor} times as long for everything it does: a failing disk, a noisy neighbour, a backup that nobody planned.`,
      mend: [{ do: 'drain', target: `app/${bad}` }],
      tempting: [
        {
          label: 'Add a fifth machine',
          changes: [add('app', 'e')],
          why: 'In turn, one in five still goes to the slow machine, and that is more than it can do.',
        },
        {
          label: 'Let the lines be longer',
          changes: [set('app.queueLimit', 200)],
          why: 'The slow machine’s line is now long enough that everybody in it gives up before their turn.',
        },
        {
          label: 'Let users wait twice as long',
          changes: [set('users.timeoutMs', 3000)],
          why: 'Some of the slow answers now count, but they are still slow, and the line is as full as before.',
        },
      ],
    };
  },
};
