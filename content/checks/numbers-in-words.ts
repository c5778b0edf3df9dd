/** How the numbers of scenarios are counted: ms, per second, 0 to 1. */
export type Unit = 'ms' | 'rps' | 'ratio';
export interface Measure {
  readonly unit: Unit;
  readonly value: number;
}

/** A quantity that is written in words. */
export interface Quantity {
  readonly phrase: string;
  /** What it may mean: `thirty seconds` is 30 and 30,000 ms. */
  readonly values: readonly number[];
  /** What a setting must be to vouch for it: of this unit, and so much. Without one, any setting that is one of the values. */
  readonly measure?: Measure;
  /** It compares two things: `twice as`. */
  readonly isRatio: boolean;
}

/**
 * Quantities in words that say how much. The rule: a number is found where it measures, that is
 * - as a part or a share: three quarters, a third of, a quarter fails, nine in ten, two of the six, half full, ten per cent;
 * - as a multiple: twice as, ten times, tenfold, the load doubles, halving;
 * - with a time or by one: fifteen seconds, half a minute, twelve a second, fifteen writes a second, twice a day;
 * - behind a word that bounds it: nearly twenty, no more than forty, about a thousand clients.
 * Not found, because they measure nothing: counts of things (two choices, one of four backends), ordinals (the third, a third
 * draw), names (three nines), a rule that is quoted (ten in five seconds), a part of one thing (half an upload, half-open), and what
 * somebody does on purpose (double its cores, you double the fleet).
 */
export const quantitiesIn = (text: string): Quantity[] =>
  forms.flatMap(({ form, isRatio = false, unit, valuesOf }) =>
    [...text.matchAll(form)].map(({ 0: phrase, groups = {} }) => {
      const values = valuesOf(groups);
      const value = values[0]! * (unit === 'ms' ? msIn(phrase) : unit === 'rps' ? 1000 / msIn(phrase) : 1);
      return { phrase, values, isRatio, ...(unit && { measure: { unit, value } }) };
    }),
  );

/** The time that stands last in words: `fifteen writes a second` has 1000 ms. */
export function msIn(words: string): number {
  const [unit = ''] = words.match(/milliseconds|second|minute|hour|day|week|month|year/g)?.slice(-1) ?? [];
  return (
    { milliseconds: 1, second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 }[unit] ?? Number.NaN
  );
}

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
  ...Object.entries({ dozen: 12, hundred: 100, hundredth: 100, thousand: 1000, thousandth: 1000, million: 1_000_000 }),
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
const small = `(?:(?:${either(tens)})(?:-(?:${either(units)})|(?!-(?:${either(units)})))|(?:${either(units)}))\\b`;
const number = `(?:(?:a|${small}) (?:hundred|thousand|million)\\b(?: thousand\\b)?(?: and ${small})?|a dozen|${small})`;
const part = `(?:(?:\\w+-)?hundredth|thousandth|${either(tensParts)}|${either(parts)})`;
const time = '(?:second|minute|hour|day|week|month|year)';
const compared = '(?:the|as|its|their|what|more|less|fewer|\\w+er)\\b';
const notTime = `(?! of (?:an? )?${time})`;
/** Words that bound a number or say how near it is. */
const bound =
  '(?:about|nearly|almost|roughly|around|some|under|above|below|(?:more|less|fewer) than|at (?:least|most)|up to|only|well \\w+)';
/** What is no thing of which there are so many a second. */
export const noThing = 'half|quarter|in|of|to|at|for|and|or|do|does|take|takes|ask|keep|use|every|ways';
/** What may stand behind a part but not behind an ordinal: a word that is no noun, a verb with its s, the end. */
const behindPart =
  ' (?:of|as|more|less|fewer|idle|busy|each|to|and|with|a|at|in|or|but|instead|above|below|go|fail|wait|miss)\\b| \\w+er\\b| \\w*[^s\\W]s\\b|\\s*(?:[.,;:?!)|]|$)';

type Groups = Readonly<Record<string, string | undefined>>;
const form = (source: string): RegExp => new RegExp(`\\b${source}`, 'gi');
const times = (n: number): readonly number[] => [n, n * 1000, n * 60_000, n * 3_600_000];

interface Form {
  readonly form: RegExp;
  readonly isRatio?: true;
  readonly unit?: Unit;
  readonly valuesOf: (groups: Groups) => readonly number[];
}

const counts = `(?<!\\bany )(?!one\\b)(?<n>${number})`;
const ofThem = 'of (?:(?:the|its|their|all|every|each) )?';
const fractions: readonly Form[] = [
  { form: form(`(?<n>${number})[ -](?<of>${part})s\\b`), valuesOf: ({ n, of }) => [amountOf(n) / amountOf(of)] },
  // “a third” is an ordinal where a plain noun follows
  {
    form: form(`(?:an?|one|its|their)(?: full| whole)? (?<of>${part})\\b(?=${notTime}(?:${behindPart}))`),
    valuesOf: ({ of }) => [1 / amountOf(of)],
  },
  { form: form(`half${notTime} (?:of(?! an? )|the|as|its|their|again)\\b`), valuesOf: () => [0.5] },
  {
    form: form(
      `(?<!\\band )(?:an?|one|at|to|from|least|most|than|by|${bound}) half\\b(?! of\\b| as\\b| the\\b| an? | past\\b|-)`,
    ),
    valuesOf: () => [0.5],
  },
  {
    form: form('(?<!(?:a|one|at|to|from|least|most|than|by) )half (?:busy|idle|full|empty|load|failed|failing)\\b'),
    valuesOf: () => [0.5],
  },
  {
    form: form(`(?<n>${number})(?: [\\w’-]+){0,2} (?:in|out of) (?<of>${number})\\b(?! ${time}s?\\b)(?<!\\bone)`),
    valuesOf: ({ n, of }) => [amountOf(n) / amountOf(of)],
  },
  {
    form: form(`${counts} ${ofThem}(?<of>${number})\\b(?! ways\\b)(?<!\\bone)`),
    valuesOf: ({ n, of }) => [amountOf(n) / amountOf(of)],
  },
  {
    // “four machines of two cores” says what they are made of
    form: form(`${counts} [\\w’-]+ ${ofThem}(?<of>${number})\\b(?! \\w+s\\b)(?<!\\bone)`),
    valuesOf: ({ n, of }) => [amountOf(n) / amountOf(of)],
  },
  { form: form(`(?<n>${number})(?: or ${number})? per ?cent\\b`), valuesOf: ({ n }) => [amountOf(n) / 100] },
  { form: form('half a per ?cent\\b'), valuesOf: () => [0.005] },
];

/** Not what is done on purpose (“you double the fleet”), nor a step as a thing (“each doubling”). */
const onPurpose = '(?<!^\\s*|\\b(?:you|to|then|or|I|we|first) |, )';
const aStep = '(?<!\\b(?:an?|each|every|next|the) )';
const ratios: readonly Form[] = [
  { form: form('twice(?: (?:the|as|that|its|their|what)\\b|(?= \\d))'), isRatio: true, valuesOf: () => [2] },
  {
    form: form(`(?<=\\b(?:${bound}|instead of|than|by) )twice\\b(?! (?:the|as|that|its|their|what)\\b)`),
    isRatio: true,
    valuesOf: () => [2],
  },
  { form: form(`(?<n>${number}) times(?= ${compared})`), isRatio: true, valuesOf: ({ n }) => [amountOf(n)] },
  { form: form(`(?<n>${either(units)}|hundred)fold\\b`), isRatio: true, valuesOf: ({ n }) => [amountOf(n)] },
  { form: form(`(?:doubl(?:es|ed)|${aStep}doubling|${onPurpose}double)\\b`), isRatio: true, valuesOf: () => [2] },
  { form: form('(?:tripl|trebl)(?:es?|ed|ing)\\b'), isRatio: true, valuesOf: () => [3] },
  { form: form(`(?:halv(?:es|ed)|${aStep}halving|${onPurpose}halve)\\b`), isRatio: true, valuesOf: () => [0.5] },
];

const timesAndRates: readonly Form[] = [
  { form: form(`(?<n>${number}) times\\b(?! ${compared})`), valuesOf: ({ n }) => [amountOf(n)] },
  {
    form: form(`(?<n>${number}) (?:(?:milli)?seconds|minutes|hours|days|weeks|months|years)\\b`),
    unit: 'ms',
    valuesOf: ({ n }) => times(amountOf(n)),
  },
  { form: form(`(?<n>${number}) and a half (?:times|${time}s)\\b`), unit: 'ms', valuesOf: ({ n }) => times(amountOf(n) + 0.5) },
  { form: form(`an? ${time} and a half\\b`), unit: 'ms', valuesOf: () => times(1.5) },
  { form: form(`half an? ${time}\\b`), unit: 'ms', valuesOf: () => times(0.5) },
  { form: form(`an? (?<of>${part}) of an? ${time}\\b`), unit: 'ms', valuesOf: ({ of }) => times(1 / amountOf(of)) },
  {
    form: form(
      `(?<n>${number})(?:(?: (?!(?:${noThing})\\b)[\\w’-]+){0,3} an?| per| in (?:each|every)) (?:second|minute|hour|day)\\b(?! (?:later|after|before|and a half))`,
    ),
    unit: 'rps',
    valuesOf: ({ n }) => [amountOf(n), amountOf(n) / 60],
  },
  {
    form: form(`(?<n>once|twice) (?:an?|every) ${time}\\b`),
    unit: 'ms',
    valuesOf: ({ n }) => (n === 'once' ? [1, 1000] : [0.5, 500]),
  },
  {
    form: form(
      `(?<=\\b${bound} )(?!one\\b)(?<n>${number})\\b(?! ${time}s?\\b| times\\b| per ?cent\\b|[ -]${part}s?\\b| (?:in|of|out|or) )`,
    ),
    valuesOf: ({ n }) => [amountOf(n)],
  },
];

const forms: readonly Form[] = [...fractions.map((each) => ({ ...each, unit: 'ratio' }) as const), ...ratios, ...timesAndRates];
