import type { Metadata } from 'next';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';
import { familyIds, loadFamily } from '@/content/load-families';
import { formulas } from '@/content/load-formulas';
import { stationSpecs } from '@/content/load-stations';

export const metadata: Metadata = {
  title: 'Reference',
  description: 'Every mechanism that the simulator runs: its knobs, its cost, its source, and where it departs from it.',
};

export default async function ReferencePage() {
  const loaded = await Promise.all(familyIds.map(loadFamily));
  return (
    <div className="page-width">
      <PageHeading
        title="Reference"
        line="Every mechanism that the simulator runs: its knobs, its cost, its source, and where it departs from it."
      />
      <ul className="max-w-lab font-sans">
        {loaded.map(({ id, label, help, algorithms }) => (
          <li key={id} className="grid gap-x-10 border-t border-rule py-4 sm:grid-cols-[min(15rem,35%)_1fr]">
            <div>
              <Link href={`/reference/${id}`} className="font-serif text-lg font-semibold text-ink">
                {label}
              </Link>
            </div>
            <div className="max-w-measure">
              <p>{help}</p>
              <p className="mt-1 text-sm text-muted">
                {Object.values(algorithms)
                  .map((algorithm) => algorithm.label)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
        <li className="grid gap-x-10 border-t border-rule py-4 sm:grid-cols-[min(15rem,35%)_1fr]">
          <div>
            <Link href="/reference/stations" className="font-serif text-lg font-semibold text-ink">
              Stations
            </Link>
          </div>
          <div className="max-w-measure">
            <p>The parts that place a mechanism in a simulated system.</p>
            <p className="mt-1 text-sm text-muted">{stationSpecs.map(({ label }) => label).join(' · ')}</p>
          </div>
        </li>
        <li className="grid gap-x-10 border-t border-rule py-4 sm:grid-cols-[min(15rem,35%)_1fr]">
          <div>
            <Link href="/reference/formulas" className="font-serif text-lg font-semibold text-ink">
              Formulas
            </Link>
          </div>
          <div className="max-w-measure">
            <p>What needs no simulation: queues, laws of scaling, availability, and what things cost.</p>
            <p className="mt-1 text-sm text-muted">{formulas.map(({ label }) => label).join(' · ')}</p>
          </div>
        </li>
      </ul>
    </div>
  );
}
