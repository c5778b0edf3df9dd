import { answered, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

const parts = ['profile', 'cart', 'stock'] as const;
const labels = { profile: 'Profile', cart: 'Cart', stock: 'Stock' };

export const incident: Incident = {
  id: 'incomplete-page',
  title: 'The page never comes together',
  story:
    'The home page asks three services at once and needs all three. All of a sudden no page is complete. Each of the three teams says that its own service is well, and each has a dashboard to show for it.',
  teaches: 'failover-and-clustering',
  system: system('Home page', {
    users: users('page', 50),
    page: { kind: 'fan-out', label: 'Page', to: parts, need: 3 },
    profile: service('Profile', ['1'], 40),
    cart: service('Cart', ['1'], 60, { concurrency: 6 }),
    stock: service('Stock', ['1'], 70, { concurrency: 8 }),
  }),
  slo: [answered(0.98), p95(500)],
  causes: [
    {
      text: 'The way from the page to one of the services is cut',
      correct: true,
      why: 'One of the three is asked nothing any more: its dashboard is well because it is idle. The request inspector shows a call that leaves and never arrives.',
    },
    {
      text: 'One of the services is down',
      why: 'A service that is down refuses at once. Here nothing comes back at all, and the pages time out.',
    },
    { text: 'One of the services is overloaded', why: 'No line is long anywhere, and one of the three does nothing at all.' },
    {
      text: 'One of the services answers with errors',
      why: 'An error would come back, and quickly. These calls are lost on the way.',
    },
    { text: 'The users give up too early', why: 'What never arrives is not answered later either.' },
  ],
  knobs: ['users.timeoutMs', 'page.need', ...parts.flatMap((part) => [`${part}.concurrency`, `${part}.queueLimit`])],
  repairs: [...parts],
  prices: Object.fromEntries(parts.map((part) => [`${part}.concurrency`, 30])),
  draw(rng) {
    const atMs = whenDrawn(rng);
    const part = oneOf(rng, parts);
    return {
      events: [{ atMs, do: 'cut', target: `page->${part}` }],
      said: `The link from the page to ${labels[part]} loses everything that is sent on it: a rule in a firewall that was meant for another network.`,
      mend: [{ do: 'mend', target: `page->${part}` }],
      tempting: [
        {
          label: `Give ${labels[part]} more cores`,
          changes: [set(`${part}.concurrency`, 16)],
          why: 'The ones that are there have nothing to do. Nothing reaches them.',
        },
        {
          label: `Restart ${labels[part]}`,
          changes: [{ do: 'revive', target: part }],
          why: 'It was never down. What is broken is the way to it.',
        },
        {
          label: 'Let users wait longer',
          changes: [set('users.timeoutMs', 5000)],
          why: 'A lost call is lost however long anybody waits for it.',
        },
      ],
    };
  },
};
