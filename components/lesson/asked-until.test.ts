import { expect, test } from 'vitest';
import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import { askedUntil } from './asked-until';

const asked = (read: FigureRead): Prediction => ({
  kind: 'number',
  lab: 'lab',
  ask: 'How much?',
  inputs: [],
  because: 'So.',
  unit: 'ms',
  label: 'p99',
  read,
  min: 0,
  max: 1,
  start: 0,
});
const window = (toMs?: number): FigureRead => ({ series: 'latencyMs.p99', fold: 'max', fromMs: 5, ...(toMs ? { toMs } : {}) });

test.each<[FigureRead, number]>([
  ['latencyMs.p99', 60_000],
  [window(), 60_000],
  [window(20_000), 20_000],
  [window(90_000), 60_000],
  [{ divide: [window(20_000), window(30_000)] }, 30_000],
  [{ minus: [1, window(30_000)] }, 30_000],
  [{ sum: [window(30_000), 'requests.failed'] }, 60_000],
  [7, 0],
])('%j has happened by %i', (read, atMs) => {
  expect(askedUntil(asked(read), 60_000)).toBe(atMs);
});

test('a choice is settled when the last of its goals and figures is', () => {
  const choice: Prediction = {
    ...{ lab: 'lab', ask: 'Which?', inputs: [], because: 'So.' },
    kind: 'choice',
    options: [
      { id: 'a', label: 'A', when: [{ read: window(10_000), op: '>', value: 1 }] },
      { id: 'b', label: 'B', when: [{ read: window(25_000), op: '>', value: 1 }] },
    ],
  };
  expect(askedUntil(choice, 60_000)).toBe(25_000);
  expect(askedUntil({ ...choice, show: [{ label: 'all', read: 'requests.offered', unit: 'count' }] }, 60_000)).toBe(60_000);
});

test('a curve is settled where its axis ends', () => {
  const curve: Prediction = {
    ...{ lab: 'lab', ask: 'How?', inputs: [], because: 'So.', series: 'goodputRps', label: 'answered', start: 0 },
    ...{ points: 6, untilMs: 30_000, min: 0, max: 1 },
    kind: 'curve',
    unit: 'rps',
  };
  expect(askedUntil(curve, 60_000)).toBe(30_000);
});
