import { InputError } from '../input-error';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ratio } from '../units';

/** Works for `mtbfHours` on average, is repaired in `mttrHours` on average, and so on. Mean *up* time: MTTF by another name. */
export interface Part {
  readonly mtbfHours: number;
  readonly mttrHours: number;
}

/** Works while at least `needed` of its members do: all of them is series, one is parallel. */
export interface Group {
  readonly needed: number;
  readonly of: readonly Block[];
  /** Something all members hang on, such as a power feed: while it is down, so are they. */
  readonly common?: Part;
}

export type Block = Part | Group;

export interface AvailabilityRun {
  readonly availability: Ratio;
  /** Hours down in each year. */
  readonly downHoursByYear: Float64Array;
  readonly outages: number;
  readonly longestOutageHours: number;
}

const HOURS_PER_YEAR = 8760;
const isGroup = (block: Block): block is Group => 'of' in block;

/**
 * The share of time that a system is up in the long run, blocks failing independently but for what they share.
 *
 *   part    mtbf/(mtbf + mttr)
 *   group   P(at least `needed` of its members are up) · availability of what is common to them
 *
 * @throws InputError
 * @see Barlow & Proschan, Statistical Theory of Reliability and Life Testing (1975), §1 and §7
 */
export function steadyAvailability(block: Block): Ratio {
  check(block, 'system');
  return steady(block);
}

function steady(block: Block): Ratio {
  if (!isGroup(block)) return block.mtbfHours / (block.mtbfHours + block.mttrHours);
  // chance[i]: exactly i of the members so far are up.
  let chance = [1];
  for (const member of block.of) {
    const up = steady(member);
    const next = new Array<number>(chance.length + 1).fill(0);
    chance.forEach((p, i) => {
      next[i] += p * (1 - up);
      next[i + 1] += p * up;
    });
    chance = next;
  }
  const enough = chance.slice(block.needed).reduce((sum, p) => sum + p, 0);
  return block.common === undefined ? enough : enough * steady(block.common);
}

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
  check(system, 'system');
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

/** Deepest nesting and most parts of a system that is still a diagram. */
const MOST_PARTS = 1000;

function check(block: Block, field: string, depth = 0): void {
  if (!isGroup(block)) {
    checkPart(block, field);
    return;
  }
  const { needed, of, common } = block;
  if (of.length < 1 || of.length > MOST_PARTS)
    throw new InputError(`${field}.of`, `must have 1 to ${MOST_PARTS} entries`, of.length);
  if (!(Number.isInteger(needed) && needed >= 1 && needed <= of.length))
    throw new InputError(`${field}.needed`, `must be an integer from 1 to ${of.length}`, needed);
  if (depth > 20) throw new InputError(`${field}.of`, 'must not be nested more than 20 deep');
  if (common !== undefined) checkPart(common, `${field}.common`);
  of.forEach((member, i) => {
    check(member, `${field}.of[${i}]`, depth + 1);
  });
}

function checkPart({ mtbfHours, mttrHours }: Part, field: string): void {
  if (!(mtbfHours > 0 && mtbfHours < Infinity)) throw new InputError(`${field}.mtbfHours`, 'must be a number > 0', mtbfHours);
  if (!(mttrHours > 0 && mttrHours < Infinity)) throw new InputError(`${field}.mttrHours`, 'must be a number > 0', mttrHours);
}
