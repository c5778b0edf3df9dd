import { number } from '../knobs/knobs';
import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import { longer } from './slots';
import type { CacheSpec } from './types';

/**
 * Time to live: an entry is good for `ttlMs` after it was stored, then it is gone, wanted or not.
 *
 *   fresh while  nowMs − storedMs < ttlMs        (at exactly ttlMs it has expired)
 *
 * Reading does not prolong a life. One lifetime for all means that the entry stored longest is the next to expire, so when
 * room is needed the entry nearest its end goes (Redis's `volatile-ttl`, exact). Expired entries leave before anyone is
 * evicted, at the next access or deletion, and are not reported as evicted.
 *
 * @see RFC 9111 §4.2 (a response is fresh while its lifetime exceeds its age); Redis `maxmemory-policy volatile-ttl`
 */
class Ttl extends SlotCache {
  #storedMs = new Float64Array(256);

  constructor(
    capacity: number,
    readonly ttlMs: number,
  ) {
    super(capacity, ['lifetime']);
  }

  access(key: number, nowMs: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    this.#expire(nowMs);
    if (slots.find(key) !== 0) return true;
    if (slots.counts[0] === this.capacity) {
      const oldest = slots.tail(0);
      this.evicted = slots.key[oldest];
      slots.remove(oldest);
    }
    const slot = slots.add(key, 0);
    if (slot >= this.#storedMs.length) this.#storedMs = longer(this.#storedMs, this.#storedMs.length * 2);
    this.#storedMs[slot] = nowMs;
    return false;
  }

  override has(key: number, nowMs: number): boolean {
    const slot = this.slots.find(key);
    return slot !== 0 && nowMs - this.#storedMs[slot] < this.ttlMs;
  }

  override delete(key: number, nowMs: number): boolean {
    this.#expire(nowMs);
    return super.delete(key, nowMs);
  }

  #expire(nowMs: number): void {
    const slots = this.slots;
    for (let oldest = slots.tail(0); oldest !== 0; oldest = slots.tail(0)) {
      if (nowMs - this.#storedMs[oldest] < this.ttlMs) return;
      slots.remove(oldest);
    }
  }

  protected override nextOut(): number {
    return this.slots.tail(0);
  }
}

const knobs = {
  capacity,
  ttlMs: number({
    label: 'Time to live',
    help: 'How long an entry is good for after it was stored; reading does not prolong it.',
    main: true,
    unit: 'ms',
    default: 60_000,
    above: 0,
    range: [100, 600_000],
    scale: 'log',
  }),
};

export const ttl: CacheSpec<typeof knobs> = {
  id: 'ttl',
  label: 'TTL',
  help: 'Entries expire a fixed time after they were stored; when full, the one nearest its end goes.',
  knobs,
  cost: { time: 'O(1) amortised', memory: 'O(capacity)' },
  source: 'RFC 9111 §4.2; Redis maxmemory-policy volatile-ttl',
  create: (config) => new Ttl(config.capacity, config.ttlMs),
};
