import { Link } from '@/components/ui/link';
import { numberOf, rowOf } from '@/content/course';

export interface LessonNavProps {
  readonly slug: string;
  readonly written: readonly string[];
}

/** The neighbours that can be opened. */
export function LessonNav({ slug, written }: LessonNavProps) {
  const here = written.indexOf(slug);
  const [before, after] = [written[here - 1], written[here + 1]];
  if (!before && !after) return null;
  return (
    <nav aria-label="Lessons" className="mt-14 grid gap-6 border-t border-ink pt-4 font-sans sm:grid-cols-2 print:hidden">
      {before ? <Neighbour slug={before} says="Before" /> : <span />}
      {after ? <Neighbour slug={after} says="Next" isEnd /> : null}
    </nav>
  );
}

function Neighbour({ slug, says, isEnd }: { readonly slug: string; readonly says: string; readonly isEnd?: boolean }) {
  const row = rowOf(slug)!;
  return (
    <Link
      href={`/learn/${slug}`}
      rel={isEnd ? 'next' : 'prev'}
      className={`group block py-1 no-underline ${isEnd ? 'sm:text-end' : ''}`}
    >
      <span className="block text-sm text-muted tabular-nums">
        {says} · {numberOf(slug)}
      </span>
      <span className="font-serif text-lg font-semibold text-ink group-hover:underline">{row.title}</span>
      <span className="block text-sm text-muted">{row.question}</span>
    </Link>
  );
}
