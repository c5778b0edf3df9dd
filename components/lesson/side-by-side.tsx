import { runFigures } from '@/content/computed';
import { readFigure, writeFigure } from '@/content/figures';
import type { LessonContent, SideBySideSpec } from '@/content/lesson-types';

export interface SideBySideProps {
  readonly slug: string;
  readonly spec: SideBySideSpec;
  readonly content: LessonContent;
}

/** One scenario with one thing changed, on the same arrivals: figures in a table, the best of each column bold. */
export function SideBySide({ spec: { title, caption, scenario, rows, figures } }: SideBySideProps) {
  const measured = rows.map(({ inputs }) => {
    const run = runFigures({ scenario, inputs });
    return figures.map(({ read }) => readFigure(read, run));
  });
  const best = figures.map(({ better }, column) =>
    Math[better === 'low' ? 'min' : 'max'](...measured.map((row) => row[column]!).filter((value) => !Number.isNaN(value))),
  );
  return (
    <figure data-slot="side-by-side" data-wide className="font-sans">
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-sm tabular-nums">
          <caption className="pb-2 text-left font-semibold">{title}</caption>
          <thead>
            <tr className="border-b border-edge">
              <th scope="col" className="py-2 pr-4 text-left font-medium text-muted">
                Same arrivals
              </th>
              {figures.map(({ label }) => (
                <th key={label} scope="col" className="px-3 py-2 text-right font-medium text-muted">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label }, i) => (
              <tr key={label} className="border-b border-rule">
                <th scope="row" className="py-2 pr-4 text-left font-medium">
                  {label}
                </th>
                {figures.map((figure, column) => {
                  const value = measured[i]![column]!;
                  return (
                    <td key={figure.label} className={`px-3 py-2 text-right ${value === best[column] ? 'font-semibold' : ''}`}>
                      {writeFigure(value, figure.unit)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="mt-2 max-w-measure text-sm text-muted">{caption}</figcaption>
    </figure>
  );
}
