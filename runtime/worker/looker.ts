import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { Run } from '@/engine/scenario/run-types';
import { loadStationsFor } from '@/engine/stations/lazy-stations';
import type { Ms } from '@/engine/units';
import type { JobHost } from './job';
import type { Looked, LookRequest } from './protocol';

/** Wall time of one slice; between slices a run that is asked for may be made. */
const SLICE_MS = 12;

/** Makes runs again, without recording them, to see what is inside at a moment. */
export class Looker {
  /** The last one looked into: a later moment of it costs only the way there. */
  #kept: { readonly of: string; readonly run: Run } | null = null;

  /** Null where the request has been replaced before it was answered, or cannot be: what is wrong with a run, the run itself says. */
  async look(request: LookRequest, host: Omit<JobHost, 'post'>): Promise<Looked | null> {
    try {
      return await this.#look(request, host);
    } catch {
      return null;
    }
  }

  async #look(request: LookRequest, { wallMs, breathe }: Omit<JobHost, 'post'>): Promise<Looked | null> {
    const { lab, run: number, look, atMs } = request;
    const of = `${lab} ${number}`;
    const kept = this.#kept;
    this.#kept = null;
    const run = kept?.of === of && kept.run.nowMs <= atMs ? kept.run : await begun(request);
    while (run.nowMs < Math.min(atMs, run.forMs)) {
      advanceFor(run, wallMs, atMs);
      if (run.nowMs < atMs && !(await breathe())) {
        this.#kept = { of, run };
        return null;
      }
    }
    this.#kept = { of, run };
    return { type: 'looked', lab, look, run: number, atMs: run.nowMs, inside: run.inside() };
  }

  forget(lab: string): void {
    if (this.#kept?.of.startsWith(`${lab} `)) this.#kept = null;
  }
}

async function begun({ scenario: raw, seed, inputs }: LookRequest): Promise<Run> {
  await loadStationsFor(raw);
  const scenario = parseScenario(raw);
  return createRun(scenario, { seed, inputs: parseInputs(scenario, inputs), spans: false, looks: true });
}

function advanceFor(run: Run, wallMs: () => number, stopMs: Ms): void {
  const untilWallMs = wallMs() + SLICE_MS;
  const stepMs = Math.max(run.forMs / 500, 1);
  while (run.nowMs < Math.min(stopMs, run.forMs)) {
    run.advance(Math.min(stopMs, run.nowMs + stepMs));
    if (wallMs() >= untilWallMs) return;
  }
}
