import { add, answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

const names = ['a', 'b', 'c', 'd'];

export const incident: Incident = {
  id: 'drowning-twin',
  title: 'Four twins, and one drowns',
  story:
    'Four machines of the same make share the traffic. One has a full line and refuses most of what it gets; the other three have become quieter. At full load there is not much to spare.',
  teaches: 'load-balancing',
  system: system('Media', {
    users: users('lb', 215),
    lb: balancer('weighted-round-robin'),
    app: service('Media', names, 60),
  }),
  slo: [answered(0.98), p95(700)],
  causes: [
    {
      text: 'The balancer gives one machine too large a share',
      correct: true,
      why: 'The drowning machine is sent several times as many requests as its twins, and works through them at the same pace.',
    },
    {
      text: 'One machine has become slow',
      why: 'Its queries take as long as its twins’. A slow machine is sent the same as the others; this one is sent much more.',
    },
    {
      text: 'There are not enough machines',
      why: 'There is not much to spare, but it is enough: three are quieter than before.',
    },
    {
      text: 'One machine answers with errors',
      why: 'It refuses, because its line is full. What it takes it answers well.',
    },
    {
      text: 'One client sends far more than the others',
      why: 'The balancer does not look at who asks. The total is what it was.',
    },
  ],
  knobs: [...names.map((name) => `app/${name}.weight`), 'lb.algorithm', 'app.queueLimit', 'app.concurrency', 'users.timeoutMs'],
  repairs: ['app'],
  prices: { app: 100, 'app.concurrency': 120 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const bad = oneOf(rng, names);
    const weight = 5 + rng.below(5);
    return {
      events: [{ atMs, do: 'set', target: `app/${bad}`, knob: 'weight', value: weight }],
      said: `Machine ${bad} was given weight ${weight} while the others have 1: a test of a larger machine, left behind on a machine of the old size.`,
      mend: [set(`app/${bad}.weight`, 1)],
      tempting: [
        {
          label: `Take ${bad} out`,
          changes: [{ do: 'drain', target: `app/${bad}` }],
          why: 'Three machines are too few for all of it: now those three drown.',
        },
        {
          label: 'Add a machine',
          changes: [add('app', 'e')],
          why: 'It comes with weight 1. The share of the drowning machine hardly falls.',
        },
        {
          label: 'Let the lines be longer',
          changes: [set('app.queueLimit', 300)],
          why: 'It is sent more than it can do at every moment. A longer line is a longer wait for the same refusal.',
        },
      ],
    };
  },
};
