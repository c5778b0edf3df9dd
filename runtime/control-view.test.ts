import { expect, test } from 'vitest';
import { type ControlView, toldApart } from './control-view';

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
