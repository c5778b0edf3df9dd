import { expect, test } from 'vitest';
import { type ControlView, controlValueAt, toldApart } from './control-view';

const view = (target: string, label: string): ControlView => ({
  kind: 'flag',
  path: `${target}.${label}`,
  target,
  knobName: label,
  label,
  help: '',
  initial: false,
});

test('controls of the same name say whose they are, others do not', () => {
  const views = [view('page', 'Attempts'), view('api', 'Attempts'), view('users', 'Arrival rate')];
  const nameOf = (target: string): string => (target === 'api' ? 'API' : target);
  expect(toldApart(views, nameOf).map(({ label }) => label)).toEqual(['Attempts of page', 'Attempts of API', 'Arrival rate']);
});

test('a knob inside a form that was set whole stands where the form says, until it is turned itself', () => {
  const first: ControlView = {
    ...view('users', 'keys.first'),
    kind: 'number',
    unit: '',
    min: 1,
    max: 100,
    step: 1,
    scale: 'linear',
    initial: 1,
  };
  const set = (atMs: number, knob: string, value: unknown) => ({ atMs, do: 'set' as const, target: 'users', knob, value });
  const events = [
    set(10, 'keys', { kind: 'zipf', count: 5, first: 20 }),
    set(20, 'keys', { kind: 'zipf', count: 5 }),
    set(30, 'keys.first', 7),
    set(40, 'keys.first.deeper', 9),
    set(50, 'keys', 'zipf'),
  ];
  expect([0, 10, 20, 30, 40, 50].map((atMs) => controlValueAt(first, events, atMs))).toEqual([1, 20, 20, 7, 7, 7]);
});
