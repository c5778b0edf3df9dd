import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'who-moves',
    kind: 'choice',
    ask: 'A node with one point joins a ring. Which keys change their node?',
    again: 'a-ring',
    options: [
      {
        text: 'Those between the point before it and itself; all of them come to it.',
        correct: true,
        why: 'They belonged to the next point along, and now meet the newcomer first. Nobody else’s next point has changed.',
      },
      {
        text: 'A few of every node’s.',
        why: 'That is so with many points per node. With one point, one stretch of one node is cut.',
      },
      {
        text: 'All that lie after it on the ring, since everything is pushed along by one.',
        why: 'Places on the ring are hashes, not positions in a list. Nothing is pushed.',
      },
      {
        text: 'Nearly all, because the number of nodes has changed.',
        why: 'That is the modulo. On a ring the number of nodes enters nowhere.',
      },
    ],
  },
  {
    id: 'lookup-order',
    kind: 'order',
    ask: 'How a ring answers “who has this key?”. Put the steps in order.',
    again: 'a-ring',
    steps: [
      {
        text: 'Hash every node’s name, with a number behind it for each of its points, and sort the points.',
        why: 'Done once, and again when the list changes: not for each request.',
      },
      { text: 'Hash the key.', why: 'Now the key is a place on the same circle.' },
      { text: 'Search for the first point at or after that place.', why: 'One search among all points, O(log(n·k)).' },
      {
        text: 'Where there is none, begin again at the first point of all.',
        why: 'It is a circle: after the largest hash comes the smallest.',
      },
    ],
  },
  {
    id: 'why-many-points',
    kind: 'multiple',
    ask: 'What do many points per node buy?',
    again: 'who-inherits',
    options: [
      { text: 'Shares that are nearer to equal.', correct: true, why: 'A sum of many random stretches is steadier than one.' },
      {
        text: 'The load of a node that dies is spread over many others.',
        correct: true,
        why: 'Each of its stretches has another successor.',
      },
      { text: 'Weights: a stronger node has more of them.', correct: true, why: 'Shares follow the number of points.' },
      {
        text: 'Fewer keys that move when a node joins.',
        why: 'It takes its fair part either way. With one point it takes more or less than that, by luck.',
      },
      {
        text: 'A popular key that is shared by several nodes.',
        why: 'A key is one place on the circle and has one next point, however many points there are.',
      },
    ],
  },
  {
    id: 'domino',
    kind: 'choice',
    level: 'senior',
    ask: 'A ring with one point per node, all at 70%. One node fails from overload. What do you expect?',
    again: 'who-inherits',
    options: [
      {
        text: 'The others go to somewhat more than 70% each.',
        why: 'That takes many points. With one, a single node inherits everything.',
      },
      {
        text: 'Its successor gets its load as well and fails too, and so on.',
        correct: true,
        why: 'Twice 70% is more than anyone can do, and each failure hands on a larger sum.',
      },
      {
        text: 'Its keys fail until it is back; the others do not notice, since their arcs are their own.',
        why: 'On a ring a missing node’s keys belong to the next one at once.',
      },
      {
        text: 'All keys are shared out anew.',
        why: 'Only the keys of the one that left have lost their place.',
      },
    ],
  },
  {
    id: 'runner-up',
    kind: 'choice',
    ask: 'Rendezvous hashing over six nodes. One dies. Where do its keys go?',
    again: 'everybody-bids',
    options: [
      {
        text: 'Each to the node that bid second for it, so some to each of the other five.',
        correct: true,
        why: 'For each key the order of the bids is another. The load spreads without any virtual nodes.',
      },
      {
        text: 'All to the node with the next highest name.',
        why: 'Names have no order here. A bid is made from the name and the key together.',
      },
      {
        text: 'Anywhere: all keys must be bid for again, and most winners change.',
        why: 'The other five bid what they always bid. Where the dead one had not won, nothing changes.',
      },
      {
        text: 'To the next one along the ring.',
        why: 'There is no ring. That is what makes it simple, and O(n).',
      },
    ],
  },
  {
    id: 'jump-middle',
    kind: 'choice',
    level: 'senior',
    ask: 'Shards 0 to 9 by jump hash. Shard 3 must be retired for good. What is the trouble?',
    again: 'jump',
    options: [
      {
        text: 'None: its keys move, the others stay.',
        why: 'It would be so on a ring. Jump knows numbers 0 to n − 1 and cannot leave one out.',
      },
      {
        text: 'Without number 3 the later ones are renumbered, and most of their keys move.',
        correct: true,
        why: 'Buckets can only go at the end. Keep the number and put another machine behind it, or copy shard 9 into its place and drop number 9.',
      },
      {
        text: 'The shares become uneven.',
        why: 'Jump is even for any number of buckets. What hurts is what moves.',
      },
      {
        text: 'Lookups become slower, since every one that jumps to number 3 must skip the gap.',
        why: 'There is no gap to skip; the function returns a number below n and knows of no holes.',
      },
    ],
  },
  {
    id: 'maglev-fills',
    kind: 'order',
    level: 'senior',
    ask: 'How Maglev builds and uses its table. Put the steps in order.',
    again: 'a-table',
    steps: [
      {
        text: 'Make from each backend’s name its own order of preference over all slots.',
        why: 'It depends on the name alone, so that it is the same on every machine.',
      },
      { text: 'In turn, let each backend claim the first free slot on its list.', why: 'Turns are what makes the shares equal.' },
      { text: 'Go on until every slot is claimed.', why: 'Only a full table answers every key.' },
      {
        text: 'For a request, hash its key modulo the size of the table and look.',
        why: 'One step, however many backends there are: that is what the work before was for.',
      },
    ],
  },
  {
    id: 'hot-key-cures',
    kind: 'multiple',
    ask: 'One key draws 30% of all requests, and its node drowns. Which of these help?',
    again: 'the-key-that-everybody-wants',
    options: [
      {
        text: 'Bounded loads: what is too much for its node goes on along the ring.',
        correct: true,
        why: 'The one key then lives on as many nodes as its load needs.',
      },
      {
        text: 'Copies under several names, of which clients ask one at random.',
        correct: true,
        why: 'Several names are several places on the circle.',
      },
      {
        text: 'A small cache in every gateway, for a second or so.',
        correct: true,
        why: 'What everybody wants is what a tiny cache catches best.',
      },
      { text: 'Ten times as many points per node.', why: 'It evens out the keys. This is one key.' },
      {
        text: 'Another node on the ring.',
        why: 'It takes a part of the keys from everyone; the chance that it takes this one is small, and then it drowns instead.',
      },
    ],
  },
  {
    id: 'bound-costs',
    kind: 'choice',
    level: 'senior',
    ask: 'You turn on bounded loads, factor 1.1, before lightly loaded caches. The hit ratio falls at once. Why?',
    again: 'the-key-that-everybody-wants',
    options: [
      {
        text: 'The ring was built anew when the bound was set, so most keys moved once.',
        why: 'The points are where they were. And then it would recover; this does not.',
      },
      {
        text: 'With few in flight the bound is met all the time, and keys wander.',
        correct: true,
        why: 'Spilling is worth a miss when the owner is drowning, not when it has one request more than its neighbour.',
      },
      {
        text: 'It has to look at all nodes, which takes time.',
        why: 'It does sum up the counts. That costs microseconds, not hits.',
      },
      {
        text: 'Popular keys are refused when the bound is met.',
        why: 'They are passed on along the ring. As the factor is above 1, somebody always has room.',
      },
    ],
  },
  {
    id: 'two-lists',
    kind: 'choice',
    level: 'staff',
    ask: 'Two gateways use the same ring code. For a minute one of them knows of a new cache node and the other does not. What happens?',
    again: 'what-it-solves-what-it-creates',
    options: [
      {
        text: 'Requests fail, because the rings do not agree.',
        why: 'Each finds a node for every key. Nobody notices that the answers differ, and that is the danger.',
      },
      {
        text: 'For the keys that the new node took, each gateway uses another cache.',
        correct: true,
        why: 'Two lists are two functions: more misses, and copies that may differ after a write. For a cache it costs hits and freshness; for a store with writes it can cost data.',
      },
      {
        text: 'Nothing: consistent hashing means that they agree.',
        why: 'They agree where their lists do. Consistent is about changes of the list, not about having two.',
      },
      {
        text: 'All keys are in two places until the lists are the same again.',
        why: 'Only those that the new node takes. The others have the same owner on both rings.',
      },
    ],
  },
  {
    id: 'old-copies',
    kind: 'choice',
    level: 'senior',
    ask: 'Cache e joins a ring for an hour, then is taken out. Its keys return to their old caches, which never dropped them. What can a reader see?',
    again: 'what-it-solves-what-it-creates',
    options: [
      {
        text: 'Only misses: a cache forgets what it is not asked for.',
        why: 'It forgets when it must make room or when a lifetime ends. An hour of quiet may be neither.',
      },
      {
        text: 'Values from before the hour, for keys that were written meanwhile.',
        correct: true,
        why: 'Writes of that hour went to e, or dropped the copy there. The old copies heard of nothing.',
      },
      {
        text: 'Nothing out of date, since the ring moves values with their keys.',
        why: 'A ring says who is asked. It carries nothing.',
      },
      {
        text: 'Errors, until each cache has been restarted.',
        why: 'The answers look perfectly good. That is what makes them worse than errors.',
      },
    ],
  },
  {
    id: 'not-consistent',
    kind: 'multiple',
    ask: 'Where would you advise against consistent hashing?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'Stateless web servers behind one balancer.',
        correct: true,
        why: 'Any of them will do, so take the least busy.',
      },
      {
        text: 'A store in which customer A must stay in the EU and customer B wants machines of his own.',
        correct: true,
        why: 'Placement by contract is a table that you can edit, not a hash.',
      },
      {
        text: 'Reading a user’s last hundred orders, keyed by order number.',
        correct: true,
        why: 'A hash puts neighbours on a hundred nodes. Key by user, or use ranges.',
      },
      {
        text: 'Forty memcached nodes that come and go with spot prices.',
        why: 'Keys, no directory, a list that changes: that is the case it was made for.',
      },
    ],
  },
] as const satisfies readonly Question[];
