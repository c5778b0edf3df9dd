export interface GlossaryEntry {
  readonly term: string;
  readonly definition: string;
  /** Lessons where it is at work. */
  readonly lessons: readonly string[];
}

const balancing = ['load-balancing'] as const;

/** Keyed by the anchor that pages link to: `/glossary#goodput`. */
export const glossary = {
  'active-check': {
    term: 'active health check',
    definition:
      'A request that exists only to ask a backend how it is, sent at an interval. It costs traffic and finds a fault nobody has met yet.',
    lessons: ['health-checks'],
  },
  affinity: {
    term: 'affinity',
    definition:
      'Sending the same client, session or key to the same backend. Also called stickiness. It helps caches and hurts balance.',
    lessons: ['load-balancing', 'stateless-and-stateful'],
  },
  amplification: {
    term: 'amplification',
    definition: 'Attempts made for each request that was asked for. Three tiers that each try three times can reach 27.',
    lessons: ['timeouts-retries-jitter'],
  },
  attempt: {
    term: 'attempt',
    definition: 'One try at a request. A request has one attempt, or more when it is retried or hedged.',
    lessons: ['timeouts-retries-jitter', ...balancing],
  },
  backend: {
    term: 'backend',
    definition: 'A thing that a balancer picks from: a process, a container or a machine that can answer.',
    lessons: balancing,
  },
  backoff: {
    term: 'backoff',
    definition: 'The wait between one attempt and the next. Exponential backoff doubles it each time, up to a cap.',
    lessons: ['timeouts-retries-jitter'],
  },
  balancer: {
    term: 'load balancer',
    definition: 'What stands between clients and backends and decides, per connection or per request, who answers.',
    lessons: balancing,
  },
  bandwidth: {
    term: 'bandwidth',
    definition: 'The most that could pass in a second: the ceiling. Throughput is what does pass.',
    lessons: ['latency-and-throughput'],
  },
  'black-hole': {
    term: 'black hole',
    definition:
      'A backend that fails so quickly that it never looks busy, and so draws in the traffic of a balancer that counts or times answers.',
    lessons: [...balancing, 'health-checks'],
  },
  concurrency: {
    term: 'concurrency',
    definition: 'How many requests are inside at once. By Little’s law it is the throughput times the time each one stays.',
    lessons: ['latency-and-throughput'],
  },
  'consistent-hashing': {
    term: 'consistent hashing',
    definition: 'Choosing a backend from a key so that adding or removing a backend moves only the keys that must move.',
    lessons: ['consistent-hashing'],
  },
  cost: {
    term: 'cost per decision',
    definition:
      'The work an algorithm does to choose one backend, as a function of how many there are. O(1) does not grow; O(n) looks at all of them.',
    lessons: balancing,
  },
  deadline: {
    term: 'deadline',
    definition:
      'The moment until which an answer is wanted, handed from caller to callee, so that nobody works for people who have left.',
    lessons: ['timeouts-retries-jitter', 'backpressure-and-shedding'],
  },
  draining: {
    term: 'draining',
    definition: 'Taking a backend out of choice while it finishes what it has. Nothing new goes in; what is in flight comes out.',
    lessons: ['health-checks'],
  },
  eligible: {
    term: 'eligible',
    definition: 'Allowed to be chosen now: known, not drained, not ejected, and below its connection limit.',
    lessons: balancing,
  },
  ejection: {
    term: 'ejection',
    definition: 'Removing a backend from choice for a while because its answers were bad. The passive half of health checking.',
    lessons: ['health-checks'],
  },
  'floating-ip': {
    term: 'virtual IP',
    definition:
      'An address that moves between machines. When the active balancer dies its standby takes the address, and clients notice little.',
    lessons: ['health-checks', 'failover-and-clustering'],
  },
  goodput: {
    term: 'goodput',
    definition:
      'Answers per second that were right and came in time. Under overload throughput can stay high while goodput falls to nothing.',
    lessons: ['backpressure-and-shedding', ...balancing],
  },
  'grey-failure': {
    term: 'grey failure',
    definition: 'A backend that is not down and not well: it passes its checks and answers slowly or wrongly.',
    lessons: ['health-checks'],
  },
  'head-of-line': {
    term: 'head-of-line blocking',
    definition: 'One long request at the front of a queue making short ones behind it wait.',
    lessons: ['latency-and-throughput', ...balancing],
  },
  headroom: {
    term: 'headroom',
    definition:
      'The capacity kept free on purpose, so that a burst or a lost machine does not make a line. What is left over when utilisation is taken away.',
    lessons: ['latency-and-throughput'],
  },
  hedging: {
    term: 'hedging',
    definition:
      'Sending a second attempt to another backend when the first takes long, and taking whichever answers first. It trades a little load for a shorter tail.',
    lessons: ['timeouts-retries-jitter'],
  },
  herd: {
    term: 'herd',
    definition:
      'Many deciders that see the same stale picture and all choose the same, so that the best choice becomes the worst.',
    lessons: balancing,
  },
  histogram: {
    term: 'histogram',
    definition:
      'Counts of answers by how long they took, in buckets. Those of several machines may be added up, which percentiles may not.',
    lessons: ['latency-and-throughput'],
  },
  idempotent: {
    term: 'idempotent',
    definition:
      'Said of an operation that leaves the world the same whether it is done once or twice. Only such operations may be retried blindly.',
    lessons: ['timeouts-retries-jitter', 'async-messaging'],
  },
  'in-flight': {
    term: 'in flight',
    definition: 'Dispatched and not yet answered: travelling, queued or in service. What least connections counts.',
    lessons: balancing,
  },
  'ip-hash': {
    term: 'IP hash',
    definition:
      'Choosing by a hash of the client’s address. One client stays with one backend while the list of backends stays the same.',
    lessons: balancing,
  },
  jitter: {
    term: 'jitter',
    definition: 'Chance added to a wait, so that clients that failed together do not come back together.',
    lessons: ['timeouts-retries-jitter', 'cache-invalidation'],
  },
  knee: {
    term: 'knee',
    definition: 'The point on a load curve where more concurrency stops adding throughput and begins to add waiting.',
    lessons: ['latency-and-throughput'],
  },
  latency: {
    term: 'latency',
    definition: 'The time from asking to having the answer, as the client sees it, with every wait and retry in it.',
    lessons: ['latency-and-throughput'],
  },
  'layer-4': {
    term: 'layer 4',
    definition: 'Balancing connections by address and port, without reading what is in them. Cheap, and blind to requests.',
    lessons: ['layer-4-and-layer-7'],
  },
  'layer-7': {
    term: 'layer 7',
    definition: 'Balancing requests by what they say: host, path, header, cookie. It must end the TLS connection to read them.',
    lessons: ['layer-4-and-layer-7'],
  },
  'least-bandwidth': {
    term: 'least bandwidth',
    definition: 'Choosing the backend that moved the fewest bytes lately. Right where the wire fills up before the processor.',
    lessons: balancing,
  },
  'least-connections': {
    term: 'least connections',
    definition:
      'Choosing the backend with the fewest requests in flight. It follows slowness that was never measured, because slow backends pile up.',
    lessons: balancing,
  },
  'least-response-time': {
    term: 'least response time',
    definition:
      'Choosing by measured latency, usually times what is in flight. It needs answers to learn from, and old answers mislead it.',
    lessons: balancing,
  },
  'littles-law': {
    term: 'Little’s law',
    definition:
      'The mean number inside equals the arrival rate times the mean time inside. It holds for any system that neither grows nor shrinks in the long run.',
    lessons: ['latency-and-throughput'],
  },
  maglev: {
    term: 'Maglev',
    definition:
      'A lookup table filled so that each backend has an almost equal share, and so that few entries change when the list does.',
    lessons: ['consistent-hashing'],
  },
  metastable: {
    term: 'metastable',
    definition: 'Said of a bad state that holds itself up: it stays when the cause that pushed the system into it is gone.',
    lessons: ['timeouts-retries-jitter', 'retry-storm'],
  },
  offered: {
    term: 'offered load',
    definition: 'What clients ask for, whether or not it is answered. Overload begins where it passes what the system can do.',
    lessons: ['latency-and-throughput'],
  },
  'passive-check': {
    term: 'passive health check',
    definition:
      'Judging a backend by the answers that real requests get. It costs no traffic and needs real failures to learn from.',
    lessons: ['health-checks'],
  },
  percentile: {
    term: 'percentile',
    definition: 'The value that a share of requests stays under. A p99 of 640 ms: one request in a hundred took longer.',
    lessons: ['latency-and-throughput'],
  },
  'power-of-two-choices': {
    term: 'power of two choices',
    definition:
      'Drawing two backends at random and taking the less busy one. Nearly as good as looking at all, at the price of two.',
    lessons: balancing,
  },
  random: {
    term: 'random choice',
    definition: 'Each backend with equal chance, nothing remembered. Fair in the long run, uneven at any moment.',
    lessons: balancing,
  },
  'rendezvous-hashing': {
    term: 'rendezvous hashing',
    definition:
      'Giving each backend a score from the key and the backend together, and taking the highest. No ring, O(n) per choice.',
    lessons: ['consistent-hashing'],
  },
  'retry-budget': {
    term: 'retry budget',
    definition:
      'A cap on retries as a share of all requests of a client, so that in an outage load grows by that share and not by a multiple.',
    lessons: ['timeouts-retries-jitter', 'retry-storm'],
  },
  'retry-storm': {
    term: 'retry storm',
    definition: 'Overload made of retries: slow answers cause timeouts, timeouts cause attempts, attempts cause slow answers.',
    lessons: ['timeouts-retries-jitter', 'retry-storm'],
  },
  'round-robin': {
    term: 'round robin',
    definition: 'Each backend in turn. Equal counts, which is equal load only when requests and backends are equal.',
    lessons: balancing,
  },
  'service-time': {
    term: 'service time',
    definition: 'How long the work itself takes once it starts, without the wait before it.',
    lessons: ['latency-and-throughput'],
  },
  slo: {
    term: 'SLO',
    definition: 'Service level objective: the figure you promise yourself, such as “99% of answers within 300 ms”.',
    lessons: ['latency-and-throughput'],
  },
  'slow-start': {
    term: 'slow start',
    definition: 'Giving a new backend a small share that grows, so that it can warm up before it carries its part.',
    lessons: ['health-checks', ...balancing],
  },
  'smooth-weighted-round-robin': {
    term: 'smooth weighted round robin',
    definition: 'Turns in proportion to weight, spread out instead of in runs: with weights 5, 1, 1 the order is a a b a c a a.',
    lessons: balancing,
  },
  'tail-latency': {
    term: 'tail latency',
    definition: 'The slow end of the latencies, p99 and beyond. A page of many calls meets it often.',
    lessons: ['latency-and-throughput'],
  },
  throughput: {
    term: 'throughput',
    definition: 'Requests finished per second, however late and however wrong.',
    lessons: ['latency-and-throughput'],
  },
  timeout: {
    term: 'timeout',
    definition: 'How long a caller waits for an answer before it gives up. The work that it asked for usually goes on.',
    lessons: ['timeouts-retries-jitter'],
  },
  utilization: {
    term: 'utilisation',
    definition:
      'The share of time that the servers are busy, ρ. Waiting grows with 1/(1 − ρ), which is why 95% is not “a little more” than 90%.',
    lessons: ['latency-and-throughput'],
  },
  variation: {
    term: 'variation',
    definition:
      'How irregular arrivals or work are: the standard deviation over the mean. 0 is a metronome, 1 as irregular as independent chance.',
    lessons: ['latency-and-throughput'],
  },
  weight: {
    term: 'weight',
    definition: 'How large a share a backend should get against the others. It says how strong you believe it is.',
    lessons: balancing,
  },
  'weighted-least-connections': {
    term: 'weighted least connections',
    definition:
      'Choosing by requests in flight divided by weight, so that a backend of twice the strength may have twice as many out.',
    lessons: balancing,
  },
} as const satisfies Record<string, GlossaryEntry>;

export type GlossaryId = keyof typeof glossary;
