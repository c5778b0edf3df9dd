import type { Metadata } from 'next';
import { Mastery } from '@/components/practice/mastery';
import { PageHeading } from '@/components/site/page-heading';
import { ProgressPanel } from '@/components/site/progress-panel';
import { course } from '@/content/course';
import { writtenSlugs } from '@/content/load-lessons';
import { loadCatalog } from '@/content/practice/catalog';

export const metadata: Metadata = {
  title: 'Progress',
  description: 'What this browser remembers of your work, to export, import or erase.',
};

export default async function ProgressPage() {
  const written = writtenSlugs();
  return (
    <div className="page-width">
      <PageHeading title="Progress" line="What this browser remembers of your work. It is sent nowhere." />
      <noscript>
        <p className="max-w-measure font-serif text-lg">Progress needs JavaScript: without it nothing is remembered.</p>
      </noscript>
      <ProgressPanel lessons={course.filter(({ slug }) => written.includes(slug)).map(({ slug, title }) => ({ slug, title }))} />
      <Mastery catalog={await loadCatalog()} />
    </div>
  );
}
