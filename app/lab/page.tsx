import type { Metadata } from 'next';
import { LoneLab } from '@/components/lab/lone-lab';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';

export const metadata: Metadata = {
  title: 'A run',
  description: 'A run that belongs to no lesson, opened by a link: its system, its knobs, its charts.',
  robots: { index: false },
};

export default function LonePage() {
  return (
    <div className="page-width pb-12">
      <PageHeading
        title="A run"
        line="What a link has brought here, to play, turn and break. Without a link it is a small system."
      />
      <h2 className="sr-only">Lab</h2>
      <p className="hidden font-serif scriptless:block">A run needs JavaScript: it is made in your browser.</p>
      <LoneLab />
      <p className="pt-4 font-sans text-sm">
        <Link href="/practice">Practice</Link>
      </p>
    </div>
  );
}
