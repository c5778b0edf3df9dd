import type { Knobs } from '@/engine/knobs/knobs';
import { boundsOf, defaultText } from './knob-words';

export interface KnobTableProps {
  readonly knobs: Knobs;
  /** Whose knobs, for the name of the table. */
  readonly of: string;
}

export function KnobTable({ knobs, of }: KnobTableProps) {
  const rows = Object.entries(knobs);
  if (rows.length === 0) return <p className="mt-3 text-sm text-muted">Nothing to turn.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="mt-4 max-w-lab overflow-x-auto" aria-label={`Knobs of ${of}`} tabIndex={0}>
      <table className="w-full min-w-[40rem] border-collapse text-start text-sm">
        <thead>
          <tr className="border-b border-edge text-muted">
            {['Knob', 'Default', 'Unit', 'May be', 'What it does'].map((name) => (
              <th key={name} scope="col" className="py-1.5 pe-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, knob]) => (
            <tr key={name} className="border-b border-rule align-top">
              <th scope="row" className="py-1.5 pe-4 font-mono font-normal">
                {name}
              </th>
              <td className="max-w-48 py-1.5 pe-4 font-mono break-words tabular-nums">{defaultText(knob)}</td>
              <td className="py-1.5 pe-4">{knob.kind === 'number' ? (knob.unit ?? '') : ''}</td>
              <td className="py-1.5 pe-4 tabular-nums">{boundsOf(knob)}</td>
              <td className="py-1.5">{knob.help}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
