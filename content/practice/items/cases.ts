import type { CaseQuestion } from '../item-types';

const one = { kind: 'choice', again: 'in-the-interview' } as const;

type Whys = readonly [string, string, string, string];

/** The same names each time, with what each would do in this case. */
const among =
  (names: readonly [string, string, string, string]) =>
  (right: number, whys: Whys): CaseQuestion['options'] =>
    names.map((text, i) => ({ text, why: whys[i]!, ...(i === right ? { correct: true as const } : {}) }));

const protections = among(['A rate limit', 'Load shedding', 'A circuit breaker', 'A bulkhead']);
const [LIMIT, SHED, BREAK, ISOLATE] = [0, 1, 2, 3] as const;

const growths = among(['Read replicas', 'Shards', 'A read model of its own', 'An index']);
const [REPLICAS, SHARDS, READ_MODEL, INDEX] = [0, 1, 2, 3] as const;

/** Limit, shed, break, isolate. */
const protecting: readonly CaseQuestion[] = [
  {
    ...one,
    id: 'case-partner-import',
    lesson: 'rate-limiting',
    ask: 'One partner’s import sends forty times its usual traffic. Everybody else sends what they always send, and the API is slow for all. Which protection answers it?',
    options: protections(LIMIT, [
      'One caller takes more than its share. A limit for each caller refuses that one and leaves the others alone.',
      'Shedding chooses by worth once there is too much for everybody. It would refuse others for what one caller does.',
      'Nothing that the API calls is failing. A breaker would stop calls to something that is well.',
      'Pools keep features apart. The import uses the same feature as everybody, so it fills the same pool.',
    ]),
  },
  {
    ...one,
    id: 'case-free-plan',
    lesson: 'rate-limiting',
    ask: 'The free plan includes sixty calls a minute. A customer on it makes six hundred; the machines are a third busy. Which one applies?',
    options: protections(LIMIT, [
      'A limit is a rule: what is beyond it is refused although there is room for it.',
      'Shedding begins when there is too much. There is room for three times the load.',
      'A breaker watches what is called, not who calls. Nothing here fails.',
      'A pool of its own bounds how many run at once, and not how many calls a minute are included.',
    ]),
  },
  {
    ...one,
    id: 'case-on-television',
    lesson: 'backpressure-and-shedding',
    ask: 'A mention on television brings three times the people the fleet can serve, each with one honest request. New machines are six minutes away. Which one do you need until then?',
    options: protections(SHED, [
      'Nobody is above any share. A limit for each caller lets all of them through.',
      'It refuses early what cannot be done, the least worth first, and the rest is answered in time.',
      'The fleet itself is what is full. A breaker before it opens for everybody, and then nobody is answered.',
      'Pools divide what there is. Divided or not, it is a third of what is asked for.',
    ]),
  },
  {
    ...one,
    id: 'case-answers-unread',
    lesson: 'backpressure-and-shedding',
    ask: 'Requests wait eleven seconds in line, and callers give up after two. The service is busy all the time with answers that nobody reads. Which one is missing?',
    options: protections(SHED, [
      'It could keep the load down if somebody asked too much. Here the line alone makes all of the work useless.',
      'A bound on the line, so that what cannot be answered in time is refused at once and no work is done for nobody.',
      'Callers with a breaker would stop asking, and begin again into the same line of eleven seconds.',
      'Two lines of eleven seconds are no better than one. It is the length that has to be bounded.',
    ]),
  },
  {
    ...one,
    id: 'case-silent-callee',
    lesson: 'circuit-breakers',
    ask: 'A page shows suggestions from a service that has stopped answering. Each page waits its two-second timeout in vain. Which one makes the page quick again while that service is down?',
    options: protections(BREAK, [
      'A limit makes some of the pages wait no more, those that it refuses. The others still wait two seconds.',
      'Refusing pages does not help those that are let in: each of them still asks and waits.',
      'After some failures it answers at once that there are none, without asking. The page leaves the suggestions out.',
      'It bounds how many wait at once, which saves the other pages. Those that wait, wait for two seconds.',
    ]),
  },
  {
    ...one,
    id: 'case-falls-again',
    lesson: 'circuit-breakers',
    ask: 'A store restarts. As soon as it answers, every caller asks at once and it falls over again. Which one leaves it quiet, and then lets a few calls through to see?',
    options: protections(BREAK, [
      'A limit lets the same number through at every moment, also into a store that is only just up.',
      'The store would have to do the refusing, and it is too busy starting to refuse anybody.',
      'Open it asks nothing, half-open it sends a few probes, and only when they succeed does the rest follow.',
      'It bounds what each caller has under way. There are many callers, and all of them ask.',
    ]),
  },
  {
    ...one,
    id: 'case-month-end',
    lesson: 'bulkheads-and-pools',
    ask: 'Reports and checkout share forty threads. On the last day of the month the reports are slow, as they are meant to be, and checkout waits behind them. Which one keeps checkout quick without refusing a report?',
    options: protections(ISOLATE, [
      'A limit on reports refuses some of them, and the slow ones that are let in hold their threads all the same.',
      'Shedding would refuse reports as soon as checkout waits. None of them was to be refused.',
      'The reports do not fail, they are slow. A breaker that opened would refuse all of them.',
      'Ten threads are the reports’ own: they wait for one another, and the other thirty are free for checkout.',
    ]),
  },
  {
    ...one,
    id: 'case-one-of-five',
    lesson: 'bulkheads-and-pools',
    ask: 'A gateway calls five services through one pool of a hundred connections. When one of the five becomes slow, all hundred soon wait for it. Which one keeps the other four answering from the first second?',
    options: protections(ISOLATE, [
      'The callers are no more than usual. A limit would refuse calls to all five.',
      'It refuses calls once the pool is full, to the four that are well as much as to the slow one.',
      'It opens once it has seen enough calls fail or take too long. By then the hundred are gone.',
      'Twenty connections for each: the slow one fills its own, and the others never notice.',
    ]),
  },
];

/** Replicas, shards, read models, indexes. */
const storing: readonly CaseQuestion[] = [
  {
    ...one,
    id: 'case-product-pages',
    lesson: 'read-replicas',
    ask: 'Of a hundred queries, ninety-eight read a product by its number, each within a millisecond. The one database is full of them. A page may be a second old. What is the smallest step that helps?',
    options: growths(REPLICAS, [
      'Copies take the reads, and two writes in a hundred are easy to repeat on each of them.',
      'Shards divide the reads too, and take joins and transactions with them. Nothing here asks for that yet.',
      'Each query reads one row as it stands. There is nothing to prepare.',
      'They are found by number in a millisecond: the index is there. There are only too many of them.',
    ]),
  },
  {
    ...one,
    id: 'case-analysts',
    lesson: 'read-replicas',
    ask: 'Analysts ask something else each day, over whole tables, and checkout is slow meanwhile. They do not mind figures of an hour ago. What keeps them apart?',
    options: growths(REPLICAS, [
      'A copy of their own, an hour behind if need be. What they read there holds up nobody.',
      'A question over whole tables then asks every shard, and all of checkout’s.',
      'It is made for a question that is known. They ask another one each day.',
      'A whole table is read, whatever its indexes. There is nothing to look up.',
    ]),
  },
  {
    ...one,
    id: 'case-old-address',
    lesson: 'read-replicas',
    ask: 'Since there are replicas, some people save a new address and see the old one on the next page. What mends it at the least cost?',
    options: [
      {
        text: 'Their own reads go to the primary for a while',
        correct: true,
        why: 'Only who has just written notices the lag. The others go on reading from the copies.',
      },
      {
        text: 'Each write waits until every replica has it',
        why: 'Nobody is late then, and every write takes as long as the slowest copy, and fails with any of them.',
      },
      {
        text: 'Twice as many replicas, so that each does less',
        why: 'A copy that does less may be late by less. It is late all the same, and there are more of them.',
      },
      {
        text: 'The page is cached for as long as the lag lasts',
        why: 'The old address would be shown for longer, and to everybody who asks for it.',
      },
    ],
  },
  {
    ...one,
    id: 'case-sensors',
    lesson: 'partitioning-and-sharding',
    ask: 'Sensors write ninety thousand rows a second. The largest machine on offer takes forty thousand. Reads are few. What is left?',
    options: growths(SHARDS, [
      'Every copy takes every write, so none of them can be smaller than one machine that takes them all.',
      'Each of three machines takes the rows of its own sensors. It is the only one that divides writes.',
      'It is filled from the writes, so they have to be taken first. It adds work to them.',
      'An index makes each write dearer: the row, and then the index.',
    ]),
  },
  {
    ...one,
    id: 'case-one-account',
    lesson: 'partitioning-and-sharding',
    ask: 'Of sixteen shards by account, one is full and the others are a fifth busy. It holds the account that everybody looks at. What helps?',
    options: [
      {
        text: 'Spread that one account over several shards',
        correct: true,
        why: 'One key in one place is what is hot. With a further part in its key it has several places, and the rest stays as it is.',
      },
      {
        text: 'Go from sixteen shards to thirty-two',
        why: 'A key is in one shard, however many there are. Its neighbours move out, and it stays hot.',
      },
      {
        text: 'Put all sixteen on machines twice as large',
        why: 'Fifteen of them are a fifth busy. It is paid for sixteen times, and lasts until the account has twice the readers.',
      },
      {
        text: 'Choose another hash function for accounts',
        why: 'The account lands on another shard, and that one is full then. It is one key, and not bad luck with many.',
      },
    ],
  },
  {
    ...one,
    id: 'case-order-screen',
    lesson: 'indexing-and-cqrs',
    ask: 'The screen of an order joins nine tables, every join by an index, and takes 400 ms. It is opened a thousand times for each change. What brings it to a few milliseconds?',
    options: growths(READ_MODEL, [
      'Each copy joins nine tables in 400 ms. There are more of them then, and none is quicker.',
      'Nine tables on several machines are joined over the network, if they can be joined at all.',
      'The joined order is written once for each change, and read a thousand times by its number. It may be a moment late.',
      'Each join has its index. Nine lookups and the adding up are what takes the time.',
    ]),
  },
  {
    ...one,
    id: 'case-by-email',
    lesson: 'indexing-and-cqrs',
    ask: 'In a table of ten million customers, looking one up by number takes two milliseconds, by email four seconds. The database is otherwise idle. What is missing?',
    options: growths(INDEX, [
      'A copy reads the ten million rows in four seconds too. The database is idle: it lacks no machine.',
      'Each shard reads its part, which divides the four seconds. Nothing has to be read but one row.',
      'Another table by email would do, kept in step by hand. The database does the same by itself.',
      'By email every row is read. With an index over it a few pages are, as by number.',
    ]),
  },
];

export const cases: readonly CaseQuestion[] = [...protecting, ...storing];
