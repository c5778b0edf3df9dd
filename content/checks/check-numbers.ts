import type { LessonContent, Reason } from '../lesson-types';
import { boundOf } from './bounds';
import { isComponent, lineOf, type MdxNode, nodesIn, parseMdx, textOf } from './mdx';
import { isReasonFor, isSet, type Settings, saidIn, sentencesIn, settingsIn } from './said-numbers';

/**
 * No number stands in a lesson that nothing vouches for, in figures or in words. A sentence with one must hold a Claim, a Theory, a
 * Set or a Cite; or each number in it must be one that a scenario of the lesson sets, in the unit that stands beside it (5 ms, twelve
 * a second, 30%), or be declared in `given` with its reason.
 * So in the prose, and in the words of labs, predictions, comparisons and challenges. Names that hold a digit (p99, O(1), layer 4)
 * are no numbers, nor is what stands in code.
 */
export function checkNumbers(body: string, content: LessonContent): string[] {
  const said = [...sentencesOf(parseMdx(body)), ...wordsOfData(content)].filter(({ text }) => !text.includes(VOUCHED));
  return unvouched(said, settingsOf(content), content.given);
}

/** What nothing vouches for, and reasons that nothing needs. */
export function unvouched(said: readonly Sentence[], settings: Settings, given: LessonContent['given'] = {}): string[] {
  const keys = Object.keys(given);
  const used = new Set<string>();
  const problems = said.flatMap(({ text, at }) =>
    saidIn(text).flatMap((quantity) => {
      const reasons = keys.filter((key) => isReasonFor(key, quantity.phrase, text));
      for (const key of reasons) used.add(key);
      const where = `in “${text.trim().slice(0, 80)}”`;
      if (reasons.length === 0)
        return isSet(quantity, settings) && !isNear(quantity.phrase, text.toLowerCase())
          ? []
          : [`${at}: nothing vouches for ${quantity.phrase} ${where}`];
      return reasons
        .filter((key) => isWorkedOut(given[key]!) && !saysItsBound(key, quantity.phrase, text.toLowerCase()))
        .map((key) => `${at}: given ${key} leaves out the words that bound it ${where}`);
    }),
  );
  const idle = keys.filter((key) => !used.has(key));
  return [...problems, ...idle.map((key) => `given ${key} is declared and never needed`)];
}

/** What is nearly so much is no setting. */
const isNear = (phrase: string, text: string): boolean =>
  /^(?:nearly|almost|not quite|just|a little)/.test(boundOf(text, phrase)?.words ?? '');

const isWorkedOut = (reason: Reason): boolean => typeof reason !== 'string' && !('cite' in reason);

/** “More than half of them” is not given as “half of them”: what is worked out is held to the bound. */
function saysItsBound(key: string, phrase: string, text: string): boolean {
  const inKey = key.indexOf(phrase);
  const said = boundOf(text, phrase, text.indexOf(key) + inKey);
  return said?.words === boundOf(key, phrase, inKey)?.words;
}

const VOUCHED = '\u0001';
const vouchers = ['Claim', 'Theory', 'Set', 'Cite'];
/** Blocks that are read as one piece: a sentence never crosses them. */
const blocks = ['paragraph', 'heading', 'tableRow'];

export interface Sentence {
  readonly text: string;
  /** Where it stands. */
  readonly at: string;
}

export function sentencesOf(tree: MdxNode): Sentence[] {
  return [...nodesIn(tree)]
    .filter(({ type }) => blocks.includes(type))
    .flatMap((block) => {
      const words = flat(block).replaceAll(/\s+/g, ' ');
      // a row of a table is one statement
      const parts = block.type === 'tableRow' ? [words] : sentencesIn(words);
      return parts.map((text) => ({ text, at: `line ${lineOf(block)}` }));
    });
}

const flat = (node: MdxNode): string => {
  if (isComponent(node) && vouchers.includes(node.name ?? '')) return VOUCHED;
  if (node.children === undefined) return textOf(node);
  return node.children.map(flat).join(node.type === 'tableRow' ? ' | ' : '');
};

/** What a lesson says outside its MDX. */
function wordsOfData({ labs, predictions, challenges, sideBySides = {} }: LessonContent): Sentence[] {
  const said = (table: Readonly<Record<string, unknown>>, what: string, read: (id: string) => readonly string[]): Sentence[] =>
    Object.keys(table).flatMap((id) =>
      read(id)
        .flatMap(sentencesIn)
        .map((text) => ({ text, at: `${what} ${id}` })),
    );
  return [
    ...said(labs, 'lab', (id) => [labs[id]!.summary, ...(labs[id]!.tryThis ?? []).map(({ text }) => text)]),
    ...said(predictions, 'prediction', (id) => [predictions[id]!.ask, predictions[id]!.because]),
    ...said(sideBySides, 'comparison', (id) => [sideBySides[id]!.caption]),
    ...said(challenges, 'challenge', (id) => {
      const { story, hints, won } = challenges[id]!;
      return [story, ...hints, won];
    }),
  ];
}

/** Every number that stands in a lab's scenario, a comparison, a challenge or the inputs of a prediction. */
export const settingsOf = ({ labs, predictions, sideBySides = {}, challenges }: LessonContent): Settings =>
  settingsIn([
    ...Object.values(labs).map(({ scenario }) => scenario),
    ...Object.values(predictions).map(({ inputs }) => inputs),
    ...Object.values(sideBySides).flatMap(({ scenario, rows }) => [scenario, rows]),
    ...Object.values(challenges).flatMap(({ goals, budget, solution, biggerBox }) => [goals, budget, solution, biggerBox]),
  ]);
