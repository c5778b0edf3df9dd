import { add, answered, balancer, type Incident, p95, service, set, system, users, whenDrawn } from './incident';

const skewed = (exponent: number, first: number) => ({ kind: 'zipf', count: 2000, exponent, first });

export const incident: Incident = {
  id: 'melting-node',
  title: 'One node melts, five are bored',
  story:
    'Requests carry the id of an article and go to the node that the ring gives it, so that its data is in memory there. An hour ago all six nodes were equally busy. Now one is at its end, and the rest do less than before.',
  teaches: 'consistent-hashing',
  system: system('Articles', {
    users: users('lb', 150, { keys: skewed(0.3, 1) }),
    lb: balancer({ kind: 'ring-hash' }),
    app: service('Articles', ['a', 'b', 'c', 'd', 'e', 'f'], 80),
  }),
  slo: [answered(0.98), p95(600)],
  causes: [
    {
      text: 'One key is asked for by half of everybody',
      correct: true,
      why: 'The hot node is sent several times its share, at its old pace; the others are sent less. A ring has one place for one key, however popular.',
    },
    {
      text: 'The hot node has become slow',
      why: 'What it works on takes as long as at the other nodes. It is sent too much of it.',
    },
    {
      text: 'The ring is uneven: too few points for each node',
      why: 'An uneven ring is uneven from the first day. This one was even an hour ago, and nobody touched it.',
    },
    {
      text: 'A node was lost and its keys moved to its neighbour',
      why: 'All six nodes answer. A lost neighbour would double a share, not take half of everything.',
    },
    { text: 'There is too much traffic for six nodes', why: 'Five of them could take the surplus twice over.' },
  ],
  knobs: ['lb.algorithm', 'lb.algorithm.pointsPerWeight', 'app.concurrency', 'app.queueLimit', 'users.timeoutMs'],
  repairs: ['app'],
  prices: { app: 100, 'app.concurrency': 180 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const exponent = 1.8 + rng.below(5) / 10;
    const first = 1 + rng.below(1500);
    return {
      events: [{ atMs, do: 'set', target: 'users', knob: 'keys', value: skewed(exponent, first) }],
      said: `Article ${first} is on every front page. More than half of all requests are for it, and the ring has one node for it.`,
      mend: [set('lb.algorithm', 'bounded-load')],
      tempting: [
        {
          label: 'Add a node',
          changes: [add('app', 'g')],
          why: 'A seventh node takes a seventh of the keys, but one key cannot be divided.',
        },
        {
          label: 'Give each node more points on the ring',
          changes: [set('lb.algorithm.pointsPerWeight', 1000)],
          why: 'More points spread many keys more evenly. One key still lies on one node.',
        },
        {
          label: 'Let the lines be longer',
          changes: [set('app.queueLimit', 300)],
          why: 'The hot node is sent more than it can do for as long as the article is popular. No line is long enough for that.',
        },
      ],
    };
  },
};
