import { expect, test } from 'vitest';
import { controlAt } from '@/engine/scenario/controls';
import { parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { familyIds } from './load-families';
import { referenceFigures } from './reference-figures';

test.each(Object.entries(referenceFigures))(
  'the figure of %s runs, and every algorithm of its picker does',
  (family, { scenario, controls }) => {
    expect(familyIds).toContain(family);
    const parsed = parseScenario(scenario);
    const [picker] = controls.map((path) => controlAt(parsed, path));
    expect(createRun(parsed).finish().requests.succeeded).toBeGreaterThan(50);
    if (picker.knob.kind !== 'variant') return;
    for (const kind of Object.keys(picker.knob.variants)) {
      const inputs = [{ atMs: 0, do: 'set' as const, target: picker.target, knob: picker.knobName, value: kind }];
      const { requests } = createRun(parsed, { inputs }).finish();
      expect(requests.succeeded, kind).toBeGreaterThan(0);
    }
  },
);
