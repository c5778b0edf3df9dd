import { type Quantity, quantitiesIn } from './numbers-in-words';

const names =
  /\bp\d{2,3}(?:\.\d+)?\b|\bO\([^)]*\)|\b(?:layer|L|HTTP\/|IPv|SHA-?)\s?\d+\b|\b\d+(?:st|nd|rd|th)\b|\b[A-Za-z]+\d+[A-Za-z]*\b|\b\dxx\b/g;

/** Numbers in figures and quantities in words. */
export const saidIn = (text: string): Quantity[] => [
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

export const sentencesIn = (words: string): string[] => words.split(/(?<=[.!?;:])\s+/);

/** Words are given with enough of those around them to say which place is meant; so may figures be. */
export const isReasonFor = (key: string, phrase: string, text: string): boolean =>
  /^[\d.,%]+$/.test(key) ? key === phrase : key.includes(phrase) && text.toLowerCase().includes(key);

/** Numbers that something sets, and so vouches for. */
export interface Settings {
  readonly numbers: Set<number>;
  /** What makes one thing so many times another: a speed, a weight, the factor of a slowing. */
  readonly ratios: Set<number>;
}

export const isSet = ({ values, isRatio }: Quantity, { numbers, ratios }: Settings): boolean =>
  values.some((value) => (isRatio ? ratios : numbers).has(exact(value)));

/** Every number that stands anywhere in data, and the length of every list. */
export function settingsIn(data: readonly unknown[]): Settings {
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
  for (const each of data) visit(each);
  for (const ratio of ratios) numbers.add(ratio);
  return { numbers, ratios };
}

/** One third is one third, however it was worked out. */
export const exact = (value: number): number => Number(value.toPrecision(9));
