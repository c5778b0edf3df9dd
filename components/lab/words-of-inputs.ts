import type { ScenarioEvent } from '@/engine/scenario/types';
import { type ControlView, nameOfKnob } from '@/runtime/control-view';

const MOST_LETTERS = 24;
const short = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

/** A form is said by its name, as its control does. */
function show(value: unknown, view: ControlView | undefined): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(4)));
  if (Array.isArray(value)) return value.length === 0 ? 'none' : short(value.join(', '));
  const form = value !== null && typeof value === 'object' && 'kind' in value ? value.kind : value;
  if (form === null) return 'none';
  if (typeof form !== 'string') return short(JSON.stringify(form));
  return short(view?.kind === 'choice' ? (view.options.find((option) => option.value === form)?.label ?? form) : form);
}

const wordsOf = (input: ScenarioEvent, views: readonly ControlView[]): string => {
  const target = input.target.split('/').at(-1);
  if (input.do === 'set') {
    const view = views.find((one) => one.target === input.target && one.knobName === input.knob);
    return `${nameOfKnob(views, input.target, input.knob)} ${show(input.value, view)}`;
  }
  if (input.do === 'slow') return input.factor === 1 ? `${target} at full speed` : `${target} slowed ${input.factor}×`;
  if (input.do === 'fail') return input.ratio === 0 ? `${target} answers right` : `${target} with errors`;
  if (input.do === 'add') return `add ${input.backend.id}`;
  return `${input.do} ${target?.replace('->', ' → ')}`;
};

/** A run named by what was done in it: `Arrival rate 140, kill a`; of each knob the last turn, and what was done alike in several places once. */
export function wordsOfInputs(inputs: readonly ScenarioEvent[], views: readonly ControlView[]): string {
  if (inputs.length === 0) return 'untouched';
  const last = new Map(
    inputs.map((input) => [`${input.do}:${input.target}:${input.do === 'set' ? input.knob : ''}`, wordsOf(input, views)]),
  );
  const times = new Map<string, number>();
  for (const words of last.values()) times.set(words, (times.get(words) ?? 0) + 1);
  const words = [...times].map(([said, count]) => (count === 1 ? said : `${said} ×${count}`));
  return words.length > 3 ? `${words.slice(-3).join(', ')} +${words.length - 3}` : words.join(', ');
}
