import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { loadStationsFor } from '@/engine/stations/lazy-stations';
import type { FromPool, ToPool } from './pool-protocol';

/** Makes a run without recording it and answers with its figures. */
export async function summarise({ scenario: raw, seed, inputs }: ToPool): Promise<FromPool> {
  try {
    await loadStationsFor(raw);
    const scenario = parseScenario(raw);
    const run = createRun(scenario, { seed, inputs: parseInputs(scenario, inputs), spans: false });
    return { type: 'summed', summary: run.finish() };
  } catch (error) {
    return { type: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}
