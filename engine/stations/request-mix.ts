import { number, text } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { AliasTable } from '../random/alias';
import type { Rng } from '../random/rng';
import { type KeyStream, keysOf } from './key-forms';
import type { World } from './world';

/** A small page. */
const ANSWER_BYTES = 10_000;

export const classKnobs = {
  id: text({ label: 'Name', default: '', required: true, help: 'What these requests are called.' }),
  share: number({
    label: 'Share',
    unit: 'factor',
    min: 0,
    max: 1e6,
    default: 1,
    help: 'How many of the requests, relative to the other classes.',
  }),
  answerBytes: number({
    label: 'Answer size',
    unit: 'bytes',
    min: 0,
    max: 1e12,
    range: [100, 10_000_000],
    scale: 'log',
    default: ANSWER_BYTES,
    help: 'How large an answer is, for balancers that go by traffic.',
  }),
  workFactor: number({
    label: 'Work',
    unit: 'factor',
    above: 0,
    max: 1e6,
    default: 1,
    help: 'How much work one is, relative to the service’s own time.',
  }),
  writeRatio: number({
    label: 'Writes',
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    default: null,
    nullMeans: 'as the clients say',
    help: 'How many of them change what their key holds.',
  }),
};

export interface RequestClass {
  readonly id: string;
  readonly share: number;
  readonly workFactor: number;
  readonly answerBytes: number;
  readonly writeRatio: number | null;
}

/** What is asked for, as the clients are set up. */
export interface Demand {
  readonly classes: readonly RequestClass[];
  readonly keys: VariantConfig;
  readonly writeRatio: number;
  readonly sessions: number;
}

/** What each request is: its class, its key, whether it writes and whose it is, each drawn from a stream of its own. */
export class RequestMix {
  declare private readonly world: World;
  declare private readonly classRng: Rng;
  declare private readonly keyRng: Rng;
  declare private readonly writeRng: Rng;
  declare private readonly sessionRng: Rng;
  #classTable: AliasTable | null = null;
  #classIds: number[] = [0];
  #keys: KeyStream | null = null;
  #keyIds = new Int32Array(0);
  /** By class, in the order of `classIds`. */
  #writeRatios: number[] = [0];
  #sessions = 0;
  /** Whether there is anything to mark. */
  #differ = false;
  #firstSession = 0;

  constructor(world: World, id: string) {
    this.world = world;
    this.classRng = world.stream(`${id}.classes`);
    this.keyRng = world.stream(`${id}.keys`);
    this.writeRng = world.stream(`${id}.writes`);
    this.sessionRng = world.stream(`${id}.sessions`);
  }

  take(demand: Demand, before: Demand | null): void {
    const { classes, keys, writeRatio, sessions } = demand;
    this.#takeClasses(classes, writeRatio);
    if (before === null || JSON.stringify(keys) !== JSON.stringify(before.keys)) this.#takeKeys(keys);
    if (sessions !== this.#sessions) {
      this.#sessions = sessions;
      this.#firstSession = this.world.takeSessions(sessions);
    }
    const writes = this.#writeRatios.some((ratio) => ratio > 0);
    this.#differ = writes || sessions > 0 || this.#keys !== null || this.#classIds.some((id) => id !== 0);
    if (this.#differ) this.world.calls.carriesDetails = true;
    if (sessions > 0) this.world.calls.carriesSessions = true;
  }

  #takeClasses(classes: readonly RequestClass[], writeRatio: number): void {
    const offered =
      classes.length === 0 ? [{ id: 'request', share: 1, workFactor: 1, answerBytes: ANSWER_BYTES, writeRatio: null }] : classes;
    this.#writeRatios = offered.map((one) => one.writeRatio ?? writeRatio);
    if (this.#writeRatios.some((ratio) => ratio > 0)) this.world.calls.carriesVersions = true;
    this.#classIds = offered.map(({ id, workFactor, answerBytes }) => this.world.classId(id, workFactor, answerBytes));
    this.#classTable = offered.length === 1 ? null : new AliasTable(offered.map(({ share }) => share));
  }

  #takeKeys(keys: VariantConfig): void {
    this.#keys = keysOf(keys);
    this.#keyIds = Int32Array.from(this.#keys?.names ?? [], (name) => this.world.keyId(name));
  }

  mark(call: number): void {
    if (!this.#differ) return;
    const { calls } = this.world;
    const klass = this.#classTable === null ? 0 : this.#classTable.draw(this.classRng);
    calls.klass[call] = this.#classIds[klass];
    const ratio = this.#writeRatios[klass];
    if (ratio > 0 && this.writeRng.uniform() < ratio) calls.isWrite[call] = 1;
    if (this.#sessions > 0) calls.session[call] = this.#firstSession + this.sessionRng.below(this.#sessions);
    if (this.#keys !== null) calls.key[call] = this.#keyIds[this.#keys.next(this.keyRng)];
  }
}
