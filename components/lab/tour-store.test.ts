import { beforeEach, expect, test } from 'vitest';
import { ANY_CHART, isNamed, isPassing, litIn, type Spot, tour } from './tour-store';

const lab = 'storm';

test.each<[string, Spot, Spot | null, boolean]>([
  ['the part pointed at', { lab, part: 'app/a' }, { lab, part: 'app/a' }, true],
  ['the whole, when one of its backends is pointed at', { lab, part: 'app' }, { lab, part: 'app/a' }, true],
  ['one backend, when the whole is pointed at', { lab, part: 'app/a' }, { lab, part: 'app' }, false],
  ['a node whose name begins alike', { lab, part: 'app' }, { lab, part: 'app2' }, false],
  ['the same part of another lab', { lab, part: 'app' }, { lab: 'calm', part: 'app' }, false],
  ['the chart pointed at', { lab, chart: 'queue' }, { lab, chart: 'queue' }, true],
  ['any chart, when all are read with the keyboard', { lab, chart: 'queue' }, { lab, chart: ANY_CHART }, true],
  ['the knob pointed at', { lab, knob: 'app.concurrency' }, { lab, knob: 'app.concurrency' }, true],
  ['a moment, when a part is pointed at', { lab }, { lab, part: 'app' }, false],
  ['nothing pointed at', { lab, part: 'app' }, null, false],
])('words light up for %s: %s', (_, words, pointed, expected) => expect(isNamed(words, pointed)).toBe(expected));

test('a moment passes for a small share of the run, and not before it has begun', () => {
  const at = (playheadMs: number) => isPassing(20_000, { playheadMs, forMs: 50_000 });
  expect([19_999, 20_000, 21_999, 22_000].map(at)).toEqual([false, true, true, false]);
  expect(isPassing(0, { playheadMs: 0, forMs: 50_000 })).toBe(false);
  expect(isPassing(20_000, undefined)).toBe(false);
});

beforeEach(() => tour.setState(tour.getInitialState()));

test('a lab is lit by the words pointed at, else by those that led there, and by no others', () => {
  const way = { ask: { lab, part: 'retry' }, from: {} as HTMLElement, byKeyboard: false, said: '' };
  tour.setState({ way });
  expect(litIn(lab)(tour.getState())).toBe(way.ask);
  const lit = { lab: 'calm', part: 'app' };
  tour.setState({ lit });
  expect(litIn(lab)(tour.getState())).toBeNull();
  expect(litIn('calm')(tour.getState())).toBe(lit);
});
