import { Link } from '@/components/ui/link';
import { numberOf, opensOf, rowOf } from '@/content/course';
import { LessonNames } from './lesson-names';

export interface LessonNavProps {
  readonly slug: string;
  readonly written: readonly string[];
}

/** What builds on this lesson, and the neighbours that can be opened. */
export function LessonNav({ slug, written }: LessonNavProps) {
  const here = written.indexOf(slug);
  const [before, after] = [written[here - 1], written[here + 1]];
  const opened = opensOf(slug);
  return (
    <nav aria-label="Lessons" className="mt-14 border-t border-ink pt-4 font-sans print:hidden">
      <p data-slot="opens" className="max-w-measure pb-4 text-sm text-muted">
        {opened.length === 0 ? (
          'No other lesson builds on this one.'
        ) : (
          <>
            This opens <LessonNames slugs={opened} written={written} />.
          </>
        )}
      </p>
      <div className="grid gap-6 sm:grid-cols-2">
        {before ? <Neighbour slug={before} says="Before" /> : <span />}
        {after ? <Neighbour slug={after} says="Next" isEnd /> : null}
      </div>
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
