import { healthMechanisms } from '../health/registry';
import { choice, number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import type { OutcomeName } from '../outcome';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { failureNames, failuresKnob } from './outcome-set';

const { 'panic-threshold': _panic, ...judges } = healthMechanisms;

export const healthKnobs = {
  mechanism: variant({
    label: 'Mechanism',
    help: 'How it is found out that a backend is not well.',
    default: { kind: 'active' },
    variants: judges,
    main: true,
  }),
  panicThreshold: number({
    label: 'Panic threshold',
    help: 'With a smaller share of backends healthy than this, all are used; 0 never panics, Envoy’s default is 0.5.',
    unit: 'ratio',
    min: 0,
    max: 1,
    range: [0, 1],
    step: 0.05,
    default: 0,
  }),
  checkWorkMs: number({
    label: 'Work of a check',
    help: 'How long a backend works on an active check at speed 1.',
    unit: 'ms',
    min: 0,
    max: 1e6,
    range: [0, 100],
    default: 1,
  }),
  depth: choice({
    label: 'Depth',
    help: 'What an active check finds out.',
    default: 'shallow',
    options: [
      { value: 'shallow', label: 'Does it run', help: 'Answered by whatever is up, however its real work ends.' },
      { value: 'deep', label: 'Does it work', help: 'Fails as often as requests do.' },
    ],
  }),
  failures: failuresKnob({
    label: 'Counts as failure',
    help: 'Which outcomes of real calls speak against a backend.',
    default: failureNames.filter((name) => name !== 'rate-limited'),
  }),
};

export interface HealthConfig extends NodeScenario {
  readonly mechanism: VariantConfig;
  readonly panicThreshold: number;
  readonly checkWorkMs: Ms;
  readonly depth: 'shallow' | 'deep';
  readonly failures: readonly OutcomeName[];
}
