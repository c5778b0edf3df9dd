'use client';
import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { cn } from '../ui/cn';

export interface NavLinkProps {
  readonly href: string;
  readonly className?: string;
  readonly children: React.ReactNode;
}

export function NavLink({ href, className, children }: NavLinkProps) {
  const path = usePathname().replace(/(\.html|\/)$/, '') || '/';
  const isHere = href === '/' ? path === '/' || path.startsWith('/learn/') : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={path === href ? 'page' : isHere ? 'true' : undefined}
      className={cn(
        'inline-flex min-h-9 items-center px-1 text-sm sm:px-1.5 text-muted no-underline decoration-2 underline-offset-8 hover:text-ink aria-[current]:text-ink aria-[current]:underline pointer-coarse:min-h-11',
        className,
      )}
    >
      {children}
    </Link>
  );
}
