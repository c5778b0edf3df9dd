import type { Cache, QueueContents } from '../caches/types';
import type { HeldCache, HeldEntry, HeldQueue } from '../recording/inside';
import type { AccessLog } from './access-log';

/** Entries told of at each end of a long list, and on either side of its hand. */
const AT_THE_ENDS = 32;
const ABOUT_THE_HAND = 2;

export interface CacheTelling {
  readonly label: string;
  readonly policy: string;
  readonly log: AccessLog | null;
  readonly nameOf: (key: number) => string;
  readonly isExpired: (key: number) => boolean;
}

/** A cache as a picture needs it: keys by name, long lists cut short. */
export function heldCache(cache: Cache, { label, policy, log, nameOf, isExpired }: CacheTelling): HeldCache {
  const { queues, hand, next, figures = {} } = cache.contents();
  return {
    label,
    policy,
    capacity: cache.capacity,
    size: cache.size,
    queues: queues.map((queue) => heldQueue(queue, hand, nameOf, isExpired)),
    next: next === undefined ? null : nameOf(next),
    figures,
    accesses: (log?.latest() ?? []).map(({ number, atMs, event, key, evicted }) => ({
      number,
      atMs,
      event,
      key: nameOf(key),
      evicted: evicted === -1 ? null : nameOf(evicted),
    })),
  };
}

function heldQueue(
  { name, stored, keys, marks }: QueueContents,
  hand: number | undefined,
  nameOf: (key: number) => string,
  isExpired: (key: number) => boolean,
): HeldQueue {
  const handAt = stored && hand !== undefined ? keys.indexOf(hand) : -1;
  const entries: HeldEntry[] = [];
  keys.forEach((key, at) => {
    const isAtAnEnd = at < AT_THE_ENDS || at >= keys.length - AT_THE_ENDS;
    if (!isAtAnEnd && !(handAt >= 0 && Math.abs(at - handAt) <= ABOUT_THE_HAND)) return;
    entries.push({
      at,
      key: nameOf(key),
      mark: marks?.[at] ?? null,
      isExpired: stored && isExpired(key),
      hasHand: at === handAt,
    });
  });
  return { name, stored, count: keys.length, entries };
}
