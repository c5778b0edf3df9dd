import { type Prompt, unitsOf } from '../prompt-types';

/** Saying no early, waiting well, failing small. */
export const protection: readonly Prompt[] = [
  {
    id: 'small-database-large-api',
    title: 'A small database behind a large API',
    lesson: 'rate-limiting',
    seconds: 150,
    ask: 'Your gateway can take 10,000 requests a second. The database behind it can do 100. How do you protect it?',
    units: unitsOf(
      [
        'reduce',
        'What comes before refusing anybody?',
        'Need it less: cache reads, coalesce equal ones, batch writes.',
        ['cache', 'coalesce', 'batch'],
      ],
      [
        'limit',
        'What kind of limit stands at the edge, and per whom?',
        'Rate limits for each client at the edge, so that one caller cannot take everybody’s share.',
        ['rate limit', 'per client', 'per user', 'token bucket'],
      ],
      [
        'concurrency',
        'What bounds the database itself?',
        'Bound concurrency at the database: a pool of few connections, which is what really protects it.',
        ['pool', 'concurren', 'connection', 'semaphore'],
      ],
      [
        'shed',
        'What happens to what does not fit?',
        'A short queue with a deadline, then shed early, the least valuable first.',
        ['shed', 'queue', 'priorit', '503'],
      ],
      [
        'tell',
        'What do you tell a refused caller?',
        'A 429 with Retry-After, and clients that back off with jitter; refusals must be cheap.',
        ['429', 'retry-after', 'retry after', 'back off', 'backoff'],
      ],
      [
        'async',
        'What about writes that need no answer now?',
        'Put writes that can wait on a queue and drain it at the database’s pace.',
        ['async', 'queue write', 'later', 'drain'],
      ],
      [
        'fairness',
        'Which mistake hurts honest users?',
        'Size the limits from the capacity, with tiers; too tight a limit refuses honest users.',
        ['tier', 'false positive', 'honest', 'fair'],
      ],
      [
        'grow',
        'When do you scale the database instead?',
        'If the demand is real and lasting, scale it: indexes, replicas. Protection still stays.',
        ['replica', 'scale', 'index'],
      ],
    ),
    exemplars: {
      mid: 'I would add a cache so that most reads never reach the database, and rate limiting at the gateway with a token bucket, so clients over their limit get 429. The database gets a connection pool with a maximum. If there is still too much load I would add read replicas.',
      senior:
        'Three lines. First need it less: cache what may be stale, coalesce misses, since equal reads at the same moment should cost one query. Then limit each client at the gateway, so one cannot take it all, with 429 and Retry-After. Last, and this is the one that holds, bound concurrency at the database with a small pool, a short queue and a deadline. What does not fit is refused in a millisecond rather than after a timeout. Writes that can wait go on a queue.',
      staff:
        'The gateway is a hundred times the database, so most of what arrives must never become a query. I would write the budget: 100 a second, split by class, so that checkout has its share reserved and search gets what is left. Caching decides the ratio we need: to offer 10,000 with 100 queries, 99% must be answered without the database, and I must survive the cache being cold. Rate limits are fairness between clients and say nothing about the sum, so the protection proper is a concurrency bound beside the database, a queue bounded in time, and shedding by priority. I would test it by sending ten times the load with the cache off: goodput has to stay at capacity, and recover by itself when the load goes.',
    },
    given: {
      '10,000': { set: 'the prompt says so' },
      '100': { set: 'the prompt says so' },
      '99%': { working: '1 - 100 / 10,000' },
      '429': { name: 'a status' },
    },
  },
  {
    id: 'retries-took-the-site-down',
    title: 'Your retries took the site down',
    lesson: 'timeouts-retries-jitter',
    seconds: 150,
    ask: 'A database was slow for a minute. It recovered, but the site stayed down for an hour, and the graphs show three times the usual traffic. What happened, and how do you stop it from happening again?',
    units: unitsOf(
      [
        'amplification',
        'What did the retries do to the load?',
        'Retries multiplied the load just when capacity was least; layers that each retry multiply with one another.',
        ['multipl', 'amplif', 'three times', 'layer'],
      ],
      [
        'metastable',
        'Why did it stay down when the cause was gone?',
        'It was metastable: overload makes timeouts, timeouts make retries, retries keep the overload.',
        ['metastable', 'loop', 'sustain', 'keep', 'stays'],
      ],
      [
        'wasted',
        'What was the database busy with?',
        'It worked for callers who had given up: throughput without goodput.',
        ['given up', 'goodput', 'wast', 'nobody', 'gone'],
      ],
      [
        'get-out',
        'How do you get out of it now?',
        'Cut the load below capacity: shed, turn retries off, open the breaker, then let it back in slowly.',
        ['shed', 'turn off', 'drop', 'breaker', 'slowly'],
      ],
      [
        'backoff',
        'How should a retry wait?',
        'Exponential backoff with full jitter, and only for what may pass on a second try.',
        ['backoff', 'jitter', 'exponential'],
      ],
      [
        'budget',
        'What bounds retries in sum?',
        'A retry budget: retries are a small share of requests, in one layer only.',
        ['budget', 'one layer', 'limit retr', 'share'],
      ],
      [
        'deadline',
        'What travels with the request?',
        'Deadlines travel along, so that nobody works for a caller who has left; queues are bounded.',
        ['deadline', 'propagat', 'bounded queue', 'timeout'],
      ],
      [
        'idempotent',
        'What must hold before you retry a write?',
        'Only idempotent writes may be retried: a key lets the server know the second for the first.',
        ['idempot'],
      ],
      [
        'prove',
        'How do you know that it is mended?',
        'Rehearse it: slow the dependency in a test and see that it recovers without help.',
        ['test', 'rehears', 'game day', 'chaos'],
      ],
    ),
    exemplars: {
      mid: 'When the database was slow, requests timed out and clients retried, so the load was much higher and the database could not recover. I would use exponential backoff with jitter and a maximum number of retries, and add a circuit breaker so that it stops calling the database when it fails.',
      senior:
        'It is a retry storm that became metastable. A slow minute gave timeouts, each timeout gave retries, and the retries were enough to keep the database overloaded after its own trouble was over. It was busy with requests whose callers had gone. To get out I cut load: shed at the edge, retries off, ramp up. To stay out: retry in one layer, with a budget as a share of requests, full jitter, deadlines that propagate, and a bounded queue so that old work is dropped first.',
      staff:
        'The trigger and the cause are different things. The trigger was a slow minute; the cause is a loop with gain above one. So I look for every place that adds load in answer to failure: retries in three layers, reconnects, cache refills, an autoscaler that kills slow machines. Each needs a bound in the sum and not just for each request: budgets, one retrying layer, single-flight fills. Then the service needs to be able to lose load faster than it arrives: cheap refusals, newest first, deadlines checked on dequeue. I would also write the way out in the runbook, with a switch for retries, because the person on call will not find the loop at night. And we rehearse: a minute of slowness at peak load must end within a minute of its end.',
    },
  },
  {
    id: 'slow-dependency',
    title: 'A dependency gets slow',
    lesson: 'circuit-breakers',
    seconds: 120,
    ask: 'One service you call normally answers in 50 ms and today takes 30 seconds. Your whole application is down, even pages that do not use it. Why, and what do you change?',
    units: unitsOf(
      [
        'threads',
        'What ran out?',
        'Threads or connections were all waiting for the slow one: by Little’s law what is in flight grows with latency.',
        ['thread', 'little', 'exhaust', 'in flight', 'waiting'],
      ],
      [
        'slow-worse',
        'Why is slow worse than down?',
        'Slow holds what you have, while an error gives it back at once.',
        ['worse', 'slow', 'fail fast'],
      ],
      [
        'timeout',
        'How long should a call wait?',
        'A timeout set from the percentiles of the dependency and from what the caller can afford.',
        ['timeout', 'percentile', 'p99'],
      ],
      [
        'bulkhead',
        'What keeps other pages alive?',
        'A bulkhead: a bounded share of threads for each dependency.',
        ['bulkhead', 'own pool', 'separate pool', 'semaphore', 'isolat'],
      ],
      [
        'breaker',
        'What stops you from asking at all?',
        'A breaker that counts slow calls as failures, opens, and probes after a while.',
        ['breaker', 'half-open', 'half open', 'probe'],
      ],
      [
        'fallback',
        'What do users get meanwhile?',
        'A fallback where something is better than nothing; for a payment, an honest failure.',
        ['fallback', 'default', 'degrad', 'payment'],
      ],
      [
        'tune',
        'How does a breaker go wrong?',
        'One that opens on a few calls, or for the whole service when one shard is ill, is itself an outage.',
        ['threshold', 'minimum', 'false', 'tune', 'shard'],
      ],
    ),
    exemplars: {
      mid: 'All the threads were waiting for the slow service, so none were left for other pages. I would set a timeout and add a circuit breaker that opens after some failures and returns a fallback. A bulkhead with a separate thread pool stops it from using all the threads.',
      senior:
        'By Little’s law, what is in flight is rate times latency, and latency went up six hundred times, so every thread ended up waiting. Three things, in this order: a timeout from its p99, so that a wait is bounded; a bulkhead, so that it may hold a share of the threads and no more; a breaker that counts slow calls, so we stop paying for the timeout each time. Then decide for each call what the user gets: an empty list of recommendations is fine, a guessed payment is not.',
      staff:
        'The timeout is the policy and the rest makes it affordable. At 30 seconds each call holds six hundred times as long, so no pool size would have saved us; only giving up early does. I would set the budget from the top: the page has so long, each call gets a part, the deadline goes along. The bulkhead limits the blast radius even when the timeout is wrong, which it will be. The breaker I want per endpoint and per shard, with a minimum number of calls, tested in production with a switch to force it open. Fallbacks I keep few, since a path that never runs does not work; the ones we keep we exercise every week.',
    },
    given: { '50': { set: 'the prompt says so' }, '30': { set: 'the prompt says so' } },
  },
  {
    id: 'which-limiter',
    title: 'Which rate limiter',
    lesson: 'rate-limiting',
    seconds: 120,
    ask: 'Design the rate limiting of a public API: which algorithm, counted where, and what does the client see?',
    units: unitsOf(
      [
        'goal',
        'What do you ask a rate limit to do?',
        'Say what for: fairness, abuse, cost, or protecting what is behind. It decides the key and the number.',
        ['fair', 'abuse', 'protect', 'what for'],
      ],
      [
        'algorithms',
        'Which algorithm, and what does it let through?',
        'A token bucket allows a burst and holds the mean; a fixed window lets twice the limit through at its edge.',
        ['token bucket', 'burst', 'fixed window', 'sliding'],
      ],
      [
        'memory',
        'What does exactness cost?',
        'A sliding log is exact and keeps every instant; a sliding counter keeps two numbers and is nearly right.',
        ['memory', 'log', 'counter', 'exact'],
      ],
      [
        'key',
        'By what do you count?',
        'Count by authenticated client; by address only for strangers, as many share one.',
        ['per user', 'api key', 'client', 'address'],
      ],
      [
        'distributed',
        'How do several gateways share one limit?',
        'A shared store with an atomic script, or a share for each gateway; local counters let through the sum.',
        ['shared', 'redis', 'atomic', 'local counter'],
      ],
      [
        'fail',
        'What if the store of the counters is down?',
        'Decide: fail open with a local limit, or fail closed where the limit protects something that would die.',
        ['fail open', 'fail closed', 'store is down', 'fallback'],
      ],
      [
        'headers',
        'What does a refused client see?',
        '429, Retry-After, and headers with limit, remaining and reset, on good answers too.',
        ['429', 'header', 'retry-after', 'remaining'],
      ],
      [
        'tiers',
        'Why more than one limit?',
        'Tiers: global, per user, per endpoint, since one number cannot fit a cheap read and a dear report.',
        ['tier', 'per endpoint', 'global'],
      ],
    ),
    exemplars: {
      mid: 'I would use a token bucket per API key because it allows bursts. The counters are in Redis so that all gateways share them, updated with a script so it is atomic. When the limit is exceeded the client gets 429 with a Retry-After header.',
      senior:
        'A token bucket per client: two numbers, a burst I choose, a mean I choose. A fixed window would let twice the limit through around its edge. It is counted in a shared store with one atomic script, with tiers: global to protect us, per user for fairness, per endpoint since a report costs more than a read. If the store fails I fall open to a local bucket with a share of the limit. Clients see the limit, what remains and when it resets on every answer, so good ones never meet the 429.',
      staff:
        'I would separate two things that share a name. Quotas are a contract with the client: exactness and explanation matter, so they live in a shared store with headers and a dashboard for the customer. Protection is about our capacity: it must work when the store does not, so it is local, on concurrency, and adaptive. For quotas a token bucket per key, leased in batches to the gateways, so that the store sees a fraction of the traffic and an outage costs accuracy rather than service. I would say how wrong it may be: at most the leases outstanding. And I would launch in shadow mode, since the first limit anybody sets refuses an honest customer.',
    },
    given: { '429': { name: 'a status' } },
  },
  {
    id: 'overload',
    title: 'Three times more than you can do',
    lesson: 'backpressure-and-shedding',
    seconds: 120,
    ask: 'A service gets three times the load it can take, for ten minutes. What should it do, and what does it do if nobody designed for it?',
    units: unitsOf(
      [
        'unbounded',
        'What happens with an unbounded queue?',
        'The queue grows, every request waits longer than its caller does, and goodput falls to nothing while it works at full speed.',
        ['unbounded', 'queue grow', 'goodput', 'wait'],
      ],
      [
        'bound',
        'How long should a queue be?',
        'Bound the queue by the time that a caller still waits.',
        ['bound', 'limit queue', 'queue length', 'short queue'],
      ],
      [
        'refuse',
        'What must a refusal be?',
        'Refuse early and cheaply: a 503 at the door costs almost nothing.',
        ['refuse', 'reject', 'early', '503'],
      ],
      [
        'priority',
        'What is refused first?',
        'Shed by worth: keep checkout, drop prefetch; and keep one user’s steps together.',
        ['priorit', 'important', 'checkout', 'worth'],
      ],
      [
        'order',
        'In which order is an overloaded queue served?',
        'Newest first or by deadline: the oldest has probably left. CoDel drops when waits last too long.',
        ['newest', 'lifo', 'codel', 'deadline'],
      ],
      [
        'adaptive',
        'How do you know the capacity?',
        'Adaptive concurrency finds it from latency, because a fixed number is wrong after the next deploy.',
        ['adaptive', 'concurrency', 'latency'],
      ],
      [
        'backpressure',
        'How do callers learn to slow down?',
        'Backpressure: refusals, Retry-After, windows; callers back off, and do not just retry.',
        ['backpressure', 'slow down', 'back off', 'retry'],
      ],
      [
        'degrade',
        'What is between full service and refusal?',
        'Degrade: smaller pages, cached answers, no recommendations.',
        ['degrad', 'cached', 'smaller'],
      ],
      [
        'scale',
        'Why is autoscaling not enough?',
        'Scaling comes minutes late; shedding covers the time until then.',
        ['autoscal', 'scale', 'late', 'minutes'],
      ],
    ),
    exemplars: {
      mid: 'Without design the queue grows until everything times out. I would limit the queue and return 503 when it is full, and scale out with autoscaling. Important requests can have a priority.',
      senior:
        'Undesigned, it queues. After a while each request waits longer than its caller, so the service works at full speed and nobody gets an answer: throughput without goodput. Designed, it serves what it can and refuses the rest at the door, in microseconds. The queue is as long as a caller waits, checkout goes before search, and requests past their deadline are dropped on the way out of the queue. Autoscaling helps minutes later.',
      staff:
        'The goal is that goodput at three times the load equals goodput at one. I would get there with an admission limit that adapts to latency, a queue measured in time, and classes. The class is set at the edge and travels, so that every layer sheds the same things and does not break a user’s flow halfway. A refused request must cost less than a hundredth of a served one, or refusing is itself the overload, which means before parsing and before authentication if need be. Then degrade before refusing: stale answers, fewer parts. I would run this experiment in production every quarter, since capacity moves with every release.',
    },
    given: { '503': { name: 'a status' } },
  },
  {
    id: 'pool-size',
    title: 'More connections made it slower',
    lesson: 'bulkheads-and-pools',
    seconds: 90,
    ask: 'Requests wait for a database connection, so a colleague raised the pool from 10 to 200. Everything got slower. Explain.',
    units: unitsOf(
      [
        'moved',
        'Where did the waiting go?',
        'The queue moved from the pool into the database, where it costs more.',
        ['moved', 'queue', 'inside the database'],
      ],
      [
        'cores',
        'How many queries can a database really do at once?',
        'It works on about as many as it has cores and disks; more only share them.',
        ['core', 'cpu', 'disk', 'processor'],
      ],
      [
        'contention',
        'Why is it slower, and not the same?',
        'Switching, locks and cache misses: past the best number, throughput falls.',
        ['lock', 'context switch', 'contention', 'memory'],
      ],
      [
        'fleet',
        'By what is the pool multiplied?',
        'By the number of instances: the database sees the sum.',
        ['instance', 'multipl', 'sum', 'times'],
      ],
      [
        'why-wait',
        'What do you look for instead?',
        'Find why connections are held: a slow query, a leak, a remote call inside a transaction.',
        ['slow query', 'leak', 'transaction', 'hold'],
      ],
      [
        'timeout',
        'What should waiting for a connection have?',
        'A borrow timeout and a bounded wait, so that it fails fast.',
        ['timeout', 'fail fast', 'bounded'],
      ],
      [
        'proxy',
        'What if there are very many instances?',
        'A pooling proxy in front of the database shares few connections among many clients.',
        ['pgbouncer', 'proxy', 'pooler'],
      ],
    ),
    exemplars: {
      mid: 'The database only has a certain number of cores, so with 200 connections the queries compete for them. A smaller pool is often faster. I would find the slow query and keep the pool small.',
      senior:
        'Waiting for a connection was the symptom. The database can work on roughly as many queries as it has cores and disks; beyond that they share them, and contend for locks. So the queue moved from the pool, where waiting is cheap, into the database, where each waiter holds memory and locks. I would go back to a small pool and find out why connections are held long: a slow query, or a call to another service inside a transaction.',
      staff:
        'The pool is a concurrency limit and 10 may well have been near the right one: utilisation over latency tells. By Little’s law the connections needed are queries a second times seconds each, so halving the hold time is worth doubling the pool, without the harm. I would multiply by the fleet first, because the database sees the sum, and autoscaling can turn a good pool into an outage. So: a budget of connections for the database, divided among services, held by a pooling proxy, with a borrow timeout short enough that callers fail before their own callers do.',
    },
    given: { '10': { set: 'the prompt says so' }, '200': { set: 'the prompt says so' } },
  },
];
