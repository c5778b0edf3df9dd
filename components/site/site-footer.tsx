import { Link } from '@/components/ui/link';

export function SiteFooter() {
  return (
    <footer data-slot="site-footer" className="mt-20 border-t border-rule font-sans text-sm text-muted print:hidden">
      <div className="page-width flex flex-wrap justify-between gap-x-8 gap-y-2 py-6">
        <p>No account, no tracker, no request to another origin. What you do stays in this browser.</p>
        <p>
          <Link href="/about" className="text-ink">
            What is modelled, and what is left out
          </Link>
        </p>
      </div>
    </footer>
  );
}
