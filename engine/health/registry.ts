import { active } from './active';
import { outlierDetection } from './outlier-detection';
import { panicThreshold } from './panic-threshold';
import { passive } from './passive';
import type { HealthSpec } from './types';

export const healthMechanisms = {
  active,
  passive,
  'outlier-detection': outlierDetection,
  'panic-threshold': panicThreshold,
  // biome-ignore lint/suspicious/noExplicitAny: each spec carries its own knobs
} as const satisfies Record<string, HealthSpec<any>>;

export type HealthId = keyof typeof healthMechanisms;
