import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { loadStationsFor } from '@/engine/stations/lazy-stations';
import type { FromPool, ToPool } from './pool-protocol';

/** Makes a run without recording it and answers with its figures. */
export async function summarise({ scenario: raw, seed, inputs, windows }: ToPool): Promise<FromPool> {
  try {
    await loadStationsFor(raw);
    const parsed = parseScenario(raw);
    const scenario = windows === undefined ? parsed : { ...parsed, windowMs: windows.lengthMs };
    const run = createRun(scenario, { seed, inputs: parseInputs(scenario, inputs), spans: false });
    const summary = run.finish();
    if (windows === undefined) return { type: 'summed', summary, series: {} };
    const { series } = run.recording().windows;
    const kept = windows.series.filter((name) => Object.hasOwn(series, name)).map((name) => [name, series[name]]);
    return { type: 'summed', summary, series: Object.fromEntries(kept) };
  } catch (error) {
    return { type: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}
