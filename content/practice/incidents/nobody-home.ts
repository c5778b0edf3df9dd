import { add, answered, balancer, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'nobody-home',
  title: 'Nobody is home',
  story:
    'Every request is refused at the balancer. The five machines behind it are up, idle, and answer at once when somebody asks them by hand.',
  teaches: 'health-checks',
  system: system('Maps', {
    users: users('lb', 120),
    lb: balancer('least-connections'),
    app: service('Maps', ['a', 'b', 'c', 'd', 'e'], 80),
    checks: {
      kind: 'health-checks',
      label: 'Health checks',
      of: 'lb',
      checkWorkMs: 120,
      mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 800, fall: 2, rise: 2 },
    },
  }),
  slo: [answered(0.98), p95(500)],
  causes: [
    {
      text: 'The health checks give up before a machine that is well has answered them',
      correct: true,
      why: 'The checks took out all five within two rounds, while each of them was answering users. What the checks ask takes longer than they wait.',
    },
    {
      text: 'All machines crashed together',
      why: 'A machine that is down refuses what is sent to it. Nothing was refused by a machine: the balancer has nobody to send to.',
    },
    {
      text: 'The link behind the balancer is cut',
      why: 'Then requests would be sent and lost, and time out. These are refused at once, for want of a backend.',
    },
    {
      text: 'The machines were overloaded and failed their checks',
      why: 'They had no lines when the first of them was taken out, and were half idle.',
    },
    {
      text: 'The balancer itself has failed',
      why: 'It answers every request, with the reason: no backend that it may use.',
    },
  ],
  knobs: [
    'checks.mechanism.timeoutMs',
    'checks.mechanism.intervalMs',
    'checks.mechanism.rise',
    'checks.checkWorkMs',
    'lb.algorithm',
    'users.timeoutMs',
  ],
  repairs: ['app'],
  prices: { app: 100 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const isHeavy = rng.below(2) === 1;
    const ms = isHeavy ? oneOf(rng, [900, 1200, 1500]) : oneOf(rng, [30, 50, 80, 100]);
    const knob = isHeavy ? 'checkWorkMs' : 'mechanism.timeoutMs';
    return {
      events: [{ atMs, do: 'set', target: 'checks', knob, value: ms }],
      said: isHeavy
        ? `A release made the check page do ${ms} ms of work; the balancer waits 800 ms for it.`
        : `The checks were set to wait ${ms} ms instead of 800. The check page needs 120.`,
      mend: isHeavy ? [set('checks.checkWorkMs', 120)] : [set('checks.mechanism.timeoutMs', 800)],
      tempting: [
        {
          label: 'Add a machine',
          changes: [add('app', 'f')],
          why: 'It is checked the same way and taken out after two checks.',
        },
        {
          label: 'Restart every machine',
          changes: [{ do: 'revive', target: 'app' }],
          why: 'They were never down. Restarted or not, they are called ill.',
        },
        {
          label: 'Check twice as often',
          changes: [set('checks.mechanism.intervalMs', 500)],
          why: 'The same unfair question, asked more often.',
        },
      ],
    };
  },
};
