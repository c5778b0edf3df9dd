import { kubernetesHpa } from './kubernetes-hpa';
import { predictive } from './predictive';
import { scheduled } from './scheduled';
import { step } from './step';
import { targetTracking } from './target-tracking';
import { threshold } from './threshold';
import type { AutoscalerSpec } from './types';

export const autoscalers = {
  'kubernetes-hpa': kubernetesHpa,
  threshold,
  'target-tracking': targetTracking,
  step,
  scheduled,
  predictive,
  // biome-ignore lint/suspicious/noExplicitAny: each spec carries its own knobs
} as const satisfies Record<string, AutoscalerSpec<any>>;

export type AutoscalerId = keyof typeof autoscalers;
