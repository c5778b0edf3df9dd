import type { Metadata } from 'next';
import { KnobTable } from '@/components/site/knob-table';
import { PageHeading } from '@/components/site/page-heading';
import { outcomes, stationSpecs } from '@/content/load-stations';

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
      <section aria-labelledby="outcomes" className="border-t border-ink pt-4 pb-10 font-sans">
        <h2 id="outcomes" className="font-serif text-2xl font-semibold">
          How a request can end
        </h2>
        <dl className="mt-3 grid max-w-lab gap-x-6 gap-y-1 text-sm sm:grid-cols-[min(12rem,35%)_1fr]">
          {outcomes.map(({ name, help }) => (
            <div key={name} className="contents">
              <dt className="font-mono">{name}</dt>
              <dd className="pb-1 sm:pb-0">{help}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
