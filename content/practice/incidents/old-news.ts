import { add, answered, type Incident, oneOf, p95, service, set, stale, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'old-news',
  title: 'Readers see yesterday',
  story:
    'Authors correct an article and still read the old one. Nothing fails and nothing is slow. One primary takes the writes, three replicas answer the reads.',
  teaches: 'read-replicas',
  system: system('News', {
    users: users('db', 60, { writeRatio: 0.15, keys: { kind: 'zipf', count: 150, exponent: 0.9 } }),
    db: { kind: 'replicas', label: 'Replication', lagMs: { kind: 'exponential', meanMs: 20 }, to: 'store' },
    store: service('Database', ['p', 'r1', 'r2', 'r3'], 40),
  }),
  slo: [stale(0.05), answered(0.98), p95(500)],
  causes: [
    {
      text: 'The replicas are far behind the primary',
      correct: true,
      why: 'The lag went up in a step, and with it the reads that are out of date. Everything is answered, quickly, from the past.',
    },
    { text: 'Writes are lost', why: 'They are only late: a read of the primary has them at once.' },
    {
      text: 'The replicas are overloaded',
      why: 'They are mostly idle and answer at once. It is what they answer that is old.',
    },
    {
      text: 'A cache before the database keeps old articles',
      why: 'There is no cache on the way: every read is a visit to a replica.',
    },
    { text: 'The primary failed over', why: 'The primary is the same as before, and no write was refused.' },
  ],
  knobs: ['db.readFrom', 'db.commit', 'db.readYourWrites', 'store.concurrency', 'users.timeoutMs'],
  repairs: ['store'],
  prices: { store: 250, 'store.concurrency': 200 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const seconds = oneOf(rng, [2, 2.5, 3, 4, 5]);
    return {
      events: [{ atMs, do: 'set', target: 'db', knob: 'lagMs.meanMs', value: seconds * 1000 }],
      said: `A write now takes ${seconds} seconds on the average to reach a replica, and those behind it wait their turn, so the replicas are further behind than that. While it lasts, only the primary knows what is true.`,
      mend: [set('db.readFrom', 'primary')],
      tempting: [
        {
          label: 'Add a replica',
          changes: [add('store', 'r4')],
          why: 'One more copy of the past. Copies that are behind do not become true by being many.',
        },
        {
          label: 'Read from replicas and primary',
          changes: [set('db.readFrom', 'all')],
          why: 'One read in four is now true. The rest is as old as before.',
        },
        {
          label: 'Wait for one replica with every write',
          changes: [set('db.commit', 'semi-sync')],
          why: 'One replica of three is then up to date, and writers wait for it. Readers of the other two see the past.',
        },
      ],
    };
  },
};
