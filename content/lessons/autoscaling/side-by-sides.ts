import type { SideBySideSpec } from '@/content/lesson-types';
import { rule } from './labs';
import { mostAsked, moves, refused } from './predictions';
import * as scenarios from './scenarios';

const { tracking, EACH, PATIENCE_MS } = scenarios;
const row = (label: string, algorithm: unknown) => ({ label, inputs: [rule(algorithm)] });

export const sideBySides = {
  rules: {
    title: 'One day, ten rules, the same photos',
    caption:
      'Read the first column against the third: what is refused against what is paid. Then the last two, for rules that are never quiet.',
    scenario: scenarios.day,
    live: {
      rows: ['The first rule', 'CPU at 70%', 'Requests at 0.5 each', 'A timetable'],
      speed: 60,
    },
    rows: [
      row('Always four', scenarios.fixed(4)),
      row('Always twelve', scenarios.fixed(12)),
      row('The first rule', scenarios.firstRule),
      row('Steps on CPU', scenarios.stepRule),
      row('CPU at 70%', tracking('cpu', 0.7, PATIENCE_MS)),
      row('Requests at 0.7 each', tracking(EACH, 0.7, PATIENCE_MS)),
      row('Requests at 0.5 each', tracking(EACH, 0.5, PATIENCE_MS)),
      row('The same without a pause', tracking(EACH, 0.5, 0)),
      row('Kubernetes, the manifest above', scenarios.manifest),
      row('A timetable', scenarios.timetable),
    ],
    figures: [
      { label: 'Refused', read: refused, unit: 'ratio', better: 'low' },
      { label: 'p95', read: 'latencyMs.p95', unit: 'ms', better: 'low' },
      { label: 'Replica-hours', read: 'nodes.scaler.instanceHours', unit: 'h', better: 'low' },
      { label: 'Changes', read: moves, unit: 'count', better: 'low' },
      { label: 'Most', read: mostAsked, unit: 'count', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
