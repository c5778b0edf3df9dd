import type { LessonContent } from '@/content/lesson-types';
import { type Shown, type ShowProps as ShowSpec, shownBy } from '@/content/tour';
import { viewOf, writeControl } from '@/runtime/control-view';
import { writeTime } from '../viz/write-figure';
import { labAnchor } from './lab-of-lesson';
import { ShowWords } from './show-words';

export interface ShowProps extends ShowSpec {
  readonly slug: string;
  readonly labs: LessonContent['labs'];
  readonly children: React.ReactNode;
}

/** Words that stand for something in a lab of this page. */
export function Show({ slug, labs, children, ...spec }: ShowProps) {
  const shown = shownBy(spec, labs);
  const { part, chart, knob, to } = spec;
  const sign = to !== undefined ? 'turn' : (part ?? chart ?? knob) === undefined ? 'moment' : 'part';
  return (
    <ShowWords
      ask={{ lab: `${slug}.${spec.lab}`, part, chart, knob, to, ...(shown.atMs === null ? {} : { atMs: shown.atMs }) }}
      anchor={labAnchor(spec.lab)}
      sign={sign}
      hint={hintOf(shown, to)}
    >
      {children}
    </ShowWords>
  );
}

/** What pressing does. */
function hintOf({ lab, partLabel, chartTitle, control, atMs }: Shown, to: ShowSpec['to']): string {
  const when = atMs === null ? '' : ` at ${writeTime(atMs).replace(/\.0$/, '')}`;
  const inLab = `in “${lab.title}”`;
  const view = control === null ? null : viewOf(control);
  if (view !== null && to !== undefined) return `Set ${view.label} to ${writeControl(view, to)}${when} ${inLab}`;
  const what = partLabel ?? (chartTitle === null ? view?.label : `the chart “${chartTitle}”`);
  return what === undefined ? `Go to ${when.slice(' at '.length)} ${inLab}` : `Show ${what}${when} ${inLab}`;
}
