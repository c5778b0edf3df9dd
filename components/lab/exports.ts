import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';

/** Every series of a run, a line for each window: RFC 4180, with a heading line and CRLF ends. */
export function csvOf({ windows }: Recording): string {
  const names = Object.keys(windows.series);
  const lines = [['untilMs', ...names].map(field).join(',')];
  for (let i = 0; i < windows.count; i++) {
    const values = names.map((name) => windows.series[name][i]);
    lines.push([(i + 1) * windows.windowMs, ...values.map((value) => (Number.isFinite(value) ? value : ''))].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A run as a scenario of its own: what the learner did is among its events. */
export function scenarioOf(scenario: unknown, seed: number | undefined, inputs: readonly ScenarioEvent[]): object {
  const { events = [], ...rest } = scenario as { readonly events?: readonly ScenarioEvent[] };
  // The order of equal instants is the scenario's first: so it was in the run.
  const all = [...events, ...inputs].sort((a, b) => a.atMs - b.atMs);
  return { ...rest, ...(seed === undefined ? {} : { seed }), ...(all.length > 0 ? { events: all } : {}) };
}

/** What runs the saved scenario on the command line, and more seeds of it. */
export const commandsOf = (file: string): readonly string[] => [
  `npm run -s sim -- run ${file}`,
  `npm run -s sim -- run ${file} --seeds 30`,
];
