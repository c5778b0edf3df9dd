import { InputError } from '../input-error';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ratio } from '../units';
import { type Block, checkSystem, isGroup, type Part } from './blocks';

export interface AvailabilityRun {
  readonly availability: Ratio;
  /** Hours down in each year. */
  readonly downHoursByYear: Float64Array;
  readonly outages: number;
  readonly longestOutageHours: number;
}

const HOURS_PER_YEAR = 8760;

/** A part in the run: whether it is up, and until when. */
interface Clock {
  readonly part: Part;
  isUp: boolean;
  untilHours: number;
}
/** The same system with a clock for each part. */
type Wired = Clock | { readonly needed: number; readonly of: readonly Wired[]; readonly common: Clock | null };

/**
 * So many years of a system, up and down times drawn exponentially, its beginning drawn from the long run, so that every year is
 * as good as another. Repairs go on side by side, fail-over takes no time.
 *
 * The same draws, in the order of the parts, whatever the grouping: two designs of the same parts meet the same failures for as
 * long as the seeds are the same and the parts are listed alike.
 *
 * @param years a whole number >= 1
 * @throws InputError
 */
export function runAvailability(system: Block, years: number, rng: Rng): AvailabilityRun {
  checkSystem(system);
  if (!(Number.isInteger(years) && years >= 1 && years <= 1e6))
    throw new InputError('years', 'must be an integer from 1 to 1000000', years);
  const clocks: Clock[] = [];
  const wired = wire(system, clocks, rng);
  const tally = new Tally(years);
  for (let nowHours = 0; nowHours < tally.endHours; ) {
    const next = earliest(clocks);
    const isUp = works(wired);
    const untilHours = Math.min(next.untilHours, tally.endHours);
    tally.add(isUp, nowHours, untilHours);
    nowHours = untilHours;
    next.isUp = !next.isUp;
    next.untilHours += exponential(rng) * (next.isUp ? next.part.mtbfHours : next.part.mttrHours);
  }
  return tally.result();
}

function wire(block: Block, clocks: Clock[], rng: Rng): Wired {
  if (!isGroup(block)) return clockOf(block, clocks, rng);
  const of = block.of.map((member) => wire(member, clocks, rng));
  return { needed: block.needed, of, common: block.common === undefined ? null : clockOf(block.common, clocks, rng) };
}

/** What is left of an exponential time is as long as a whole one. */
function clockOf(part: Part, clocks: Clock[], rng: Rng): Clock {
  const isUp = rng.uniform() * (part.mtbfHours + part.mttrHours) < part.mtbfHours;
  const clock = { part, isUp, untilHours: exponential(rng) * (isUp ? part.mtbfHours : part.mttrHours) };
  clocks.push(clock);
  return clock;
}

function earliest(clocks: readonly Clock[]): Clock {
  let first = clocks[0];
  for (const clock of clocks) if (clock.untilHours < first.untilHours) first = clock;
  return first;
}

function works(block: Wired): boolean {
  if (!('of' in block)) return block.isUp;
  if (block.common !== null && !block.common.isUp) return false;
  let up = 0;
  for (const member of block.of) if (works(member)) up++;
  return up >= block.needed;
}

/** Adds up what was down, year by year, and the outages, which may be longer than from one event to the next. */
class Tally {
  readonly endHours: number;
  readonly #downByYear: Float64Array;
  #outages = 0;
  #outageHours = 0;
  #longestHours = 0;

  constructor(years: number) {
    this.endHours = years * HOURS_PER_YEAR;
    this.#downByYear = new Float64Array(years);
  }

  add(isUp: boolean, fromHours: number, untilHours: number): void {
    if (isUp) {
      this.#outageHours = 0;
      return;
    }
    if (this.#outageHours === 0) this.#outages++;
    this.#outageHours += untilHours - fromHours;
    if (this.#outageHours > this.#longestHours) this.#longestHours = this.#outageHours;
    for (let at = fromHours; at < untilHours; ) {
      const year = Math.min(this.#downByYear.length - 1, Math.floor(at / HOURS_PER_YEAR));
      const end = Math.min(untilHours, (year + 1) * HOURS_PER_YEAR);
      this.#downByYear[year] += end - at;
      at = end;
    }
  }

  result(): AvailabilityRun {
    const downHours = this.#downByYear.reduce((sum, hours) => sum + hours, 0);
    return {
      availability: 1 - downHours / this.endHours,
      downHoursByYear: this.#downByYear,
      outages: this.#outages,
      longestOutageHours: this.#longestHours,
    };
  }
}
