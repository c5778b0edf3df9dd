import { type ConfigOf, number } from '../knobs/knobs';
import { HealthEvent, HealthState } from './backend-health';
import { HealthCause } from './health-board';
import type { HealthDeps, HealthMechanism, HealthSpec } from './types';

const knobs = {
  panicThreshold: number({
    label: 'Panic threshold',
    help: 'With a smaller share of backends healthy than this, all are used; 0 never panics.',
    unit: 'ratio',
    min: 0,
    max: 1,
    default: 0.5,
    range: [0, 1],
    step: 0.05,
    main: true,
  }),
} as const;
type Config = ConfigOf<typeof knobs>;

/** Too few healthy to trust the verdicts: sending everything to them would take them down as well. */
export function inPanic(healthy: number, total: number, panicThreshold: number): boolean {
  // In percent, as Envoy counts: 0.55 · 20 is 11.000000000000002, and 11 healthy of 20 are not fewer than 55%.
  const percent = Math.round(panicThreshold * 1e9) / 1e7;
  return total > 0 && (100 * healthy) / total < percent;
}

class PanicThreshold implements HealthMechanism {
  readonly intervalMs = null;
  readonly #config: Config;
  readonly #deps: HealthDeps;

  constructor(config: Config, deps: HealthDeps) {
    this.#config = config;
    this.#deps = deps;
  }

  get panics(): boolean {
    const { board } = this.#deps;
    return inPanic(board.inState[HealthState.healthy], board.count, this.#config.panicThreshold);
  }

  onCheck(backend: number, nowMs: number, ok: boolean): void {
    const { board } = this.#deps;
    if (ok) board.apply(backend, HealthEvent.checksPassed, HealthCause.checksPassed, nowMs);
    else board.apply(backend, HealthEvent.checksFailed, HealthCause.checksFailed, nowMs);
  }

  isEligible(backend: number): boolean {
    const { board } = this.#deps;
    return board.isHealthy(backend) || (board.present[backend] === 1 && this.panics);
  }

  evidence(): object {
    const { board } = this.#deps;
    return { panic: this.panics, healthyRatio: board.count === 0 ? 0 : board.inState[HealthState.healthy] / board.count };
  }
}

/**
 * The panic threshold: when too few backends are healthy, health is ignored.
 *
 *   panic when healthy / total < panicThreshold
 *
 * Units: a share of backends. Edges: at exactly the threshold there is no panic; with no backends there is none either. In
 * replay each check is believed at once; a station puts this over whatever judges its backends.
 *
 * @see Envoy v1.31 docs, "Panic threshold" (50% unless set); source/common/upstream/load_balancer_impl.cc, isHostSetInPanic
 */
export const panicThreshold: HealthSpec<typeof knobs> = {
  id: 'panic-threshold',
  label: 'Panic threshold',
  help: 'When too few backends look healthy, traffic goes to all of them.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(backends)' },
  source: 'Envoy v1.31, load balancing: panic threshold',
  create: (config, deps) => new PanicThreshold(config, deps),
};
