import type { Question } from '@/content/question-types';
import { choose, dropOnWrite } from './labs';
import { powerCut, staleShare } from './predictions';
import * as scenarios from './scenarios';

/** Every write of its own key, like a metronome, so that what waits can be counted on paper. */
const countable = {
  format: 1,
  title: 'Writes that wait',
  seed: 7,
  forMs: 30_000,
  nodes: {
    users: {
      kind: 'clients',
      arrivals: { kind: 'constant', rateRps: '$rate' },
      writeRatio: 1,
      keys: { kind: 'loop', count: 5000 },
      to: 'cache',
    },
    cache: {
      kind: 'cache',
      policy: { kind: 'lru', capacity: 10_000 },
      strategy: 'write-back',
      flushEveryMs: 60_000,
      ttlMs: null,
      hitMs: 2,
      to: 'store',
    },
    store: { kind: 'service', backends: [{ id: 'db' }], concurrency: 64, serviceMs: { kind: 'constant', ms: 20 } },
  },
  links: { 'users->cache': { latencyMs: 10 }, 'cache->store': { latencyMs: 10 } },
  events: [{ atMs: '$crashMs', do: 'crash', target: 'cache' }],
};

/** Answered with a number that a run gives, or working that is shown. */
export const questionsInNumbers = [
  {
    id: 'lost-run',
    kind: 'computed',
    ask: 'A write-back cache takes {rate} writes a second and flushes once a minute. It starts empty and crashes {crashMs} after the start, before the first flush. How many writes are lost?',
    again: 'everyone-was-told-saved',
    draws: {
      rate: { from: [20, 40, 50, 80] },
      crashMs: { from: [5000, 10_000, 12_000, 20_000], unit: 'ms' },
    },
    unit: 'count',
    answer: { scenario: countable, read: 'nodes.cache.lostWrites' },
    tolerance: { relative: 0.02 },
    why: 'Nothing has been flushed yet, so everything since the start: the write rate times the time.',
    slips: [{ value: { times: ['$rate', 60] }, why: 'That is a whole interval. The crash came before it was full.' }],
  },
  {
    id: 'views-run',
    kind: 'computed',
    level: 'senior',
    ask: 'Counters of {keys} pages are written in turn, 50 writes a second. A write-back cache flushes every two seconds. About how many writes a second reach the store?',
    again: 'what-write-back-buys',
    draws: { keys: { from: [5, 10, 20, 40] } },
    unit: 'rps',
    answer: {
      scenario: {
        ...countable,
        title: 'Counters in turn',
        forMs: 60_000,
        nodes: {
          ...countable.nodes,
          users: {
            ...countable.nodes.users,
            arrivals: { kind: 'constant', rateRps: 50 },
            keys: { kind: 'loop', count: '$keys' },
          },
          cache: { ...countable.nodes.cache, flushEveryMs: 2000 },
        },
        events: [],
      },
      read: { divide: ['nodes.store.arrived', 60] },
    },
    tolerance: { relative: 0.12 },
    why: 'In two seconds each of the {keys} counters changes at least twice, and only its last value is sent: {keys} writes every two seconds.',
    slips: [
      { value: { times: [50, 1] }, why: 'That is what write-through sends. Write-back sends each counter once a flush.' },
      { value: { times: ['$keys', 1] }, why: 'That is what one flush sends, and there is a flush every two seconds.' },
    ],
  },
  {
    id: 'likes-estimate',
    kind: 'estimate',
    ask: 'The lab of the likes: fifteen writes a second, a flush every five seconds, a crash just before the fourth flush. How many likes are lost?',
    again: 'everyone-was-told-saved',
    unit: 'count',
    answer: { scenario: scenarios.likes, inputs: powerCut, read: 'nodes.cache.lostWrites', lab: 'likes' },
    tolerance: { factor: 1.4 },
    why: 'About four and a half seconds had passed since the last flush, at fifteen writes each.',
    slips: [
      { value: 300, why: 'That is everything since the start. Three flushes have gone through.' },
      { value: 15, why: 'That is one second’s writes. The window is as long as the time since the last flush.' },
    ],
  },
  {
    id: 'layers',
    kind: 'estimate',
    ask: 'A thousand requests a second. The browser’s cache answers 40%, the CDN 80% of what is left, the shared cache 90% of what is left then. How many a second reach the database?',
    again: 'where-caches-stand',
    unit: 'rps',
    answer: { value: 12, working: '1,000 × 0.6 × 0.2 × 0.1 = 12' },
    tolerance: { relative: 0.05 },
    why: 'Multiply what each layer lets through: six tenths, two tenths, one tenth.',
    slips: [
      { value: 100, why: 'Only the last layer counted. The first two have answered most before it is asked.' },
      {
        value: 288,
        why: 'The hit ratios multiplied: 0.4 × 0.8 × 0.9. What reaches the database is what all of them let through.',
      },
    ],
  },
  {
    id: 'write-mean',
    kind: 'estimate',
    ask: 'Reads are nine in ten and take 5 ms from the cache, all hits. Writes take 60 ms with write-through and 5 ms with write-back. By how many milliseconds does write-back lower the mean?',
    again: 'two-questions-five-answers',
    unit: 'ms',
    answer: { value: 5.5, working: '0.1 × 60 − 0.1 × 5 = 5.5' },
    tolerance: { relative: 0.05 },
    why: 'One request in ten gains 55 ms. Where writes are few, write-back buys little, and risks the same.',
    slips: [{ value: 55, why: 'That is what a write gains. Nine requests in ten are reads, and gain nothing.' }],
  },
  {
    id: 'stale-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'The lab of the profiles: one request in ten is a write, cache-aside, entries live for thirty seconds, nothing is dropped on a write. What share of reads is out of date?',
    again: 'the-write-that-the-cache-did-not-see',
    unit: 'ratio',
    answer: { scenario: scenarios.profiles, read: staleShare, lab: 'profiles' },
    tolerance: { absolute: 0.08 },
    why: 'The profiles read most are written most as well, so within half a minute most of the busy entries have been overtaken.',
    slips: [
      { value: 0.1, why: 'That is the share of writes. One write spoils every read of its key until the entry expires.' },
      { value: 0, why: 'That is what dropping the entry on each write gives.' },
    ],
  },
  {
    id: 'price-of-drop',
    kind: 'estimate',
    level: 'staff',
    ask: 'The same lab, with each write dropping the entry. The hit ratio was 79% before. What is it now?',
    again: 'the-write-that-the-cache-did-not-see',
    unit: 'ratio',
    answer: {
      scenario: scenarios.profiles,
      inputs: [choose('cache-aside'), dropOnWrite],
      read: 'nodes.cache.hitRatio',
      lab: 'profiles',
    },
    tolerance: { absolute: 0.04 },
    why: 'A write costs about one extra miss, the next reader’s, and none where the entry was not in, was dropped already, or would have expired before it was read. One request in ten is a write.',
    slips: [
      { value: 0.79, why: 'A dropped entry is a miss for whoever comes next, so it must cost something.' },
      {
        value: 0.5,
        why: 'That would be 2.6 extra misses for every write. Whoever misses puts the new value in, so there is hardly more than one.',
      },
    ],
  },
] as const satisfies readonly Question[];
