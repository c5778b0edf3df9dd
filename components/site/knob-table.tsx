import type { Knobs } from '@/engine/knobs/knobs';
import { boundsOf, defaultText } from './knob-words';

export interface KnobTableProps {
  readonly knobs: Knobs;
  /** Whose knobs, for the name of the table. */
  readonly of: string;
}

/** On a phone a knob is a few lines, one under the other: what it does must not lie out of sight. */
const stacked = 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto_auto] max-sm:gap-x-1.5 max-sm:gap-y-0.5 max-sm:py-2';

export function KnobTable({ knobs, of }: KnobTableProps) {
  const rows = Object.entries(knobs);
  if (rows.length === 0) return <p className="mt-3 text-sm text-muted">Nothing to turn.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="mt-4 max-w-lab overflow-x-auto" aria-label={`Knobs of ${of}`} tabIndex={0}>
      <table className="w-full border-collapse text-start text-sm max-sm:block sm:min-w-[40rem]">
        <thead className="max-sm:sr-only">
          <tr className="border-b border-edge text-muted">
            {['Knob', 'Default', 'Unit', 'May be', 'What it does'].map((name) => (
              <th key={name} scope="col" className="py-1.5 pe-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block max-sm:border-t max-sm:border-edge">
          {rows.map(([name, knob]) => (
            <tr key={name} className={`border-b border-rule align-top ${stacked}`}>
              <th scope="row" className="py-1.5 pe-4 font-mono font-normal wrap-anywhere max-sm:py-0">
                {name}
              </th>
              <td className="max-w-48 py-1.5 pe-4 font-mono break-words tabular-nums max-sm:py-0 max-sm:pe-0">
                {defaultText(knob)}
              </td>
              <td className="py-1.5 pe-4 max-sm:p-0">{knob.kind === 'number' ? (knob.unit ?? '') : ''}</td>
              <td className="py-1.5 pe-4 tabular-nums max-sm:col-[1/-1] max-sm:p-0 max-sm:text-muted">{boundsOf(knob)}</td>
              <td className="py-1.5 max-sm:col-[1/-1] max-sm:p-0">{knob.help}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
