import { expect, test } from 'vitest';
import { choice, data, flag, number, text } from '@/engine/knobs/knobs';
import { boundsOf, defaultText } from './knob-words';

const about = { label: 'L', help: 'H' };

test.each([
  { knob: number({ ...about, default: 5, min: 1, max: 10, integer: true }), bounds: 'whole, 1 to 10', shown: '5' },
  { knob: number({ ...about, default: 0.5, above: 0, max: 1 }), bounds: '> 0, ≤ 1', shown: '0.5' },
  { knob: number({ ...about, default: null, min: 1, nullMeans: 'no limit' }), bounds: '≥ 1; null: no limit', shown: 'null' },
  { knob: number({ ...about, default: null, required: true }), bounds: 'any number', shown: 'required' },
  { knob: number({ ...about, default: 0, min: 0, max: 1e12 }), bounds: '0 to 1e12', shown: '0' },
  { knob: flag({ ...about, default: false }), bounds: 'true or false', shown: 'false' },
  { knob: text({ ...about, default: '' }), bounds: 'text', shown: 'empty' },
  {
    knob: choice({
      ...about,
      default: 'a',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    }),
    bounds: 'one of a, b',
    shown: 'a',
  },
  { knob: data({ ...about, default: [1, 2], schema: (z) => z.array(z.number()) }), bounds: 'structured', shown: '[1,2]' },
])('$bounds, by default $shown', ({ knob, bounds, shown }) => {
  expect(boundsOf(knob)).toBe(bounds);
  expect(defaultText(knob)).toBe(shown);
});
