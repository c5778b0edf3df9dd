import type { LessonContent } from '../lesson-types';
import { isComponent, lineOf, type MdxNode, nodesIn, parseMdx, textOf } from './mdx';

/**
 * No number stands in the prose that nothing vouches for. A sentence with a digit must hold a Claim, a Theory, a Set or a Cite;
 * or each number in it must be one that a scenario of the lesson sets, or be declared in `given` with its reason. Names that
 * hold a digit (p99, O(1), layer 4) are no numbers, nor is what stands in code.
 */
export function checkNumbers(body: string, content: LessonContent): string[] {
  const tree = parseMdx(body);
  const settings = numbersSetIn(content);
  const given = content.given ?? {};
  const used = new Set<string>();
  const problems = sentencesOf(tree).flatMap(({ text, line }) => {
    if (text.includes(VOUCHED)) return [];
    return numbersIn(text).flatMap((number) => {
      if (Object.hasOwn(given, number)) {
        used.add(number);
        return [];
      }
      return settings.has(amountOf(number))
        ? []
        : [`line ${line}: nothing vouches for ${number} in “${text.trim().slice(0, 80)}”`];
    });
  });
  const idle = Object.keys(given).filter((number) => !used.has(number));
  return [...problems, ...idle.map((number) => `given ${number} is declared and never needed`)];
}

const VOUCHED = '\u0001';
const vouchers = ['Claim', 'Theory', 'Set', 'Cite'];
/** Blocks that are read as one piece: a sentence never crosses them. */
const blocks = ['paragraph', 'heading', 'tableRow'];

interface Sentence {
  readonly text: string;
  readonly line: number;
}

export function sentencesOf(tree: MdxNode): Sentence[] {
  return [...nodesIn(tree)]
    .filter(({ type }) => blocks.includes(type))
    .flatMap((block) => {
      const words = flat(block);
      // a row of a table is one statement
      const parts = block.type === 'tableRow' ? [words] : words.split(/(?<=[.!?;:])\s+/);
      return parts.map((text) => ({ text, line: lineOf(block) }));
    });
}

const flat = (node: MdxNode): string => {
  if (isComponent(node) && vouchers.includes(node.name ?? '')) return VOUCHED;
  if (node.children === undefined) return textOf(node);
  return node.children.map(flat).join(node.type === 'tableRow' ? ' | ' : '');
};

const names = /\bp\d{2,3}\b|\bO\([^)]*\)|\b(?:layer|L|HTTP\/|IPv|SHA-?)\s?\d+\b|\b\d+(?:st|nd|rd|th)\b|\b[A-Za-z]+\d+\b/g;

/** Numbers as they are written: `1,200`, `95%`, `0.4`, `1/n` gives 1. */
export const numbersIn = (text: string): string[] =>
  text
    .replaceAll(names, '')
    .match(/\d[\d,]*(?:\.\d+)?%?/g)
    ?.map(trimmed) ?? [];

const trimmed = (number: string): string => number.replace(/,+$/, '');

const amountOf = (number: string): number => {
  const value = Number(number.replaceAll(',', '').replace('%', ''));
  return number.endsWith('%') ? Number((value / 100).toPrecision(12)) : value;
};

/** Every number that stands in a lab's scenario, a comparison or the inputs of a prediction. */
function numbersSetIn({ labs, predictions, sideBySides = {} }: LessonContent): Set<number> {
  const found = new Set<number>();
  const visit = (value: unknown): void => {
    if (typeof value === 'number') found.add(value);
    else if (value !== null && typeof value === 'object') {
      if (Array.isArray(value)) found.add(value.length);
      Object.values(value).forEach(visit);
    }
  };
  visit(Object.values(labs).map(({ scenario }) => scenario));
  visit(Object.values(predictions).map(({ inputs }) => inputs));
  visit(Object.values(sideBySides).map(({ scenario, rows }) => [scenario, rows]));
  return found;
}
