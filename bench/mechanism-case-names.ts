/** Apart from the cases themselves, so that listing them loads no contender. Each runs in a process of its own. */
export const mechanismCaseNames = [
  'rate limiter, one check',
  'circuit breaker, allow and record',
  'hash ring of 16 × 160, one lookup',
  'LRU of 10k over 100k Zipf keys, get or set',
  ...['fifo', 'lru', 'sieve', 's3-fifo', 'arc', 'lfu', 'w-tinylfu'].map(
    (policy) => `${policy} of 10k over 1M Zipf keys, one access`,
  ),
];
