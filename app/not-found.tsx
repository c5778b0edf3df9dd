import type { Metadata } from 'next';
import { Link } from '@/components/ui/link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <div className="page-width pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight">No page at this address</h1>
      <div className="prose mt-4">
        <p>The link may be old, or the address mistyped. Nothing that you did is lost: progress stays in this browser.</p>
        <p>
          <Link href="/">Go to the course</Link>, or look the word up in the <Link href="/glossary">glossary</Link>.
        </p>
      </div>
    </div>
  );
}
