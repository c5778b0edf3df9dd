import { InputError, known } from '@/engine/input-error';
import { type Control, controlAt } from '@/engine/scenario/controls';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import type { Scenario } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import type { LessonContent, LessonLab } from './lesson-types';
import '@/engine/stations/registry';

/**
 * Words in the prose that stand for something in a lab: `<Show lab="storm" part="retry">the retries</Show>`.
 *
 * | props | pressing the words |
 * |---|---|
 * | `part` | lights a node or a backend: `app`, `app/b` |
 * | `chart` | lights a chart: `traffic`, `latency`, `queue`, or one of the lab's own |
 * | `knob` | lights a knob: `retry.maxAttempts` |
 * | `knob` `to` | turns it, and the run begins again; with `s`, turns it at that second |
 * | `s` | goes to that second of the run |
 */
export interface ShowProps {
  /** Key of a lab of this lesson. */
  readonly lab: string;
  readonly part?: string;
  readonly chart?: string;
  readonly knob?: string;
  readonly to?: number | string | boolean | null;
  readonly s?: number;
}

/** What the words stand for, found in its lab. */
export interface Shown {
  readonly lab: LessonLab;
  readonly partLabel: string | null;
  readonly chartTitle: string | null;
  readonly control: Control | null;
  readonly atMs: Ms | null;
}

const fields: readonly string[] = ['lab', 'part', 'chart', 'knob', 'to', 's'];

/** @throws InputError naming the prop, its rule and what it was */
export function shownBy(props: ShowProps, labs: LessonContent['labs']): Shown {
  const { part, chart, knob, to, s } = props;
  for (const field of Object.keys(props).filter((name) => name !== 'children'))
    if (!fields.includes(field)) throw new InputError(`Show ${field}`, `is no prop (known: ${fields.join(', ')})`);
  const lab = known(labs, props.lab, 'Show lab');
  const what = [part, chart, knob].filter((one) => one !== undefined);
  if (what.length > 1) throw new InputError('Show', 'must name one of part, chart, knob', what.join(', '));
  if (what.length === 0 && s === undefined) throw new InputError('Show', 'must name a part, a chart, a knob or a second');
  if (to !== undefined && knob === undefined) throw new InputError('Show to', 'needs the knob that it is for', to);
  const scenario = parseScenario(lab.scenario);
  return {
    lab,
    partLabel: part === undefined ? null : partIn(scenario, part),
    chartTitle: chart === undefined ? null : chartIn(lab, chart),
    control: knob === undefined ? null : knobIn(lab, scenario, knob, to),
    atMs: s === undefined ? null : momentIn(scenario, s),
  };
}

function partIn({ nodes }: Scenario, part: string): string {
  const parts = Object.entries(nodes).flatMap(([id, { label = id, backends = [] }]) => [
    [id, label as string] as const,
    ...(backends as readonly { id: string }[]).map((backend) => [`${id}/${backend.id}`, `${label} ${backend.id}`] as const),
  ]);
  return known(Object.fromEntries(parts), part, 'Show part');
}

/** Of the usual charts those that every run has; which of them a lab shows, it may say. */
const usual: Readonly<Record<string, string>> = { traffic: 'Requests', latency: 'Latency', queue: 'In line' };

function chartIn({ charts = Object.keys(usual) }: LessonLab, chart: string): string {
  const titles = charts.map((one) =>
    typeof one === 'string' ? [one, known(usual, one, 'Show chart')] : ([one.id, one.title] as const),
  );
  return known(Object.fromEntries(titles), chart, 'Show chart');
}

function knobIn(lab: LessonLab, scenario: Scenario, knob: string, to: ShowProps['to']): Control {
  const control = controlAt(scenario, knob);
  if (lab.moreControls === false && !lab.controls.includes(knob))
    throw new InputError('Show knob', `must be a knob that the lab offers (${lab.controls.join(', ')})`, knob);
  if (to === undefined) return control;
  parseInputs(scenario, [{ atMs: 0, do: 'set', target: control.target, knob: control.knobName, value: to }]);
  const [low, high] = lab.ranges?.[knob] ??
    (control.knob.kind === 'number' ? control.knob.range : undefined) ?? [-Infinity, Infinity];
  if (typeof to === 'number' && (to < low || to > high))
    throw new InputError('Show to', `must lie on the slider, ${low} to ${high}`, to);
  return control;
}

function momentIn({ forMs }: Scenario, s: number): Ms {
  if (!(s >= 0 && s * 1000 <= forMs)) throw new InputError('Show s', `must lie in the run, 0 to ${forMs / 1000}`, s);
  return s * 1000;
}
