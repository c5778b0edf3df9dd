import { answered, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'idle-database',
  title: 'Everything waits for an idle database',
  story:
    'Requests that need the database wait and then fail. The database team shows its own dashboard: a quarter busy, no line, every query quick. Between the two stands a pool of connections.',
  teaches: 'bulkheads-and-pools',
  system: system('Accounts', {
    users: users('pool', 70),
    pool: {
      kind: 'pool',
      label: 'Connections',
      algorithm: { kind: 'connection', maximumPoolSize: 14, connectionTimeoutMs: 1000 },
      to: 'db',
    },
    db: service('Database', ['1'], 90, { concurrency: 20 }),
  }),
  slo: [answered(0.98), p95(450)],
  causes: [
    {
      text: 'The pool has too few connections',
      correct: true,
      why: 'Every connection is lent all the time, and the wait is before the database, not in it. By Little’s law 70 a second at 90 ms need more than six at once.',
    },
    { text: 'The database is slow', why: 'A query takes as long as ever; the waterfall shows the wait before it begins.' },
    {
      text: 'Connections leak',
      why: 'A leak is lost one by one: it starts harmless and ends at nothing. This pool lends the same number all along.',
    },
    { text: 'The database is overloaded', why: 'It is mostly idle and has no line. It would take twice as many.' },
    {
      text: 'The link to the database is cut',
      why: 'Then nothing would be answered. What gets a connection is answered at once.',
    },
  ],
  knobs: [
    'pool.algorithm.maximumPoolSize',
    'pool.algorithm.connectionTimeoutMs',
    'db.concurrency',
    'db.queueLimit',
    'users.timeoutMs',
  ],
  repairs: ['db'],
  prices: { 'db.concurrency': 20, 'pool.algorithm.maximumPoolSize': 2 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const size = oneOf(rng, [3, 4, 5]);
    return {
      events: [{ atMs, do: 'set', target: 'pool', knob: 'algorithm.maximumPoolSize', value: size }],
      said: `A release came with a default of its own: ${size} connections instead of 14.`,
      mend: [set('pool.algorithm.maximumPoolSize', 14)],
      tempting: [
        {
          label: 'Replace the database machine',
          changes: [{ do: 'slow', target: 'db', factor: 1 }],
          why: 'The one that is there is idle and quick. A new one would be as idle.',
        },
        {
          label: 'Wait longer for a connection',
          changes: [set('pool.algorithm.connectionTimeoutMs', 5000)],
          why: 'More people wait longer for the same few connections.',
        },
        {
          label: 'Let the database do more at once',
          changes: [set('db.concurrency', 40)],
          why: 'It never had more than a handful at once: that is all the pool lets through.',
        },
      ],
    };
  },
};
