import { runFigures } from '@/content/computed';
import { readFigure, writeFigure } from '@/content/figures';
import type { SideBySideSpec } from '@/content/lesson-types';
import { SideBySideSlot } from '../lab/side-by-side-slot';
import type { SideBySideSpec as LiveSpec } from '../lab/side-by-side-spec';
import { StillRows } from '../lab/still-rows';

export interface SideBySideProps {
  readonly slug: string;
  readonly id: string;
  readonly spec: SideBySideSpec;
}

/** The chosen rows as the lab plays them: their knobs set from the start. */
function liveSpec(id: string, { scenario, rows }: SideBySideSpec, live: NonNullable<SideBySideSpec['live']>): LiveSpec {
  const variants = live.rows.map((label) => ({
    label,
    set: Object.fromEntries(
      rows
        .find((row) => row.label === label)!
        .inputs.flatMap((input) => (input.do === 'set' ? [[`${input.target}.${input.knob}`, input.value]] : [])),
    ),
  }));
  return { id, title: 'Watch them together', scenario, variants, controls: live.controls, speed: live.speed };
}

/** One scenario with one thing changed, on the same arrivals: figures in a table, the best of each column bold. */
export function SideBySide({ slug, id, spec }: SideBySideProps) {
  const { title, caption, scenario, rows, figures, live } = spec;
  const measured = rows.map(({ inputs }) => {
    const run = runFigures({ scenario, inputs });
    return figures.map(({ read }) => readFigure(read, run));
  });
  const best = figures.map(({ better }, column) =>
    Math[better === 'low' ? 'min' : 'max'](...measured.map((row) => row[column]!).filter((value) => !Number.isNaN(value))),
  );
  return (
    <figure data-slot="figures-side-by-side" data-wide className="font-sans">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, and a keyboard must be able to */}
      <section aria-label={title} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse text-sm tabular-nums">
          <caption className="pb-2 text-start font-semibold">{title}</caption>
          <thead>
            <tr className="border-b border-edge">
              <th scope="col" className="py-2 pe-4 text-start font-medium text-muted">
                Same arrivals
              </th>
              {figures.map(({ label }) => (
                <th key={label} scope="col" className="px-2 py-2 sm:px-3 text-end font-medium text-muted">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label }, i) => (
              <tr key={label} className="border-b border-rule">
                <th scope="row" className="py-2 pe-4 text-start font-medium">
                  {label}
                </th>
                {figures.map((figure, column) => {
                  const value = measured[i]![column]!;
                  return (
                    <td
                      key={figure.label}
                      className={`px-2 py-2 sm:px-3 text-end ${value === best[column] ? 'font-semibold' : ''}`}
                    >
                      {writeFigure(value, figure.unit)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption className="mt-2 max-w-measure text-sm text-muted">{caption}</figcaption>
      {live === undefined ? null : <Together spec={liveSpec(`${slug}.${id}`, spec, live)} />}
    </figure>
  );
}

/** The table above is what there is of it on paper and without scripts. */
const Together = ({ spec }: { readonly spec: LiveSpec }) => (
  <div className="mt-6 scriptless:hidden print:hidden">
    <SideBySideSlot spec={spec}>
      <StillRows spec={spec} />
    </SideBySideSlot>
  </div>
);
