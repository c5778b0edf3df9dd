import { type Interview, points } from './interview-types';

const shortener: Interview = {
  id: 'url-shortener',
  title: 'A link shortener',
  opens: 'Design a service that makes short links out of long ones and follows them.',
  names: { users: 'readers', app: 'redirect machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        ['functions', 'What it does: make a link, follow it; perhaps custom names, expiry, counts.', 'capacity-planning'],
        ['ratio', 'How many are made, how many followed: reads outweigh writes.', 'capacity-planning'],
        ['latency', 'A redirect is on the way to something else: a bound on its p99.', 'latency-and-throughput'],
        ['availability', 'Following must nearly always work; making may fail now and then.', 'nines-and-redundancy'],
        ['abuse', 'Who may make links, and how many: spam and harmful addresses.', 'rate-limiting'],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['writes', 'New links a second, from links a day.', 'capacity-planning'],
        ['reads', 'Redirects a second, mean and peak, with the factor named.', 'capacity-planning'],
        ['storage', 'Bytes of a record × links × years × copies.', 'capacity-planning'],
        ['keys', 'How long the short name must be for that many links.', 'capacity-planning'],
        ['cache', 'How much of it is hot, and that this fits in memory.', 'cache-eviction'],
      ),
    },
    design: {
      asks: 'Draw it, and follow one request through it.',
      points: points(
        ['stateless', 'Stateless redirect machines behind balancers with health checks.', 'stateless-and-stateful'],
        ['store', 'A key-value store, partitioned by the short name.', 'partitioning-and-sharding'],
        ['cache', 'A cache in front, cache-aside, since links hardly change.', 'cache-strategies'],
        ['names', 'How names are made without collision: ranges, random with a check, or a hash.', 'partitioning-and-sharding'],
        ['status', 'A permanent redirect is cached by browsers and not counted; a temporary one is.', 'cdn'],
        ['counts', 'Counting goes through a queue, off the path of the redirect.', 'async-messaging'],
      ),
    },
    dives: {
      asks: 'Choose two: the hot link, the names, the counts.',
      points: points(
        ['hot', 'One link takes most of the traffic: local caches and coalesced misses.', 'cache-invalidation'],
        ['hash', 'Cache nodes come and go: consistent hashing.', 'consistent-hashing'],
        [
          'range',
          'Ranges of names leased to machines: no coordination for each link, some names lost.',
          'failover-and-clustering',
        ],
        ['limit', 'Limits for each key at the gateway, and what a refused caller sees.', 'rate-limiting'],
        ['idempotent', 'Counting at least once: how double counts are avoided or accepted.', 'async-messaging'],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        ['cache-down', 'The cache is gone: the store must be protected from all the reads.', 'cache-strategies'],
        ['shard', 'A partition is down: its links fail, the others do not; replicas serve reads.', 'read-replicas'],
        ['region', 'Reads from another region, with links a little late.', 'multi-region'],
        ['overload', 'Refuse early, making before following.', 'backpressure-and-shedding'],
        ['watch', 'What you watch: p99 and errors of redirects, hit ratio, age of the queue.', 'latency-and-throughput'],
      ),
    },
  },
};

const timeline: Interview = {
  id: 'social-timeline',
  title: 'A social timeline',
  opens: 'Design the home timeline of a social network: people follow others and see their newest posts.',
  names: { users: 'readers', app: 'timeline machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        ['functions', 'Post, follow, read the home timeline; ranking or newest first.', 'capacity-planning'],
        ['scale', 'Daily users, posts and reads of each, followers of the many and of the few.', 'capacity-planning'],
        ['fresh', 'How late a post may appear.', 'cache-invalidation'],
        ['latency', 'A bound on the p99 of opening the timeline.', 'latency-and-throughput'],
        ['own', 'One’s own post must be there at once.', 'read-replicas'],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['rates', 'Posts a second and timeline reads a second, mean and peak.', 'capacity-planning'],
        ['fan-out', 'Posts × followers: the writes that fan-out makes.', 'capacity-planning'],
        ['storage', 'Text apart from media: media is what fills disks.', 'capacity-planning'],
        ['cache', 'Timelines of active users in memory: ids only.', 'cache-eviction'],
        ['servers', 'Servers at the peak, with room and a spare.', 'capacity-planning'],
      ),
    },
    design: {
      asks: 'Draw it, and follow one post to its readers.',
      points: points(
        ['push', 'Fan-out on write: each follower’s timeline is ready to read.', 'indexing-and-cqrs'],
        ['pull', 'Fan-out on read for those with very many followers; both are merged.', 'indexing-and-cqrs'],
        ['queue', 'Fan-out through a queue, so that posting is quick.', 'async-messaging'],
        ['shards', 'Posts and timelines partitioned, each by its own key.', 'partitioning-and-sharding'],
        ['media', 'Media in an object store behind a CDN.', 'cdn'],
        ['edge', 'Gateway and balancers in front; stateless services.', 'api-gateway'],
      ),
    },
    dives: {
      asks: 'Choose two: the celebrity, ordering and pages, the cache of timelines.',
      points: points(
        ['celebrity', 'Where the line between push and pull is, and how an account crosses it.', 'partitioning-and-sharding'],
        ['cold', 'A timeline that is not in the cache: how it is built again, once.', 'cache-invalidation'],
        ['pages', 'Pages by cursor and not by offset: posts arrive while you scroll.', 'indexing-and-cqrs'],
        ['lag', 'Read your own post: from the primary, or merged in.', 'read-replicas'],
        ['evict', 'What the timeline cache forgets, and for whom it keeps nothing.', 'cache-eviction'],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        ['backlog', 'Fan-out is behind: old posts, and not errors; alarm on the age of the queue.', 'async-messaging'],
        ['degrade', 'Without ranking or media the timeline still opens.', 'circuit-breakers'],
        ['hot', 'A hot shard: copies, a local cache, a limit beside it.', 'partitioning-and-sharding'],
        ['retries', 'Clients and services that retry: one layer, with a budget.', 'timeouts-retries-jitter'],
        ['region', 'A region is lost: who carries its readers, and which posts are late.', 'multi-region'],
      ),
    },
  },
};

const chat: Interview = {
  id: 'chat',
  title: 'A chat',
  opens: 'Design a chat for people and groups, with messages that arrive once, in order, on all of a person’s devices.',
  names: { users: 'senders', app: 'message machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        ['functions', 'One to one, groups and how large, history, presence, receipts.', 'capacity-planning'],
        ['order', 'Order within a conversation; none is needed between conversations.', 'async-messaging'],
        ['durable', 'No message may be lost once it is acknowledged.', 'failover-and-clustering'],
        ['latency', 'Delivered within a second for those who are connected.', 'latency-and-throughput'],
        ['offline', 'What happens to messages for somebody who is away.', 'async-messaging'],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['messages', 'Messages a second, mean and peak.', 'capacity-planning'],
        ['connections', 'Open connections at the peak, and how many a machine holds.', 'capacity-planning'],
        ['groups', 'Deliveries: messages × members of a group.', 'capacity-planning'],
        ['storage', 'History × copies × years.', 'capacity-planning'],
        ['presence', 'Presence can be more messages than the messages.', 'capacity-planning'],
      ),
    },
    design: {
      asks: 'Draw it, and follow one message to two devices.',
      points: points(
        ['sockets', 'Connection machines hold WebSockets; they are stateful on purpose.', 'stateless-and-stateful'],
        ['registry', 'A registry says which machine a person is connected to, and expires.', 'service-discovery-and-mesh'],
        ['log', 'A log for each conversation, partitioned by it: order and history in one.', 'partitioning-and-sharding'],
        ['ack', 'Acknowledge once it is stored; ids from the client make a second send harmless.', 'timeouts-retries-jitter'],
        ['sync', 'Devices fetch from the last number they have: delivery is a hint, the log is the truth.', 'async-messaging'],
        ['push', 'Notifications for those who are away, through a queue.', 'async-messaging'],
      ),
    },
    dives: {
      asks: 'Choose two: order and duplicates, large groups, a deploy of the connection machines.',
      points: points(
        ['sequence', 'One writer for each conversation gives numbers; what if it moves.', 'failover-and-clustering'],
        ['once', 'At least once, and ids: it looks like exactly once.', 'async-messaging'],
        ['large', 'In large groups members fetch, and are not all written to.', 'indexing-and-cqrs'],
        ['drain', 'A deploy drains connections slowly; clients come back with jitter.', 'timeouts-retries-jitter'],
        ['balance', 'After adding machines the old ones keep their connections: how they even out.', 'layer-4-and-layer-7'],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        ['herd', 'A connection machine dies: everybody on it reconnects, with jitter and a limit.', 'timeouts-retries-jitter'],
        ['failover', 'A log’s leader dies: quorum, fencing, nothing acknowledged is lost.', 'failover-and-clustering'],
        ['slow', 'Notifications are slow: a bulkhead keeps them from the messages.', 'bulkheads-and-pools'],
        ['presence', 'Under overload presence goes first.', 'backpressure-and-shedding'],
        ['region', 'A region is lost: conversations have a home, and how that moves.', 'multi-region'],
      ),
    },
  },
};

const shop: Interview = {
  id: 'flash-sale',
  title: 'A flash sale',
  opens:
    'Design the checkout of a shop that sells a few thousand pieces of something at noon, to far more people than there are pieces.',
  names: { users: 'buyers', app: 'checkout machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        ['fair', 'What is fair: first come, a draw, one for each person.', 'rate-limiting'],
        ['oversell', 'Whether selling one too many is worse than selling one too few.', 'partitioning-and-sharding'],
        ['load', 'How many come, within how many seconds, and how many are bots.', 'capacity-planning'],
        ['rest', 'The rest of the shop must go on.', 'bulkheads-and-pools'],
        ['payment', 'What payment takes, and what it guarantees.', 'circuit-breakers'],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['arrivals', 'Arrivals a second in the first seconds, against an ordinary noon.', 'capacity-planning'],
        ['reads', 'Page views that a CDN can take, and requests that it cannot.', 'cdn'],
        ['orders', 'Orders a second that payment can take: that is the real capacity.', 'capacity-planning'],
        ['wait', 'How long a line that makes, by Little’s law.', 'latency-and-throughput'],
        ['ready', 'What must be running beforehand, as scaling comes too late.', 'predictive-and-scheduled-scaling'],
      ),
    },
    design: {
      asks: 'Draw it, and follow one buyer from noon to the receipt.',
      points: points(
        ['static', 'The page of the sale is static, on the CDN.', 'cdn'],
        ['room', 'A waiting room admits as many as checkout can do.', 'backpressure-and-shedding'],
        ['reserve', 'Stock is reserved atomically, for some minutes, and given back.', 'partitioning-and-sharding'],
        ['queue', 'Orders go through a queue at the pace of payment.', 'async-messaging'],
        ['limits', 'Limits for each buyer, and against bots at the edge.', 'rate-limiting'],
        ['schedule', 'Capacity by schedule, with the cache warm.', 'predictive-and-scheduled-scaling'],
      ),
    },
    dives: {
      asks: 'Choose two: the counter of stock, the waiting room, payment.',
      points: points(
        ['counter', 'One hot counter: split it into parts, or let one writer decide.', 'partitioning-and-sharding'],
        ['idempotent', 'A key for each order, so that a second click buys nothing.', 'timeouts-retries-jitter'],
        ['saga', 'Reserved and not paid, paid and not stored: what makes it good again.', 'async-messaging'],
        ['token', 'The waiting room gives signed turns, so that a reload does not lose one’s place.', 'stateless-and-stateful'],
        ['breaker', 'Payment is slow: timeout, breaker, and no guessed success.', 'circuit-breakers'],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        ['shed', 'More than planned: refuse early and say so, keep those who are in checkout.', 'backpressure-and-shedding'],
        ['isolate', 'The sale has machines and pools of its own.', 'bulkheads-and-pools'],
        ['stock', 'The store of the counter fails over: no piece is sold twice.', 'failover-and-clustering'],
        ['retries', 'Impatient buyers are retries too: the page waits for them, with jitter.', 'timeouts-retries-jitter'],
        ['rehearse', 'It is known to the minute, so rehearse it with real load.', 'capacity-planning'],
      ),
    },
  },
};

export const interviews: readonly Interview[] = [shortener, timeline, chat, shop];

export const interviewOf = (id: string): Interview | undefined => interviews.find((interview) => interview.id === id);
