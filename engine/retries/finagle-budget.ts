import { number } from '../knobs/knobs';
import type { RetryBudget, RetryBudgetSpec } from './types';
import { WindowedAdder } from './windowed-adder';

const knobs = {
  ttlMs: number({
    label: 'Lifetime',
    help: 'How long a request stands behind retries.',
    default: 10_000,
    unit: 'ms',
    min: 1000,
    max: 60_000,
    integer: true,
    step: 1000,
  }),
  minRetriesPerSecond: number({
    label: 'Reserve',
    help: 'Retries per second that are allowed whatever the traffic.',
    default: 10,
    unit: 'rps',
    min: 0,
    max: 1_000_000,
    integer: true,
    range: [0, 50],
    main: true,
  }),
  percentCanRetry: number({
    label: 'Share',
    help: 'Retries allowed per request: 0.2 is one for every five.',
    default: 0.2,
    unit: 'ratio',
    min: 0,
    max: 1000,
    range: [0, 1],
    step: 0.05,
    main: true,
  }),
} as const;

/** A request's deposit; Finagle's way to keep shares in whole numbers. */
const DEPOSIT = 1000;
const LARGEST_INT = 2_147_483_647;
const SLICES = 10;

/**
 * Finagle's retry budget: every request deposits 1000 tokens that live for `ttlMs`, every retry withdraws
 * ⌊1000 / percentCanRetry⌋, and a reserve of minRetriesPerSecond × ⌊ttl in seconds⌋ retries is always there on top.
 *
 * Units: ms, retries. With a share of 0 a retry costs 1 and requests deposit nothing; with both 0 there is no retry. The
 * budget is of the client, not of the request: in a total outage attempts grow by the share, not by a multiple.
 * Outcomes do not matter to it.
 *
 * Source: twitter/finagle `RetryBudget.scala` (TokenRetryBudget) over twitter/util `TokenBucket.newLeakyBucket`.
 */
export const finagleBudget = {
  id: 'finagle-budget',
  label: 'Retry budget (Finagle)',
  help: 'Retries are a share of recent requests, with a small reserve.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'twitter/finagle RetryBudget.scala; twitter/util TokenBucket.scala, WindowedAdder.scala',
  create: ({ ttlMs, minRetriesPerSecond, percentCanRetry }) => {
    const deposit = percentCanRetry === 0 ? 0 : DEPOSIT;
    const withdrawal = percentCanRetry === 0 ? 1 : Math.min(Math.trunc(DEPOSIT / percentCanRetry), LARGEST_INT);
    const reserve = minRetriesPerSecond * Math.floor(ttlMs / 1000) * withdrawal;
    const tokens = new WindowedAdder(ttlMs, SLICES, 0);
    const count = (nowMs: number) => tokens.sum(nowMs) + reserve;
    return {
      onRequest: (nowMs) => tokens.add(nowMs, deposit),
      onOutcome: () => {},
      tryRetry(nowMs) {
        if (count(nowMs) < withdrawal) return false;
        tokens.add(nowMs, -withdrawal);
        return true;
      },
      balance: (nowMs) => Math.max(0, Math.floor(count(nowMs) / withdrawal)),
    } satisfies RetryBudget;
  },
} as const satisfies RetryBudgetSpec<typeof knobs>;
