import type { Knob, NumberKnob, VariantKnob } from '@/engine/knobs/knobs';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';

interface ViewBase {
  /** `users.arrivals.rateRps`, `app/a.speed`. */
  readonly path: string;
  /** For a `set` event. */
  readonly target: string;
  readonly knobName: string;
  readonly label: string;
  readonly help: string;
  /** What the scenario begins with. */
  readonly initial: unknown;
}

export interface NumberView extends ViewBase {
  readonly kind: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
  /** Whole numbers only. */
  readonly isWhole?: true;
  readonly nullMeans?: string;
}

export interface ChoiceView extends ViewBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string; readonly help?: string }[];
  /** The option `NO_FORM` stands for null. */
  readonly mayBeNone?: true;
}

/** Chosen where there may be none: no budget, no limit. */
export const NO_FORM = '';

export interface FlagView extends ViewBase {
  readonly kind: 'flag';
}

/** Words to type: a list of keys. */
export interface TextView extends ViewBase {
  readonly kind: 'text';
}

/** A control as the page needs it: plain data, so that neither schemas nor mechanisms travel with it. */
export type ControlView = NumberView | ChoiceView | FlagView | TextView;

/** What the scenario library says of a control. */
export interface DescribedControl {
  readonly path: string;
  readonly target: string;
  readonly knobName: string;
  readonly knob: Knob;
  readonly value: unknown;
}

const unitWords: Readonly<Record<NonNullable<NumberKnob['unit']>, string>> = {
  ms: 'ms',
  s: 's',
  rps: '/s',
  ratio: '',
  bytes: 'B',
  count: '',
  factor: '×',
};

/** Null for what has no simple control: lists, data. */
export function viewOf({ path, target, knobName, knob, value }: DescribedControl): ControlView | null {
  const backend = target.includes('/') ? ` of ${target.slice(target.indexOf('/') + 1)}` : '';
  const base = { path, target, knobName, label: `${knob.label}${backend}`, help: knob.help };
  switch (knob.kind) {
    case 'number':
      return { ...base, ...numberView(knob, value as number | null) };
    case 'choice':
      return { ...base, kind: 'choice', initial: value, options: knob.options.map((option) => ({ ...option })) };
    case 'variant':
      return {
        ...base,
        kind: 'choice',
        initial: (value as { kind: string } | null)?.kind ?? NO_FORM,
        ...variantView(knob),
      };
    case 'flag':
      return { ...base, kind: 'flag', initial: value };
    case 'text':
      return { ...base, kind: 'text', initial: value };
    default:
      return null;
  }
}

function variantView({ variants, nullMeans }: VariantKnob): Pick<ChoiceView, 'options' | 'mayBeNone'> {
  const forms = Object.entries(variants).map(([value, { label, help }]) => ({ value, label, help }));
  if (nullMeans === undefined) return { options: forms };
  return { options: [{ value: NO_FORM, label: 'None', help: `None: ${nullMeans}.` }, ...forms], mayBeNone: true };
}

const niceStep = (span: number): number => {
  const raw = span / 200;
  const decade = 10 ** Math.floor(Math.log10(raw));
  return (raw / decade < 1.5 ? 1 : raw / decade < 3.5 ? 2 : raw / decade < 7.5 ? 5 : 10) * decade;
};

function numberView(knob: NumberKnob, value: number | null) {
  const low = knob.range?.[0] ?? knob.min ?? knob.above ?? 0;
  const high = knob.range?.[1] ?? knob.max ?? Math.max(1, low, (value ?? 1) * 4);
  const min = value === null ? low : Math.min(low, value);
  const max = value === null ? high : Math.max(high, value);
  const step = knob.step ?? (knob.integer ? 1 : knob.scale === 'log' ? Math.min(1, min > 0 ? min : 1) : niceStep(max - min));
  return {
    kind: 'number' as const,
    initial: value,
    unit: knob.unit === undefined ? '' : unitWords[knob.unit],
    min,
    max,
    step: Number(step.toPrecision(6)),
    scale: knob.scale ?? ('linear' as const),
    ...(knob.integer ? { isWhole: true as const } : {}),
    ...(knob.nullMeans === undefined ? {} : { nullMeans: knob.nullMeans }),
  };
}

/** The same control with a slider that offers less. */
export function withRange(view: ControlView, range: readonly [low: number, high: number] | undefined): ControlView {
  if (range === undefined || view.kind !== 'number') return view;
  const [min, max] = range;
  const scale = min > 0 && max / min > 30 ? view.scale : 'linear';
  const keepsStep = view.isWhole || (Number.isInteger(view.step) && max - min >= 20);
  const step = keepsStep ? view.step : niceStep(max - min);
  return { ...view, min, max, scale, step: Number(step.toPrecision(6)) };
}

/** The name of a knob as its control says it: `Arrival rate`; where there is no control the end of its path, in words: `serviceMs` is service. */
export function nameOfKnob(views: readonly ControlView[], target: string, knob: string): string {
  const view = views.find((one) => one.target === target && one.knobName === knob);
  return view?.label ?? inWords(knob.split('.').at(-1) as string);
}

const inWords = (name: string): string =>
  name.replace(/(?:Ms|Rps|Ratio)$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a control stands at, given everything that turns knobs up to a moment. */
export function controlValueAt(view: ControlView, events: readonly ScenarioEvent[], atMs: Ms): unknown {
  let value = view.initial;
  let sinceMs = -Infinity;
  for (const event of events) {
    if (event.do !== 'set' || event.target !== view.target || event.atMs > atMs || event.atMs < sinceMs) continue;
    const found = event.knob === view.knobName ? event.value : valueInside(event.value, event.knob, view.knobName);
    if (found === undefined) continue;
    sinceMs = event.atMs;
    value = found;
  }
  if (value === null && view.kind === 'choice') return NO_FORM;
  return value !== null && typeof value === 'object' && 'kind' in value ? (value as { kind: unknown }).kind : value;
}

/** What a form that was set whole says of a knob inside it; undefined where it says nothing, or is another knob. */
function valueInside(form: unknown, knob: string, wanted: string): unknown {
  if (!wanted.startsWith(`${knob}.`)) return undefined;
  let place = form;
  for (const name of wanted.slice(knob.length + 1).split('.')) {
    if (place === null || typeof place !== 'object' || !Object.hasOwn(place, name)) return undefined;
    place = (place as Readonly<Record<string, unknown>>)[name];
  }
  return place;
}

/** `1,200 /s`, `0.5 ×`, `no limit`. */
export function writeControl(view: ControlView, value: unknown): string {
  if (view.kind === 'flag') return value === true ? 'on' : 'off';
  if (view.kind === 'text') return String(value);
  if (view.kind === 'choice') return view.options.find((option) => option.value === value)?.label ?? String(value);
  if (value === null) return view.nullMeans ?? 'none';
  const number = Number((value as number).toPrecision(6)).toLocaleString('en');
  return view.unit === '' ? number : `${number} ${view.unit}`;
}

/** Controls of the same name say whose they are. */
export function toldApart(views: readonly ControlView[], nameOf: (target: string) => string): ControlView[] {
  const seen = new Map<string, number>();
  for (const { label } of views) seen.set(label, (seen.get(label) ?? 0) + 1);
  return views.map((view) =>
    (seen.get(view.label) ?? 0) > 1 ? { ...view, label: `${view.label} of ${nameOf(view.target)}` } : view,
  );
}
