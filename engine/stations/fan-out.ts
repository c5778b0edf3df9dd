import { InputError } from '../input-error';
import type { CallTaker } from '../kernel/calls';
import { choice, number } from '../knobs/knobs';
import { Outcome } from '../outcome';
import type { NodeScenario } from '../scenario/types';
import { Filter } from './filter';
import { Joins } from './joins';
import type { StationSpec, Wiring } from './station';

const knobs = {
  order: choice({
    label: 'Order',
    help: 'Whether it asks all at once, or one after another.',
    default: 'parallel',
    options: [
      { value: 'parallel', label: 'all at once', help: 'As long as the slowest that is needed.' },
      { value: 'series', label: 'one after another', help: 'As long as all of them together.' },
    ],
    main: true,
  }),
  need: number({
    label: 'Needed',
    help: 'How many have to succeed.',
    unit: 'count',
    min: 1,
    max: 256,
    integer: true,
    range: [1, 10],
    default: null,
    nullMeans: 'all of them',
    main: true,
  }),
};

interface FanOutConfig extends NodeScenario {
  readonly order: 'parallel' | 'series';
  readonly need: number | null;
}

/**
 * Asks every node in `to` on behalf of each call and answers when enough have answered: a gateway that aggregates, a page made of
 * parts, a checkout that needs five services.
 *
 * Parallel: all are asked at once; the answer comes with the `need`-th success, or with the failure after which `need` cannot be
 * reached. Those still out go on, for nobody. In series each is asked when the one before has answered, in the order of `to`, and
 * nobody is asked once it is decided. With independent parts of availability a, all of n in either order succeed with Πaᵢ, `need`
 * of n as k of n (Barlow & Proschan, Statistical Theory of Reliability, 1975).
 *
 * A changed order or need is for calls that come after it.
 */
class FanOut extends Filter {
  readonly #all: readonly CallTaker[];
  readonly #ids: readonly string[];
  readonly #joins: Joins;
  readonly #failures: number[];
  #config: FanOutConfig;

  constructor(config: FanOutConfig, wiring: Wiring) {
    super(wiring);
    this.#all = wiring.next;
    this.#ids = wiring.targetIds;
    this.#config = config;
    this.#failures = wiring.next.map(() => 0);
    this.#joins = new Joins((call, outcome) => {
      this.completed++;
      this.world.calls.complete(call, outcome);
    });
  }

  configure(config: NodeScenario): void {
    this.#config = config as FanOutConfig;
  }

  accept(call: number): void {
    this.arrived++;
    const of = this.#all.length;
    const join = this.#joins.open(call, of, this.#config.need ?? of);
    if (this.#config.order === 'series') {
      this.#all[0].accept(this.#open(call, join, 0, SERIES));
      return;
    }
    // All are opened before any is sent: the first may be answered at once, and with it the call.
    const children = this.#all.map((_, target) => this.#open(call, join, target, PARALLEL));
    children.forEach((child, target) => {
      this.#all[target].accept(child);
    });
  }

  #open(call: number, join: number, target: number, order: number): number {
    const { calls } = this.world;
    const child = calls.openChild(this, call);
    // The call may be answered, and its row another's, before this one ends.
    calls.parent[child] = -1;
    calls.ownerNote[child] = join;
    calls.ownerNote2[child] = target * 2 + order;
    return child;
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    const join = calls.ownerNote[child];
    const target = calls.ownerNote2[child] >> 1;
    const isSeries = (calls.ownerNote2[child] & 1) === SERIES;
    const call = this.#joins.callOf(join);
    if (outcome !== Outcome.ok) this.#failures[target]++;
    if (call !== -1 && calls.carriesVersions) calls.version[call] = calls.version[child];
    this.#joins.ended(join, outcome);
    if (!isSeries || target + 1 === this.#all.length) return;
    if (this.#joins.callOf(join) === -1) this.#joins.close(join, this.#all.length - target - 1);
    else this.#all[target + 1].accept(this.#open(call, join, target + 1, SERIES));
  }

  override closeWindow(): void {
    this.putRate('lateAnswersRps', this.#joins.lateAnswers);
  }

  protected figures() {
    const failures = Object.fromEntries(this.#ids.map((id, i) => [id, this.#failures[i]]));
    return { lateAnswers: this.#joins.lateAnswers, failures };
  }
}

const PARALLEL = 0;
const SERIES = 1;

export const fanOut: StationSpec = {
  kind: 'fan-out',
  label: 'Fan-out',
  help: 'Asks several nodes for each call and answers when enough of them have.',
  knobs,
  sends: { min: 1, max: 256 },
  check(config) {
    const { need } = config as FanOutConfig;
    const of = typeof config.to === 'string' ? 1 : (config.to?.length ?? 0);
    if (need !== null && need > of) throw new InputError('need', `must be <= ${of}, the number of nodes it asks`, need);
  },
  create: (config, wiring) => new FanOut(config as FanOutConfig, wiring),
};
