import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'loop-why',
    kind: 'choice',
    ask: 'A batch job reads the same 1,100 rows in the same order, again and again, through an LRU cache with room for 1,000. What is its hit ratio once warm?',
    again: 'fifty-one-pages-room-for-fifty',
    options: [
      {
        text: 'About 91%, since that share of the rows fits.',
        why: 'That would be so if a row asked for next were as likely as any other to be in. In a loop it is the one that LRU has just thrown out.',
      },
      {
        text: 'About 10%, the share that does not fit having spoiled the rest.',
        why: 'It is worse than that: each miss throws out the row that is wanted soonest, so no row survives a round.',
      },
      {
        text: 'Zero.',
        correct: true,
        why: 'Between two requests for a row come 1,099 others, more than fit. Whatever is used longest ago is thrown out before its turn comes.',
      },
      {
        text: 'It swings between zero and a hundred with every round.',
        why: 'Every round is like the last: all misses.',
      },
    ],
  },
  {
    id: 'store-load',
    kind: 'choice',
    ask: 'A change in the key format lowers the hit ratio from 99% to 97%. Traffic stays the same. What happens to the load on the store?',
    again: 'what-a-hit-is-worth',
    options: [
      {
        text: 'It rises by 2%.',
        why: 'The hit ratio fell by two points. The store sees the misses, and those went from one in a hundred to three.',
      },
      {
        text: 'It triples.',
        correct: true,
        why: 'Misses go from one in a hundred to three in a hundred, and the store sees nothing else.',
      },
      { text: 'It doubles.', why: 'It would at 98%: two misses in a hundred for one. At 97% there are three.' },
      {
        text: 'It hardly changes: the cache still answers nearly everything.',
        why: 'Nearly everything is the wrong view. The store lives on the remainder, and the remainder tripled.',
      },
    ],
  },
  {
    id: 'oracle-rule',
    kind: 'choice',
    ask: 'Full cache: A, B, C. The rest of the trace is B A D B C A. D’s request comes after B and A. Which entry does Bélády’s oracle throw out to make room for D?',
    again: 'what-can-a-cache-know',
    options: [
      {
        text: 'A, since it is wanted again last.',
        why: 'After D come B, C and A. Only the future counts; that A was used a moment ago does not save it.',
        correct: true,
      },
      {
        text: 'B, since it was used before A.',
        why: 'B is the very next thing wanted after D. LRU would throw out C; nobody should throw out B.',
      },
      {
        text: 'C, since it has not been used for longest.',
        why: 'That is LRU’s choice. C is wanted sooner than A, so the oracle keeps it.',
      },
      {
        text: 'None: it does not store D, which is never wanted again.',
        why: 'A cache that may decline would do that, and better. The textbook oracle stores every miss, and so do most caches.',
      },
    ],
  },
  {
    id: 'lru-step',
    kind: 'choice',
    ask: 'LRU, room for three, empty at first. Requests: A B C A D B. What does it hold at the end?',
    again: 'twelve-requests-by-hand',
    options: [
      {
        text: 'B, C and D',
        why: 'That is FIFO: it throws out A for D although A was used a moment before. Then B is a hit.',
      },
      {
        text: 'A, B and D',
        correct: true,
        why: 'A is used again, so B is the oldest and goes for D; then B is missed, and C, now the oldest, goes for it.',
      },
      { text: 'A, C and D', why: 'That is what it holds before the last request. B is missed, and something has to go for it.' },
      { text: 'A, B and C', why: 'D would have to be left out. LRU stores every miss; only policies with admission decline.' },
    ],
  },
  {
    id: 'anomaly-which',
    kind: 'multiple',
    ask: 'Which of these policies can answer fewer requests when you give them more room, on the same list?',
    again: 'twelve-requests-by-hand',
    options: [
      {
        text: 'FIFO',
        correct: true,
        why: 'It is the one for which the anomaly was found, on twelve requests with three places and then four.',
      },
      {
        text: 'LRU',
        why: 'It cannot: with one more place it always holds what it held before, and one entry more. It is a stack algorithm.',
      },
      {
        text: 'Bélády’s oracle',
        why: 'It cannot either: it is a stack algorithm, and anything it could do in less room it could do in more.',
      },
      {
        text: 'SIEVE',
        correct: true,
        why: 'It keeps a queue in order of arrival, and another size means another order of misses, so nothing guarantees that it gains.',
      },
    ],
  },
  {
    id: 'probation-steps',
    kind: 'order',
    level: 'senior',
    ask: 'A key is asked for three times in a 2Q cache. Before the second time, other newcomers have pushed it out. Put in order what becomes of it.',
    again: 'proof-before-room',
    steps: [
      {
        text: 'It misses and enters the queue for newcomers.',
        why: 'Nothing is known of it, so it may push out only other newcomers.',
      },
      {
        text: 'It leaves that queue at its end; its value goes and its key is remembered.',
        why: 'Nobody asked for it in time. Only a ghost stays, which is cheap.',
      },
      {
        text: 'It misses again, and its ghost is found.',
        why: 'The policy learns that it forgot too early: this key is asked for more than once.',
      },
      { text: 'It enters the main LRU queue.', why: 'A second request is the proof that 2Q wants.' },
      {
        text: 'It is asked for again, and is a hit.',
        why: 'Only what is asked for again and again gets to push out what is proven.',
      },
    ],
  },
  {
    id: 'season-why',
    kind: 'choice',
    ask: 'A news site runs plain LFU without fading counts. Each morning the hit ratio is poor for hours. Why?',
    again: 'lately-or-often',
    options: [
      {
        text: 'The cache is emptied every night, so each morning it is cold.',
        why: 'It is full. That is the trouble: it is full of yesterday.',
      },
      {
        text: 'Yesterday’s stories hold counts that today’s cannot reach.',
        correct: true,
        why: 'A newcomer starts at one, is the least used, and is the next to go, before it can gather a second use.',
      },
      {
        text: 'LFU is slow to decide when there are many entries.',
        why: 'It decides in constant time. What is slow is its change of mind.',
      },
      {
        text: 'Morning traffic has no favourites.',
        why: 'It has, and they are new. A policy that looked at the last hour would find them.',
      },
    ],
  },
  {
    id: 'scan-cures',
    kind: 'multiple',
    ask: 'A nightly export ruins the hit ratio of the site. Which of these help?',
    again: 'the-job-that-reads-everything',
    options: [
      {
        text: 'Let the export read around the cache.',
        correct: true,
        why: 'What is read once gains nothing from a cache. This is the cleanest cure.',
      },
      {
        text: 'Choose a policy that puts newcomers on probation.',
        correct: true,
        why: 'Then the rows of the export push out only each other.',
      },
      {
        text: 'Give the export a small cache of its own.',
        correct: true,
        why: 'That is what PostgreSQL does with its ring for large scans: it can only push out itself.',
      },
      {
        text: 'Shorten the time to live of all entries.',
        why: 'That throws out favourites too, and earlier than the export would. People miss more, not less.',
      },
      {
        text: 'Choose FIFO, since it does not look at use.',
        why: 'FIFO lets every newcomer in and throws the favourites out in turn, used or not. It does worse than LRU, which at least keeps what was used between two rows.',
      },
    ],
  },
  {
    id: 'uniform-policy',
    kind: 'choice',
    ask: 'Session tokens are looked up at random, each as likely as any other; a tenth of them fit into the cache. Which policy gains most over LRU?',
    again: 'cold-warm-hot',
    options: [
      { text: 'LFU, since counts gather evidence.', why: 'There is nothing to find evidence of. The counts differ by chance.' },
      {
        text: 'W-TinyLFU, as the strongest on real traces.',
        why: 'Real traces have favourites. Without them it has nothing to admit by.',
      },
      {
        text: 'None: all answer about a tenth.',
        correct: true,
        why: 'Whatever is held is as good as whatever was thrown out, so the hit ratio is the share that fits.',
      },
      {
        text: 'MRU, since LRU’s bet fails here.',
        why: 'LRU’s bet does not fail here, it just does not pay. MRU’s does not pay either.',
      },
    ],
  },
  {
    id: 'hit-lock',
    kind: 'choice',
    level: 'senior',
    ask: 'A cache serves millions of hits a second on 64 cores. A profile shows most of the time in one lock, taken on hits. Which change fits?',
    again: 'what-a-decision-costs',
    options: [
      {
        text: 'From LRU to S3-FIFO, SIEVE or CLOCK.',
        correct: true,
        why: 'On a hit they set a bit or a small count and move nothing, so there is no list to lock.',
      },
      {
        text: 'From LRU to LFU, since counting is cheaper than ordering.',
        why: 'An exact LFU also moves the entry, to the list of its new count, and takes the lock for it.',
      },
      {
        text: 'From LRU to ARC, since it has four lists to lock instead of one.',
        why: 'A hit may move an entry between lists and change their target sizes. That is more under the lock, not less.',
      },
      { text: 'A larger cache, so that fewer requests miss.', why: 'The lock is taken on hits. More hits, more locking.' },
    ],
  },
  {
    id: 'expiry-or-eviction',
    kind: 'choice',
    level: 'senior',
    ask: 'You double the cache’s memory. The hit ratio stays the same, and evictions, already few, go to none. What limits it?',
    again: 'cold-warm-hot',
    options: [
      {
        text: 'The eviction policy: it throws out the wrong entries.',
        why: 'It throws out nothing at all any more. What is not thrown out cannot be the wrong one.',
      },
      {
        text: 'Entries that expire, or keys never asked for before.',
        correct: true,
        why: 'With no evictions left, a miss is either a key never seen or one that expired. More room changes neither.',
      },
      {
        text: 'The working set is still larger than the cache.',
        why: 'Then entries would have to be thrown out, and evictions would not be zero.',
      },
      { text: 'A scan is passing through.', why: 'A scan in a full cache shows as a flood of evictions.' },
    ],
  },
  {
    id: 'when-not-cache',
    kind: 'multiple',
    ask: 'Where would a cache do little good or harm, as things stand?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'Positions of couriers, written every second and read every few seconds.',
        correct: true,
        why: 'It changes faster than it is read: nearly every read would be out of date or a miss.',
      },
      {
        text: 'A search over millions of documents where nearly every query is different.',
        correct: true,
        why: 'Nothing repeats, so every request pays for asking the cache first.',
      },
      {
        text: 'A row by primary key, from a store as near and as quick as the cache.',
        correct: true,
        why: 'A hit saves nothing, and a miss costs both.',
      },
      {
        text: 'The front page of a newspaper, built from twenty queries.',
        why: 'Asked for all the time, the same for all, dear to build: this is what caches are for.',
      },
      {
        text: 'Exchange rates that are set once a day and read with every price.',
        why: 'Read far more often than written, and small.',
      },
    ],
  },
] as const satisfies readonly Question[];
