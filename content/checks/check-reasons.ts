import { claimValue, runFigures } from '../computed';
import { readFigure } from '../figures';
import type { Given, LessonContent, Reason } from '../lesson-types';
import { theoryValue } from '../theory-value';
import { evaluate } from './arithmetic';
import { boundOf } from './bounds';
import { saidIn } from './said-numbers';

/** How far what is said may lie from what is found: figures by their last digits, words (“about a third”) by an eighth. */
const FIGURES_OFF = 0.02;
const WORDS_OFF = 1 / 8;

/** A reason that can be worked out comes to what is said, and a source is one of the lesson's. */
export function checkReasons({ given = {}, givenInQuestions = {}, ...lesson }: LessonContent): string[] {
  return [given, ...Object.values(givenInQuestions)].flatMap((each) => checkEach(each, lesson));
}

const checkEach = (given: Given, lesson: LessonContent): string[] =>
  Object.entries(given).flatMap(([key, reason]) => {
    if (typeof reason === 'string') return [];
    if ('cite' in reason) return Object.hasOwn(lesson.sources, reason.cite) ? [] : [`given ${key}: no source ${reason.cite}`];
    if ('claim' in reason && !Object.hasOwn(lesson.claims, reason.claim)) return [`given ${key}: no claim ${reason.claim}`];
    try {
      const found = foundBy(reason, lesson);
      return says(key, found) ? [] : [`given ${key}: ${nameOf(reason)} finds ${found}`];
    } catch (error) {
      return [`given ${key}: ${(error as Error).message}`];
    }
  });

type Worked = Exclude<Reason, string | { readonly cite: string }>;

function foundBy(reason: Worked, { claims }: LessonContent): number {
  if ('claim' in reason) return claimValue(claims[reason.claim]!);
  if ('theory' in reason) return theoryValue(reason);
  if ('sum' in reason) return evaluate(reason.sum);
  return readFigure(reason.read, runFigures(reason));
}

const nameOf = (reason: Worked): string => {
  if ('claim' in reason) return reason.claim;
  if ('theory' in reason) return reason.theory;
  return 'sum' in reason ? reason.sum : 'the run';
};

const says = (key: string, found: number): boolean =>
  saidIn(key).some(({ phrase, values }) => {
    const bound = boundOf(key.toLowerCase(), phrase);
    if (bound) return bound.holds(found, nearest(values, found));
    const off = /^\d/.test(phrase) ? FIGURES_OFF : WORDS_OFF;
    return values.some((value) => Math.abs(value - found) <= Math.abs(found) * off);
  });

/** Four seconds are held to 4.5 as 4, to 4,500 as 4,000. */
const nearest = (values: readonly number[], found: number): number =>
  values.reduce((best, value) => (Math.abs(Math.log(value / found)) < Math.abs(Math.log(best / found)) ? value : best));
