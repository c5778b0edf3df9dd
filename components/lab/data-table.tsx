'use client';
import { writeValue } from '../viz/chart-model';
import { binned } from '../viz/chart-series';
import { writeTime } from '../viz/write-figure';
import { chartSpecs } from './chart-specs';
import { useMoment } from './lab-context';
import type { PanelProps } from './panels';

const MOST_ROWS = 30;

/** What the charts show, as numbers; only what has been played. */
export function DataTable({ recording, spec }: PanelProps) {
  const { reachedMs } = useMoment(1000);
  const { binMs, count, of } = binned(recording);
  const rows = Math.min(count, Math.floor(reachedMs / binMs + 1e-9));
  const every = Math.max(1, Math.ceil(rows / MOST_ROWS));
  const shown = Array.from({ length: Math.floor(rows / every) }, (_, i) => (i + 1) * every - 1);
  const columns = chartSpecs(recording, spec.charts).flatMap(({ lines, band, unit }) => [
    ...lines.map(({ series, label }) => ({ series, label, unit })),
    ...(band === undefined
      ? []
      : [
          { series: band.low, label: band.label.split('–')[0], unit },
          { series: band.high, label: band.label.split('–').at(-1) ?? band.label, unit },
        ]),
  ]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="max-h-80 overflow-auto" tabIndex={0} aria-label={`The numbers behind the charts of ${spec.title}`}>
      <table
        data-slot="data-table"
        data-digest={recording.untilMs >= recording.forMs ? recording.summary.digest : undefined}
        className="w-full font-sans text-xs tabular-nums"
      >
        <thead className="sticky top-0 bg-raised">
          <tr>
            <th scope="col" className="px-2 py-1 text-start font-medium">
              until
            </th>
            {columns.map(({ series, label }) => (
              <th key={series} scope="col" className="px-2 py-1 text-end font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((bin) => (
            <tr key={bin} className="border-t border-rule">
              <th scope="row" className="px-2 py-0.5 text-start font-normal">
                {writeTime((bin + 1) * binMs)}
              </th>
              {columns.map(({ series, unit }) => (
                <td key={series} className="px-2 py-0.5 text-end">
                  {writeValue[unit](of(series)[bin])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows === 0 ? <p className="px-2 py-1 font-sans text-xs text-muted">Nothing has been played yet.</p> : null}
    </section>
  );
}
