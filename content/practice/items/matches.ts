import type { MatchQuestion } from '../item-types';

const match = { kind: 'match', again: 'in-the-interview' } as const;

export const matches: readonly MatchQuestion[] = [
  {
    ...match,
    id: 'match-protections',
    lesson: 'circuit-breakers',
    ask: 'Limit, shed, break, isolate: which one answers which trouble?',
    pairs: [
      {
        left: 'One client asks far more than its share',
        right: 'Rate limit',
        why: 'A limit is about who asks: it refuses one so that others are served.',
      },
      {
        left: 'Everybody together asks more than you can do',
        right: 'Load shedding',
        why: 'Nobody is to blame, so what is refused is chosen by worth, and early.',
      },
      {
        left: 'What you call is down and every call waits for its timeout',
        right: 'Circuit breaker',
        why: 'Stop asking for a while: you get your threads back and it gets quiet.',
      },
      {
        left: 'One slow feature takes all the threads of the others',
        right: 'Bulkhead',
        why: 'A pool for each, so that one can be full while the others are not.',
      },
    ],
    decoys: [{ right: 'Retry', why: 'Asking again adds load. It answers a lost packet, not any of these.' }],
  },
  {
    ...match,
    id: 'match-data',
    level: 'senior',
    lesson: 'partitioning-and-sharding',
    ask: 'Replicas, shards, read models: what does each of these need?',
    pairs: [
      {
        left: 'Ten times the reads, the same writes',
        right: 'Read replicas',
        why: 'Copies share the reads; each still takes every write.',
      },
      {
        left: 'More writes than the largest machine can take',
        right: 'Shards',
        why: 'Only splitting the data splits the writes.',
      },
      {
        left: 'One screen joins nine tables, thousands of times a minute',
        right: 'A read model (CQRS)',
        why: 'Kept in the shape that is asked for, a moment behind the writes.',
      },
      {
        left: 'A lookup by email reads the whole table',
        right: 'An index',
        why: 'The data fits and the machine is well: it only lacks a way in.',
      },
    ],
  },
  {
    ...match,
    id: 'match-limiters',
    lesson: 'rate-limiting',
    ask: 'Which limiter is described?',
    pairs: [
      {
        left: 'One count, and up to twice the limit around a boundary',
        right: 'Fixed window',
        why: 'It forgets everything at the boundary, so two full windows can touch.',
      },
      {
        left: 'Exact, and remembers every request',
        right: 'Sliding log',
        why: 'A time for each request is exact and costs memory in proportion to the limit.',
      },
      {
        left: 'Allows a burst, then a steady rate',
        right: 'Token bucket',
        why: 'Tokens saved up are the burst; the refill is the rate.',
      },
      {
        left: 'Whatever comes, it leaves at a steady pace',
        right: 'Leaky bucket',
        why: 'The wait is moved in front of the fragile thing.',
      },
    ],
  },
  {
    ...match,
    id: 'match-cache-writes',
    lesson: 'cache-strategies',
    ask: 'Which way of writing is described?',
    pairs: [
      {
        left: 'The application loads on a miss and writes to the store',
        right: 'Cache-aside',
        why: 'The cache is beside the way: if it dies, everything is slow and nothing is lost.',
      },
      {
        left: 'Each write goes to cache and store before it is confirmed',
        right: 'Write-through',
        why: 'They agree, and each write waits for both.',
      },
      {
        left: 'Confirmed from memory, stored later',
        right: 'Write-back',
        why: 'Fast, until a crash takes what was not yet stored.',
      },
      {
        left: 'Writes pass by the cache; it fills when somebody reads',
        right: 'Write-around',
        why: 'What is written and not read again does not push anything out.',
      },
    ],
  },
  {
    ...match,
    id: 'match-numbers',
    lesson: 'capacity-planning',
    ask: 'What can one of them do, as a rule of thumb?',
    pairs: [
      {
        left: 'Redis, simple operations',
        right: '100,000 a second',
        why: 'In memory, one thread, no query to plan: a hundred thousand and more.',
      },
      {
        left: 'PostgreSQL, simple indexed queries',
        right: '10,000 to 50,000 a second',
        why: 'Enough that most systems need not be distributed.',
      },
      {
        left: 'One web server',
        right: '1,000 to 10,000 a second',
        why: 'It depends on what a request does; this is the span to begin with.',
      },
      {
        left: 'A network of 1 Gbit/s',
        right: '100 MB/s',
        why: 'A gigabit is 125 MB; with what the protocols need, about a hundred.',
      },
    ],
    decoys: [{ right: '10 a second', why: 'None of them is that slow. A cold function or a person might be.' }],
  },
  {
    ...match,
    id: 'match-nines',
    lesson: 'nines-and-redundancy',
    ask: 'How much downtime a year is that?',
    pairs: [
      { left: '99%', right: '3.65 days', why: 'A hundredth of 365 days.' },
      { left: '99.9%', right: '8.76 hours', why: 'A thousandth of 8,760 hours.' },
      { left: '99.99%', right: '52.6 minutes', why: 'A tenth of the last one, in minutes.' },
      { left: '99.999%', right: '5.26 minutes', why: 'Less than it takes to be woken up: no person is in this loop.' },
    ],
    decoys: [{ right: '43.8 minutes', why: 'That is what 99.9% allows in a month.' }],
  },
  {
    ...match,
    id: 'match-front',
    lesson: 'api-gateway',
    ask: 'Who stands there, and for whom?',
    pairs: [
      {
        left: 'Acts for the clients: filters and logs what they ask outside',
        right: 'Forward proxy',
        why: 'The clients know of it, the origins do not.',
      },
      {
        left: 'Acts for one origin: TLS, caching, protection',
        right: 'Reverse proxy',
        why: 'Useful before a single server, too.',
      },
      { left: 'Spreads requests over equal backends', right: 'Load balancer', why: 'It needs several to choose from.' },
      {
        left: 'Checks who you are, limits, routes and joins many services',
        right: 'API gateway',
        why: 'The front door of an API: what every service would otherwise do for itself.',
      },
    ],
  },
];
