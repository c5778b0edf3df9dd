import { number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import { pools } from '../pools/registry';
import type { Rng } from '../random/rng';
import type { NodeScenario } from '../scenario/types';
import type { Ratio } from '../units';
import { type AdmissionConfig, AdmissionStation, checkAdmission } from './admission-station';
import type { StationSpec, Wiring } from './station';

const knobs = {
  algorithm: variant({
    label: 'Kind',
    help: 'What is lent, and how it is kept.',
    default: { kind: 'connection' },
    variants: pools,
    main: true,
  }),
  leakShare: number({
    label: 'Leaks',
    help: 'The share of calls that never give their connection back.',
    unit: 'ratio',
    min: 0,
    max: 1,
    range: [0, 0.2],
    step: 0.001,
    default: 0,
  }),
};

interface PoolConfig extends AdmissionConfig {
  readonly leakShare: Ratio;
}

/** Lends a connection to each call for as long as it lasts. What has leaked stays lost, also when the leak is mended. */
class PoolStation extends AdmissionStation {
  readonly #leakRng: Rng;
  #leakShare: Ratio;
  #leaked = 0;

  constructor(config: PoolConfig, wiring: Wiring) {
    super(config, wiring, pools, Outcome['pool-timeout']);
    this.#leakRng = wiring.world.stream(`${wiring.id}.leaks`);
    this.#leakShare = config.leakShare;
  }

  override configure(config: NodeScenario): void {
    this.#leakShare = (config as PoolConfig).leakShare;
    super.configure(config);
  }

  protected placesOf({ maximumPoolSize }: VariantConfig): number {
    return maximumPoolSize as number;
  }

  protected override givesBack(): boolean {
    if (this.#leakShare === 0 || this.#leakRng.uniform() >= this.#leakShare) return true;
    this.#leaked++;
    return false;
  }

  override closeWindow(): void {
    super.closeWindow();
    this.put('leaked', this.#leaked);
  }

  protected override figures() {
    return { ...super.figures(), leaked: this.#leaked };
  }
}

export const pool: StationSpec = {
  kind: 'pool',
  label: 'Connection pool',
  help: 'Lends each call one of a few connections; who finds none free waits in line.',
  knobs,
  sends: { min: 1, max: 1 },
  check: (config) => checkAdmission(pools, config as AdmissionConfig),
  create: (config, wiring) => new PoolStation(config as PoolConfig, wiring),
};
