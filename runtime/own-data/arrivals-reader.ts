import { BadLines } from './bad-lines';
import { instantOfLine, instantOfLogLine, isLogLine } from './instants';
import { OwnDataError } from './own-data-error';
import type { LineReader, OwnValue } from './types';

/** As many requests as a lab plays at ease. */
export const MOST_ARRIVALS = 100_000;
/** Logs are written when requests end: one that began earlier may stand this much later. */
const SLACK_MS = 60_000;

/** Instants of requests, from an access log or a list of times: what fits in the run, from the earliest on. */
export class ArrivalsReader implements LineReader {
  readonly #bad = new BadLines();
  readonly #times: number[] = [];
  #read: ((line: string) => number) | null = null;
  #isFull = false;

  constructor(readonly forMs: number) {}

  take(line: string, number: number): boolean {
    if (line.trim() === '' || line.startsWith('#')) return true;
    try {
      this.#read ??= isLogLine(line) ? instantOfLogLine : number > 1 ? instantOfLine : this.#firstLine(line);
      if (this.#read !== null) this.#times.push(this.#read(line));
    } catch (error) {
      this.#bad.add(error, number);
    }
    const [first = 0] = this.#times;
    const last = this.#times.at(-1) ?? 0;
    this.#isFull = this.#times.length >= 2 * MOST_ARRIVALS || last > first + this.forMs + SLACK_MS;
    return !this.#isFull && !(this.#times.length === 0 && this.#bad.areTooManyToGoOn);
  }

  /** The first line may be a heading. */
  #firstLine(line: string): ((line: string) => number) | null {
    if (!/^["\p{L}_ ]+([,;\t]|$)/u.test(line)) return instantOfLine;
    return null;
  }

  done(): OwnValue {
    const note = this.#bad.told(this.#times.length);
    if (this.#times.length === 0) throw new OwnDataError('There is no time in this file.');
    const sorted = this.#times.toSorted((a, b) => a - b);
    const wholeSeconds = sorted.every((time) => time % 1000 === 0) && sorted[0] >= 1e11;
    const times = wholeSeconds ? spreadOverSeconds(sorted) : sorted;
    const first = times[0];
    const inRun = times.map((time) => Number((time - first).toFixed(3))).filter((atMs) => atMs < this.forMs);
    const kept = inRun.slice(0, MOST_ARRIVALS);
    const isCut = this.#isFull || kept.length < times.length;
    return {
      knob: 'arrivals',
      value: { kind: 'trace', timesMs: kept },
      notes: [
        `${kept.length.toLocaleString('en')} requests are kept${isCut ? `: what comes in the first ${writeSeconds(inRun.length > kept.length ? kept.at(-1)! : this.forMs)} of them, as long as the run` : ''}.`,
        ...(wholeSeconds ? ['The file tells the second: the requests of one are spread evenly over it.'] : []),
        ...(note === null ? [] : [note]),
      ],
    };
  }
}

const writeSeconds = (ms: number): string => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;

/** @param sorted whole seconds, in ms */
function spreadOverSeconds(sorted: readonly number[]): number[] {
  const spread: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    for (let i = from; i < to; i++) spread.push(sorted[from] + (1000 * (i - from)) / (to - from));
    from = to;
  }
  return spread;
}
