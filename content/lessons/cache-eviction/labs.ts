import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });

/** Another policy from the start, with the same room. */
export const choose = (policy: scenarios.PolicyId): ScenarioEvent => set('cache', 'policy', policy);
export const room = (capacity: number): ScenarioEvent => set('cache', 'policy.capacity', capacity);
export const skew = (exponent: number): ScenarioEvent => set('users', 'keys.exponent', exponent);
export const expiry = (ttlMs: number): ScenarioEvent => set('cache', 'ttlMs', ttlMs);

const hits = {
  id: 'hits',
  title: 'Answered from the cache',
  unit: 'ratio' as const,
  lines: [{ series: 'cache.hitRatio', label: 'hits', tone: 'hit' as const }],
};

/** Of LRU with room for 100 of 1,000 pages at skew 0.9; `claims.test.ts` works it out again. */
export const cheHitRatio = 0.4755;

export const labs = {
  'one-too-many': {
    title: 'Fifty-one pages, room for fifty',
    summary:
      'Screens ask for fifty-one pages in turn, and the cache has room for fifty. Under LRU every page has just been thrown out when it is asked for again, so nothing is ever a hit and every screen stays black.',
    scenario: scenarios.screens,
    controls: ['cache.policy', 'cache.policy.capacity', 'users.keys.count'],
    ranges: { 'cache.policy.capacity': [20, 60], 'users.keys.count': [20, 80] },
    charts: [hits, 'traffic'],
    speed: 2,
    tryThis: [
      { id: 'room', text: 'Make room for one page more.', done: { turned: 'cache.policy.capacity' } },
      { id: 'policy', text: 'Go back to fifty, and choose random, then MRU.', done: { turned: 'cache.policy' } },
      { id: 'pages', text: 'Take one page away instead.', done: { turned: 'users.keys.count' } },
    ],
  },
  favourites: {
    title: 'How much room buys how many hits',
    summary:
      'A thousand pages, some of them favourites, and a cache with room for a hundred. It begins empty, fills in a few seconds, and then answers nearly half of the requests; twice the room adds about an eighth.',
    scenario: scenarios.favourites,
    controls: ['cache.policy.capacity', 'users.keys.exponent', 'cache.policy'],
    ranges: { 'cache.policy.capacity': [10, 1000], 'users.keys.exponent': [0, 1.5] },
    charts: [hits, 'traffic', 'latency'],
    theory: [{ series: 'cache.hitRatio', label: 'LRU, Che’s formula', value: cheHitRatio }],
    speed: 5,
    tryThis: [
      { id: 'double', text: 'Double the room, then double it again.', done: { turned: 'cache.policy.capacity' } },
      { id: 'flat', text: 'Bring the skew down to none, and try another policy.', done: { turned: 'users.keys.exponent' } },
    ],
  },
  'by-hand': {
    title: 'Twelve requests by hand',
    summary:
      'Twelve requests for five pages, one a second. FIFO with three places answers three of them, and with four places only two.',
    scenario: scenarios.byHand,
    controls: ['users.keys.keys', 'cache.policy', 'cache.policy.capacity', 'users.arrivals.rateRps'],
    ranges: { 'cache.policy.capacity': [1, 8], 'users.arrivals.rateRps': [1, 40] },
    charts: [hits, 'traffic'],
    tryThis: [
      { id: 'lru', text: 'Give LRU three places, then four.', done: { turned: 'cache.policy' } },
      {
        id: 'own',
        text: 'Type a list of your own. Find one on which FIFO beats LRU.',
        done: { turned: 'users.keys.keys' },
      },
      { id: 'long', text: 'Paste a long one, and raise the rate to get through it.', done: { turned: 'users.arrivals.rateRps' } },
    ],
  },
  'new-season': {
    title: 'A new season',
    summary:
      'Half way through, the favourites change. LFU had the better hit ratio before; after the change it clings to the counts of yesterday and stays behind LRU to the end.',
    scenario: scenarios.newSeason,
    controls: ['cache.policy', 'users.keys.first'],
    ranges: { 'users.keys.first': [1, 4001] },
    charts: [hits, 'traffic', 'latency'],
    speed: 5,
    compare: [choose('lru')],
    tryThis: [
      { id: 'lru', text: 'Choose LRU and find the moment at which the two cross.', done: { turned: 'cache.policy' } },
      { id: 'again', text: 'Change the favourites once more yourself.', done: { turned: 'users.keys.first' } },
    ],
  },
  'night-job': {
    title: 'People, and a job that reads everything',
    summary:
      'A nightly job reads thousands of rows once each through the cache that people use. Under LRU its rows push the favourites out, the store gets more than it can do, and people time out; under ARC nobody notices.',
    scenario: scenarios.nightJob,
    controls: ['cache.policy', 'cache.policy.capacity'],
    ranges: { 'cache.policy.capacity': [10, 200] },
    charts: [
      hits,
      {
        id: 'people',
        title: 'People',
        unit: 'rps',
        lines: [
          { series: 'users.goodputRps', label: 'answered in time', tone: 'ok' },
          { series: 'users.failedRps', label: 'timed out', tone: 'failed' },
        ],
      },
      'queue',
    ],
    speed: 3,
    tryThis: [
      { id: 'arc', text: 'Choose ARC, or S3-FIFO, or plain LFU.', done: { turned: 'cache.policy' } },
      { id: 'room', text: 'Or stay with LRU, and see how much room saves you.', done: { turned: 'cache.policy.capacity' } },
    ],
  },
  'four-kinds': {
    title: 'Four kinds of traffic',
    summary: 'Favourites, a new season, a scan and a loop, forty seconds each, through one cache. No policy is best at all four.',
    scenario: scenarios.fourSeasons,
    controls: ['cache.policy', 'cache.policy.capacity'],
    ranges: { 'cache.policy.capacity': [20, 500] },
    charts: [hits, 'traffic'],
    speed: 10,
    tryThis: [{ id: 'any', text: 'Pin a run, choose another policy, compare.', done: { pinned: true } }],
  },
  'night-of-scans': {
    title: 'A night of scans',
    summary:
      'A job reads rows once each, thirty a second, through the cache that forty people a second use; under LRU only about half of the people’s requests are answered from it.',
    scenario: scenarios.scanHeavy,
    controls: ['cache.policy', 'cache.policy.capacity'],
    ranges: { 'cache.policy.capacity': [20, 120] },
    charts: [hits, 'latency', 'queue'],
    speed: 3,
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
