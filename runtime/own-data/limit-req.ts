import { OwnDataError, quoted } from './own-data-error';
import type { OwnValue } from './types';

interface Directive {
  readonly words: readonly string[];
  readonly line: number;
}

/**
 * nginx `limit_req_zone … rate=10r/s` with `limit_req zone=… burst=20 nodelay` as a leaky bucket.
 *
 * Source: nginx `ngx_http_limit_req_module.c`: rate a whole number above 0 per `r/s` or `r/m`; burst a whole number above 0, none
 * without it; `nodelay` or `delay=` a whole number above 0, else everything in excess waits.
 * Edges: of several `limit_req` the first counts; comments and other directives are passed over; a zone may be anywhere in the file.
 */
export function limitReqOf(text: string): OwnValue {
  const directives = directivesOf(text);
  const limits = directives.filter(({ words }) => words[0] === 'limit_req');
  const zones = directives.filter(({ words }) => words[0] === 'limit_req_zone');
  const limit = limits[0];
  if (limit === undefined) throw new OwnDataError('There is no limit_req in this text.');
  const { zone, burst, delay } = limitOf(limit);
  const named = zones.find(({ words }) => words.some((word) => word.startsWith(`zone=${zone}:`)));
  if (named === undefined)
    throw new OwnDataError(`zone ${quoted(zone)} has no limit_req_zone line here; it holds the rate`, limit.line);
  const perKey = named.words[1]?.startsWith('$') === true;
  return {
    knob: 'algorithm',
    value: { kind: 'leaky-bucket', capacity: burst, drainPerSecond: rateOf(named), delayAfter: Math.min(delay, burst) },
    notes: [
      `The limiter is a leaky bucket: ${named.words.find((word) => word.startsWith('rate='))}, burst ${burst}, ${delay >= burst ? 'nobody waits' : delay === 0 ? 'what is in excess waits' : `${delay} in excess do not wait`}.`,
      ...(perKey ? [`nginx keeps a limit for each ${named.words[1]}; here “One limit for” says who shares one.`] : []),
      ...(limits.length > 1 ? [`Of ${limits.length} limit_req the first is taken, of line ${limit.line}.`] : []),
    ],
  };
}

/** Words of each directive, and the line it begins on. */
function directivesOf(text: string): Directive[] {
  const found: Directive[] = [];
  let words: string[] = [];
  let began = 1;
  text.split('\n').forEach((line, i) => {
    for (const [token] of line.replace(/(^|\s)#.*/, '').matchAll(/"[^"]*"|'[^']*'|[;{}]|[^\s;{}"']+/g)) {
      if (/^[;{}]$/.test(token)) {
        if (words.length > 0) found.push({ words, line: began });
        words = [];
      } else {
        if (words.length === 0) began = i + 1;
        words.push(token.replace(/^(["'])(.*)\1$/, '$2'));
      }
    }
  });
  if (words.length > 0) found.push({ words, line: began });
  return found;
}

function limitOf({ words, line }: Directive) {
  let zone = '';
  let burst = 0;
  let delay = 0;
  for (const word of words.slice(1)) {
    if (word.startsWith('zone=')) zone = word.slice(5);
    else if (word.startsWith('burst=')) burst = wholeOf(word.slice(6), 'burst', line);
    else if (word.startsWith('delay=')) delay = wholeOf(word.slice(6), 'delay', line);
    else if (word === 'nodelay') delay = Number.POSITIVE_INFINITY;
    else throw new OwnDataError(`limit_req knows zone, burst, delay and nodelay, got ${quoted(word)}`, line);
  }
  if (zone === '') throw new OwnDataError('limit_req must name a zone', line);
  return { zone, burst, delay };
}

function rateOf({ words, line }: Directive): number {
  const rate = words.find((word) => word.startsWith('rate='))?.slice(5) ?? '';
  const match = /^(\d{1,9})r\/([sm])$/.exec(rate);
  if (match === null || +match[1] === 0) throw new OwnDataError(`rate must be like 10r/s or 30r/m, got ${quoted(rate)}`, line);
  return match[2] === 's' ? +match[1] : +match[1] / 60;
}

function wholeOf(text: string, name: string, line: number): number {
  if (!/^\d{1,9}$/.test(text) || +text === 0)
    throw new OwnDataError(`${name} must be a whole number above 0, got ${quoted(text)}`, line);
  return +text;
}
