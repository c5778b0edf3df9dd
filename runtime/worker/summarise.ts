import { closedFormOf } from '@/engine/scenario/closed-form';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { loadStationsFor } from '@/engine/stations/lazy-stations';
import type { FormsAsk, FromPool, RunAsk, ToPool } from './pool-protocol';

/** Makes a run without recording it and answers with its figures; or says what formulas say. */
export async function summarise(ask: ToPool): Promise<FromPool> {
  try {
    await loadStationsFor(ask.scenario);
    return 'formsOf' in ask ? formsOf(ask) : summed(ask);
  } catch (error) {
    return { type: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}

function formsOf({ scenario: raw, formsOf }: FormsAsk): FromPool {
  const scenario = parseScenario(raw);
  return { type: 'forms', forms: formsOf.map((inputs) => closedFormOf(scenario, parseInputs(scenario, inputs))) };
}

function summed({ scenario: raw, seed, inputs, windows }: RunAsk): FromPool {
  const parsed = parseScenario(raw);
  const scenario = windows === undefined ? parsed : { ...parsed, windowMs: windows.lengthMs };
  const run = createRun(scenario, { seed, inputs: parseInputs(scenario, inputs), spans: false });
  const summary = run.finish();
  if (windows === undefined) return { type: 'summed', summary, series: {} };
  const { series } = run.recording().windows;
  const kept = windows.series.filter((name) => Object.hasOwn(series, name)).map((name) => [name, series[name]]);
  return { type: 'summed', summary, series: Object.fromEntries(kept) };
}
