import type { Metadata } from 'next';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';
import { sizingSystems } from '@/content/practice/capacity/systems';

export const metadata: Metadata = {
  title: 'Size it',
  description: 'Back-of-the-envelope estimates from users to servers, with bounds, then a run of the system you sized.',
};

export default function CapacityPage() {
  return (
    <div className="page-width">
      <PageHeading
        title="Size it"
        line="From users to servers on the back of an envelope. You give bounds, you see how far off you are in factors, and what you bought is run."
      />
      <ul className="font-sans">
        {sizingSystems.map(({ id, title, ask }) => (
          <li key={id} className="grid gap-x-8 border-t border-rule py-2 sm:grid-cols-[min(18rem,40%)_minmax(0,1fr)]">
            <Link href={`/practice/capacity/${id}`} className="font-medium">
              {title}
            </Link>
            <span className="text-sm text-muted">{ask}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
