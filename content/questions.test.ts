import { expect, test } from 'vitest';
import { drawQuestion, slipsOf } from './draw';
import { type FigureRead, isWithin, readFigure, writeFigure, writeTolerance } from './figures';
import { isChoiceRight, isMultipleRight, isOrderRight, itemSeed, shuffled, slipBehind } from './grade';
import type { ComputedQuestion, MultipleQuestion, OrderQuestion } from './question-types';
import { theoryValue } from './theory-value';

const computed: ComputedQuestion = {
  kind: 'computed',
  id: 'mm1',
  again: 'a',
  ask: '{arrivals} arrive, {service} are served.',
  draws: { arrivals: { min: 50, max: 90, step: 10, unit: 'rps' }, service: { from: [100], unit: 'rps' } },
  unit: 'ms',
  answer: { theory: 'mm1', args: { arrivalRps: '$arrivals', serviceRps: '$service' }, field: 'meanResponseMs' },
  tolerance: { relative: 0.1 },
  why: '1 / ({service} − {arrivals})',
  slips: [{ value: { divide: [1000, '$service'] }, why: 'without the wait' }],
};

test('equal seeds draw equal numbers, every number of the range comes, ends included', () => {
  expect(drawQuestion(computed, 4)).toEqual(drawQuestion(computed, 4));
  const asked = new Set(Array.from({ length: 200 }, (_, seed) => drawQuestion(computed, seed).ask));
  expect([...asked].sort()).toEqual([50, 60, 70, 80, 90].map((rate) => `${rate}/s arrive, 100/s are served.`));
});

test('what was drawn reaches the formula, the words and the slips', () => {
  const drawn = drawQuestion({ ...computed, draws: { arrivals: { from: [80] }, service: { from: [100] } } }, 1);
  expect(drawn.answer).toEqual({ theory: 'mm1', args: { arrivalRps: 80, serviceRps: 100 }, field: 'meanResponseMs' });
  expect(drawn.why).toBe('1 / (100 − 80)');
  expect(slipBehind(slipsOf(drawn, theoryValue), 10)).toBe('without the wait');
  expect(slipBehind(slipsOf(drawn, theoryValue), 50)).toBeUndefined();
});

test('a name that is not drawn is refused', () =>
  expect(() => drawQuestion({ ...computed, ask: '{nothing}' }, 1)).toThrow('draw must be one of arrivals, service'));

const option = (correct?: true) => ({ text: 'x', why: 'y', correct });
const multiple: MultipleQuestion = {
  kind: 'multiple',
  id: 'm',
  ask: '?',
  again: 'a',
  options: [option(true), option(), option(true)],
};
const order: OrderQuestion = {
  kind: 'order',
  id: 'o',
  again: 'a',
  ask: '?',
  steps: ['a', 'b', 'a'].map((text) => ({ text, why: '' })),
};

test('grading', () => {
  expect([0, 1, 7].map((chosen) => isChoiceRight(multiple.options, chosen))).toEqual([true, false, false]);
  expect([[0, 2], [2, 0], [0], [0, 1, 2], []].map((chosen) => isMultipleRight(multiple, chosen))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  // steps 0 and 2 say the same
  expect(
    [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [0, 1],
    ].map((given) => isOrderRight(order, given)),
  ).toEqual([true, true, false, false]);
});

test('shuffling keeps every item once and never gives the answer away', () => {
  for (let seed = 0; seed < 50; seed++) {
    expect([...shuffled(4, seed)].sort()).toEqual([0, 1, 2, 3]);
    expect(shuffled(4, seed)).not.toEqual([0, 1, 2, 3]);
    expect(shuffled(2, seed)).toEqual([1, 0]);
  }
  expect(shuffled(1, 3)).toEqual([0]);
});

test('items of one sitting are not shuffled alike, and not the same way again', () => {
  const orders = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => shuffled(4, itemSeed(7, 1, id)).join());
  expect(new Set(orders).size).toBeGreaterThan(3);
  expect(itemSeed(7, 1, 'a')).toBe(itemSeed(7, 1, 'a'));
  expect(itemSeed(7, 2, 'a')).not.toBe(itemSeed(7, 1, 'a'));
});

const run = {
  summary: {
    latencyMs: { p99: 200 },
    requests: { offered: 10, failed: { timeout: 2, refused: 1 } },
    nodes: { app: { utilization: null } },
  },
  windows: { windowMs: 100, count: 4, series: { 'latencyMs.p99': Float64Array.of(10, Number.NaN, 30, 50) } },
} as never;

test.each<[FigureRead, number]>([
  ['latencyMs.p99', 200],
  ['requests.failed', 3],
  ['requests.failed.timeout', 2],
  ['requests.failed.overloaded', 0],
  ['nodes.app.utilization', Number.NaN],
  [{ divide: ['requests.failed', 'requests.offered'] }, 0.3],
  [{ minus: ['requests.offered', { sum: ['requests.failed.timeout', 1] }] }, 7],
  [{ series: 'latencyMs.p99', fold: 'mean' }, 30],
  [{ series: 'latencyMs.p99', fold: 'max', toMs: 300 }, 30],
  [{ series: 'latencyMs.p99', fold: 'min', fromMs: 150 }, 30],
  [{ series: 'latencyMs.p99', fold: 'last' }, 50],
  [{ series: 'latencyMs.p99', fold: 'last', fromMs: 100, toMs: 200 }, Number.NaN],
  [{ series: 'latencyMs.p99', reaches: 30 }, 300],
  [{ series: 'latencyMs.p99', reaches: 10, fromMs: 50 }, 300],
  [{ series: 'latencyMs.p99', reaches: 51 }, Number.NaN],
])('reads %j', (read, expected) => expect(readFigure(read, run)).toBe(expected));

test.each<[FigureRead, string]>([
  ['latencyMs.p98', 'at "p98" there is p99'],
  ['latencyMs', 'must lead to a number'],
  ['latencyMs.p99.deep', 'there is no more'],
  [{ series: 'p99', fold: 'mean' }, 'must be a series of the run: latencyMs.p99'],
  [{ series: 'p99', reaches: 1 }, 'must be a series of the run: latencyMs.p99'],
])('refuses %j', (read, says) => expect(() => readFigure(read, run)).toThrow(says));

test.each([
  [212.4, 'ms', '212\u00a0ms'],
  [1234, 'ms', '1.2\u00a0s'],
  [0.5, 'ms', '0.5\u00a0ms'],
  [118.2, 'rps', '118/s'],
  [12_000, 'rps', '12\u00a0k/s'],
  [0.0041, 'ratio', '0.41%'],
  [3.44, 'factor', '3.4×'],
  [31_536_000, 's', '31,536,000\u00a0s'],
  [9.125e12, 'bytes', '9.1\u00a0TB'],
  [90, 'usd', '$90'],
  [Number.NaN, 'ms', 'no figure'],
] as const)('%d %s is written %s', (value, unit, text) => expect(writeFigure(value, unit)).toBe(text));

test('tolerances, ends included', () => {
  expect([90, 110, 89.9].map((found) => isWithin({ relative: 0.1 }, 100, found))).toEqual([true, true, false]);
  expect([50, 200, 201].map((found) => isWithin({ factor: 2 }, 100, found))).toEqual([true, true, false]);
  expect([99, 101.5].map((found) => isWithin({ absolute: 1 }, 100, found))).toEqual([true, false]);
  expect(isWithin({ factor: 2 }, 100, Number.NaN)).toBe(false);
  expect(writeTolerance({ relative: 0.1 }, 'ms')).toBe('within 10%');
});
