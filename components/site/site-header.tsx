import { buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { NavLink } from './nav-link';
import { SearchButton } from './search/search-button';
import { ThemeToggle } from './theme-toggle';

const places = [
  { href: '/', label: 'Course' },
  { href: '/practice', label: 'Practice' },
  { href: '/reference', label: 'Reference' },
  { href: '/glossary', label: 'Glossary' },
  { href: '/progress', label: 'Progress' },
  { href: '/about', label: 'About', isInFooter: true },
] as const;

export function SiteHeader() {
  return (
    <header data-slot="site-header" className="border-b border-rule font-sans print:hidden">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-1 py-2 sm:gap-x-8">
        <Link href="/" className="flex min-h-9 items-center gap-2.5 text-ink no-underline pointer-coarse:min-h-11">
          <Mark />
          <span className="font-serif text-xl font-semibold tracking-tight">Headroom</span>
        </Link>
        <div className="order-3 w-full sm:order-2 sm:w-auto sm:grow">
          <nav aria-label="Site" className="-mx-1.5 flex flex-wrap justify-between gap-x-0 sm:justify-start sm:gap-x-2">
            {places.map(({ href, label, ...more }) => (
              <NavLink key={href} href={href} className={'isInFooter' in more ? 'max-sm:hidden' : undefined}>
                {label}
              </NavLink>
            ))}
          </nav>
        </div>
        <div className="order-2 flex items-center gap-1 sm:order-3 sm:gap-2">
          <SearchButton className={cn(buttonClass(), 'scriptless:hidden')}>
            <Icon name="search" />
            <span className="max-lg:sr-only">Search</span>
            <span aria-hidden="true" className="font-mono text-muted max-lg:hidden">
              /
            </span>
          </SearchButton>
          <ThemeToggle />
        </div>
      </div>
    </header>
  );
}

/** A gauge that is not full: what is left above the level is the headroom. */
export function Mark({ className = 'size-6' }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className}>
      <path d="M4.5 3.5v17h15v-17" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M7.5 12.5h9v5h-9z" fill="currentColor" />
      <path d="M7.5 9h9" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.5" />
    </svg>
  );
}
