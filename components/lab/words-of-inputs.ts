import type { ScenarioEvent } from '@/engine/scenario/types';
import { type ControlView, nameOfKnob } from '@/runtime/control-view';

const MOST_LETTERS = 24;
const short = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const show = (value: unknown): string =>
  typeof value === 'number'
    ? String(Number(value.toPrecision(4)))
    : short(typeof value === 'string' ? value : JSON.stringify(value));

const wordsOf = (input: ScenarioEvent, views: readonly ControlView[]): string => {
  const target = input.target.split('/').at(-1);
  if (input.do === 'set') return `${nameOfKnob(views, input.target, input.knob)} ${show(input.value)}`;
  if (input.do === 'slow') return input.factor === 1 ? `${target} at full speed` : `${target} slowed ${input.factor}×`;
  return `${input.do} ${target}`;
};

/** A run named by what was done in it: `Arrival rate 140, kill a`; of each knob the last turn. */
export function wordsOfInputs(inputs: readonly ScenarioEvent[], views: readonly ControlView[]): string {
  if (inputs.length === 0) return 'untouched';
  const last = new Map(
    inputs.map((input) => [`${input.do}:${input.target}:${input.do === 'set' ? input.knob : ''}`, wordsOf(input, views)]),
  );
  const words = [...last.values()];
  return words.length > 3 ? `${words.slice(-3).join(', ')} +${words.length - 3}` : words.join(', ');
}
