import { type Interview, points } from './interview-types';

export const timeline: Interview = {
  id: 'social-timeline',
  title: 'A social timeline',
  opens: 'Design the home timeline of a social network: people follow others and see their newest posts.',
  names: { users: 'readers', app: 'timeline machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        [
          'functions',
          'What do you ask about what it does?',
          'Post, follow, read the home timeline; ranking or newest first.',
          'capacity-planning',
        ],
        [
          'scale',
          'Which numbers do you ask for?',
          'Daily users, posts and reads of each, followers of the many and of the few.',
          'capacity-planning',
        ],
        ['fresh', 'What do you ask about a new post?', 'How late a post may appear.', 'cache-invalidation'],
        [
          'latency',
          'What must be bounded for the reader?',
          'A bound on the p99 of opening the timeline.',
          'latency-and-throughput',
        ],
        ['own', 'Which post must be there at once?', 'One’s own post must be there at once.', 'read-replicas'],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['rates', 'Which two rates?', 'Posts a second and timeline reads a second, mean and peak.', 'capacity-planning'],
        ['fan-out', 'What multiplies the writes?', 'Posts × followers: the writes that fan-out makes.', 'capacity-planning'],
        ['storage', 'What fills the disks?', 'Text apart from media: media is what fills disks.', 'capacity-planning'],
        [
          'cache',
          'Which timelines are in memory, and what of them?',
          'Timelines of active users in memory: ids only.',
          'cache-eviction',
        ],
        [
          'servers',
          'How many servers, beyond what the peak needs?',
          'Servers at the peak, with room and a spare.',
          'capacity-planning',
        ],
      ),
    },
    design: {
      asks: 'Draw it, and follow one post to its readers.',
      points: points(
        [
          'push',
          'How is a timeline ready before it is read?',
          'Fan-out on write: each follower’s timeline is ready to read.',
          'indexing-and-cqrs',
        ],
        [
          'pull',
          'For whom is it put together on reading?',
          'Fan-out on read for those with very many followers; both are merged.',
          'indexing-and-cqrs',
        ],
        [
          'queue',
          'How is posting quick although many timelines are written?',
          'Fan-out through a queue, so that posting is quick.',
          'async-messaging',
        ],
        [
          'shards',
          'What is partitioned, and by what?',
          'Posts and timelines partitioned, each by its own key.',
          'partitioning-and-sharding',
        ],
        ['media', 'Where are pictures and video?', 'Media in an object store behind a CDN.', 'cdn'],
        ['edge', 'What stands in front?', 'Gateway and balancers in front; stateless services.', 'api-gateway'],
      ),
    },
    dives: {
      asks: 'Choose two: the celebrity, ordering and pages, the cache of timelines.',
      points: points(
        [
          'celebrity',
          'Where is the line between push and pull?',
          'Where the line between push and pull is, and how an account crosses it.',
          'partitioning-and-sharding',
        ],
        [
          'cold',
          'A timeline is not in the cache. What happens?',
          'A timeline that is not in the cache: how it is built again, once.',
          'cache-invalidation',
        ],
        [
          'pages',
          'How does one page through a list that grows at the top?',
          'Pages by cursor and not by offset: posts arrive while you scroll.',
          'indexing-and-cqrs',
        ],
        [
          'lag',
          'A replica is late. How does one see one’s own post?',
          'Read your own post: from the primary, or merged in.',
          'read-replicas',
        ],
        [
          'evict',
          'What may the cache of timelines forget?',
          'What the timeline cache forgets, and for whom it keeps nothing.',
          'cache-eviction',
        ],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        [
          'backlog',
          'Fan-out is behind. What do users see, and what raises the alarm?',
          'Fan-out is behind: old posts, and not errors; alarm on the age of the queue.',
          'async-messaging',
        ],
        [
          'degrade',
          'What may be missing so that the rest opens?',
          'Without ranking or media the timeline still opens.',
          'circuit-breakers',
        ],
        [
          'hot',
          'A shard is hot. What helps?',
          'A hot shard: copies, a local cache, a limit beside it.',
          'partitioning-and-sharding',
        ],
        [
          'retries',
          'Who may try again, and how often?',
          'Clients and services that retry: one layer, with a budget.',
          'timeouts-retries-jitter',
        ],
        [
          'region',
          'A region is lost. Who carries its readers?',
          'A region is lost: who carries its readers, and which posts are late.',
          'multi-region',
        ],
      ),
    },
  },
};
