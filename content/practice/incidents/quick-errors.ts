import { add, answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

const names = ['a', 'b', 'c', 'd', 'e'];

export const incident: Incident = {
  id: 'quick-errors',
  title: 'Errors, and nothing is slow',
  story:
    'The error rate is up, latency is as it always was, no line is long and every machine answers its health check. The balancer sends each request where the fewest are under way.',
  teaches: 'health-checks',
  system: system('Search', {
    users: users('lb', 90),
    lb: balancer('least-connections'),
    app: service('Search', names, 80),
    checks: {
      kind: 'health-checks',
      label: 'Health checks',
      of: 'lb',
      mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 },
    },
  }),
  slo: [answered(0.99), p95(500)],
  causes: [
    {
      text: 'One machine answers with errors, and its health check does not ask for what is broken',
      correct: true,
      why: 'All the errors come from one machine, it is sent its full share, and the shallow check keeps calling it well. That is a grey failure.',
    },
    {
      text: 'A release broke every machine',
      why: 'Then the errors would come from all of them alike. Four of five answer everything.',
    },
    {
      text: 'The machines are overloaded',
      why: 'Overload fails by waiting: lines, timeouts, refusals. Here nobody waits.',
    },
    {
      text: 'The health checks take out machines that are well',
      why: 'No machine was taken out: nothing in the log says so, and all of them are sent requests.',
    },
    {
      text: 'A link loses requests',
      why: 'What is lost on a link never comes back, and shows as a timeout. These come back at once, as errors.',
    },
  ],
  knobs: ['lb.algorithm', 'checks.mechanism.intervalMs', 'checks.mechanism.timeoutMs', 'users.timeoutMs', 'app.concurrency'],
  repairs: ['app'],
  prices: { app: 100, 'app.concurrency': 150 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const bad = oneOf(rng, names);
    const ratio = oneOf(rng, [0.5, 0.6, 0.7, 0.8, 0.9]);
    return {
      events: [{ atMs, do: 'fail', target: `app/${bad}`, ratio }],
      said: `Machine ${bad} answers ${Math.round(ratio * 100)}% of its requests with an error. A check that only asks whether it is there finds it well.`,
      mend: [{ do: 'drain', target: `app/${bad}` }],
      tempting: [
        {
          label: 'Add a machine',
          changes: [add('app', 'f')],
          why: 'The broken one still gets its share, now one in six instead of one in five.',
        },
        {
          label: 'Send in turn instead',
          changes: [set('lb.algorithm', 'round-robin')],
          why: 'In turn or by fewest under way: the broken machine answers, so both keep asking it.',
        },
        {
          label: 'Ask for health twice as often',
          changes: [set('checks.mechanism.intervalMs', 500)],
          why: 'The check is not late, it asks the wrong thing: whether the machine is there, not whether it works.',
        },
      ],
    };
  },
};
