import type { ScenarioEvent } from '@/engine/scenario/types';
import { controlsAtBuild, recordAtBuild, viewsAtBuild } from '@/runtime/at-build';
import { slotsAt } from '@/runtime/capacity';
import { Drawn } from '../viz/drawn';
import { figuresAt } from '../viz/figures-at';
import { layoutOf } from '../viz/layout';
import { placeMarks } from '../viz/marks';
import { roomInCss } from '../viz/room';
import { sceneAt } from '../viz/scene';
import { indexed } from '../viz/span-index';
import { statesIn } from '../viz/states-in';
import { StillMarks } from '../viz/still-marks';
import { Topology } from '../viz/topology';
import { writeTime } from '../viz/write-figure';
import { hopAt, slowedWords } from './hop';
import { labFrame, labRooms, summaryLines, systemFrame, systemRoom } from './lab-frame';
import type { LabSpec } from './lab-spec';
import { MarkLegend } from './mark-legend';
import { StillKnobs } from './still-knobs';
import { StillBar, StillCharts, StillCompare, StillTime, StillTries } from './still-rooms';
import { writeSummary } from './write-summary';

/** What the system has on a phone, and in a lab as wide as it gets. */
const WIDTHS = [
  { width: 328, className: 'min-w-0 grow @min-[34rem]:hidden' },
  { width: 798, className: 'hidden min-w-0 grow @min-[34rem]:block' },
] as const;

export interface StillLabProps {
  readonly spec: LabSpec;
  /** Where the page says what it is. */
  readonly hideTitle?: boolean;
  /** A prediction comes first. @default false */
  readonly isLocked?: boolean;
}

/**
 * One moment of a lab's run, drawn while the page is built: what there is without scripts, on paper, and until the lab comes. Its rooms
 * are as high as the lab's at every width.
 */
export function StillLab({ spec, hideTitle = false, isLocked = false }: StillLabProps) {
  const whole = recordAtBuild(spec.scenario);
  const atMs = spec.stillAtMs ?? (whole.forMs * 2) / 3;
  const source = indexed(whole);
  const hopMs = hopAt(spec.speed ?? 1);
  const scene = sceneAt(source, atMs, { hopMs });
  const figures = figuresAt(source, atMs);
  const slotsOf = (place: number): number | null => slotsAt(spec.scenario, [], whole.places[place].id, atMs);
  const controls = controlsAtBuild(spec, whole);
  return (
    <Drawn data-slot="still-lab" className="@container m-0 font-sans">
      <StillBar
        title={hideTitle ? null : spec.title}
        recording={whole}
        isLocked={isLocked}
        takesData={!isLocked && spec.moreControls !== false}
      />
      {spec.tryThis === undefined || isLocked ? null : <StillTries items={spec.tryThis} />}
      <div className={labFrame}>
        <div className={`${labRooms.system} ${systemFrame}`}>
          <div className="my-auto @container">
            <div className={systemRoom} style={{ height: roomInCss(whole) }}>
              {WIDTHS.map(({ width, className }) => {
                const layout = layoutOf(whole, width, {
                  tMs: atMs,
                  slots: Math.max(1, ...whole.places.map((_, place) => slotsOf(place) ?? 1)),
                });
                return (
                  <div key={width} className={className}>
                    <svg
                      viewBox={`0 0 ${layout.width} ${layout.height}`}
                      className="block h-full w-full print:h-auto"
                      style={{ maxWidth: layout.width }}
                      role="presentation"
                    >
                      <Topology {...{ layout, scene, figures }} recording={whole} />
                      <StillMarks marks={placeMarks(scene, layout, slotsOf)} />
                    </svg>
                  </div>
                );
              })}
            </div>
          </div>
          <MarkLegend states={statesIn(whole)} each={1} slowed={slowedWords(whole, hopMs)} />
        </div>
        <StillKnobs controls={controls} hasMore={spec.moreControls !== false} />
        <StillCharts spec={spec} recording={whole} />
        <StillTime />
        <figcaption className={labRooms.summary}>
          <p className={`text-sm tabular-nums ${summaryLines}`}>
            At {writeTime(atMs)}: {writeSummary(figures, null)}
          </p>
        </figcaption>
        {spec.compare === undefined || isLocked ? null : (
          <StillCompare inputs={spec.compare} controls={[...controls, ...viewsAtBuild(spec.scenario, turnedIn(spec.compare))]} />
        )}
      </div>
    </Drawn>
  );
}

/** The knobs that inputs turn, by their paths. */
const turnedIn = (inputs: readonly ScenarioEvent[]): string[] =>
  inputs.flatMap((input) => (input.do === 'set' ? [`${input.target}.${input.knob}`] : []));
