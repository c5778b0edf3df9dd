import { recordAtBuild } from '@/runtime/at-build';
import { slotsAt } from '@/runtime/capacity';
import { usualCharts } from '../viz/chart-series';
import { figuresAt } from '../viz/figures-at';
import { layoutOf } from '../viz/layout';
import { placeMarks } from '../viz/marks';
import { markupOf } from '../viz/markup';
import { sceneAt } from '../viz/scene';
import { indexed } from '../viz/span-index';
import { StillMarks } from '../viz/still-marks';
import { Topology } from '../viz/topology';
import { writeTime } from '../viz/write-figure';
import { chartsHeight, labFrame, labRooms } from './lab-frame';
import type { LabSpec } from './lab-spec';
import { writeSummary } from './write-summary';

const WIDTHS = [
  { width: 328, className: 'block @min-[36rem]:hidden' },
  { width: 760, className: 'hidden @min-[36rem]:block' },
] as const;

export interface StillLabProps {
  readonly spec: LabSpec;
  /** Where the page says what it is. */
  readonly hideTitle?: boolean;
}

/** One moment of a lab's run, drawn while the page is built: what there is without scripts, and until they come. */
export function StillLab({ spec, hideTitle }: StillLabProps) {
  const whole = recordAtBuild(spec.scenario);
  const atMs = spec.stillAtMs ?? (whole.forMs * 2) / 3;
  const source = indexed(whole);
  const scene = sceneAt(source, atMs, { hopMs: 280 * (spec.speed ?? 1) });
  const figures = figuresAt(source, atMs);
  const slotsOf = (place: number): number | null => slotsAt(spec.scenario, [], whole.places[place].id, atMs);
  return (
    <figure data-slot="still-lab" className="@container m-0 font-sans">
      <Bar title={hideTitle ? null : spec.title} />
      <div className={labFrame}>
        <div className={`${labRooms.system} p-3 pb-8.5`}>
          {WIDTHS.map(({ width, className }) => {
            const layout = layoutOf(whole, width, {
              tMs: atMs,
              slots: Math.max(1, ...whole.places.map((_, place) => slotsOf(place) ?? 1)),
            });
            return (
              <div key={width} className={className}>
                <svg
                  viewBox={`0 0 ${layout.width} ${layout.height}`}
                  className="block h-auto w-full"
                  style={{ maxWidth: layout.width }}
                  role="presentation"
                  // biome-ignore lint/security/noDangerouslySetInnerHtml: made here, of our own elements, and escaped
                  dangerouslySetInnerHTML={{
                    __html: markupOf(
                      <>
                        <Topology {...{ layout, scene, figures }} recording={whole} />
                        <StillMarks marks={placeMarks(scene, layout, slotsOf)} />
                      </>,
                    ),
                  }}
                />
              </div>
            );
          })}
        </div>
        <Room of="knobs" height={KNOB_HEIGHT * spec.controls.length + (spec.moreControls === false ? 0 : MORE_HEIGHT)} />
        <Room of="charts" height={chartsHeight(spec.charts?.length ?? usualCharts(whole).length)} />
        <Room of="time" height={TIME_HEIGHT} />
        <figcaption className={`${labRooms.summary} text-sm tabular-nums`}>
          At {writeTime(atMs)}: {writeSummary(figures, null)}
        </figcaption>
      </div>
    </figure>
  );
}

/** What a slider with its two lines of help takes on a phone; pickers differ by a line. */
const KNOB_HEIGHT = 118;
const MORE_HEIGHT = 44;
const TIME_HEIGHT = 84;

/** Where the lab's title stands, and its buttons will. */
function Bar({ title }: { readonly title: string | null }) {
  if (title === null) return <div className="h-10 scriptless:hidden pointer-coarse:h-12 print:hidden" />;
  return (
    <h3 className="min-h-27 py-1 text-base font-semibold @min-[70rem]:min-h-10 pointer-coarse:min-h-31 pointer-coarse:@min-[70rem]:min-h-12 scriptless:min-h-0">
      {title}
    </h3>
  );
}

/** Room for what comes with the lab; nothing where it will not. */
function Room({ of, height }: { readonly of: 'knobs' | 'charts' | 'time'; readonly height: number }) {
  const beside = of === 'knobs' ? '@min-[48rem]:min-h-0!' : '';
  return (
    <div aria-hidden="true" className={`${labRooms[of]} scriptless:hidden print:hidden`}>
      <div className={beside} style={{ minHeight: height }} />
    </div>
  );
}
