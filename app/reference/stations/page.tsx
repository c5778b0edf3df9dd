import type { Metadata } from 'next';
import { KnobTable } from '@/components/site/knob-table';
import { PageHeading } from '@/components/site/page-heading';
import { stationSpecs } from '@/content/load-stations';

const line = 'The parts a scenario places: each takes calls, may pass them on, and ends every one with an outcome.';

export const metadata: Metadata = { title: 'Stations reference', description: line };

export default function StationsPage() {
  return (
    <div className="page-width">
      <PageHeading title="Stations" line={line} />
      {stationSpecs.map(({ kind, label, help, knobs }) => (
        <section key={kind} aria-labelledby={kind} className="border-t border-ink pt-4 pb-10 font-sans">
          <h2 id={kind} className="font-serif text-2xl font-semibold">
            {label}
          </h2>
          <p className="mt-1 max-w-measure font-serif text-lg">{help}</p>
          <p className="mt-2 text-sm">
            <span className="text-muted">In a scenario </span>
            <code className="font-mono">{`"kind": "${kind}"`}</code>
          </p>
          <KnobTable knobs={knobs} of={label} />
        </section>
      ))}
    </div>
  );
}
