/**
 * How an attempt or a request ended, as a small integer for columns. New outcomes are added at the end: the numbers are part
 * of recordings and digests.
 */
export const outcomeNames = [
  'ok',
  'timeout',
  'queue-full',
  'connection-refused',
  'connection-lost',
  'error',
  'no-backend',
  'rate-limited',
  'circuit-open',
  'bulkhead-full',
  'shed',
  'pool-timeout',
  'expired',
  'cancelled',
  'in-flight',
] as const;

export type OutcomeName = (typeof outcomeNames)[number];

export const Outcome = Object.fromEntries(outcomeNames.map((name, index) => [name, index])) as {
  readonly [N in OutcomeName]: number;
};

/** One plain sentence per reason, for inspectors and tables. */
export const outcomeHelp: Readonly<Record<OutcomeName, string>> = {
  ok: 'answered in time',
  timeout: 'the client stopped waiting',
  'queue-full': 'the backend’s queue was at its limit',
  'connection-refused': 'the backend was down when the attempt arrived',
  'connection-lost': 'the backend went down while it held the attempt',
  error: 'the backend answered with an error',
  'no-backend': 'no backend was eligible',
  'rate-limited': 'a limiter refused it',
  'circuit-open': 'a breaker refused it',
  'bulkhead-full': 'a bulkhead had no free place',
  shed: 'dropped to protect the rest',
  'pool-timeout': 'no connection came free in time',
  expired: 'its deadline had passed before work began',
  cancelled: 'given up because another attempt answered first',
  'in-flight': 'not finished when the run ended',
};
