import { known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Family, ReplaySession } from '../mechanism';
import { readChoice, readNumber, readText, refuseUnknown } from '../replay/operation';
import { KeyedLimiter } from './keyed-limiter';
import { limiters } from './registry';
import type { Limiter, LimiterSpec } from './types';

const FIELDS = ['op', 'atMs', 'cost', 'key'];
const LARGEST = { min: 0, max: Number.MAX_SAFE_INTEGER };

/** Operations `{"atMs":0,"cost":1,"key":"u1"}`; `cost` is 1 and `key` empty when left out; `atMs` may go back. */
export const limiterFamily: Family = {
  id: 'limiters',
  label: 'Rate limiters',
  help: 'Let so many requests through and no more.',
  algorithms: limiters,
  replay(algorithm, config) {
    const spec: LimiterSpec = known<LimiterSpec>(limiters, algorithm, 'algorithm');
    const parsed = parseKnobs(spec.knobs, config);
    return replayOf(new KeyedLimiter(() => spec.create(parsed)));
  },
};

function replayOf(keyed: KeyedLimiter): ReplaySession {
  return {
    apply(operation, emit) {
      refuseUnknown(operation, FIELDS);
      readChoice(operation, 'op', ['take'], 'take');
      const atMs = readNumber(operation, 'atMs', LARGEST);
      const cost = readNumber(operation, 'cost', { ...LARGEST, integer: true }, 1);
      const key = readText(operation, 'key', '');
      emit(answerOf(keyed.take(key, atMs, cost), keyed.last));
    },
  };
}

function answerOf(allowed: boolean, { limit, remaining, retryAfterMs, resetAfterMs, delayMs }: Limiter): object {
  return { allowed, limit, remaining, retryAfterMs: retryAfterMs === Infinity ? null : retryAfterMs, resetAfterMs, delayMs };
}
