import { controlsAtBuild, recordAtBuild } from '@/runtime/at-build';
import { ChartWords } from '../viz/chart-words';
import { Drawn } from '../viz/drawn';
import { figuresAt } from '../viz/figures-at';
import { indexed } from '../viz/span-index';
import { writeTime } from '../viz/write-figure';
import { rowsChartHeight, rowsFrame, usualSeries } from './rows-frame';
import { type SideBySideSpec, withSet } from './side-by-side-spec';
import { StillKnobs } from './still-knobs';
import { VariantTable } from './variant-table';

/** What each design came to, and as much room below it as knobs, charts and timeline will take. */
export function StillRows({ spec }: { readonly spec: SideBySideSpec }) {
  const { scenario, variants, controls, charts = usualSeries } = spec;
  const recordings = variants.map(({ set }) => recordAtBuild(withSet(scenario, set)));
  const atMs = recordings[0].forMs;
  return (
    <Drawn className="@container m-0 font-sans">
      <h3 className="py-1 text-base font-semibold">{spec.title}</h3>
      <div className={rowsFrame.box}>
        <div className={rowsFrame.table}>
          <VariantTable
            caption={`From the start until ${writeTime(atMs)}, the same arrivals to each`}
            rows={variants.map(({ label }, i) => ({
              label,
              dash: '',
              figures: figuresAt(indexed(recordings[i]), atMs, Infinity),
              picture: <div className="h-7" />,
            }))}
          />
        </div>
        {controls === undefined ? null : (
          <StillKnobs
            className={rowsFrame.knobs}
            controls={controlsAtBuild({ scenario, controls }, recordings[0])}
            hasMore={false}
          />
        )}
        <div aria-hidden="true" className={`${rowsFrame.charts} scriptless:hidden print:hidden`}>
          <div className="invisible grid gap-2">
            {charts.map((series) => (
              <div key={series}>
                <div className="@min-[546px]:hidden">
                  <ChartWords words={variants.map(({ label }) => ({ label, text: '–', tone: 'ink' }))} />
                </div>
                <div style={{ height: rowsChartHeight }} />
              </div>
            ))}
          </div>
        </div>
        <div aria-hidden="true" className={`${rowsFrame.time} scriptless:hidden print:hidden`}>
          <div className="h-22 pointer-coarse:h-24" />
        </div>
      </div>
    </Drawn>
  );
}
