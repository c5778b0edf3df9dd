import { InputError, known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Family, Operation, ReplaySession } from '../mechanism';
import { Rng } from '../random/rng';
import { ForwardClock, readChoice, readFlag, readNumber, readText, refuseUnknown } from '../replay/operation';
import { healthStates } from './backend-health';
import { HealthBoard, healthCauses } from './health-board';
import { healthMechanisms as registry } from './registry';
import type { HealthMechanism, HealthSpec } from './types';

const OPERATIONS = ['check', 'outcome', 'sweep', 'drain', 'undrain', 'add', 'remove', 'state'] as const;
type Op = (typeof OPERATIONS)[number];

const FIELDS: Readonly<Record<Op, readonly string[]>> = {
  check: ['op', 'atMs', 'backend', 'ok', 'latencyMs'],
  outcome: ['op', 'atMs', 'backend', 'ok', 'code'],
  sweep: ['op', 'atMs'],
  drain: ['op', 'atMs', 'backend'],
  undrain: ['op', 'atMs', 'backend'],
  add: ['op', 'atMs', 'backend'],
  remove: ['op', 'atMs', 'backend'],
  state: ['op', 'atMs'],
};

/** Splits `backends` (ids, or objects with an id) from the knobs. @throws InputError */
function readConfig(raw: unknown): { ids: readonly string[]; knobs: object } {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) throw new InputError('config', 'must be an object', raw);
  const { backends, ...knobs } = raw as Record<string, unknown>;
  if (!Array.isArray(backends)) throw new InputError('backends', 'must be an array', backends);
  const ids = backends.map((entry: unknown, index) => {
    const id = entry !== null && typeof entry === 'object' ? (entry as { id?: unknown }).id : entry;
    if (typeof id !== 'string' || id === '') throw new InputError(`backends[${index}].id`, 'must be a non-empty string', id);
    return id;
  });
  return { ids, knobs };
}

class HealthSession implements ReplaySession {
  readonly #board = new HealthBoard();
  readonly #mechanism: HealthMechanism;
  readonly #timeoutMs: number;
  readonly #clock = new ForwardClock();
  readonly #indexOf = new Map<string, number>();
  readonly #ids: string[] = [];
  #changes: object[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: the spec parses what it is then given
  constructor(spec: HealthSpec<any>, config: unknown, seed: number) {
    const { ids, knobs } = readConfig(config);
    const parsed = parseKnobs(spec.knobs, knobs);
    this.#timeoutMs = (parsed as { timeoutMs?: number }).timeoutMs ?? Number.POSITIVE_INFINITY;
    this.#mechanism = spec.create(parsed, { board: this.#board, rng: new Rng(seed, 'health') });
    ids.forEach((id, index) => {
      this.#add(id, `backends[${index}].id`);
    });
    this.#board.onChange = (backend, from, to, cause) =>
      this.#changes.push({
        backend: this.#ids[backend],
        from: healthStates[from],
        to: healthStates[to],
        because: healthCauses[cause],
      });
  }

  apply(operation: Operation, emit: (answer: object) => void): void {
    const op = readChoice(operation, 'op', OPERATIONS);
    refuseUnknown(operation, FIELDS[op]);
    const nowMs = this.#clock.read(operation, op === 'state' ? this.#clock.nowMs : undefined);
    this.#changes = [];
    this.#do(op, operation, nowMs);
    emit({ states: this.#states(), eligible: this.#eligible(nowMs), changes: this.#changes, ...this.#mechanism.evidence?.() });
  }

  #do(op: Op, operation: Operation, nowMs: number): void {
    switch (op) {
      case 'check': {
        const latencyMs = readNumber(operation, 'latencyMs', { min: 0 }, 0);
        const ok = readFlag(operation, 'ok', true) && latencyMs <= this.#timeoutMs;
        const backend = this.#known(operation);
        this.#mechanism.onCheck?.(backend, nowMs, ok);
        break;
      }
      case 'outcome': {
        const ok = readFlag(operation, 'ok', true);
        const code = readNumber(operation, 'code', { min: 0, max: 999, integer: true }, 0);
        const backend = this.#known(operation);
        this.#mechanism.onOutcome?.(backend, nowMs, ok, code);
        break;
      }
      case 'sweep':
        this.#mechanism.sweep?.(nowMs);
        break;
      case 'drain':
        this.#board.drain(this.#known(operation), nowMs);
        break;
      case 'undrain':
        this.#board.undrain(this.#known(operation), nowMs);
        break;
      case 'add':
        this.#add(readText(operation, 'backend'), 'backend');
        break;
      case 'remove':
        this.#remove(this.#known(operation));
        break;
      case 'state':
        break;
    }
  }

  #add(id: string, field: string): void {
    if (this.#indexOf.has(id)) throw new InputError(field, 'must not repeat', id);
    const index = this.#ids.push(id) - 1;
    this.#indexOf.set(id, index);
    this.#board.add(index);
    this.#mechanism.onAdd?.(index, this.#clock.nowMs);
  }

  #remove(backend: number): void {
    this.#board.remove(backend);
    this.#indexOf.delete(this.#ids[backend]);
  }

  #known(operation: Operation): number {
    const id = readText(operation, 'backend');
    const index = this.#indexOf.get(id);
    if (index === undefined) throw new InputError('backend', `must be one of ${[...this.#indexOf.keys()].join(', ')}`, id);
    return index;
  }

  #states(): object {
    return Object.fromEntries([...this.#indexOf].map(([id, index]) => [id, healthStates[this.#board.state[index]]]));
  }

  #eligible(nowMs: number): readonly string[] {
    const isEligible = (index: number) => this.#mechanism.isEligible?.(index, nowMs) ?? this.#board.isHealthy(index);
    return [...this.#indexOf].filter(([, index]) => isEligible(index)).map(([id]) => id);
  }
}

/**
 * Operations: `check` {backend, ok, latencyMs} · `outcome` {backend, ok, code} · `sweep` · `drain` · `undrain` · `add` ·
 * `remove` · `state` → `{"states":{id:state},"eligible":[id],"changes":[{backend, from, to, because}],…}`. The config adds
 * `backends`. Sweeps are not run by themselves: each is an operation.
 */
export const healthFamily: Family = {
  id: 'health',
  label: 'Health',
  help: 'Which backends may be picked.',
  algorithms: registry,
  replay: (algorithm, config, seed) =>
    // biome-ignore lint/suspicious/noExplicitAny: the spec parses what it is then given
    new HealthSession(known<HealthSpec<any>>(registry, algorithm, 'algorithm'), config, seed),
};
