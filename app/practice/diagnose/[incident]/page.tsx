import type { Metadata } from 'next';
import { Diagnose } from '@/components/practice/diagnose/diagnose';
import { PageHeading } from '@/components/site/page-heading';
import { course } from '@/content/course';
import { writtenSlugs } from '@/content/load-lessons';
import { type IncidentId, incidentIds, loadIncident } from '@/content/practice/incidents';

interface IncidentParams {
  readonly params: Promise<{ readonly incident: IncidentId }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => incidentIds.map((incident) => ({ incident }));

export async function generateMetadata({ params }: IncidentParams): Promise<Metadata> {
  const { title, story } = await loadIncident((await params).incident);
  return { title: `${title}: diagnose`, description: story };
}

export default async function IncidentPage({ params }: IncidentParams) {
  const { incident: id } = await params;
  const { title, story, teaches } = await loadIncident(id);
  const lesson = {
    slug: teaches,
    title: course.find(({ slug }) => slug === teaches)!.title,
    isWritten: writtenSlugs().includes(teaches),
  };
  return (
    <div className="page-width">
      <PageHeading title={title} line={story} />
      <noscript>
        <p className="max-w-measure font-serif text-lg">An incident runs in your browser, and needs JavaScript for it.</p>
      </noscript>
      <Diagnose id={id} lesson={lesson} />
    </div>
  );
}
