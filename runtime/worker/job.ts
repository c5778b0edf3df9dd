import { InputError } from '@/engine/input-error';
import { rowLinksOf } from '@/engine/recording/row-links';
import type { Recording } from '@/engine/recording/types';
import { allControls } from '@/engine/scenario/controls';
import { handlesOf } from '@/engine/scenario/handles';
import { applyToNodes, mergeEvents, parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { Run } from '@/engine/scenario/run-types';
import type { NodeScenario, Scenario, ScenarioEvent } from '@/engine/scenario/types';
import { loadStationsFor } from '@/engine/stations/lazy-stations';
import type { Ms } from '@/engine/units';
import { viewsOf } from '../described-controls';
import { partAround } from './kept-runs';
import type { Recorded, RunReply, RunRequest } from './protocol';

/** How far past the playhead the first answer reaches. */
const AHEAD_MS = 2000;
/** Wall time of one slice; between slices a newer request may take over. */
const SLICE_MS = 24;
/** A run that takes longer than this is shown in part before it is whole. */
const PATIENCE_MS = 60;
/** Ten minutes of a million requests, each of some seven spans, in 290 MB of this thread's; a longer run lets its beginning go. */
const MOST_SPANS = 8_000_000;

export interface JobHost {
  readonly wallMs: () => number;
  readonly post: (message: RunReply) => void;
  /** Given each run that has come to its end. */
  readonly keep?: (run: Run, recording: Recording) => void;
  /** Lets messages in; false when this job has been replaced. */
  readonly breathe: () => Promise<boolean>;
}

/** Makes the run asked for and posts its recording: a first part when it is long, then the whole. */
export async function doJob(request: RunRequest, host: JobHost): Promise<void> {
  try {
    await record(request, host);
  } catch (error) {
    const { lab, run } = request;
    const message = error instanceof Error ? error.message : String(error);
    host.post({ type: 'refused', lab, run, message, byInput: error instanceof InputError });
  }
}

async function record(request: RunRequest, host: JobHost): Promise<void> {
  await loadStationsFor(request.scenario);
  const scenario = parseScenario(request.scenario);
  const inputs = parseInputs(scenario, request.inputs);
  const run = createRun(scenario, { seed: request.seed, inputs, maxSpans: MOST_SPANS });
  const described = describe(request, scenario, inputs);
  const take = (): Recording => {
    const recording = run.recording(partAround(run, request.playheadMs));
    return { ...recording, rowLinks: rowLinksOf(recording) };
  };
  const send = (recording: Recording): void =>
    host.post({ type: 'recorded', lab: request.lab, run: request.run, recording, ...described });
  const startedMs = host.wallMs();
  let showAtMs: Ms = Math.min(run.forMs, request.playheadMs + AHEAD_MS);
  while (run.nowMs < run.forMs) {
    advanceFor(run, host.wallMs, showAtMs);
    if (run.nowMs >= run.forMs) break;
    if (run.nowMs >= showAtMs) {
      if (host.wallMs() - startedMs > PATIENCE_MS) send(take());
      showAtMs = Math.min(run.forMs, showAtMs * 2);
    }
    if (!(await host.breathe())) return;
  }
  const whole = take();
  host.keep?.(run, whole);
  send(whole);
}

/** Advances for one slice of wall time, in steps of virtual time that grow while they are cheap. */
function advanceFor(run: Run, wallMs: () => number, stopMs: Ms): void {
  const untilWallMs = wallMs() + SLICE_MS;
  let stepMs = Math.max(run.forMs / 200, 1);
  while (run.nowMs < stopMs) {
    const beganMs = wallMs();
    run.advance(Math.min(stopMs, run.nowMs + stepMs));
    if (wallMs() >= untilWallMs) return;
    if (wallMs() - beganMs < SLICE_MS / 8) stepMs *= 2;
  }
}

type Described = Pick<Recorded, 'controls' | 'moreControls' | 'handles'>;

/** Controls and handles as they stand at the playhead: a chosen algorithm brings knobs of its own. */
function describe(request: RunRequest, scenario: Scenario, inputs: readonly ScenarioEvent[]): Described {
  const begin = scenario.nodes;
  const now: Record<string, NodeScenario> = { ...begin };
  for (const event of mergeEvents(scenario.events, inputs))
    if (event.atMs <= request.playheadMs) applyToNodes(now, event, 'inputs');
  const at = { ...scenario, nodes: now };
  const controls = request.controls.flatMap((path) => viewsOf(path, at, scenario));
  const handles = handlesOf(at);
  if (request.allControls !== true) return { controls, moreControls: [], handles };
  const rest = allControls(at).map(({ path }) => path);
  const moreControls = rest.filter((path) => !request.controls.includes(path)).flatMap((path) => viewsOf(path, at, scenario));
  return { controls, moreControls, handles };
}

/** The buffers of a recording, to hand over instead of copying. */
export const buffersOf = ({ spans, decisions, windows, rowLinks }: Recording): ArrayBuffer[] =>
  buffersIn(spans, decisions, windows.series, rowLinks ?? {});

export function buffersIn(...tables: readonly object[]): ArrayBuffer[] {
  const columns = tables.flatMap((table) => Object.values(table)).filter(ArrayBuffer.isView);
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
}
