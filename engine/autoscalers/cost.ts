import type { Ms } from '../units';

const HOUR_MS = 3_600_000;
/** Hours a month is billed as: 30 days. */
export const HOURS_PER_MONTH = 720;

export interface InstancePrice {
  /** A t3.medium in us-east-1: $0.0416. */
  readonly dollarsPerHour: number;
}

/**
 * Instances kept for a while. Three t3.medium for 720 h: 3 · 720 · 0.0416 = $89.86.
 * @param instanceHours hours summed over instances
 */
export const instanceDollars = (instanceHours: number, { dollarsPerHour }: InstancePrice): number =>
  instanceHours * dollarsPerHour;

/** Sums instance-hours of a changing count: what an autoscaled fleet is billed for. Time must not run back. */
export class InstanceHours {
  #atMs: Ms = 0;
  #count = 0;
  #instanceMs = 0;

  /** The count is `count` from `nowMs` on. */
  set(count: number, nowMs: Ms): void {
    this.#instanceMs += this.#count * (nowMs - this.#atMs);
    this.#count = count;
    this.#atMs = nowMs;
  }

  hours(nowMs: Ms): number {
    return (this.#instanceMs + this.#count * (nowMs - this.#atMs)) / HOUR_MS;
  }
}

export interface FunctionPrice {
  readonly dollarsPerGbSecond: number;
  readonly dollarsPerMillionRequests: number;
  /** Each call is billed in multiples of this. */
  readonly roundToMs: Ms;
}

/** AWS Lambda, x86, us-east-1, without the free tier. */
export const lambdaPrice: FunctionPrice = {
  dollarsPerGbSecond: 0.0000166667,
  dollarsPerMillionRequests: 0.2,
  roundToMs: 1,
};

export interface FunctionUse {
  readonly requests: number;
  readonly meanMs: Ms;
  readonly memoryMb: number;
}

export interface FunctionBill {
  readonly gbSeconds: number;
  readonly computeDollars: number;
  readonly requestDollars: number;
  readonly dollars: number;
}

/**
 * Functions billed by use: requests · seconds · GB, and a little per request.
 * 1M calls of 200 ms at 256 MB: 1e6 · 0.2 · 0.25 = 50,000 GB-s = $0.83, and $0.20.
 */
export function functionBill({ requests, meanMs, memoryMb }: FunctionUse, price: FunctionPrice = lambdaPrice): FunctionBill {
  const billedMs = Math.ceil(meanMs / price.roundToMs) * price.roundToMs;
  const gbSeconds = requests * (billedMs / 1000) * (memoryMb / 1024);
  const computeDollars = gbSeconds * price.dollarsPerGbSecond;
  const requestDollars = (requests / 1e6) * price.dollarsPerMillionRequests;
  return { gbSeconds, computeDollars, requestDollars, dollars: computeDollars + requestDollars };
}

/** Requests a month at which functions cost as much as a fixed fleet: below it functions are cheaper. */
export function breakEvenRequests(
  fleetDollars: number,
  use: Omit<FunctionUse, 'requests'>,
  price: FunctionPrice = lambdaPrice,
): number {
  return fleetDollars / functionBill({ ...use, requests: 1 }, price).dollars;
}
