import { expect, test } from 'vitest';
import { controlAt } from '@/engine/scenario/controls';
import { parseScenario } from '@/engine/scenario/parse';
import { frontControls } from './front-controls';
import { labExamples } from './lab-examples';
import { stationExamples } from './station-examples';

test('how much comes, who decides, how much at once; at most four', () => {
  expect(frontControls(labExamples[0]!.scenario)).toEqual(['users.arrivals.rateRps', 'lb.algorithm', 'app.concurrency']);
  expect([null, 7, {}, { nodes: { a: null, b: 3 } }].map(frontControls)).toEqual([[], [], [], []]);
});

test.each(stationExamples.map(({ id, scenario }) => [id, scenario] as const))('%s has each of them', (_, raw) => {
  const scenario = parseScenario(raw);
  const paths = frontControls(raw);
  expect(paths.length).toBeLessThanOrEqual(4);
  expect(paths.map((path) => controlAt(scenario, path).path)).toEqual(paths);
});
