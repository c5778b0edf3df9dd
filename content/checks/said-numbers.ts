import { type Measure, msIn, noThing, type Quantity, quantitiesIn, type Unit } from './numbers-in-words';

const names =
  /\bp\d{2,3}(?:\.\d+)?\b|\bO\([^)]*\)|\b(?:layer|L|HTTP\/|IPv|SHA-?)\s?\d+\b|\b\d+(?:st|nd|rd|th)\b|\b[A-Za-z]+\d+[A-Za-z]*\b|\b\dxx\b/g;

/** Numbers in figures and quantities in words. */
export const saidIn = (text: string): Quantity[] => [...figuresIn(text), ...quantitiesIn(text.toLowerCase())];

/** Numbers as they are written: `1,200`, `95%`, `0.4`, `1/n` gives 1; with their unit, if it stands beside them. */
export function figuresIn(text: string): Quantity[] {
  const bare = text.replaceAll(names, '');
  return [...bare.matchAll(/\d[\d,]*(?:\.\d+)?%?/g)].map(({ 0: found, index }) => {
    const phrase = found.replace(/,+$/, '');
    const amount = amountOf(phrase);
    const measure = measureOf(amount, phrase, bare.slice(0, index), bare.slice(index + found.length));
    return { phrase, values: [amount, amount * 1000], isRatio: false, ...(measure && { measure }) };
  });
}

/** `5 ms`, `second 5`, `5 requests a second`, `5%`; in `from 5 to 10 seconds` both are seconds. */
function measureOf(amount: number, phrase: string, before: string, after: string): Measure | undefined {
  if (phrase.endsWith('%')) return { unit: 'ratio', value: amount };
  const behind = after.replace(/^(?:,? (?:to|or|and) [\d.,]*\d)+/, '');
  const [, short] = /^\s?(ms|s|min|h)\b/.exec(behind) ?? [];
  const [time = short && shortTimes[short]] = /^ (?:milliseconds?|seconds?|minutes?|hours?|days?)\b/.exec(behind) ?? [];
  if (time) return { unit: 'ms', value: amount * msIn(time) };
  const [rate] = rates.exec(behind) ?? [];
  if (rate) return { unit: 'rps', value: (amount * 1000) / msIn(rate) };
  const [moment] = /(?:second|minute) $/i.exec(before) ?? [];
  return moment ? { unit: 'ms', value: amount * msIn(moment.toLowerCase()) } : undefined;
}

const rates = new RegExp(`^(?: (?!(?:${noThing})\\b)[\\w’-]+){0,2} (?:an?|per|each|every) (?:second|minute|hour|day)\\b`);
const shortTimes: Readonly<Record<string, string>> = { ms: 'milliseconds', s: 'second', min: 'minute', h: 'hour' };

const amountOf = (number: string): number => {
  const value = Number(number.replaceAll(',', '').replace('%', ''));
  return number.endsWith('%') ? value / 100 : value;
};

export const numbersIn = (text: string): string[] => figuresIn(text).map(({ phrase }) => phrase);

export const sentencesIn = (words: string): string[] => words.split(/(?<=[.!?;:])\s+/);

/** Words are given with enough of those around them to say which place is meant; so may figures be. */
export const isReasonFor = (key: string, phrase: string, text: string): boolean =>
  /^[\d.,%]+$/.test(key) ? key === phrase : key.includes(phrase) && text.toLowerCase().includes(key);

/** Numbers that something sets, and so vouches for. */
export interface Settings {
  readonly numbers: Set<number>;
  readonly units: Readonly<Record<Unit, Set<number>>>;
  /** What makes one thing so many times another: a speed, a weight, the factor of a slowing. */
  readonly ratios: Set<number>;
}

/** A quantity with a unit is vouched for by a setting of that unit, one without by any. */
export const isSet = ({ values, isRatio, measure }: Quantity, { numbers, units, ratios }: Settings): boolean => {
  if (measure) return units[measure.unit].has(exact(measure.value));
  return values.some((value) => (isRatio ? ratios : numbers).has(exact(value)));
};

/** Every number that stands anywhere in data, by the unit that its name ends in, and the length of every list. */
export function settingsIn(data: readonly unknown[]): Settings {
  const settings = {
    numbers: new Set<number>(),
    units: { ms: new Set<number>(), rps: new Set<number>(), ratio: new Set<number>() },
    ratios: new Set<number>(),
  };
  const visit = (value: unknown, name = ''): void => {
    if (typeof value === 'number') note(settings, value, name);
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) settings.numbers.add(value.length);
    for (const [key, inner] of Object.entries(value)) visit(inner, nameIn(value, key, name));
  };
  for (const each of data) visit(each);
  return settings;
}

/** Of a knob that is turned, the knob; of a goal, its unit; of a list, what the list is called. */
function nameIn(owner: object, key: string, name: string): string {
  if (Array.isArray(owner)) return name;
  if (key === 'value' && 'knob' in owner) return String(owner.knob).split('.').at(-1)!;
  return key === 'value' && 'unit' in owner ? String(owner.unit) : key;
}

function note({ numbers, units, ratios }: Settings, value: number, name: string): void {
  numbers.add(exact(value));
  if (/^(?:speed|weight|factor)$/.test(name))
    for (const ratio of [value, 1 / value]) for (const set of [ratios, numbers, units.ratio]) set.add(exact(ratio));
  if (/(?:Ms|^ms)$/.test(name)) units.ms.add(exact(value));
  else if (/(?:Seconds|^s)$/.test(name)) units.ms.add(exact(value * 1000));
  else if (/(?:Rps|PerSecond|^rps)$/.test(name)) units.rps.add(exact(value));
  else if (isPart(value)) units.ratio.add(exact(value));
  // points of a course of arrivals are moments and rates
  if (name === 'points') for (const set of [units.ms, units.rps]) set.add(exact(value));
}

/** What lies between nought and one and has no other unit is a part of something. */
const isPart = (value: number): boolean => value > 0 && value < 1;

/** One third is one third, however it was worked out. */
export const exact = (value: number): number => Number(value.toPrecision(9));
