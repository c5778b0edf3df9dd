import { answered, type Incident, oneOf, p95, service, set, system, users, whenDrawn } from './incident';

export const incident: Incident = {
  id: 'flooded-store',
  title: 'The database is suddenly busy',
  story:
    'The product pages read through a cache that answered nine of ten requests for years. Now the database’s line is full and pages time out. Nobody has published anything unusual, and traffic is normal.',
  teaches: 'cache-strategies',
  system: system('Product pages', {
    users: users('cache', 160, { keys: { kind: 'zipf', count: 300, exponent: 0.9 } }),
    cache: { kind: 'cache', label: 'Cache', policy: { kind: 'lru', capacity: 280 }, ttlMs: 60_000, to: 'db' },
    db: service('Database', ['1'], 100, { concurrency: 8, queueLimit: 80 }),
  }),
  slo: [answered(0.98), p95(600)],
  causes: [
    {
      text: 'What the cache holds expires almost at once',
      correct: true,
      why: 'The hit ratio fell in a step and stays down, for popular keys as well: a key that was just loaded is loaded again a moment later.',
    },
    {
      text: 'The cache was emptied once',
      why: 'After a purge the hit ratio climbs back as keys are loaded again. Here it never climbs.',
    },
    {
      text: 'The cache is too small for what is asked',
      why: 'It holds nearly every key there is, and its size did not change when the trouble began.',
    },
    { text: 'The database has become slow', why: 'Each query takes as long as before. It is asked far more of them.' },
    { text: 'There is more traffic', why: 'The offered line is flat. What grew is the part of it that gets past the cache.' },
  ],
  knobs: [
    'cache.ttlMs',
    'cache.policy.capacity',
    'cache.singleFlight',
    'cache.jitterRatio',
    'db.concurrency',
    'db.queueLimit',
    'users.timeoutMs',
  ],
  repairs: ['db', 'cache'],
  prices: { 'db.concurrency': 60, 'cache.policy.capacity': 0.1 },
  draw(rng) {
    const atMs = whenDrawn(rng);
    const ttlMs = oneOf(rng, [150, 200, 250, 300, 400]);
    return {
      events: [{ atMs, do: 'set', target: 'cache', knob: 'ttlMs', value: ttlMs }],
      said: `A configuration change set the time to live to ${ttlMs} instead of 60,000: somebody thought the unit was seconds and meant minutes.`,
      mend: [set('cache.ttlMs', 60_000)],
      tempting: [
        {
          label: 'Make the cache twice as large',
          changes: [set('cache.policy.capacity', 600)],
          why: 'Room was never short. Entries are not pushed out, they run out.',
        },
        {
          label: 'Let the database’s line be longer',
          changes: [set('db.queueLimit', 400)],
          why: 'The same flood, standing longer in line, answered after everybody has left.',
        },
        {
          label: 'Purge the cache',
          changes: [{ do: 'purge', target: 'cache' }],
          why: 'It forgets the little that it still held, and then expires the new entries as fast.',
        },
      ],
    };
  },
};
