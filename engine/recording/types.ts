import type { Ms } from '../units';

/**
 * What a run leaves behind: plain data and typed arrays, so it crosses a worker boundary whole. The engine writes facts; every
 * picture, chart and table is a function of this, a moment and a size.
 */
export interface Recording {
  /** Facts are complete up to here. */
  readonly untilMs: Ms;
  /** The run's full length. */
  readonly forMs: Ms;
  readonly seed: number;
  readonly nodes: readonly RecordedNode[];
  readonly links: readonly RecordedLink[];
  /** Everything a balancer picks from or a call waits at; spans of kind `visit` name these. */
  readonly places: readonly RecordedPlace[];
  readonly classes: readonly string[];
  readonly spans: Spans;
  readonly decisions: Decisions;
  /** Faults, knob turns, changes of mode: few, in order. */
  readonly facts: readonly Fact[];
  readonly windows: Windows;
  readonly summary: RunSummary;
  /** Where whoever made the run has worked it out already. */
  readonly rowLinks?: RowLinks;
}

export interface RecordedNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  /** Index of the node it acts on, where it stands beside the way of calls. */
  readonly of?: number;
  /** Indices of the two that it joins by a link of their own, where it does: that link is not in `links`. */
  readonly pair?: readonly [number, number];
}

export interface RecordedLink {
  /** Index into `nodes`. */
  readonly from: number;
  readonly to: number;
  readonly latencyMs: Ms;
}

export interface RecordedPlace {
  /** `app/a` for a backend; the node's own id where the node is its only place. */
  readonly id: string;
  /** The part after the slash, for labels. */
  readonly label: string;
  readonly node: number;
  readonly fromMs: Ms;
  /** Infinity while it exists. */
  readonly untilMs: Ms;
}

/** What a span tells of. */
export const SpanKind = {
  /** From the client's decision to ask until it has an outcome; `place` is the client node's index. */
  request: 0,
  /** On a link toward backends; `place` is the link. */
  forward: 1,
  /** On a link back toward the client; `place` is the link, `outcome` what it carries. */
  back: 2,
  /** At a place: waits from `startMs`, is worked on from `midMs` (NaN: never was), leaves at `endMs`. */
  visit: 3,
  /** Held by a station before going on (backoff, shaping delay, waiting for a permit); `place` is the node's place. */
  hold: 4,
  /**
   * One try at a request by a station that may make several (retry, hedge), from sending it until its outcome is known or nobody
   * waits for it any more; `place` is the node's place.
   */
  attempt: 5,
  /** Answered from a cache: asked at `startMs`, answered at `endMs`, nothing behind it was asked; `place` is the cache. */
  hit: 6,
} as const;

/** A part of a run's time. */
export interface Interval {
  readonly fromMs: Ms;
  readonly toMs: Ms;
}

/**
 * Columns of spans, in order of their end. The last `open` rows had not ended at `untilMs`: their `endMs` is Infinity and their
 * outcome `in-flight`. Bounded: `dropped` counts the earliest rows let go, and before `completeFromMs` the picture is partial.
 */
export interface Spans {
  readonly count: number;
  readonly open: number;
  readonly dropped: number;
  readonly completeFromMs: Ms;
  /** Given for a part of a recording: after this, too, the picture is partial. */
  readonly completeUntilMs?: Ms;
  readonly kind: Uint8Array;
  readonly outcome: Uint8Array;
  readonly klass: Uint8Array;
  /** 1 for the first try at the request. */
  readonly attempt: Uint8Array;
  /** Number of the request, in order of arrival over the whole run, from 0. */
  readonly request: Int32Array;
  readonly place: Int32Array;
  readonly startMs: Float64Array;
  readonly midMs: Float64Array;
  readonly endMs: Float64Array;
}

/** How the rows of `spans` belong together (`row-links.ts`). */
export interface RowLinks {
  /** The lowest number of a request here. */
  readonly firstRequest: number;
  /** Of a span on a link to a service: the place it leads to or comes from; −1 where that is not one place. */
  readonly placeOfHop: Int32Array;
  readonly fate: Uint8Array;
  /** The last attempt row of each request from the first one on, and of each attempt row the one before it; −1 for none. */
  readonly lastAttempt: Int32Array;
  readonly earlierAttempt: Int32Array;
  /** 1 where there is a span of that kind, attempt and outcome (`sortOf`); and, by place, where anything was held. */
  readonly seen: Uint8Array;
  readonly isHeldAt: Uint8Array;
  /** The rows of requests, in order of their end. */
  readonly requestRows: Int32Array;
  /** The earliest start in each block of rows; and in it or any later one. */
  readonly blockMinStartMs: Float64Array;
  readonly restMinStartMs: Float64Array;
}

/** Columns of choices with the evidence they were taken on, in order of time. Bounded like spans. */
export interface Decisions {
  readonly count: number;
  readonly dropped: number;
  readonly atMs: Float64Array;
  readonly request: Int32Array;
  /** Index into `nodes`: who decided. */
  readonly node: Int32Array;
  /** Index into `places`; −1: nothing was eligible. */
  readonly chosen: Int32Array;
  /** Candidates of decision i are rows `firstCandidate[i]` up to `firstCandidate[i + 1]`. */
  readonly firstCandidate: Int32Array;
  readonly candidate: Int32Array;
  readonly score: Float64Array;
}

/** `noun.pastTense`, flat and JSON-safe. `target` is a node id or `node/backend`. */
export interface Fact {
  readonly seq: number;
  readonly atMs: Ms;
  readonly type: string;
  readonly target: string;
  /** True for what the learner did; false for what the scenario or a mechanism did. */
  readonly byLearner?: true;
  readonly [detail: string]: unknown;
}

/** Figures over windows of equal length; window i covers [i·windowMs, (i+1)·windowMs). Only whole windows are listed. */
export interface Windows {
  readonly windowMs: Ms;
  readonly count: number;
  /** By name: `offeredRps`, `throughputRps`, `goodputRps`, `failedRps`, `failedRps.timeout`…, `latencyMs.p50|p95|p99|mean` (NaN: no answer in the window), `<place>.utilization|queued|inFlight|throughputRps|latencyMs`, `<clients>.goodputRps|failedRps`. */
  readonly series: Readonly<Record<string, Float64Array>>;
}

export interface Latency {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export interface NodeSummary {
  /** Busy share of the capacity it had, 0..1; null where the node has none. */
  readonly utilization: number | null;
  readonly queueMean: number;
  readonly queueMax: number;
  readonly arrived: number;
  readonly completed: number;
  readonly rejected: number;
  readonly [figure: string]: unknown;
}

/** The shape of `sim run --json`. Latencies are of requests that succeeded; null before the first. */
export interface RunSummary {
  readonly seed: number;
  readonly forMs: Ms;
  readonly requests: {
    readonly offered: number;
    readonly succeeded: number;
    readonly failed: Readonly<Record<string, number>>;
    readonly inFlight: number;
  };
  readonly latencyMs: Latency | null;
  readonly throughputRps: number;
  readonly goodputRps: number;
  readonly nodes: Readonly<Record<string, NodeSummary>>;
  /** A hash of every recorded fact: equal wherever the same run is made. */
  readonly digest: string;
}
