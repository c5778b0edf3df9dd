import { claimValue } from '../computed';
import type { LessonContent } from '../lesson-types';
import { isComponent, lineOf, type MdxNode, nodesIn, parseMdx, textOf } from './mdx';
import { type Quantity, quantitiesIn } from './numbers-in-words';

/**
 * No number stands in a lesson that nothing vouches for, in figures or in words. A sentence with one must hold a Claim, a Theory, a
 * Set or a Cite; or each number in it must be one that a scenario of the lesson sets, or be declared in `given` with its reason.
 * So in the prose, and in the words of labs, predictions, comparisons and challenges. Names that hold a digit (p99, O(1), layer 4)
 * are no numbers, nor is what stands in code.
 */
export function checkNumbers(body: string, content: LessonContent): string[] {
  const settings = numbersSetIn(content);
  const given = Object.keys(content.given ?? {});
  const used = new Set<string>();
  const problems = [...sentencesOf(parseMdx(body)), ...wordsOfData(content)].flatMap(({ text, at }) => {
    if (text.includes(VOUCHED)) return [];
    return saidIn(text).flatMap(({ phrase, values, isRatio }) => {
      const reasons = given.filter((key) => isReasonFor(key, phrase, text));
      for (const key of reasons) used.add(key);
      const set = isRatio ? settings.ratios : settings.numbers;
      return reasons.length > 0 || values.some((value) => set.has(exact(value)))
        ? []
        : [`${at}: nothing vouches for ${phrase} in “${text.trim().slice(0, 80)}”`];
    });
  });
  const idle = given.filter((number) => !used.has(number));
  return [...problems, ...idle.map((number) => `given ${number} is declared and never needed`)];
}

/** Words are given with enough of those around them to say which place is meant. */
const isReasonFor = (key: string, phrase: string, text: string): boolean =>
  /^\d/.test(key) ? key === phrase : key.includes(phrase) && text.toLowerCase().includes(key);

/** What is given as a claim says what the claim finds, to an eighth of it. */
export function checkGiven({ given = {}, claims }: LessonContent): string[] {
  return Object.entries(given).flatMap(([key, reason]) => {
    if (typeof reason === 'string') return [];
    const claim = claims[reason.claim];
    if (claim === undefined) return [`given ${key}: no claim ${reason.claim}`];
    const found = claimValue(claim);
    const isSaid = saidIn(key).some(({ values }) => values.some((value) => Math.abs(value - found) <= found / 8));
    return isSaid ? [] : [`given ${key}: ${reason.claim} finds ${found}`];
  });
}

const VOUCHED = '\u0001';
const vouchers = ['Claim', 'Theory', 'Set', 'Cite'];
/** Blocks that are read as one piece: a sentence never crosses them. */
const blocks = ['paragraph', 'heading', 'tableRow'];

interface Sentence {
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
      const parts = block.type === 'tableRow' ? [words] : split(words);
      return parts.map((text) => ({ text, at: `line ${lineOf(block)}` }));
    });
}

const split = (words: string): string[] => words.split(/(?<=[.!?;:])\s+/);

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
        .flatMap(split)
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

const names = /\bp\d{2,3}\b|\bO\([^)]*\)|\b(?:layer|L|HTTP\/|IPv|SHA-?)\s?\d+\b|\b\d+(?:st|nd|rd|th)\b|\b[A-Za-z]+\d+\b/g;

const saidIn = (text: string): Quantity[] => [
  ...numbersIn(text).map((phrase) => ({ phrase, values: [amountOf(phrase), amountOf(phrase) * 1000], isRatio: false })),
  ...quantitiesIn(text.toLowerCase()),
];

/** Numbers as they are written: `1,200`, `95%`, `0.4`, `1/n` gives 1. */
export const numbersIn = (text: string): string[] =>
  text
    .replaceAll(names, '')
    .match(/\d[\d,]*(?:\.\d+)?%?/g)
    ?.map(trimmed) ?? [];

const trimmed = (number: string): string => number.replace(/,+$/, '');

const amountOf = (number: string): number => {
  const value = Number(number.replaceAll(',', '').replace('%', ''));
  return number.endsWith('%') ? value / 100 : value;
};

/** One third is one third, however it was worked out. */
const exact = (value: number): number => Number(value.toPrecision(9));

interface Settings {
  readonly numbers: ReadonlySet<number>;
  /** What makes one thing so many times another: a speed, a weight, the factor of a slowing. */
  readonly ratios: ReadonlySet<number>;
}

/** Every number that stands in a lab's scenario, a comparison, a challenge or the inputs of a prediction. */
function numbersSetIn({ labs, predictions, sideBySides = {}, challenges }: LessonContent): Settings {
  const numbers = new Set<number>();
  const ratios = new Set<number>();
  const visit = (value: unknown, name = ''): void => {
    if (typeof value === 'number') {
      numbers.add(exact(value));
      if (name === 'speed' || name === 'weight' || name === 'factor') ratios.add(exact(value)).add(exact(1 / value));
    } else if (value !== null && typeof value === 'object') {
      if (Array.isArray(value)) numbers.add(value.length);
      if ('knob' in value && 'value' in value) visit(value.value, String(value.knob).split('.').at(-1));
      for (const [key, inner] of Object.entries(value)) visit(inner, key);
    }
  };
  visit(Object.values(labs).map(({ scenario }) => scenario));
  visit(Object.values(predictions).map(({ inputs }) => inputs));
  visit(Object.values(sideBySides).map(({ scenario, rows }) => [scenario, rows]));
  visit(Object.values(challenges).map(({ goals, budget, solution, biggerBox }) => [goals, budget, solution, biggerBox]));
  for (const ratio of ratios) numbers.add(ratio);
  return { numbers, ratios };
}
