import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Strategy } from '@/engine/stations/cache-knobs';
import * as scenarios from './scenarios';

export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });
export const choose = (strategy: Strategy): ScenarioEvent => set('cache', 'strategy', strategy);
/** The application drops the entry once the store has the write. */
export const dropOnWrite = set('cache', 'invalidation', 'event');

const storeLoad = {
  id: 'store',
  title: 'At the store',
  unit: 'rps' as const,
  lines: [{ series: 'store/db.throughputRps', label: 'done by the store', tone: 'service' as const }],
};
const stale = {
  id: 'stale',
  title: 'Answers out of date',
  unit: 'rps' as const,
  lines: [{ series: 'cache.staleRps', label: 'out of date', tone: 'failed' as const }],
};
const dirty = {
  id: 'dirty',
  title: 'Writes that only the cache has',
  unit: 'count' as const,
  lines: [{ series: 'cache.dirty', label: 'keys', tone: 'waiting' as const }],
};
const hits = {
  id: 'hits',
  title: 'Answered from the cache',
  unit: 'ratio' as const,
  lines: [{ series: 'cache.hitRatio', label: 'hits', tone: 'hit' as const }],
};

export const labs = {
  likes: {
    title: 'Likes, answered at once',
    summary:
      'A write-back cache answers every like at once and writes to the store every five seconds. When its machine loses power, the likes of the last seconds are gone, although people were told that they were saved.',
    scenario: scenarios.likes,
    controls: ['cache.strategy', 'cache.flushEveryMs'],
    ranges: { 'cache.flushEveryMs': [100, 10_000] },
    charts: ['traffic', 'latency', dirty],
    speed: 2,
    tryThis: [
      { id: 'crash', text: 'Crash the cache yourself.', done: { did: 'crash', target: 'cache' } },
      { id: 'often', text: 'Flush more often, and crash it again.', done: { turned: 'cache.flushEveryMs' } },
      { id: 'through', text: 'Choose write-through. What do people pay?', done: { turned: 'cache.strategy' } },
    ],
  },
  outage: {
    title: 'The cache goes away',
    summary:
      'From second 20 to second 35 the cache is down. With read-through nobody is answered; with cache-aside everybody is, slowly, because the application goes to the store by itself.',
    scenario: scenarios.outage,
    controls: ['cache.strategy', 'cache.singleFlight'],
    charts: ['traffic', 'latency', storeLoad],
    speed: 3,
    compare: [choose('cache-aside')],
    tryThis: [{ id: 'aside', text: 'Choose cache-aside, and watch the store.', done: { turned: 'cache.strategy' } }],
  },
  profiles: {
    title: 'You change your name, and see the old one',
    summary:
      'People read their own profiles and change them now and then. With cache-aside and nothing but a time to live, a third of the answers are out of date; with the entry dropped on each write, none.',
    scenario: scenarios.profiles,
    controls: ['cache.strategy', 'cache.invalidation', 'cache.ttlMs', 'users.writeRatio'],
    ranges: { 'cache.ttlMs': [1000, 60_000], 'users.writeRatio': [0, 0.5] },
    charts: [stale, hits, 'latency'],
    speed: 5,
    tryThis: [
      { id: 'drop', text: 'Let each write drop the entry: invalidation by event.', done: { turned: 'cache.invalidation' } },
      { id: 'ttl', text: 'Or shorten the time to live instead. What does it cost?', done: { turned: 'cache.ttlMs' } },
      { id: 'through', text: 'Choose write-through, and read the hit ratio.', done: { turned: 'cache.strategy' } },
    ],
  },
  sensors: {
    title: 'Readings that nobody reads',
    summary:
      'Sensors write readings that nobody looks at, through the cache that people read their favourites from. Write-through puts each reading into the cache and pushes a favourite out; write-around does not.',
    scenario: scenarios.sensors,
    controls: ['cache.strategy', 'sensors.arrivals.rateRps'],
    ranges: { 'sensors.arrivals.rateRps': [0, 60] },
    charts: [hits, storeLoad, 'latency'],
    speed: 4,
    compare: [choose('write-around')],
    tryThis: [
      { id: 'around', text: 'Let the writes go around the cache.', done: { turned: 'cache.strategy' } },
      { id: 'none', text: 'Turn the sensors off under write-through.', done: { turned: 'sensors.arrivals.rateRps' } },
    ],
  },
  views: {
    title: 'Forty views a second',
    summary:
      'Counters of views are written forty times a second to a store that can take fewer than thirty. Write-through drowns it; write-back sends it one write per counter every two seconds, and it is idle more than half of the time.',
    scenario: scenarios.views,
    controls: ['cache.strategy', 'cache.flushEveryMs', 'users.keys.exponent'],
    ranges: { 'cache.flushEveryMs': [50, 10_000], 'users.keys.exponent': [0, 2] },
    charts: ['traffic', storeLoad, dirty],
    speed: 2,
    tryThis: [
      { id: 'back', text: 'Choose write-back.', done: { turned: 'cache.strategy' } },
      {
        id: 'flat',
        text: 'Spread the views evenly over the pages. Does it still help?',
        done: { turned: 'users.keys.exponent' },
      },
    ],
  },
  importer: {
    title: 'Behind the cache’s back',
    summary:
      'People write through the cache, and an importer writes straight to the store. The cache never hears of it and goes on answering with what it has until the entry expires.',
    scenario: scenarios.importer,
    controls: ['cache.invalidation', 'cache.ttlMs', 'importer.arrivals.rateRps'],
    ranges: { 'cache.ttlMs': [1000, 60_000], 'importer.arrivals.rateRps': [0, 20] },
    charts: [stale, hits, 'latency'],
    speed: 5,
    tryThis: [
      { id: 'event', text: 'Let the store tell the cache: invalidation by event.', done: { turned: 'cache.invalidation' } },
      { id: 'ttl', text: 'Or shorten the time to live.', done: { turned: 'cache.ttlMs' } },
    ],
  },
  'three-caches': {
    title: 'Three servers, three caches',
    summary:
      'Three application servers each keep a cache of their own. Each writes through its own, and the other two go on answering with what was true before.',
    scenario: scenarios.threeCaches,
    controls: ['cache1.ttlMs', 'cache2.ttlMs', 'cache3.ttlMs'],
    ranges: { 'cache1.ttlMs': [1000, 60_000], 'cache2.ttlMs': [1000, 60_000], 'cache3.ttlMs': [1000, 60_000] },
    charts: [
      {
        id: 'stale',
        title: 'Answers out of date',
        unit: 'rps',
        lines: [1, 2, 3].map((i) => ({
          series: `cache${i}.staleRps`,
          label: `server ${i}`,
          tone: 'failed' as const,
          dash: ['', '5 3', '2 2'][i - 1]!,
        })),
      },
      storeLoad,
      'latency',
    ],
    speed: 4,
    tryThis: [{ id: 'ttl', text: 'Let the entries of one server live for five seconds.', done: { turned: 'cache1.ttlMs' } }],
  },
  carts: {
    title: 'Carts',
    summary:
      'A write-back cache holds shopping carts and is restarted three times a minute; each time, what people have just put into their carts is gone.',
    scenario: scenarios.carts,
    controls: ['cache.strategy', 'cache.invalidation', 'cache.flushEveryMs', 'store/db.speed'],
    ranges: { 'cache.flushEveryMs': [500, 10_000], 'store/db.speed': [0.5, 2] },
    charts: ['latency', stale, dirty],
    speed: 3,
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
