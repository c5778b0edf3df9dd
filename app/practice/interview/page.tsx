import type { Metadata } from 'next';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';
import { interviews } from '@/content/practice/interviews/interviews';

export const metadata: Metadata = {
  title: 'Mock interview',
  description: 'Forty-five minutes on one system in the usual stages, with things that happen on the way and a sheet at the end.',
};

export default function InterviewsPage() {
  return (
    <div className="page-width">
      <PageHeading
        title="Mock interview"
        line="Forty-five minutes on one system: requirements, estimates, design, deep dives, failures. Something happens on the way, and the engine says how it ends."
      />
      <ul className="font-sans">
        {interviews.map(({ id, title, opens }) => (
          <li key={id} className="grid gap-x-8 border-t border-rule py-2 sm:grid-cols-[min(18rem,40%)_minmax(0,1fr)]">
            <Link href={`/practice/interview/${id}`} className="font-medium">
              {title}
            </Link>
            <span className="text-sm text-muted">{opens}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
