import type { Metadata } from 'next';
import { Desk } from '@/components/practice/desk';
import { PracticeIndex } from '@/components/practice/practice-index';
import { PageHeading } from '@/components/site/page-heading';
import { loadCatalog } from '@/content/practice/catalog';

export const metadata: Metadata = {
  title: 'Practice',
  description:
    'Questions, decision trees, flawed designs and small tasks on running systems, asked again when you are about to forget.',
};

export default async function PracticePage() {
  const catalog = await loadCatalog();
  return (
    <div className="page-width">
      <PageHeading
        title="Practice"
        line="What the lessons teach, asked in turns. What you miss comes back, and what you know waits until you nearly forget it."
      />
      <Desk catalog={catalog} />
      <PracticeIndex catalog={catalog} />
    </div>
  );
}
