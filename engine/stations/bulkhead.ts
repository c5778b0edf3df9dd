import { bulkheads } from '../bulkheads/registry';
import { variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import { type AdmissionConfig, AdmissionStation, checkAdmission } from './admission-station';
import type { StationSpec, Wiring } from './station';

const knobs = {
  algorithm: variant({
    label: 'Kind',
    help: 'How places are given out, and who waits for one.',
    default: { kind: 'semaphore' },
    variants: bulkheads,
    main: true,
  }),
};

/** So many calls at once and no more, so that one slow thing behind cannot take everything in front with it. */
class BulkheadStation extends AdmissionStation {
  constructor(config: AdmissionConfig, wiring: Wiring) {
    super(config, wiring, bulkheads, Outcome['bulkhead-full']);
  }

  protected placesOf({ maxConcurrentCalls, maxThreadPoolSize }: VariantConfig): number {
    return (maxConcurrentCalls ?? maxThreadPoolSize) as number;
  }
}

export const bulkhead: StationSpec = {
  kind: 'bulkhead',
  label: 'Bulkhead',
  help: 'Lets so many calls in at once; the rest wait a while or are turned away.',
  knobs,
  sends: { min: 1, max: 1 },
  check: (config) => checkAdmission(bulkheads, config as AdmissionConfig),
  create: (config, wiring) => new BulkheadStation(config as AdmissionConfig, wiring),
};
