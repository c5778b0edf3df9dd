import { type Prompt, unitsOf } from '../prompt-types';

/** Not doing the same work twice, and doing it nearby. */
export const caching: readonly Prompt[] = [
  {
    id: 'cache-is-down',
    title: 'A cache is down',
    lesson: 'cache-strategies',
    seconds: 120,
    ask: 'Your cache answers 95% of the reads. It goes down. What happens, minute by minute, and what did you do beforehand?',
    units: unitsOf(
      [
        'factor',
        'How much more does the database get?',
        'All of the reads instead of a twentieth: twenty times the load at once.',
        ['twenty', '20', 'times'],
      ],
      [
        'collapse',
        'What does the database do then?',
        'It saturates, queries time out, callers retry, and it stays down.',
        ['overload', 'saturat', 'timeout', 'collapse'],
      ],
      [
        'not-optional',
        'What does that say about the cache?',
        'A cache that the system cannot live without is not an optimisation but a dependency: make it redundant.',
        ['dependency', 'redundan', 'replica', 'cluster'],
      ],
      [
        'shed',
        'What do you do in the first minute?',
        'Limit what reaches the database and refuse the rest; keep the important reads.',
        ['limit', 'shed', 'rate', 'breaker'],
      ],
      [
        'stale',
        'What can answer instead?',
        'Serve stale or partial answers from a local cache or the CDN.',
        ['stale', 'local cache', 'degrad', 'cdn'],
      ],
      [
        'warm',
        'What about when it is back?',
        'It is cold: warm it, let traffic in gradually, coalesce the misses.',
        ['cold', 'warm', 'gradual', 'coalesce', 'single-flight'],
      ],
      [
        'partition',
        'How do you lose less of it?',
        'Spread keys over several nodes with consistent hashing, so that one failure loses a share.',
        ['consistent hash', 'spread', 'node', 'share'],
      ],
      [
        'writes',
        'When is data lost?',
        'With write-back, writes not yet flushed are lost; with cache-aside nothing is.',
        ['write-back', 'write back', 'lost', 'flush'],
      ],
    ),
    exemplars: {
      mid: 'All requests go to the database, which gets overloaded and probably goes down too. I would run the cache as a cluster with replicas so that it does not go down completely, and use a circuit breaker or rate limiting in front of the database. When the cache comes back it must warm up first.',
      senior:
        'The database goes from 5% of the reads to all of them, twenty times its load, so within seconds it is the second thing that is down, and retries keep it there. Beforehand: several cache nodes with consistent hashing, so we lose a share and not all; a concurrency limit in front of the database, sized to what it can take; stale answers from a small local cache. When it is back it is cold, so I let traffic in step by step and make equal misses one query.',
      staff:
        'I treat the hit ratio as a capacity number: at 95% the cache carries nineteen twentieths of the reads, so losing it is losing capacity, and I plan for it like losing a zone. The first minute is decided beforehand by the limit beside the database: the reads it can afford, the important ones first, everything else answered stale or refused quickly. The second danger is recovery, because a cold cache at full traffic is the same overload again; so requests are admitted against the hit ratio as it rises. Then I would ask whether we want to need it: a second tier, soft expiry so that values outlive their freshness, and a monthly exercise in which a node is taken away at peak.',
    },
    given: { '95%': { set: 'the prompt says so' }, '5%': { working: '1 - 0.95' } },
  },
  {
    id: 'hot-key-expires',
    title: 'A hot key expires',
    lesson: 'cache-invalidation',
    seconds: 120,
    ask: 'Every five minutes the database has a spike and p99 jumps. It turns out that one cached entry expires then. Explain it, and mend it.',
    units: unitsOf(
      [
        'stampede',
        'What happens at the moment of expiry?',
        'Everybody misses at the same time and everybody computes it: a stampede.',
        ['stampede', 'same time', 'thundering', 'everybody'],
      ],
      [
        'size',
        'How many queries does one expiry cause?',
        'About the request rate times the time a fill takes.',
        ['rate', 'times', 'how long', 'fill'],
      ],
      [
        'single-flight',
        'How do misses become one query?',
        'Single-flight: one fills, the others wait for it or get the old value.',
        ['single-flight', 'single flight', 'coalesce', 'lock', 'one fill'],
      ],
      [
        'early',
        'How can nobody ever wait for it?',
        'Refresh before expiry, at a random moment that is likelier the nearer the end.',
        ['early', 'before it expire', 'refresh', 'background'],
      ],
      ['swr', 'What can be served while it is filled?', 'Stale-while-revalidate: the old value, for a bounded time.', ['stale']],
      [
        'jitter',
        'What if many keys expire together?',
        'Jitter on the time to live, so that keys filled together do not expire together.',
        ['jitter', 'random', 'spread'],
      ],
      [
        'event',
        'Is there a way without expiry?',
        'Invalidate on change, or put a version in the key; keep a long expiry as a net.',
        ['event', 'version', 'on write', 'invalidat'],
      ],
      [
        'failed-fill',
        'What if the fill fails?',
        'Keep the old value for longer, and remember failures briefly, so that an ill database is not asked by everybody.',
        ['fill fail', 'negative', 'error', 'keep the old'],
      ],
    ),
    exemplars: {
      mid: 'When the entry expires, all the requests go to the database at the same time. This is a cache stampede. I would use a lock so that just one request loads it and the others wait. I could also refresh it in the background before it expires.',
      senior:
        'It is a stampede: between expiry and the end of the fill, every request for the key is a miss, so the spike is the request rate times the fill time. Single-flight makes that one query for each instance. Better, nobody waits: serve the old value while one refreshes it, or refresh early at random. I would also add jitter to the expiry of everything that was filled together, for the next deploy will warm the whole cache at once.',
      staff:
        'I would first ask what staleness the product accepts, because five minutes was likely picked without asking. If a few seconds more do not matter, stale-while-revalidate ends the problem: expiry is then a hint to refresh, and a hard limit stands behind it. Single-flight needs to hold across the fleet for the hottest keys; per instance it still costs a query for each. For entries that change by known events, I would version the key and let the old die. Then the failure: when the fill fails we keep the old value and back off, so that the cache protects the database on its worst day, which is what it is for.',
    },
  },
  {
    id: 'write-strategy',
    title: 'How writes meet the cache',
    lesson: 'cache-strategies',
    seconds: 120,
    ask: 'You add a cache to a service with many reads and some writes. Which write strategy do you choose, and what can go wrong?',
    units: unitsOf(
      [
        'aside',
        'What does cache-aside do on a write?',
        'Cache-aside writes the store and deletes the entry; the next read fills it.',
        ['cache-aside', 'cache aside', 'delete', 'lazy'],
      ],
      [
        'through',
        'What do you pay for write-through?',
        'Write-through keeps both the same and pays on every write, also for what nobody reads.',
        ['write-through', 'write through'],
      ],
      [
        'around',
        'When is write-around right?',
        'Write-around is for data seldom read soon after it is written.',
        ['write-around', 'write around'],
      ],
      [
        'back',
        'What does write-back risk?',
        'Write-back is fast and loses what is not flushed when the cache crashes.',
        ['write-back', 'write back', 'write-behind', 'lose'],
      ],
      [
        'race',
        'Which race makes an entry stale for long?',
        'A slow reader fills the old value after the writer’s delete; a version or a short expiry bounds it.',
        ['race', 'old value', 'version', 'concurrent'],
      ],
      [
        'source',
        'Which copy is the truth?',
        'The store is the truth; the cache may be lost at any time.',
        ['truth', 'source', 'may be lost', 'only copy'],
      ],
      [
        'expiry',
        'What bounds every mistake?',
        'A time to live on everything bounds how long a mistake lasts.',
        ['ttl', 'time to live', 'expir'],
      ],
    ),
    exemplars: {
      mid: 'For many reads I would use cache-aside: read from the cache, on a miss load from the database and fill the cache. On a write I update the database and delete the key. Write-through keeps the cache consistent but makes writes slower. Write-back is fast but can lose data.',
      senior:
        'Cache-aside with delete on write and an expiry on everything. It needs no trust in the cache, which may be lost at any time. The known hole is a race: a reader that missed before the write fills the old value after the delete. I bound it with expiry, or close it with a version compared on fill. Write-through only if reads right after writes must hit. Write-back only for what we may lose, such as view counts.',
      staff:
        'I would ask three things of each kind of data: may it be stale, may it be lost, is it read soon after it is written. That picks the strategy for each, and mixing is fine: profiles aside, counters back, archives around. The failure I design for is two writes to two systems, of which one fails. Deleting after the commit, from the database’s change log instead of from the request, makes it survive a crash in between. Then monitor staleness itself by sampling entries against the store, since no error ever shows it.',
    },
  },
  {
    id: 'cdn-what-to-cache',
    title: 'What goes on a CDN',
    lesson: 'cdn',
    seconds: 120,
    ask: 'Which parts of a shop would you serve from a CDN, with which headers, and what must never be cached there?',
    units: unitsOf(
      [
        'why',
        'What does a CDN give besides short distances?',
        'Distance, load off the origin, TLS near the user, absorbing attacks.',
        ['distance', 'offload', 'origin', 'latency', 'ddos'],
      ],
      [
        'static',
        'How do static files change at once and yet live for a year?',
        'Static files with a hash in the name: cached for a year, immutable, changed by a new name.',
        ['static', 'hash', 'version', 'immutable', 'max-age'],
      ],
      [
        'html',
        'How is a public page cached?',
        'Public pages for seconds to minutes, with stale-while-revalidate or an ETag.',
        ['html', 'etag', 'short', 'seconds', 'revalidate'],
      ],
      [
        'never',
        'What must never be stored at the edge?',
        'Anything for one user: cart, account, what is set with a cookie: private, no-store.',
        ['private', 'no-store', 'personal', 'cart', 'never'],
      ],
      [
        'vary',
        'What does Vary do, and what does it cost?',
        'Vary splits entries by a header; splitting by too much makes each of them rare.',
        ['vary'],
      ],
      [
        'purge',
        'How do you take something back?',
        'Purge is slow and not sure; versioned addresses are better.',
        ['purge', 'invalidat'],
      ],
      [
        'key',
        'What belongs in the cache key?',
        'Normalise the key: tracking parameters ruin the hit ratio, and a missing one serves the wrong page.',
        ['cache key', 'query', 'parameter', 'cookie'],
      ],
      ['pull-push', 'Pull or push?', 'Pull fills on demand; push large files before a known launch.', ['pull', 'push']],
      [
        'miss',
        'What happens to the origin after a purge or at a new edge?',
        'Misses from many edges add up: a shield and coalescing protect the origin.',
        ['shield', 'coalesce', 'miss'],
      ],
    ),
    exemplars: {
      mid: 'Images, scripts and styles go on the CDN with a long max-age and a hash in the file name. Product pages can be cached for a short time. The cart and the account page are private and must not be cached, so they get Cache-Control: private, no-store.',
      senior:
        'Static files: hashed names, a year, immutable. Product pages: public with a short life and stale-while-revalidate, price and stock fetched apart if they must be fresh. Cart and account: private, no-store, on paths where the edge does not even look. I would normalise the cache key, since marketing parameters otherwise make each address unique. And Vary only on what changes the page, such as encoding and language.',
      staff:
        'The worst failure is serving one user’s page to another, so I would make it impossible by structure: personal content lives on its own host with caching off, and a response with a Set-Cookie is never stored. Then maximise the rest: hashed assets forever, public pages assembled from fragments with their own lifetimes. The hit ratio is a design goal with an owner; I watch the offload of bytes and of requests, for they differ. The origin must survive a full purge: a shield tier, coalescing, a limit on fills. I would ask about cost and about countries where the CDN is not present, before the launch.',
    },
  },
  {
    id: 'add-a-cache-node',
    title: 'Adding a cache node',
    lesson: 'consistent-hashing',
    seconds: 120,
    ask: 'You have ten cache nodes and choose one by the key’s hash modulo ten. You add an eleventh and the database falls over. Explain, and do it properly.',
    units: unitsOf(
      [
        'modulo',
        'What share of the keys moves with modulo?',
        'With modulo, ten of eleven keys move: nearly the whole cache is cold at once.',
        ['modulo', 'ten of eleven', 'nearly all', '91', 'most keys', 'almost all'],
      ],
      [
        'ideal',
        'What share has to move?',
        'Only what the new node will hold: one in eleven.',
        ['one in eleven', 'one eleventh', '1/11', '9%', 'only'],
      ],
      [
        'ring',
        'How does a ring do that?',
        'Nodes and keys on a ring; a key belongs to the next node, so only neighbours are touched.',
        ['ring', 'clockwise', 'consistent hash'],
      ],
      [
        'virtual',
        'Why many points for each node?',
        'Many points for each node even out the shares, and a lost node’s keys spread over all.',
        ['virtual', 'points', 'vnode'],
      ],
      [
        'alternatives',
        'What else does the same?',
        'Rendezvous, jump and Maglev: they differ in lookup cost, memory, and which nodes may leave.',
        ['rendezvous', 'jump', 'maglev'],
      ],
      [
        'hot',
        'What does hashing not solve?',
        'One hot key is on one node however you hash: copy it, or bound the load.',
        ['hot key', 'bounded', 'skew'],
      ],
      [
        'warm',
        'How do you add it without a spike?',
        'Warm the new node, or ramp its weight, or ask the old owner on a miss.',
        ['warm', 'ramp', 'gradual', 'old owner', 'weight'],
      ],
    ),
    exemplars: {
      mid: 'With modulo almost all keys map to a different node when the number changes, so almost everything is a miss and the database gets the load. With consistent hashing the nodes are on a ring and only about one eleventh of the keys move. Virtual nodes make the distribution more even.',
      senior:
        'Going from ten to eleven with modulo keeps a key only if both remainders agree, which is one in eleven, so ten in eleven become misses at once. A ring moves just what the new node takes. I would use many points for each node, or rendezvous hashing if the fleet is small, because it is even without tuning. I would still ramp the new node in, for its keys start cold, and I would handle the hottest keys apart, since hashing does not split one key.',
      staff:
        'The hashing is half of it. The property I want is that any change of membership costs misses in proportion to the change, and that all clients agree on it, so membership needs a version that they adopt together. I would pick by the constraint: rendezvous for tens of nodes, Maglev where lookups must be constant and tables are cheap, jump if nodes only leave from the end. For the migration from modulo: both schemes for a while, read new then old, write new, until the old one is cold. And the database needs a limit on fills regardless, as the next surprise will not be a planned one.',
    },
  },
];
