/** The order of the course and what each lesson asks for. Prerequisites are a DAG; `course.test.ts` holds it to that. */
export interface Part {
  readonly number: number;
  readonly title: string;
  readonly line: string;
}

export interface CourseRow {
  readonly slug: string;
  readonly title: string;
  /** What the learner can answer afterwards. */
  readonly question: string;
  readonly part: number;
  readonly minutes: number;
  /** Slugs to know first. */
  readonly needs: readonly string[];
}

/** Capstones close the course; they carry this number so that rows stay flat. */
export const CAPSTONE_PART = 8;

export const parts: readonly Part[] = [
  { number: 1, title: 'Load', line: 'What scale means, and what you can know before you build.' },
  { number: 2, title: 'Spreading the load', line: 'Many backends behind one name.' },
  { number: 3, title: 'Caching and delivery', line: 'Not doing the same work twice, and doing it nearby.' },
  { number: 4, title: 'Protecting the system', line: 'Saying no early, waiting well, failing small.' },
  { number: 5, title: 'Elasticity and money', line: 'The right size at the right time, and what it costs.' },
  { number: 6, title: 'Data', line: 'The part that does not copy itself.' },
  { number: 7, title: 'Availability', line: 'Staying up when something is always down.' },
  { number: CAPSTONE_PART, title: 'Capstones', line: 'The parts acting on each other.' },
];

const row = (
  part: number,
  slug: string,
  title: string,
  question: string,
  minutes: number,
  needs: readonly string[] = [],
): CourseRow => ({ slug, title, question, part, minutes, needs });

export const course: readonly CourseRow[] = [
  row(1, 'latency-and-throughput', 'Latency and throughput', 'Why does a server that is 95% busy feel broken?', 25),
  row(1, 'vertical-and-horizontal', 'Up or out', 'One big machine or many small ones?', 20, ['latency-and-throughput']),
  row(1, 'amdahl-and-bottlenecks', 'Amdahl and bottlenecks', 'Why do twice the nodes not give twice the work?', 25, [
    'vertical-and-horizontal',
  ]),
  row(1, 'stateless-and-stateful', 'Stateless and stateful', 'Where may state live, so that any backend can die?', 20, [
    'vertical-and-horizontal',
  ]),
  row(1, 'capacity-planning', 'Capacity planning', 'How many servers before you have any?', 30, ['latency-and-throughput']),

  row(2, 'load-balancing', 'Load balancing', 'Which backend should take this request?', 30, ['latency-and-throughput']),
  row(2, 'layer-4-and-layer-7', 'Layer 4 and layer 7', 'Should a balancer read the request?', 25, ['load-balancing']),
  row(2, 'health-checks', 'Health checks', 'How do you know that a backend is well?', 25, ['load-balancing']),
  row(2, 'consistent-hashing', 'Consistent hashing', 'How do you add a node without moving every key?', 30, ['load-balancing']),
  row(2, 'service-discovery-and-mesh', 'Discovery and the mesh', 'How does a caller find what moved?', 25, ['health-checks']),
  row(2, 'api-gateway', 'API gateway', 'What belongs at the front door?', 25, ['layer-4-and-layer-7']),

  row(3, 'cache-eviction', 'Cache eviction', 'What should a full cache forget?', 30, ['latency-and-throughput']),
  row(3, 'cache-strategies', 'Cache strategies', 'Who writes to the cache, and what can a crash lose?', 25, ['cache-eviction']),
  row(3, 'cache-invalidation', 'Cache invalidation', 'When does a cached answer stop being true?', 30, ['cache-strategies']),
  row(3, 'cdn', 'Content delivery networks', 'What may be kept next to the reader?', 25, ['cache-invalidation']),

  row(4, 'rate-limiting', 'Rate limiting', 'How can a limit allow a burst and still be a limit?', 30, ['latency-and-throughput']),
  row(4, 'distributed-rate-limiting', 'Distributed rate limiting', 'What do N local limiters let through together?', 25, [
    'rate-limiting',
    'load-balancing',
  ]),
  row(4, 'timeouts-retries-jitter', 'Timeouts, retries and jitter', 'When does trying again make it worse?', 35, [
    'latency-and-throughput',
  ]),
  row(4, 'circuit-breakers', 'Circuit breakers', 'When should you stop asking?', 25, ['timeouts-retries-jitter']),
  row(4, 'bulkheads-and-pools', 'Bulkheads and pools', 'Why can a bigger pool be slower?', 25, ['latency-and-throughput']),
  row(4, 'backpressure-and-shedding', 'Backpressure and shedding', 'What do you refuse when you cannot serve everyone?', 30, [
    'latency-and-throughput',
    'timeouts-retries-jitter',
  ]),

  row(5, 'autoscaling', 'Autoscaling', 'How late is the machine that you ask for now?', 30, [
    'vertical-and-horizontal',
    'load-balancing',
  ]),
  row(5, 'predictive-and-scheduled-scaling', 'Ahead of the load', 'What does a wrong forecast cost?', 20, ['autoscaling']),
  row(5, 'serverless-or-servers', 'Serverless or servers', 'Where do the two bills cross?', 25, ['autoscaling']),

  row(6, 'read-replicas', 'Read replicas', 'Why did the comment you just posted vanish?', 25, ['stateless-and-stateful']),
  row(6, 'partitioning-and-sharding', 'Partitioning and sharding', 'Which key splits the data without a hot shard?', 30, [
    'consistent-hashing',
    'read-replicas',
  ]),
  row(6, 'indexing-and-cqrs', 'Indexes and read models', 'What does a fast read cost each write?', 25, ['read-replicas']),
  row(6, 'async-messaging', 'Asynchronous messaging', 'How does checkout stay up while email is down?', 30, [
    'backpressure-and-shedding',
  ]),

  row(7, 'nines-and-redundancy', 'Nines and redundancy', 'What does the next nine cost?', 30, ['vertical-and-horizontal']),
  row(7, 'failover-and-clustering', 'Failover and clustering', 'Who decides that the primary is dead?', 30, [
    'nines-and-redundancy',
    'health-checks',
  ]),
  row(7, 'multi-region', 'Many regions', 'What can you lose when a region goes?', 30, [
    'failover-and-clustering',
    'read-replicas',
  ]),

  row(CAPSTONE_PART, 'retry-storm', 'Retry storm', 'Why does the outage outlive its cause?', 45, [
    'circuit-breakers',
    'autoscaling',
  ]),
  row(CAPSTONE_PART, 'flash-sale', 'Flash sale', 'Ten thousand buyers, one hundred pairs: who gets in?', 45, [
    'rate-limiting',
    'backpressure-and-shedding',
    'cache-strategies',
    'autoscaling',
  ]),
  row(CAPSTONE_PART, 'bad-deploy', 'Bad deploy', 'How do you release a fault to almost nobody?', 45, [
    'health-checks',
    'stateless-and-stateful',
    'cache-strategies',
  ]),
  row(CAPSTONE_PART, 'regional-outage', 'Regional outage', 'Can the survivors carry it?', 45, [
    'multi-region',
    'capacity-planning',
  ]),
];

export const rowOf = (slug: string): CourseRow | undefined => course.find((candidate) => candidate.slug === slug);

/** Slugs of what builds on a lesson at first hand. */
export const opensOf = (slug: string): readonly string[] =>
  course.filter(({ needs }) => needs.includes(slug)).map((row) => row.slug);

/** "1.3" for a lesson, "C2" for a capstone. */
export function numberOf(slug: string): string {
  const found = rowOf(slug);
  if (!found) return '';
  const place = course.filter((other) => other.part === found.part).indexOf(found) + 1;
  return found.part === CAPSTONE_PART ? `C${place}` : `${found.part}.${place}`;
}
