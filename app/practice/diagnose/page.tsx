import type { Metadata } from 'next';
import { RestoredMark } from '@/components/practice/diagnose/restored-mark';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';
import { incidentIds, loadIncident } from '@/content/practice/incidents';

export const metadata: Metadata = {
  title: 'Diagnose',
  description: 'Incidents in running systems: find what is wrong from the dashboards, make the smallest change, see it judged.',
};

export default async function DiagnosePage() {
  const incidents = await Promise.all(incidentIds.map(loadIncident));
  return (
    <div className="page-width">
      <PageHeading
        title="Diagnose"
        line="Something is wrong in a running system, and nobody says what. You have its dashboards, its log and its requests. Name the cause, make the smallest change."
      />
      <p className="max-w-measure pb-6 font-serif text-lg">
        What breaks, where and how badly is drawn when you open an incident, so none of them is the same twice. You are judged by
        whether the objective holds again, by what your change costs, by how many requests pass through what you touched, and by
        the clock. Then the run is replayed with the fault shown.
      </p>
      <ul className="grid gap-x-10 font-sans sm:grid-cols-2">
        {incidents.map(({ id, title, system }) => (
          <li key={id} className="border-t border-rule py-2">
            <Link href={`/practice/diagnose/${id}`} className="font-medium">
              {title}
            </Link>
            <p className="flex justify-between gap-4 text-sm text-muted">
              {system.title} <RestoredMark id={id} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
