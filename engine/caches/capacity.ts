import { number } from '../knobs/knobs';

/** The one knob that every cache has. */
export const capacity = number({
  label: 'Capacity',
  help: 'How many entries fit.',
  main: true,
  unit: 'count',
  default: 100,
  integer: true,
  min: 1,
  max: 16_777_216, // 2^24: TinyLFU's sketch then takes 128 MiB
  range: [1, 10_000],
  scale: 'log',
});
