import { expect, test } from 'vitest';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { recordAtBuild } from '@/runtime/at-build';
import { csvOf, scenarioOf } from './exports';

const scenario = {
  format: 1,
  seed: 7,
  forMs: 4000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 30 }, timeoutMs: 500, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], serviceMs: { kind: 'exponential', meanMs: 50 } },
  },
  events: [{ atMs: 2000, do: 'kill', target: 'app/a' }],
};
const inputs: readonly ScenarioEvent[] = [
  { atMs: 1000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 45 },
  { atMs: 3000, do: 'revive', target: 'app/a' },
];

test('the saved scenario is the learner’s run, to the last bit', () => {
  const saved = JSON.parse(JSON.stringify(scenarioOf(scenario, 11, inputs)));
  const seeded = parseScenario({ ...scenario, seed: 11 });
  const live = createRun(seeded, { inputs: parseInputs(seeded, inputs) });
  expect(createRun(parseScenario(saved)).finish().digest).toBe(live.finish().digest);
});

test('the table has a heading, a line a window, and nothing where there is no number', () => {
  const recording = recordAtBuild(scenario);
  const lines = csvOf(recording).split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(lines).toHaveLength(recording.windows.count + 2);
  const columns = lines[0].split(',');
  for (const line of lines.slice(1, -1)) expect(line.split(',')).toHaveLength(columns.length);
  expect(lines.join()).not.toContain('NaN');
});
