/** A quantity that is written in words. */
export interface Quantity {
  readonly phrase: string;
  /** What it may mean as a setting: `thirty seconds` is 30 and 30,000 ms. */
  readonly values: readonly number[];
  /** It compares two things: `twice as`. */
  readonly isRatio: boolean;
}

/**
 * Quantities in words that say how much: fractions (three quarters, a third of), shares (nine in ten), percentages and times with
 * their unit (sixty percent, fifteen seconds, twelve a second), multiples (twice as, ten times, tenfold, doubles). Not found, because
 * they measure nothing: counts of things (two choices), ordinals (the third, a third draw), a rule that is quoted (ten in five
 * seconds), a part of one thing (half an upload, half a second, half-open).
 */
export const quantitiesIn = (text: string): Quantity[] =>
  forms.flatMap(({ form, isRatio = false, valuesOf }) =>
    [...text.matchAll(form)].map((found) => ({ phrase: found[0], values: valuesOf(found.groups ?? {}), isRatio })),
  );

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const parts = 'third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth';
const tensParts = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';

const counted = (words: string, from: number, step: number): (readonly [string, number])[] =>
  words.split(' ').map((word, i) => [word, from + step * i] as const);

const amounts = new Map<string, number>([
  ...counted(units, 1, 1),
  ...counted(tens, 20, 10),
  ...counted(parts, 3, 1),
  ...counted(tensParts, 20, 10),
  ...Object.entries({ dozen: 12, hundred: 100, hundredth: 100, thousand: 1000, thousandth: 1000 }),
]);

/** `twenty-four` is 24, `a hundred` 100, `two hundred` 200, `four-hundredth` 400. */
function amountOf(words = ''): number {
  const known = words
    .toLowerCase()
    .split(/[ -]/)
    .flatMap((word) => amounts.get(word) ?? []);
  return known.reduce((sum, next) => (next >= 100 ? Math.max(sum, 1) * next : sum + next), 0);
}

const either = (words: string): string => words.replaceAll(' ', '|');
const number = `(?:(?:a|${either(units)}) (?:hundred|thousand)|a dozen|(?:${either(tens)})(?:-(?:${either(units)}))?|${either(units)})`;
const part = `(?:(?:\\w+-)?hundredth|thousandth|${either(tensParts)}|${either(parts)})`;
const time = '(?:second|minute|hour|day|week|month|year)';
const compared = '(?:the|as|its|their|what|more|less|fewer|\\w+er)\\b';
const notTime = `(?! of (?:an? )?${time})`;

type Groups = Readonly<Record<string, string | undefined>>;
const form = (source: string): RegExp => new RegExp(`\\b${source}`, 'gi');
const times = (n: number): readonly number[] => [n, n * 1000, n * 60_000, n * 3_600_000];

interface Form {
  readonly form: RegExp;
  readonly isRatio?: true;
  readonly valuesOf: (groups: Groups) => readonly number[];
}

const fractions: readonly Form[] = [
  { form: form(`(?<n>${number})[ -](?<of>${part})s\\b`), valuesOf: ({ n, of }) => [amountOf(n) / amountOf(of)] },
  {
    // “a third” is an ordinal where a plain noun follows
    form: form(
      `(?:an?|one) (?<of>${part})\\b(?=${notTime}(?: (?:of|as|more|less|fewer|idle|busy|each|to|and|with)\\b| \\w+er\\b|\\s*(?:[.,;:?!)|]|$)))`,
    ),
    valuesOf: ({ of }) => [1 / amountOf(of)],
  },
  { form: form(`half${notTime} (?:of(?! an? )|the|as|its|their|again)\\b`), valuesOf: () => [0.5] },
  {
    form: form('(?<!\\band )(?:a|about|nearly|almost|roughly|over|under|than|by) half\\b(?! of\\b| as\\b| the\\b| an? |-)'),
    valuesOf: () => [0.5],
  },
  {
    form: form(`(?<n>${number})(?: [\\w’]+)? (?:in|out of) (?<of>${number})\\b(?! ${time}s?\\b)(?<!\\bone)`),
    valuesOf: ({ n, of }) => [amountOf(n) / amountOf(of)],
  },
  { form: form(`(?<n>${number})(?: or ${number})? percent\\b`), valuesOf: ({ n }) => [amountOf(n) / 100] },
];

const ratios: readonly Form[] = [
  { form: form('twice (?:the|as|that|its|their|what)\\b'), isRatio: true, valuesOf: () => [2] },
  { form: form(`(?<n>${number}) times(?= ${compared})`), isRatio: true, valuesOf: ({ n }) => [amountOf(n)] },
  { form: form(`(?<n>${either(units)}|hundred)fold\\b`), isRatio: true, valuesOf: ({ n }) => [amountOf(n)] },
  { form: form('(?:doubles|doubled)\\b'), isRatio: true, valuesOf: () => [2] },
  { form: form('halve[sd]\\b'), isRatio: true, valuesOf: () => [0.5] },
];

const timesAndRates: readonly Form[] = [
  { form: form(`(?<n>${number}) times\\b(?! ${compared})`), valuesOf: ({ n }) => [amountOf(n)] },
  {
    form: form(`(?<n>${number}) (?:(?:milli)?seconds|minutes|hours|days|months|years)\\b`),
    valuesOf: ({ n }) => times(amountOf(n)),
  },
  { form: form(`(?<n>${number}) a (?:second|minute|hour|day)\\b`), valuesOf: ({ n }) => [amountOf(n), amountOf(n) / 60] },
];

const forms: readonly Form[] = [...fractions, ...ratios, ...timesAndRates];
