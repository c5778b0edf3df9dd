import { InputError, known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Emit, Family, Operation, ReplaySession } from '../mechanism';
import { ForwardClock, readChoice, readId, readNumber, refuseUnknown } from '../replay/operation';
import type { Ms } from '../units';
import { Outstanding } from './outstanding';
import { breakers } from './registry';
import { BREAKER_OUTCOMES, BREAKER_STATES, type Breaker, type BreakerSpec, OPEN } from './types';

const OPS = ['acquire', 'record', 'release', 'force', 'observe'] as const;
const FIELDS: Readonly<Record<(typeof OPS)[number], readonly string[]>> = {
  acquire: ['op', 'atMs', 'id'],
  record: ['op', 'atMs', 'outcome', 'durationMs', 'id'],
  release: ['op', 'atMs', 'id'],
  force: ['op', 'atMs', 'state', 'forMs'],
  observe: ['op', 'atMs'],
};

class BreakerSession implements ReplaySession {
  readonly #clock = new ForwardClock();
  readonly #outstanding = new Outstanding();

  constructor(readonly breaker: Breaker) {}

  apply(operation: Operation, emit: Emit): void {
    const op = readChoice(operation, 'op', OPS);
    refuseUnknown(operation, FIELDS[op]);
    const atMs = this.#clock.read(operation, this.#clock.nowMs);
    emit(this[`_${op}`](operation, atMs));
  }

  _acquire(operation: Operation, atMs: Ms): object {
    const id = readOptionalId(operation);
    const permitted = this.breaker.acquire(atMs);
    if (permitted && this.breaker.token !== 0) this.#outstanding.add(id, atMs, this.breaker.token);
    return { permitted, state: this.breaker.stateName };
  }

  _record(operation: Operation, atMs: Ms): object {
    const id = readOptionalId(operation);
    const outcome = BREAKER_OUTCOMES.indexOf(readChoice(operation, 'outcome', BREAKER_OUTCOMES));
    const durationMs = readNumber(operation, 'durationMs', { min: 0 }, 0);
    this.breaker.record(atMs, outcome, durationMs, this.#token(id, atMs - durationMs));
    return this.#rates(atMs);
  }

  _release(operation: Operation, atMs: Ms): object {
    this.breaker.release(atMs, this.#token(readOptionalId(operation), Number.NaN));
    return { state: this.breaker.stateName };
  }

  _force(operation: Operation, atMs: Ms): object {
    const state = BREAKER_STATES.indexOf(readChoice(operation, 'state', BREAKER_STATES));
    const forMs = operation.forMs === undefined ? null : readNumber(operation, 'forMs', { min: 1, max: 1e12 });
    if (forMs !== null && state !== OPEN) throw new InputError('forMs', 'must be left out unless state is OPEN', forMs);
    this.breaker.force(atMs, state, forMs);
    return { state: this.breaker.stateName };
  }

  _observe(_operation: Operation, atMs: Ms): object {
    const rates = this.#rates(atMs);
    const { bufferedCalls, failedCalls, slowCalls, notPermittedCalls } = this.breaker;
    return { ...rates, bufferedCalls, failedCalls, slowCalls, notPermittedCalls };
  }

  #token(id: string | undefined, startedAtMs: Ms): number | undefined {
    return this.breaker.token === 0 ? undefined : this.#outstanding.take(id, startedAtMs);
  }

  #rates(atMs: Ms): object {
    this.breaker.tick(atMs);
    const { stateName: state, failureRate, slowCallRate } = this.breaker;
    return { state, failureRate, slowCallRate };
  }
}

const readOptionalId = (operation: Operation): string | undefined => (operation.id === undefined ? undefined : readId(operation));

export const breakerFamily: Family = {
  id: 'breakers',
  label: 'Circuit breakers',
  help: 'Stop calling what keeps failing, and find out carefully whether it has recovered.',
  algorithms: breakers,
  replay(algorithm, config) {
    // biome-ignore lint/suspicious/noExplicitAny: each breaker has knobs of its own
    const spec: BreakerSpec<any> = known(breakers, algorithm, 'algorithm');
    return new BreakerSession(spec.create(parseKnobs(spec.knobs, config)));
  },
};
