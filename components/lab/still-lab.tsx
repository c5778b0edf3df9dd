import { recordAtBuild } from '@/runtime/at-build';
import { slotsAt } from '@/runtime/capacity';
import { figuresAt } from '../viz/figures-at';
import { layoutOf } from '../viz/layout';
import { placeMarks } from '../viz/marks';
import { sceneAt } from '../viz/scene';
import { indexed } from '../viz/span-index';
import { StillMarks } from '../viz/still-marks';
import { Topology } from '../viz/topology';
import { writeTime } from '../viz/write-figure';
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
      {hideTitle ? null : <h3 className="py-1 text-base font-semibold">{spec.title}</h3>}
      <div className="border border-edge bg-raised p-3">
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
              >
                <Topology {...{ layout, scene, figures }} recording={whole} />
                <StillMarks marks={placeMarks(scene, layout, slotsOf)} />
              </svg>
            </div>
          );
        })}
      </div>
      <figcaption className="pt-1 text-sm text-muted">
        At {writeTime(atMs)}: {writeSummary(figures, null)}
      </figcaption>
    </figure>
  );
}
