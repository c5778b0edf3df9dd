export interface GlossaryEntry {
  readonly term: string;
  readonly definition: string;
  /** Lessons where it is at work. */
  readonly lessons: readonly string[];
}

const balancing = ['load-balancing'] as const;

/** Keyed by the anchor that pages link to: `/glossary#goodput`. */
export const glossary = {
  'active-active': {
    term: 'active-active',
    definition: 'All work at once, each with room for the others’ load. A failure is hardly felt; state must be shared or agree.',
    lessons: ['nines-and-redundancy', 'failover-and-clustering'],
  },
  'active-check': {
    term: 'active health check',
    definition:
      'A request that exists only to ask a backend how it is, sent at an interval. It costs traffic and finds a fault nobody has met yet.',
    lessons: ['health-checks'],
  },
  'active-passive': {
    term: 'active-passive',
    definition: 'One works and one waits to take over. Simple, with one truth; the takeover is felt, and an idle standby rots.',
    lessons: ['nines-and-redundancy', 'failover-and-clustering'],
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
  autoscaler: {
    term: 'autoscaler',
    definition: 'A loop that looks at a metric, decides how many replicas there should be, and waits for what it decided.',
    lessons: ['autoscaling'],
  },
  availability: {
    term: 'availability',
    definition: 'The share of time, or of requests, in which a thing works. Say which of the two, and who counts.',
    lessons: ['nines-and-redundancy'],
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
  belady: {
    term: 'Bélády’s oracle',
    definition:
      'Throwing out what will be wanted again last. The best that can be done, and it needs to know the future, so it serves as the measure for policies that do not.',
    lessons: ['cache-eviction'],
  },
  'black-hole': {
    term: 'black hole',
    definition:
      'A backend that fails so quickly that it never looks busy, and so draws in the traffic of a balancer that counts or times answers.',
    lessons: [...balancing, 'health-checks'],
  },
  cache: {
    term: 'cache',
    definition: 'A small, quick memory that keeps copies of answers, so that they need not be fetched or worked out again.',
    lessons: ['cache-eviction', 'cache-strategies'],
  },
  'cache-admission': {
    term: 'admission',
    definition:
      'Deciding whether a newcomer is stored at all. The other half of eviction: what is not let in need not be thrown out.',
    lessons: ['cache-eviction'],
  },
  'cache-aside': {
    term: 'cache-aside',
    definition:
      'The application looks in the cache, and on a miss loads from the store and fills the cache itself. Writes go to the store. Also called look-aside.',
    lessons: ['cache-strategies'],
  },
  'cache-pollution': {
    term: 'cache pollution',
    definition: 'Entries that will not be asked for again taking the room of entries that will.',
    lessons: ['cache-eviction'],
  },
  'circuit-breaker': {
    term: 'circuit breaker',
    definition:
      'A little memory in front of a call: after too many failures it refuses at once, waits, and lets a few probes find out whether all is well again.',
    lessons: ['circuit-breakers', 'retry-storm'],
  },
  'cold-cache': {
    term: 'cold cache',
    definition:
      'A cache that is empty or holds the wrong things, so that the store carries nearly all of the load. Warm: filled; hot: filled with what is wanted now.',
    lessons: ['cache-eviction'],
  },
  'bounded-load': {
    term: 'bounded loads',
    definition:
      'Consistent hashing in which no backend may have more than a set multiple of the mean in flight; what is too much walks on along the ring.',
    lessons: ['consistent-hashing'],
  },
  burst: {
    term: 'burst',
    definition:
      'Many requests within a time that is short against the limit’s own. A limit on rate alone forbids it; a bucket allows one of its capacity.',
    lessons: ['rate-limiting'],
  },
  'common-cause': {
    term: 'common cause',
    definition:
      'One thing that makes several parts fail together: a feed, a rack, a deploy, a certificate. It undoes the arithmetic of redundancy.',
    lessons: ['nines-and-redundancy'],
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
  cooldown: {
    term: 'cooldown',
    definition: 'A pause after scaling, so that what was asked for takes effect before the same shortage is counted again.',
    lessons: ['autoscaling'],
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
  dirty: {
    term: 'dirty',
    definition: 'Written in a cache and not yet in the store behind it. What a crash of the cache can lose.',
    lessons: ['cache-strategies'],
  },
  'distributed-cache': {
    term: 'distributed cache',
    definition: 'One cache whose keys are spread over several machines. Each key has one home, so there is one answer for it.',
    lessons: ['cache-strategies'],
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
  failover: {
    term: 'failover',
    definition: 'Handing the work of a broken part to one that stands by: detect, take over, and later recover.',
    lessons: ['nines-and-redundancy', 'failover-and-clustering'],
  },
  fallback: {
    term: 'fallback',
    definition: 'What is said when the real answer cannot be had. Good ones do no work; some questions have none.',
    lessons: ['circuit-breakers'],
  },
  fifo: {
    term: 'FIFO',
    definition: 'First in, first out. As an eviction policy: what came in first goes first, whoever used it since.',
    lessons: ['cache-eviction'],
  },
  'fixed-window': {
    term: 'fixed window',
    definition:
      'Counting requests between whole multiples of a span of time. One counter, and up to twice the limit around each boundary.',
    lessons: ['rate-limiting', 'distributed-rate-limiting'],
  },
  fall: {
    term: 'fall',
    definition: 'How many checks in a row must fail before a backend is taken out of choice.',
    lessons: ['health-checks'],
  },
  flapping: {
    term: 'flapping',
    definition: 'A verdict that changes to and fro, so that a backend is taken out and put back again and again.',
    lessons: ['health-checks'],
  },
  'floating-ip': {
    term: 'virtual IP',
    definition:
      'An address that moves between machines. When the active balancer dies its standby takes the address, and clients notice little.',
    lessons: ['health-checks', 'failover-and-clustering'],
  },
  ghost: {
    term: 'ghost',
    definition: 'A key that a cache remembers after it has thrown its value out, to notice that it forgot too early.',
    lessons: ['cache-eviction'],
  },
  gcra: {
    term: 'generic cell rate algorithm',
    definition:
      'A token bucket kept as one moment: when the next request would be due if all came evenly. It decides exactly alike.',
    lessons: ['rate-limiting'],
  },
  'global-cache': {
    term: 'global cache',
    definition: 'A cache that all application servers share, a network hop away.',
    lessons: ['cache-strategies'],
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
  'hash-ring': {
    term: 'hash ring',
    definition: 'The range of a hash bent into a circle with backends on it. A key belongs to the first backend at or after it.',
    lessons: ['consistent-hashing'],
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
  heartbeat: {
    term: 'heartbeat',
    definition: 'A message sent over and over that says only “I am here”. Its absence for long enough is taken for death.',
    lessons: ['nines-and-redundancy', 'failover-and-clustering', 'health-checks'],
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
  hit: {
    term: 'hit',
    definition: 'A request that is answered from the cache.',
    lessons: ['cache-eviction'],
  },
  'hit-ratio': {
    term: 'hit ratio',
    definition: 'Hits over requests. The store sees what is left, so a step from 98% to 99% halves its load.',
    lessons: ['cache-eviction'],
  },
  'horizontal-scaling': {
    term: 'horizontal scaling',
    definition:
      'Growing by more machines of the same kind: out. It needs a program whose copies need not know of each other, or that pays for agreement.',
    lessons: ['vertical-and-horizontal'],
  },
  hpa: {
    term: 'HorizontalPodAutoscaler',
    definition:
      'The autoscaler of Kubernetes: replicas in proportion to a metric over its target, with a tolerance, a stabilisation window and limits on each move.',
    lessons: ['autoscaling'],
  },
  hysteresis: {
    term: 'hysteresis',
    definition:
      'A gap between the line for acting and the line for acting back, so that one decision does not cause its own reversal.',
    lessons: ['autoscaling'],
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
  'in-parallel': {
    term: 'in parallel',
    definition: 'Parts of which one is enough. Their unavailabilities multiply, as far as they fail independently.',
    lessons: ['nines-and-redundancy'],
  },
  'in-series': {
    term: 'in series',
    definition: 'Parts that are all needed. Their availabilities multiply, so each further part makes the whole worse.',
    lessons: ['nines-and-redundancy'],
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
  'jump-hash': {
    term: 'jump consistent hash',
    definition:
      'A function from a key and a number of buckets to one of them, without any table. Buckets come and go at the end only.',
    lessons: ['consistent-hashing'],
  },
  key: {
    term: 'key',
    definition: 'What a request is for, by which it is routed, cached or stored: a user, an address, the name of a page.',
    lessons: ['consistent-hashing', 'cache-eviction'],
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
  'leaky-bucket': {
    term: 'leaky bucket',
    definition:
      'A line that is emptied at a steady pace: requests are held back to leave evenly, and refused when it overflows. The name is also used for a counter that leaks, the mirror image of a token bucket.',
    lessons: ['rate-limiting'],
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
  lfu: {
    term: 'LFU',
    definition:
      'Least frequently used: what was asked for least often goes first. Good at lasting favourites; without fading counts, slow to forget them.',
    lessons: ['cache-eviction'],
  },
  lifo: {
    term: 'LIFO',
    definition: 'Last in, first out. As an eviction policy: the newest entry goes for the next one.',
    lessons: ['cache-eviction'],
  },
  'littles-law': {
    term: 'Little’s law',
    definition:
      'The mean number inside equals the arrival rate times the mean time inside. It holds for any system that neither grows nor shrinks in the long run.',
    lessons: ['latency-and-throughput'],
  },
  'local-cache': {
    term: 'local cache',
    definition: 'A cache in the memory of one application server: the quickest, and unaware of what the others have written.',
    lessons: ['cache-strategies'],
  },
  locality: {
    term: 'locality of reference',
    definition: 'What was asked for lately is likely to be asked for again, and so is what lies beside it.',
    lessons: ['cache-eviction'],
  },
  lru: {
    term: 'LRU',
    definition:
      'Least recently used: what has not been asked for longest goes first. It bets that what was used lately will be used soon.',
    lessons: ['cache-eviction'],
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
  miss: {
    term: 'miss',
    definition: 'A request that is not answered from the cache and goes on to the store.',
    lessons: ['cache-eviction'],
  },
  mru: {
    term: 'MRU',
    definition:
      'Most recently used: what was asked for last goes first. The best there is on a loop that does not fit, and poor nearly everywhere else.',
    lessons: ['cache-eviction'],
  },
  mtbf: {
    term: 'MTBF',
    definition:
      'Mean time between failures: here, how long a part works on average until it breaks. Also MTTF, for things that are not repaired.',
    lessons: ['nines-and-redundancy'],
  },
  mttr: {
    term: 'MTTR',
    definition: 'Mean time to repair: from the break until it works again, the time until somebody notices included.',
    lessons: ['nines-and-redundancy'],
  },
  'n-plus-one': {
    term: 'N+1',
    definition: 'One more than the load needs, so that any one may fail and the rest still carry it. N is counted at the peak.',
    lessons: ['vertical-and-horizontal', 'nines-and-redundancy'],
  },
  nines: {
    term: 'nines',
    definition: 'The way availability is counted: 99.9% is three nines. Each further nine is a tenth of the downtime.',
    lessons: ['nines-and-redundancy'],
  },
  offered: {
    term: 'offered load',
    definition: 'What clients ask for, whether or not it is answered. Overload begins where it passes what the system can do.',
    lessons: ['latency-and-throughput'],
  },
  partition: {
    term: 'partition',
    definition:
      'A part of the data that lives by itself, chosen by a key, so that no machine must hold all of it. Also: a cut in the network.',
    lessons: ['vertical-and-horizontal', 'partitioning-and-sharding'],
  },
  'outlier-detection': {
    term: 'outlier detection',
    definition: 'Passive checking that ejects a backend for errors in a row, or for a success rate far below that of the others.',
    lessons: ['health-checks'],
  },
  'panic-threshold': {
    term: 'panic threshold',
    definition: 'The share of backends believed well below which the verdicts are set aside and all are used.',
    lessons: ['health-checks'],
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
  pooling: {
    term: 'pooling',
    definition:
      'Sharing one line among many workers, so that none is idle while somebody waits. Large pools wait less at the same utilisation.',
    lessons: ['vertical-and-horizontal'],
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
  'random-eviction': {
    term: 'random eviction',
    definition:
      'Throwing out any entry, each with the same chance. It needs no memory and no traffic can be its worst case every time.',
    lessons: ['cache-eviction'],
  },
  'rate-limit': {
    term: 'rate limiter',
    definition:
      'A gate that lets so many requests pass in so long and refuses the rest, for everyone together or for each client by itself.',
    lessons: ['rate-limiting', 'distributed-rate-limiting'],
  },
  'read-through': {
    term: 'read-through',
    definition:
      'The cache loads from the store by itself on a miss, once for all who wait. The application knows only the cache.',
    lessons: ['cache-strategies'],
  },
  'rendezvous-hashing': {
    term: 'rendezvous hashing',
    definition:
      'Giving each backend a score from the key and the backend together, and taking the highest. No ring, O(n) per choice.',
    lessons: ['consistent-hashing'],
  },
  replica: {
    term: 'replica',
    definition: 'One of several equal copies of a service: a backend that an autoscaler made and may take away.',
    lessons: ['autoscaling'],
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
  'rolling-replacement': {
    term: 'rolling replacement',
    definition:
      'Changing machines one after another in the middle of the traffic: drain one, replace it, put it back, go on to the next.',
    lessons: ['vertical-and-horizontal'],
  },
  rise: {
    term: 'rise',
    definition: 'How many checks in a row must pass before a backend that was taken out is put back.',
    lessons: ['health-checks'],
  },
  'round-robin': {
    term: 'round robin',
    definition: 'Each backend in turn. Equal counts, which is equal load only when requests and backends are equal.',
    lessons: balancing,
  },
  scan: {
    term: 'scan',
    definition:
      'Reading many things once each, in order: a report, a backup, a crawler. It fills a cache with what nobody will ask for again.',
    lessons: ['cache-eviction'],
  },
  'scheduled-scaling': {
    term: 'scheduled scaling',
    definition: 'Changing the number of replicas by the clock. Never late for what is known, and blind to everything else.',
    lessons: ['autoscaling'],
  },
  'service-time': {
    term: 'service time',
    definition: 'How long the work itself takes once it starts, without the wait before it.',
    lessons: ['latency-and-throughput'],
  },
  'single-flight': {
    term: 'single flight',
    definition: 'Of many who miss the same key at once, one loads and the rest wait for its answer.',
    lessons: ['cache-strategies'],
  },
  'single-point-of-failure': {
    term: 'single point of failure',
    definition: 'A part whose failure is everybody’s failure, because nothing else can do its work.',
    lessons: ['vertical-and-horizontal', 'nines-and-redundancy'],
  },
  'sliding-window-counter': {
    term: 'sliding window counter',
    definition:
      'A limit over the last span of time, guessed from two counts, as if the last window’s requests had been spread evenly.',
    lessons: ['rate-limiting'],
  },
  'sliding-window-log': {
    term: 'sliding window log',
    definition: 'A limit over the last span of time that remembers when each request came: exact, at the price of memory.',
    lessons: ['rate-limiting'],
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
  stabilization: {
    term: 'stabilisation window',
    definition: 'How far back an autoscaler remembers what it wanted; it scales in only to the most of that.',
    lessons: ['autoscaling'],
  },
  stateless: {
    term: 'stateless',
    definition: 'Keeping nothing between requests that the next one needs, so that any copy can answer anyone.',
    lessons: ['vertical-and-horizontal', 'stateless-and-stateful'],
  },
  stampede: {
    term: 'stampede',
    definition: 'Many misses for what was cached until now, all at once, and all of them at the store behind the cache.',
    lessons: ['consistent-hashing', 'cache-invalidation'],
  },
  'step-scaling': {
    term: 'step scaling',
    definition: 'The further a metric is past its line, the larger the step, by a table that somebody wrote.',
    lessons: ['autoscaling'],
  },
  'tail-latency': {
    term: 'tail latency',
    definition: 'The slow end of the latencies, p99 and beyond. A page of many calls meets it often.',
    lessons: ['latency-and-throughput'],
  },
  'target-tracking': {
    term: 'target tracking',
    definition: 'Replicas in proportion to a metric over its target, so that the metric returns to the target.',
    lessons: ['autoscaling'],
  },
  thrashing: {
    term: 'thrashing',
    definition: 'Scaling out and in again and again, each start paid for and hardly used.',
    lessons: ['autoscaling'],
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
  ttl: {
    term: 'time to live',
    definition: 'How long an entry may be used after it was loaded. Eviction is for want of room, expiry for want of trust.',
    lessons: ['cache-eviction'],
  },
  'token-bucket': {
    term: 'token bucket',
    definition:
      'Tokens drip in at a steady rate up to a capacity, and each request takes one. The capacity bounds what passes at once, the rate what passes in the long run.',
    lessons: ['rate-limiting', 'distributed-rate-limiting'],
  },
  'two-n': {
    term: '2N',
    definition: 'Everything twice, down to what it hangs on, so that either half carries the whole load alone.',
    lessons: ['nines-and-redundancy'],
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
  'vertical-scaling': {
    term: 'vertical scaling',
    definition:
      'Growing by a larger machine in place of the old one: up. No change to the program, one truth, a ceiling, and one thing that may fail.',
    lessons: ['vertical-and-horizontal'],
  },
  'virtual-node': {
    term: 'virtual node',
    definition: 'One of the many points that a backend has on a hash ring, so that its share is a sum of many small stretches.',
    lessons: ['consistent-hashing'],
  },
  'warm-up': {
    term: 'warm-up',
    definition: 'The time from running to serving: until a new replica’s readiness check passes.',
    lessons: ['autoscaling'],
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
  'working-set': {
    term: 'working set',
    definition: 'What is in use at the moment. If it fits into a cache, nearly any policy does well.',
    lessons: ['cache-eviction'],
  },
  'write-around': {
    term: 'write-around',
    definition: 'Writes pass the cache by and what it held of them is dropped, so that what is not read soon takes no room.',
    lessons: ['cache-strategies'],
  },
  'write-back': {
    term: 'write-back',
    definition:
      'The cache answers a write at once and sends it to the store later. Quick, with many writes of a key sent as one, and lost in a crash until sent. Also called write-behind.',
    lessons: ['cache-strategies'],
  },
  'write-through': {
    term: 'write-through',
    definition:
      'A write goes to the cache and the store and is answered when the store has it. The cache is right, and each write costs the time of the store.',
    lessons: ['cache-strategies'],
  },
  zipf: {
    term: 'Zipf’s law',
    definition: 'The n-th most popular thing is asked for about 1/n as often as the first. Web traffic comes near it.',
    lessons: ['cache-eviction'],
  },
} as const satisfies Record<string, GlossaryEntry>;

export type GlossaryId = keyof typeof glossary;
