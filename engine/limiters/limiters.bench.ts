import { bench, describe } from 'vitest';
import { limiters } from './registry';
import { tokenBucket } from './token-bucket';
import type { LimiterSpec } from './types';

const CHECKS = 1_000_000;
const CONFIG = {
  capacity: 100,
  refillPerSecond: 1000,
  initialTokens: null,
  limit: 1000,
  windowMs: 1000,
  ratePerSecond: 1000,
  burst: 100,
};

/** A million checks a round, one each 0.5 virtual ms: half pass. ns per check = ms per round. */
describe('a million checks', () => {
  for (const spec of [tokenBucket, ...Object.values(limiters)] as readonly LimiterSpec[]) {
    const limiter = spec.create({ drainPerSecond: 1000, delayAfter: 0, ...CONFIG });
    let nowMs = 0;
    bench(spec.id, () => {
      let admitted = 0;
      for (let i = 0; i < CHECKS; i++) {
        nowMs += 0.5;
        admitted += +limiter.take(nowMs, 1);
      }
      if (admitted === 0) throw new Error('nothing passed');
    });
  }
});
