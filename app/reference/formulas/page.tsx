import type { Metadata } from 'next';
import { KnobTable } from '@/components/site/knob-table';
import { PageHeading } from '@/components/site/page-heading';
import { formulas } from '@/content/load-formulas';

const line = 'What needs no simulation: closed forms, each with its inputs and where it is derived.';

export const metadata: Metadata = { title: 'Formulas reference', description: line };

export default function FormulasPage() {
  return (
    <div className="page-width">
      <PageHeading title="Formulas" line={line} />
      {formulas.map(({ id, label, help, source, knobs }) => (
        <section key={id} aria-labelledby={id} className="border-t border-ink pt-4 pb-10 font-sans">
          <h2 id={id} className="font-serif text-2xl font-semibold">
            {label}
          </h2>
          <p className="mt-1 max-w-measure font-serif text-lg">{help}</p>
          <dl className="mt-3 grid max-w-lab gap-x-6 gap-y-1 text-sm sm:grid-cols-[6rem_1fr]">
            <dt className="text-muted">Name</dt>
            <dd className="pb-1 sm:pb-0">
              <code className="font-mono">{id}</code>
            </dd>
            <dt className="text-muted">Source</dt>
            <dd className="pb-1 sm:pb-0">{source}</dd>
          </dl>
          <KnobTable knobs={knobs} of={label} />
        </section>
      ))}
    </div>
  );
}
