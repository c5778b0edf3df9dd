import { InputError } from '../input-error';
import { pow } from '../random/exact-math';

/** One size of machine. */
export interface Rung {
  readonly cpus: number;
  readonly memoryGb: number;
  readonly monthlyPrice: number;
}

/** A convention of the field, not a price list: within it the price grows in step with the CPUs. */
export const exampleLadder: readonly Rung[] = [
  { cpus: 2, memoryGb: 4, monthlyPrice: 50 },
  { cpus: 8, memoryGb: 32, monthlyPrice: 200 },
  { cpus: 32, memoryGb: 128, monthlyPrice: 800 },
];

export interface CostModel {
  /** Price of the smallest machine, which does one unit of work. */
  readonly unitPrice: number;
  /** One machine of n units costs unitPrice · n^premium; 1: in step with its size, more: the big ones cost more than their size. */
  readonly premium: number;
  /** Units of the biggest machine that can be bought. */
  readonly largestUnits: number;
  /** Share of each further machine that goes into working together (balancing, network, replication), 0..1. */
  readonly overheadRatio: number;
  /** What many machines need besides, whatever their number: balancers, deployment, monitoring. */
  readonly fixedPrice: number;
  /** Machines more than the load needs, so that so many may fail. */
  readonly spares: number;
}

export interface CostPoint {
  readonly units: number;
  /** One machine of this size; null when there is none. */
  readonly vertical: number | null;
  readonly horizontal: number;
  readonly machines: number;
}

/**
 * What so many units of work cost on one big machine and on many of the smallest.
 *
 *   vertical    unitPrice · units^premium, up to the largest machine
 *   horizontal  fixedPrice + unitPrice · (n + spares), n the least with 1 + (n − 1)·(1 − overheadRatio) >= units
 *
 * @param units of work, > 0
 * @throws InputError
 */
export function costAt(model: CostModel, units: number): CostPoint {
  checkModel(model);
  if (!(units > 0 && units <= 1e9)) throw new InputError('units', 'must be > 0 and <= 1000000000', units);
  const { unitPrice, premium, largestUnits, overheadRatio, fixedPrice, spares } = model;
  const machines = (units <= 1 ? 1 : 1 + Math.ceil((units - 1) / (1 - overheadRatio) - 1e-9)) + spares;
  return {
    units,
    vertical: units <= largestUnits ? unitPrice * pow(units, premium) : null,
    horizontal: machines === 1 ? unitPrice : fixedPrice + unitPrice * machines,
    machines,
  };
}

/** The least whole number of units from which on many machines cost less than one, or one cannot be bought. */
export function crossoverUnits(model: CostModel): number {
  checkModel(model);
  // Dear spares may make many machines cheaper only for a while before the next whole machine: the last change counts.
  let crossover = Math.floor(model.largestUnits) + 1;
  for (let units = Math.floor(model.largestUnits); units >= 1; units--) {
    const { vertical, horizontal } = costAt(model, units);
    if (vertical !== null && vertical <= horizontal) break;
    crossover = units;
  }
  return crossover;
}

/** What twice as much of it costs over once: 2^premium while there is a machine twice as big; null when there is none. */
export function nextDoubling(model: CostModel, units: number): { readonly vertical: number | null; readonly horizontal: number } {
  const [now, twice] = [costAt(model, units), costAt(model, 2 * units)];
  const vertical = now.vertical === null || twice.vertical === null ? null : twice.vertical / now.vertical;
  return { vertical, horizontal: twice.horizontal / now.horizontal };
}

function checkModel({ unitPrice, premium, largestUnits, overheadRatio, fixedPrice, spares }: CostModel): void {
  if (!(unitPrice > 0 && unitPrice < Infinity)) throw new InputError('unitPrice', 'must be a number > 0', unitPrice);
  if (!(premium >= 1 && premium <= 4)) throw new InputError('premium', 'must be from 1 to 4', premium);
  if (!(largestUnits >= 1 && largestUnits <= 1e5)) throw new InputError('largestUnits', 'must be from 1 to 100000', largestUnits);
  if (!(overheadRatio >= 0 && overheadRatio < 1)) throw new InputError('overheadRatio', 'must be >= 0 and < 1', overheadRatio);
  if (!(fixedPrice >= 0 && fixedPrice < Infinity)) throw new InputError('fixedPrice', 'must be a number >= 0', fixedPrice);
  if (!(Number.isInteger(spares) && spares >= 0)) throw new InputError('spares', 'must be an integer >= 0', spares);
}
