import type { Prediction } from '@/content/lesson-types';

export const predictions = {
  drawn: {
    kind: 'curve',
    lab: 'storm',
    ask: 'Twenty requests a second come in. From second 20 to second 35 everything takes four times as long. Then it is over, and the run goes on to second 90. Draw how many are answered in time.',
    label: 'Answered in time',
    inputs: [],
    series: 'goodputRps',
    unit: 'rps',
    points: 12,
    untilMs: 90_000,
    min: 0,
    max: 30,
    start: 20,
    marks: [
      { atMs: 20_000, label: 'slow' },
      { atMs: 35_000, label: 'mended' },
    ],
    close: { absolute: 3 },
    because:
      'Attempts had replaced the slowness as the cause. Three for each request are more than all the machines that the autoscaler may start, and the breaker in between sees nothing but successes.',
  },
  cold: {
    kind: 'number',
    lab: 'cold',
    ask: 'The breaker now hears of every attempt that nobody waits for, and each machine keeps a line of six at most. Same traffic, same trouble; the autoscaler may run one to five machines. How many does it run at the end?',
    label: 'Machines at the end',
    inputs: [],
    read: { series: 'scaler.ready', fold: 'last' },
    unit: 'count',
    min: 0,
    max: 6,
    step: 1,
    start: 4,
    series: 'scaler.ready',
    because:
      'What the breaker refuses never reaches a processor. The autoscaler sees idle machines and takes them away, so that the next time the breaker opens its door there are too few to pass the test.',
  },
} as const satisfies Record<string, Prediction>;
