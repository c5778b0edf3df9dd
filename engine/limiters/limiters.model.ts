import type { Ms } from '../units';

/** A slow, obvious limiter that keeps every permit it ever let through. */
export interface Model {
  /** How many permits would pass at `atMs`. */
  room(atMs: Ms): number;
  taken(atMs: Ms, cost: number): void;
}

interface Taken {
  readonly atMs: Ms;
  readonly cost: number;
}

const sum = (log: readonly Taken[]): number => log.reduce((total, { cost }) => total + cost, 0);

export function fixedWindowModel({ limit, windowMs }: { limit: number; windowMs: Ms }): Model {
  const log: Taken[] = [];
  const windowOf = (atMs: Ms) => Math.floor(atMs / windowMs);
  return {
    room: (atMs) => limit - sum(log.filter((taken) => windowOf(taken.atMs) === windowOf(atMs))),
    taken: (atMs, cost) => log.push({ atMs, cost }),
  };
}

export function slidingWindowLogModel({ limit, windowMs }: { limit: number; windowMs: Ms }): Model {
  const log: Taken[] = [];
  return {
    room: (atMs) => limit - sum(log.filter((taken) => taken.atMs > atMs - windowMs)),
    taken: (atMs, cost) => log.push({ atMs, cost }),
  };
}

export function slidingWindowCounterModel({ limit, windowMs }: { limit: number; windowMs: Ms }): Model {
  const log: Taken[] = [];
  const countIn = (index: number) => BigInt(sum(log.filter((taken) => Math.floor(taken.atMs / windowMs) === index)));
  return {
    room(atMs) {
      const index = Math.floor(atMs / windowMs);
      const left = BigInt(windowMs - (atMs - index * windowMs));
      const scaled = (BigInt(limit) - countIn(index)) * BigInt(windowMs) - countIn(index - 1) * left;
      return Number(scaled / BigInt(windowMs));
    },
    taken: (atMs, cost) => log.push({ atMs, cost }),
  };
}

/** The whole history replayed in exact fractions: credit in thousandths of a permit times the rate's denominator. */
export function bucketModel(capacity: number, initial: number, ratePer1000Seconds: number): Model {
  const log: Taken[] = [];
  const PERMIT = 1_000_000n;
  const creditAt = (atMs: Ms): bigint => {
    const full = BigInt(capacity) * PERMIT;
    let credit = BigInt(initial) * PERMIT;
    let lastMs = 0;
    for (const step of [...log, { atMs, cost: 0 }]) {
      credit += BigInt(step.atMs - lastMs) * BigInt(ratePer1000Seconds);
      if (credit > full) credit = full;
      credit -= BigInt(step.cost) * PERMIT;
      lastMs = step.atMs;
    }
    return credit;
  };
  return { room: (atMs) => Number(creditAt(atMs) / PERMIT), taken: (atMs, cost) => log.push({ atMs, cost }) };
}

/** `ngx_http_limit_req_lookup` in 64-bit integers, one request after the other. */
export function nginxModel(config: { capacity: number; drainPerSecond: number; delayAfter: number }) {
  const rate = BigInt(Math.round(config.drainPerSecond * 1000));
  const burst = BigInt(config.capacity * 1000);
  const delay = BigInt(config.delayAfter * 1000);
  let node: { excess: bigint; last: bigint } | undefined;
  return (nowMs: Ms): { allowed: boolean; delayMs: number } => {
    const now = BigInt(nowMs);
    if (node === undefined) {
      node = { excess: 0n, last: now };
      return { allowed: true, delayMs: 0 };
    }
    let ms = now - node.last;
    if (ms < -60000n) ms = 1n;
    else if (ms < 0n) ms = 0n;
    let excess = node.excess - (rate * ms) / 1000n + 1000n;
    if (excess < 0n) excess = 0n;
    if (excess > burst) return { allowed: false, delayMs: 0 };
    node.excess = excess;
    if (ms !== 0n) node.last = now;
    return { allowed: true, delayMs: excess <= delay ? 0 : Number(((excess - delay) * 1000n) / rate) };
  };
}
