import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'who-is-safe',
    kind: 'multiple',
    ask: 'The cache crashes and comes back empty. Under which strategies has nobody lost a write that they were told was done?',
    again: 'what-a-crash-loses',
    options: [
      { text: 'Cache-aside', correct: true, why: 'Writes go to the store and are answered by it. The cache held copies.' },
      { text: 'Write-around', correct: true, why: 'Writes pass the cache by. It cannot lose what it never had.' },
      {
        text: 'Write-through',
        correct: true,
        why: 'The cache has the write too, but it is answered only when the store has it.',
      },
      {
        text: 'Write-back',
        why: 'It answers before the store has the write. What waits for the next flush exists nowhere else.',
      },
      {
        text: 'Read-through',
        correct: true,
        why: 'It says who loads. Its writes go to the store and are answered by it.',
      },
    ],
  },
  {
    id: 'aside-steps',
    kind: 'order',
    ask: 'A read that misses, with cache-aside. Put the steps in order.',
    again: 'two-questions-five-answers',
    steps: [
      { text: 'The application asks the cache.', why: 'It always asks there first; that is what a cache is for.' },
      { text: 'The cache has nothing.', why: 'A miss is an answer. The cache does nothing else.' },
      { text: 'The application asks the store.', why: 'The application knows both; the cache does not know the store.' },
      { text: 'The application puts the answer into the cache.', why: 'Only now can the next reader have a hit.' },
    ],
  },
  {
    id: 'write-steps',
    kind: 'order',
    ask: 'A write with cache-aside, done well. Put the steps in order.',
    again: 'the-write-that-the-cache-did-not-see',
    steps: [
      { text: 'Write to the store.', why: 'The truth first. If it fails, nothing else must happen.' },
      { text: 'Wait until the store has committed.', why: 'Before that, a reader would load the old value, rightly.' },
      { text: 'Delete the entry from the cache.', why: 'From now on, a read misses and loads what is true.' },
      { text: 'Tell the person that it is done.', why: 'Whoever reads after having been told must find the new value.' },
    ],
  },
  {
    id: 'drop-first',
    kind: 'choice',
    ask: 'A team deletes the entry first and then writes to the store. What goes wrong?',
    again: 'the-write-that-the-cache-did-not-see',
    options: [
      {
        text: 'Nothing: the entry is gone either way.',
        why: 'It is gone until somebody reads. Between the delete and the write, the store still has the old value.',
      },
      {
        text: 'A reader in between puts the old value back.',
        correct: true,
        why: 'It misses, loads what the store still has, and puts that in. No further delete follows, so it stays.',
      },
      {
        text: 'The write may be lost if the cache crashes between the two steps.',
        why: 'The write goes to the store. The cache has no part in it but the delete.',
      },
      {
        text: 'Readers get errors until the write is done.',
        why: 'They get a miss and load from the store, as ever. What they load is the trouble.',
      },
    ],
  },
  {
    id: 'delete-not-update',
    kind: 'choice',
    level: 'senior',
    ask: 'Two writers change the same row at nearly the same time, and each then puts its own value into the cache. What can happen that deleting would avoid?',
    again: 'the-write-that-the-cache-did-not-see',
    options: [
      {
        text: 'The cache keeps the older of the two values.',
        correct: true,
        why: 'The two puts may arrive in the other order than the two commits did. Two deletes leave the same in any order: nothing.',
      },
      {
        text: 'One of the writes is lost in the store.',
        why: 'What the store keeps is decided there. The cache does not take part.',
      },
      {
        text: 'The cache holds both values.',
        why: 'It holds one entry for the key. The question is which value it has.',
      },
      {
        text: 'The second put fails, because the entry is there already.',
        why: 'A put replaces. It would take versions or leases for it to be refused.',
      },
    ],
  },
  {
    id: 'cache-down',
    kind: 'choice',
    ask: 'The shared cache is down for ten minutes. The service uses read-through, and the store could carry all the reads. What do people see?',
    again: 'who-loads',
    options: [
      {
        text: 'Slower answers, since the store serves everybody.',
        why: 'That is cache-aside. With read-through the application does not know the store, so the load cannot get there.',
      },
      {
        text: 'Errors for all that goes through it.',
        correct: true,
        why: 'The cache is part of the road. That the store has room helps nobody who cannot reach it.',
      },
      {
        text: 'Old answers, from what the cache held.',
        why: 'It is down; it answers nothing. A local copy in the application could do that.',
      },
      {
        text: 'No difference.',
        why: 'Only if there is a second cache to take over. A strategy alone does not give you one.',
      },
    ],
  },
  {
    id: 'sensor-strategy',
    kind: 'choice',
    ask: 'Meters write a reading every ten seconds. Readings are looked at in a monthly report. Dashboards share the same cache. Which strategy for the writes?',
    again: 'what-to-keep-of-a-write',
    options: [
      {
        text: 'Write-through, so that the cache is never wrong.',
        why: 'It would be right about readings that nobody asks for, in places that dashboards need.',
      },
      {
        text: 'Write-around.',
        correct: true,
        why: 'What is not read soon should not take room. The report loads what it needs from the store.',
      },
      {
        text: 'Write-back, since the writes are many.',
        why: 'Each reading is a key of its own, so no two writes become one. It would take the room and risk the loss for nothing.',
      },
      {
        text: 'Read-through.',
        why: 'That says who loads on a miss. The question is which way a write goes.',
      },
    ],
  },
  {
    id: 'back-helps',
    kind: 'choice',
    level: 'senior',
    ask: 'For which traffic does write-back reduce the writes at the store most?',
    again: 'what-write-back-buys',
    options: [
      {
        text: 'A million different keys, each of them written once a day.',
        why: 'Between two flushes each key is written at most once, so every write is sent on, later.',
      },
      {
        text: 'Ten counters, each written a hundred times a second.',
        correct: true,
        why: 'With a flush every second, a thousand writes become ten.',
      },
      {
        text: 'Large uploads, one after another.',
        why: 'Each is a key of its own. Nothing is written twice, so nothing falls away.',
      },
      {
        text: 'Rows that are mostly read.',
        why: 'There are few writes to save. What helps reads is the cache itself, under any strategy.',
      },
    ],
  },
  {
    id: 'through-wrong',
    kind: 'multiple',
    ask: 'A write-through cache is found to hold values that the store no longer has. Which of these can be the cause?',
    again: 'behind-the-caches-back',
    options: [
      {
        text: 'A migration changed rows in the store directly.',
        correct: true,
        why: 'The cache sees only what goes through it.',
      },
      {
        text: 'Another service writes to the same tables without the cache.',
        correct: true,
        why: 'The commonest cause. Two services on one store are two writers.',
      },
      {
        text: 'Another server has a write-through cache of its own.',
        correct: true,
        why: 'Its writes correct its own cache and the store, and not this one.',
      },
      {
        text: 'The cache evicted the entry for want of room.',
        why: 'Then it holds no value at all, and the next read loads what is true.',
      },
      {
        text: 'The write was answered only after the store had it.',
        why: 'That is how write-through should work. It makes writes slow, not wrong.',
      },
    ],
  },
  {
    id: 'version-key',
    kind: 'choice',
    ask: 'A page names its script as `app.4f2a.js`, and a new release names it `app.9c1d.js`. Which statement about the caches on the way is true?',
    again: 'behind-the-caches-back',
    options: [
      {
        text: 'They serve the old script until its time to live ends, whatever the page asks for.',
        why: 'The new page asks for another name. What is kept under the old one is not an answer to that.',
      },
      {
        text: 'Whoever has the new page gets the new script at once.',
        correct: true,
        why: 'A new version is a new key, so no copy of the old one can be taken for it. Both may be kept for a year.',
      },
      {
        text: 'They must be told to drop the old script.',
        why: 'That is needed where the name stays the same. Here nobody asks for the old one any more, and it falls out.',
      },
      {
        text: 'They compare the two versions and keep the newer.',
        why: 'A cache does not know that the two are versions of one thing. They are two keys.',
      },
    ],
  },
  {
    id: 'old-new-old',
    kind: 'choice',
    ask: 'A user changes the name of a project. Reloading shows the new name, then the old one, then the new one. What is the likeliest cause?',
    again: 'where-caches-stand',
    options: [
      {
        text: 'The database lost the write and found it again.',
        why: 'A store that has committed does not take it back. Look for more than one place that answers.',
      },
      {
        text: 'Each server has a local cache, and the balancer takes turns.',
        correct: true,
        why: 'The server that took the write has the new name, the others have the old one until it expires.',
      },
      {
        text: 'The shared cache evicts and reloads the entry.',
        why: 'What it reloads is the new name. A shared cache has one answer at a time.',
      },
      {
        text: 'The browser’s cache.',
        why: 'It would show the old name every time, until it asks again.',
      },
    ],
  },
  {
    id: 'likes-or-money',
    kind: 'multiple',
    ask: 'For which of these would you accept write-back with a flush every two seconds, memory only?',
    again: 'when-not-to-use-it',
    options: [
      { text: 'Views of a video', correct: true, why: 'Many writes to few keys, and nobody misses two seconds of them.' },
      {
        text: '“Last seen” times',
        correct: true,
        why: 'Written all the time, and the next one repairs whatever was lost.',
      },
      { text: 'Transfers between accounts', why: 'Somebody was told that the money moved. It must have.' },
      {
        text: 'Withdrawals of consent',
        why: 'Rare, and the law asks whether you did what you confirmed. Speed buys nothing here.',
      },
      {
        text: 'The stock of the last ten concert tickets',
        why: 'After a crash, seats that were sold would be for sale again.',
      },
    ],
  },
] as const satisfies readonly Question[];
