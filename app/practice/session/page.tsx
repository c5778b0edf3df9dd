import type { Metadata } from 'next';
import { ReviewSession } from '@/components/practice/review-session';
import { loadCatalog } from '@/content/practice/catalog';

export const metadata: Metadata = {
  title: 'A session',
  description: 'One session of practice: answer, say how sure you are, see why.',
};

export default async function SessionPage() {
  return (
    <div className="page-width">
      <h1 className="pt-8 pb-6 font-serif text-2xl font-semibold">Practice</h1>
      <noscript>
        <p className="max-w-measure font-serif text-lg">
          A session needs JavaScript. Each lesson has its questions and answers without it.
        </p>
      </noscript>
      <ReviewSession catalog={await loadCatalog()} />
    </div>
  );
}
