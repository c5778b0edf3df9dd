import { known } from '../input-error';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import type { Family, Operation } from '../mechanism';
import { Rng } from '../random/rng';
import { readNumber, refuseUnknown } from '../replay/operation';
import { factorKnob, jitterKnobs } from './knobs';
import { backoffs } from './registry';
import { type Backoff, type BackoffSpec, GIVE_UP } from './types';

const FIELDS = ['attempt', 'random', 'previousDelayMs'];
const everyKnob = { ...jitterKnobs, factor: factorKnob(2) } as const;

/**
 * Operations `{"attempt":1,"random":0.5,"previousDelayMs":0}`. Every algorithm takes the knobs of all, so that one
 * configuration can be tried on each; those that mean nothing to it are checked and have no effect.
 */
export const retryFamily: Family = {
  id: 'retries',
  label: 'Retry backoff',
  help: 'How long to wait before trying again, and when to give up.',
  algorithms: backoffs,
  replay(algorithm, config, seed) {
    const spec: BackoffSpec = known<BackoffSpec>(backoffs, algorithm, 'algorithm');
    const backoff = spec.create(configFor(spec, config));
    const rng = new Rng(seed, 'retries');
    return { apply: (operation, emit) => emit(answerOf(backoff, operation, rng)) };
  },
};

function configFor(spec: BackoffSpec, raw: unknown): Record<string, never> {
  const given: Readonly<Record<string, unknown>> = (raw ?? {}) as Record<string, unknown>;
  const checked = parseKnobs(everyKnob, raw) as Readonly<Record<string, unknown>>;
  const defaults = defaultsOf(spec.knobs) as Readonly<Record<string, unknown>>;
  const pick = (name: string) => [name, given[name] === undefined ? defaults[name] : checked[name]];
  return Object.fromEntries(Object.keys(spec.knobs).map(pick));
}

function answerOf(backoff: Backoff, operation: Operation, rng: Rng): object {
  refuseUnknown(operation, FIELDS);
  const attempt = readNumber(operation, 'attempt', { min: 1, max: Number.MAX_SAFE_INTEGER, integer: true });
  const random = operation.random === undefined ? rng.uniform() : readNumber(operation, 'random', { min: 0, max: 1 });
  const previousDelayMs = readNumber(operation, 'previousDelayMs', { min: 0, max: Number.MAX_SAFE_INTEGER }, 0);
  const delayMs = backoff.delayMs(attempt, random, previousDelayMs);
  return delayMs === GIVE_UP ? { giveUp: true } : { delayMs };
}
