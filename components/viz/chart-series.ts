import { type OutcomeName, outcomeNames } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isSuccess, markStates, stateOfOutcome } from './mark-state';
import { isNamedGroup, nameOfPlace } from './place-names';
import type { Tone } from './tones';

export type ChartUnit = 'rps' | 'ms' | 'count' | 'ratio';

/** What a chart shows, by the names a recording gives its series. */
export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  readonly unit: ChartUnit;
  readonly lines: readonly LineSpec[];
  /** Shaded between two series. */
  readonly band?: { readonly low: string; readonly high: string; readonly label: string };
}
export interface LineSpec {
  readonly series: string;
  readonly label: string;
  readonly tone: Tone;
  readonly dash?: string;
}

/** Series over bins of equal length; bin i covers (i·binMs, (i+1)·binMs]. */
export interface Binned {
  readonly binMs: Ms;
  readonly count: number;
  readonly of: (series: string) => Float64Array;
}

const MOST_BINS = 128;
const MOST_PLACES = 6;

/** By windows, which the parts of a long run share. */
const known = new WeakMap<Recording['windows'], Binned>();

/** The recording's windows, gathered into as many bins as an eye can use; percentiles are taken afresh from the requests. */
export function binned(recording: Recording): Binned {
  let entry = known.get(recording.windows);
  if (entry === undefined) {
    entry = gather(recording);
    known.set(recording.windows, entry);
  }
  return entry;
}

const isWhole = ({ count, completeFromMs, completeUntilMs }: Recording['spans']): boolean =>
  count > 0 && completeFromMs === 0 && completeUntilMs === undefined;

/** Into at most so many bins. */
export function gather(recording: Recording, mostBins = MOST_BINS): Binned {
  const { windows, forMs } = recording;
  const perBin = Math.max(1, Math.ceil(forMs / windows.windowMs / mostBins));
  const binMs = windows.windowMs * perBin;
  const count = Math.floor(windows.count / perBin);
  const cache = new Map<string, Float64Array>();
  const empty = new Float64Array(count).fill(Number.NaN);
  if (perBin > 1 && isWhole(recording.spans))
    for (const [name, values] of percentiles(recording, binMs, count)) cache.set(name, values);
  return {
    binMs,
    count,
    of(series) {
      let values = cache.get(series);
      if (values === undefined) {
        const column = windows.series[series];
        values = column === undefined ? empty : means(column, perBin, count);
        cache.set(series, values);
      }
      return values;
    },
  };
}

function means(column: Float64Array, perBin: number, count: number): Float64Array {
  const out = new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    let sum = 0;
    let known = 0;
    for (let i = bin * perBin; i < (bin + 1) * perBin; i++) {
      if (Number.isNaN(column[i])) continue;
      sum += column[i];
      known++;
    }
    out[bin] = known === 0 ? Number.NaN : sum / known;
  }
  return out;
}

function percentiles({ spans }: Recording, binMs: Ms, count: number): [string, Float64Array][] {
  const { kind, outcome, startMs, endMs } = spans;
  const ended = spans.count - spans.open;
  // rows are in order of their end, so the latencies of a bin lie together
  const latencies = new Float64Array(ended);
  const ends = new Int32Array(count);
  let found = 0;
  for (let row = 0; row < ended; row++) {
    if (kind[row] !== SpanKind.request || !isSuccess(outcome[row])) continue;
    const bin = Math.ceil(endMs[row] / binMs) - 1;
    if (bin < 0 || bin >= count) continue;
    latencies[found++] = endMs[row] - startMs[row];
    ends[bin] = found;
  }
  let from = 0;
  const bins = Array.from(ends, (end) => {
    const own = latencies.subarray(from, Math.max(from, end)).sort();
    from += own.length;
    return own;
  });
  const at = (share: number): Float64Array =>
    Float64Array.from(bins, (bin) => (bin.length === 0 ? Number.NaN : bin[Math.ceil(share * bin.length) - 1]));
  return [
    ['latencyMs.p50', at(0.5)],
    ['latencyMs.p95', at(0.95)],
    ['latencyMs.p99', at(0.99)],
  ];
}

const reasonWords: Partial<Record<OutcomeName, string>> = {
  timeout: 'timed out',
  'queue-full': 'queue full',
  'connection-refused': 'refused: down',
  'connection-lost': 'lost',
  error: 'errors',
  'no-backend': 'no backend',
  'rate-limited': 'limited',
  'circuit-open': 'breaker open',
  'bulkhead-full': 'bulkhead full',
  'pool-timeout': 'no connection',
};

export const wordsOfReason = (reason: string): string => reasonWords[reason as OutcomeName] ?? reason;

/** The charts a lab shows unless it names its own: traffic, latency, lines. */
export function usualCharts(recording: Recording): ChartSpec[] {
  return [trafficChart(recording), latencyChart, queueChart(recording)].filter(({ lines }) => lines.length > 0);
}

function trafficChart({ windows }: Recording): ChartSpec {
  const reasons = outcomeNames.filter((name) => windows.series[`failedRps.${name}`] !== undefined);
  const shares = reasons.map((name) =>
    windows.series[`failedRps.${name}`].reduce((sum, v) => sum + (Number.isNaN(v) ? 0 : v), 0),
  );
  const top = reasons.sort((a, b) => shares[reasons.indexOf(b)] - shares[reasons.indexOf(a)]).slice(0, 3);
  return {
    id: 'traffic',
    title: 'Requests',
    unit: 'rps',
    lines: [
      { series: 'offeredRps', label: 'offered', tone: 'muted', dash: '1 2' },
      { series: 'goodputRps', label: 'answered in time', tone: 'ok' },
      ...top.map((name, i) => ({
        series: `failedRps.${name}`,
        label: wordsOfReason(name),
        tone: markStates[stateOfOutcome(outcomeNames.indexOf(name))],
        dash: ['7 3', '4 3', '2 3'][i],
      })),
    ],
  };
}

const latencyChart: ChartSpec = {
  id: 'latency',
  title: 'Latency',
  unit: 'ms',
  lines: [{ series: 'latencyMs.p50', label: 'p50', tone: 'ok' }],
  band: { low: 'latencyMs.p95', high: 'latencyMs.p99', label: 'p95–p99' },
};

const dashes = ['', '6 3', '2 2', '8 3 2 3', '1 3', '4 1'];

function queueChart(recording: Recording): ChartSpec {
  const { places, nodes } = recording;
  const services = nodes.filter(({ kind }) => kind === 'service').length;
  const backends = places.flatMap(({ node }, place) => (nodes[node].kind === 'service' ? [place] : [])).slice(0, MOST_PLACES);
  const nameOf = (place: number): string => {
    const { node } = places[place];
    return services > 1 && isNamedGroup(recording, node)
      ? `${nodes[node].label} ${places[place].label}`
      : nameOfPlace(recording, place);
  };
  return {
    id: 'queue',
    title: 'In line',
    unit: 'count',
    lines: backends.map((place, i) => ({
      series: `${places[place].id}.queued`,
      label: nameOf(place),
      tone: 'waiting',
      dash: dashes[i],
    })),
  };
}
