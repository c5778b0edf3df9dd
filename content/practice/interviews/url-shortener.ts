import { type Interview, points } from './interview-types';

export const shortener: Interview = {
  id: 'url-shortener',
  title: 'A link shortener',
  opens: 'Design a service that makes short links out of long ones and follows them.',
  names: { users: 'readers', app: 'redirect machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        [
          'functions',
          'What do you ask about what it does?',
          'What it does: make a link, follow it; perhaps custom names, expiry, counts.',
          'capacity-planning',
        ],
        [
          'ratio',
          'Which two rates do you ask for?',
          'How many are made, how many followed: reads outweigh writes.',
          'capacity-planning',
        ],
        [
          'latency',
          'Why is there a bound on the tail of a redirect?',
          'A redirect is on the way to something else: a bound on its p99.',
          'latency-and-throughput',
        ],
        [
          'availability',
          'Which half must nearly always work?',
          'Following must nearly always work; making may fail now and then.',
          'nines-and-redundancy',
        ],
        [
          'abuse',
          'What do you ask about who may make links?',
          'Who may make links, and how many: spam and harmful addresses.',
          'rate-limiting',
        ],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['writes', 'Which rate comes first, and from what?', 'New links a second, from links a day.', 'capacity-planning'],
        [
          'reads',
          'Which rate decides the fleet, and what must be said with it?',
          'Redirects a second, mean and peak, with the factor named.',
          'capacity-planning',
        ],
        ['storage', 'What is multiplied for the storage?', 'Bytes of a record × links × years × copies.', 'capacity-planning'],
        [
          'keys',
          'What follows from the number of links?',
          'How long the short name must be for that many links.',
          'capacity-planning',
        ],
        ['cache', 'What do you ask of the hot part?', 'How much of it is hot, and that this fits in memory.', 'cache-eviction'],
      ),
    },
    design: {
      asks: 'Draw it, and follow one request through it.',
      points: points(
        [
          'stateless',
          'What answers a redirect, and what stands before it?',
          'Stateless redirect machines behind balancers with health checks.',
          'stateless-and-stateful',
        ],
        [
          'store',
          'Where are links kept, and by what key?',
          'A key-value store, partitioned by the short name.',
          'partitioning-and-sharding',
        ],
        [
          'cache',
          'Why does a cache do so well here, and how is it filled?',
          'A cache in front, cache-aside, since links hardly change.',
          'cache-strategies',
        ],
        [
          'names',
          'How do names not collide?',
          'How names are made without collision: ranges, random with a check, or a hash.',
          'partitioning-and-sharding',
        ],
        [
          'status',
          'What does the status of a redirect decide?',
          'A permanent redirect is cached by browsers and not counted; a temporary one is.',
          'cdn',
        ],
        [
          'counts',
          'How are redirects counted?',
          'Counting goes through a queue, off the path of the redirect.',
          'async-messaging',
        ],
      ),
    },
    dives: {
      asks: 'Choose two: the hot link, the names, the counts.',
      points: points(
        [
          'hot',
          'One link takes most of the traffic. What then?',
          'One link takes most of the traffic: local caches and coalesced misses.',
          'cache-invalidation',
        ],
        [
          'hash',
          'Cache nodes come and go. What keeps the keys in place?',
          'Cache nodes come and go: consistent hashing.',
          'consistent-hashing',
        ],
        [
          'range',
          'How can machines make names without asking each other each time?',
          'Ranges of names leased to machines: no coordination for each link, some names lost.',
          'failover-and-clustering',
        ],
        [
          'limit',
          'How is making links limited, and what does a refused caller see?',
          'Limits for each key at the gateway, and what a refused caller sees.',
          'rate-limiting',
        ],
        [
          'idempotent',
          'A count arrives twice. What do you say to it?',
          'Counting at least once: how double counts are avoided or accepted.',
          'async-messaging',
        ],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        [
          'cache-down',
          'The cache is gone. What must be protected?',
          'The cache is gone: the store must be protected from all the reads.',
          'cache-strategies',
        ],
        [
          'shard',
          'A partition is down. Who notices?',
          'A partition is down: its links fail, the others do not; replicas serve reads.',
          'read-replicas',
        ],
        [
          'region',
          'How do reads go on without the region?',
          'Reads from another region, with links a little late.',
          'multi-region',
        ],
        [
          'overload',
          'There is too much. What is refused first?',
          'Refuse early, making before following.',
          'backpressure-and-shedding',
        ],
        [
          'watch',
          'What do you watch?',
          'What you watch: p99 and errors of redirects, hit ratio, age of the queue.',
          'latency-and-throughput',
        ],
      ),
    },
  },
};
