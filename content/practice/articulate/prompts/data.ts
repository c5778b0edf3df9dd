import { type Prompt, unitsOf } from '../prompt-types';

/** The part that does not copy itself, and what need not be waited for. */
export const data: readonly Prompt[] = [
  {
    id: 'scale-the-database',
    title: 'The database is the bottleneck',
    lesson: 'partitioning-and-sharding',
    seconds: 150,
    ask: 'The primary database runs at 90% all day. Reads are ten times the writes. What are your next three steps, and when do you shard?',
    units: unitsOf(
      [
        'queries',
        'What do you look at before adding anything?',
        'The most expensive queries: an index, a batch, one query instead of many.',
        ['index', 'slow quer', 'explain', 'n+1', 'quer'],
      ],
      ['cache', 'What takes reads away most cheaply?', 'A cache for what is read often and may be old.', ['cache']],
      [
        'replicas',
        'What do replicas help, and what not?',
        'Replicas take reads; each of them still takes every write.',
        ['replica'],
      ],
      [
        'lag',
        'What does a user notice of a replica?',
        'Lag: read your own writes from the primary, or wait for a position.',
        ['lag', 'own write', 'read-your', 'stale'],
      ],
      [
        'shard-when',
        'When do you shard?',
        'When writes or the data outgrow the largest machine that you are willing to buy.',
        ['when write', 'outgrow', 'shard when', 'shard only', 'largest'],
      ],
      [
        'key',
        'What makes a good shard key?',
        'In every query, high in cardinality, evenly used; think of the celebrity.',
        ['shard key', 'cardinal', 'hot shard', 'celebrit', 'even'],
      ],
      [
        'lost',
        'What do you give up with shards?',
        'Joins, transactions and unique constraints across shards; resharding is a project.',
        ['join', 'transaction', 'reshard', 'cross-shard'],
      ],
      [
        'cqrs',
        'What if reads have another shape than writes?',
        'A read model of its own, filled from the writes, a moment behind.',
        ['cqrs', 'read model', 'materiali'],
      ],
    ),
    exemplars: {
      mid: 'First I would optimise the queries and add indexes. Then a cache and read replicas, because there are mostly reads. If the writes become too many, I would shard by user id. Sharding makes joins and transactions harder.',
      senior:
        'Reads dominate, so: the top queries first, since an index may take the load away in an afternoon; then a cache; then replicas, with reads of one’s own writes sent to the primary for a few seconds. That leaves the primary with the writes. I shard when writes or the size of the data outgrow the largest machine we would buy, and I choose the key from the queries: it should be in nearly all of them and no value should be hot.',
      staff:
        'I would want to know what the busy time is made of before choosing. If reads are most of it, everything up to replicas buys us years. I would still do the thinking on the shard key now, because it goes into identifiers and APIs, and changing those is the real cost. Sharding is triggered by write utilisation, by the time a backup or a schema change takes, or by blast radius; that last one is the reason I would give a board. When we do it: logical shards, many more than machines, so that moving is placement and not rehashing; double writes, verification, then the switch. And a plan for the tenant that is larger than a shard.',
    },
    given: { '90%': { set: 'the prompt says so' } },
  },
  {
    id: 'checkout-calls-five',
    title: 'A checkout that calls five services',
    lesson: 'async-messaging',
    seconds: 120,
    ask: 'Checkout calls payment, stock, email, loyalty and analytics, one after the other, each 99.9% available. What is wrong with it, and how would you build it?',
    units: unitsOf(
      [
        'series',
        'What is the availability of five in series?',
        'In series availabilities multiply: about 99.5%, five times the downtime of one.',
        ['multipl', '99.5', 'series', 'product'],
      ],
      ['latency', 'What does a chain do to latency?', 'Latencies add up, and so do the tails.', ['latenc', 'add up', 'slow']],
      [
        'must',
        'Which of the five must be done before you answer?',
        'Only payment and stock decide whether there is an order; the rest can follow.',
        ['only payment', 'critical', 'must', 'need not', 'decide'],
      ],
      [
        'queue',
        'How do the others learn of it?',
        'Publish that an order was placed; email, loyalty and analytics each consume it.',
        ['publish', 'event', 'queue', 'async'],
      ],
      [
        'outbox',
        'What if you crash between the database and the queue?',
        'An outbox: the event is written with the order in one transaction, and sent from there.',
        ['outbox', 'one transaction', 'change log', 'cdc'],
      ],
      [
        'idempotent',
        'What does at-least-once ask of a consumer?',
        'Consumers must be idempotent: the same event comes twice.',
        ['idempot', 'twice', 'duplicate', 'at-least-once', 'at least once'],
      ],
      [
        'dead',
        'What about an event that cannot be processed?',
        'A dead letter queue, an alarm, and a way to play it again.',
        ['dead letter', 'dead-letter', 'poison', 'replay'],
      ],
      [
        'compensate',
        'What if payment works and stock does not?',
        'Compensate: release or refund, as a saga, for there is no transaction over both.',
        ['compensat', 'saga', 'refund', 'reserv'],
      ],
    ),
    exemplars: {
      mid: 'If any of the services is down, checkout fails, and the latencies add up. I would only call payment and stock synchronously and put email, loyalty and analytics on a message queue. Then checkout works also when email is down.',
      senior:
        'Five in series at 99.9% give about 99.5%, and the response time is the sum. Only payment and stock decide if there is an order. I would reserve stock, charge, write the order together with an outbox entry, and answer. The event goes out from the outbox, so that a crash in between loses nothing. Consumers are idempotent because delivery is at least once, and there is a dead letter queue that somebody watches.',
      staff:
        'I would ask what the user is promised at the moment of the answer, since that defines what is synchronous. If we may promise “we have your order”, even the charge can follow, and checkout depends on one database. That raises availability and moves work into compensation: what is sold twice, what is refunded, what support sees. It is a product decision and I would bring it as one. Technically: order and outbox in one transaction, a state machine for the order, idempotency keys on the charge, consumers that can be replayed from the log. The new failure is silent lag, so I alarm on the age of the oldest event and not on errors.',
    },
    given: {
      '99.9%': { set: 'the prompt says so' },
      '99.5%': { working: '0.999 × 0.999 × 0.999 × 0.999 × 0.999' },
    },
  },
];
