import type { CacheAccess, HeldCache, HeldEntry, HeldQueue } from '@/engine/recording/inside';

/** So many entries of a list that are not drawn. */
export interface Skipped {
  /** Place of the first of them. */
  readonly from: number;
  readonly skipped: number;
}

const ABOUT_THE_HAND = 1;

/** What is drawn of a list: all of it, or both ends and where the hand stands, with what lies between counted. */
export function shownOf({ entries, count }: HeldQueue, most: number): readonly (HeldEntry | Skipped)[] {
  const hand = entries.find(({ hasHand }) => hasHand)?.at ?? Number.NaN;
  const first = Math.ceil(most / 2);
  const isShown = ({ at }: HeldEntry): boolean =>
    count <= most || at < first || at >= count - (most - first) || Math.abs(at - hand) <= ABOUT_THE_HAND;
  const shown: (HeldEntry | Skipped)[] = [];
  let next = 0;
  for (const entry of entries) {
    if (!isShown(entry)) continue;
    if (entry.at > next) shown.push({ from: next, skipped: entry.at - next });
    shown.push(entry);
    next = entry.at + 1;
  }
  return shown;
}

export interface Ends {
  readonly first: string;
  readonly last: string;
}

const ends: Readonly<Record<string, Ends>> = {
  recency: { first: 'read last', last: 'read longest ago' },
  frequency: { first: 'read most', last: 'read least' },
  'next use': { first: 'wanted next', last: 'wanted last' },
  Am: { first: 'read last', last: 'read longest ago' },
  T2: { first: 'read last', last: 'read longest ago' },
  window: { first: 'read last', last: 'read longest ago' },
  probation: { first: 'read last', last: 'read longest ago' },
  protected: { first: 'read last', last: 'read longest ago' },
  ring: { first: 'the hand has passed', last: 'the hand comes to' },
};
const inOrderOfStoring: Ends = { first: 'stored last', last: 'stored first' };
const inOrderOfLeaving: Ends = { first: 'left last', last: 'left first' };

/** What the two ends of a list are; null where its order means nothing. */
export function endsOf({ name, stored }: HeldQueue): Ends | null {
  if (name === 'entries') return null;
  return stored ? (ends[name] ?? inOrderOfStoring) : inOrderOfLeaving;
}

/** What all keys of a cache begin with, up to a sign that parts words: `key-`; not worth saying again on each. */
export function prefixOf({ queues }: HeldCache): string {
  const keys = queues.flatMap(({ entries }) => entries.map(({ key }) => key));
  if (keys.length < 2) return '';
  const same = keys.reduce((prefix, key) => {
    let length = 0;
    while (length < prefix.length && prefix[length] === key[length]) length++;
    return prefix.slice(0, length);
  });
  const prefix = /^.*[-/:_]/.exec(same)?.[0] ?? '';
  return keys.includes(prefix) ? '' : prefix;
}

/** What the marks on entries are: a bit drawn as a dot, a count as a number, with what it says. */
export function marksOf({ policy, queues }: HeldCache): { readonly isBit: boolean; readonly words: string } | null {
  if (!queues.some(({ entries }) => entries.some(({ mark }) => mark !== null))) return null;
  if (policy === 'CLOCK' || policy === 'SIEVE') return { isBit: true, words: 'read since the hand came by' };
  if (policy === 'W-TinyLFU') return { isBit: false, words: 'how often asked for of late' };
  return { isBit: false, words: policy === 'S3-FIFO' ? 'reads, at most 3' : 'reads' };
}

export function wordsOfAccess({ event, key, evicted }: CacheAccess): string {
  if (event === 'hit') return `hit ${key}`;
  if (event === 'miss') return `missed ${key}`;
  if (event === 'dropped') return `dropped ${key}: it was written`;
  if (evicted === null) return `stored ${key}`;
  return evicted === key ? `did not keep ${key}` : `stored ${key}; ${evicted} had to go`;
}

/** The same as the picture, in a sentence. */
export function wordsOfCache(cache: HeldCache): string {
  const { policy, size, capacity, queues, next, figures, accesses } = cache;
  const lists = queues.length === 1 ? '' : `: ${queues.map(({ name, count }) => `${count} in ${name}`).join(', ')}`;
  const adaptive = Object.entries(figures).map(([name, value]) => `${name} is ${Number(value.toFixed(1))}`);
  return [
    `${policy} holds ${size} of ${capacity}${lists}`,
    ...adaptive,
    ...(next === null ? [] : [`${next} goes next`]),
    ...(accesses.length === 0 ? [] : [`just now: ${wordsOfAccess(accesses[0])}`]),
  ].join('; ');
}
