import { InputError } from '../input-error';
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

export const isGroup = (block: Block): block is Group => 'of' in block;

/** Shares of time in the long run, 0..1, which add up to 1; each summed on its own, so that many nines keep their digits. */
export interface SteadyShares {
  readonly availability: Ratio;
  readonly unavailability: Ratio;
}

/**
 * The shares of time that a system is up and down in the long run, blocks failing independently but for what they share.
 *
 *   part    mtbf/(mtbf + mttr)
 *   group   P(at least `needed` of its members are up) · availability of what is common to them
 *
 * @throws InputError
 * @see Barlow & Proschan, Statistical Theory of Reliability and Life Testing (1975)
 */
export function steadyShares(block: Block): SteadyShares {
  checkSystem(block);
  return sharesOf(block);
}

function sharesOf(block: Block): SteadyShares {
  if (!isGroup(block)) {
    const cycleHours = block.mtbfHours + block.mttrHours;
    return { availability: block.mtbfHours / cycleHours, unavailability: block.mttrHours / cycleHours };
  }
  // chance[i]: exactly i of the members so far are up.
  let chance = [1];
  for (const member of block.of) {
    const { availability, unavailability } = sharesOf(member);
    const next = new Array<number>(chance.length + 1).fill(0);
    chance.forEach((p, i) => {
      next[i] += p * unavailability;
      next[i + 1] += p * availability;
    });
    chance = next;
  }
  const enough = Math.min(1, total(chance.slice(block.needed)));
  const tooFew = total(chance.slice(0, block.needed));
  if (block.common === undefined) return { availability: enough, unavailability: tooFew };
  const common = sharesOf(block.common);
  return { availability: enough * common.availability, unavailability: tooFew + enough * common.unavailability };
}

const total = (chances: readonly number[]): number => chances.reduce((sum, p) => sum + p, 0);

/** Deepest nesting and most parts of a system that is still a diagram. */
const MOST_PARTS = 1000;

/**
 * Refuses what is no system, naming the block.
 * @throws InputError
 */
export function checkSystem(block: Block, field = 'system', depth = 0): void {
  requireObject(block, field);
  if (!isGroup(block)) {
    checkPart(block, field);
    return;
  }
  refuseOthers(block, field, ['needed', 'of', 'common']);
  const { needed, of, common } = block;
  if (!Array.isArray(of)) throw new InputError(`${field}.of`, 'must be an array', of);
  if (of.length < 1 || of.length > MOST_PARTS)
    throw new InputError(`${field}.of`, `must have 1 to ${MOST_PARTS} entries`, of.length);
  if (!(Number.isInteger(needed) && needed >= 1 && needed <= of.length))
    throw new InputError(`${field}.needed`, `must be an integer from 1 to ${of.length}`, needed);
  if (depth > 20) throw new InputError(`${field}.of`, 'must not be nested more than 20 deep');
  if (common !== undefined) checkPart(common, `${field}.common`);
  of.forEach((member, i) => {
    checkSystem(member, `${field}.of[${i}]`, depth + 1);
  });
}

function checkPart(part: Part, field: string): void {
  requireObject(part, field);
  refuseOthers(part, field, ['mtbfHours', 'mttrHours']);
  const { mtbfHours, mttrHours } = part;
  for (const [name, hours] of Object.entries({ mtbfHours, mttrHours }))
    if (!(typeof hours === 'number' && hours > 0 && hours < Infinity))
      throw new InputError(`${field}.${name}`, 'must be a number > 0', hours);
}

function requireObject(value: unknown, field: string): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new InputError(field, 'must be an object', value);
}

function refuseOthers(value: object, field: string, names: readonly string[]): void {
  const stranger = Object.keys(value).find((name) => !names.includes(name));
  if (stranger !== undefined) throw new InputError(`${field}.${stranger}`, `is not a known field (known: ${names.join(', ')})`);
}
