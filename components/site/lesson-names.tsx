import { Link } from '@/components/ui/link';
import { rowOf } from '@/content/course';

export interface LessonNamesProps {
  readonly slugs: readonly string[];
  /** Slugs that can be opened. */
  readonly written: readonly string[];
}

/** Lessons by name in a sentence, those that can be opened as links. */
export const LessonNames = ({ slugs, written }: LessonNamesProps) =>
  slugs.map((slug, i) => (
    <span key={slug}>
      {i > 0 ? ', ' : null}
      {written.includes(slug) ? (
        <Link href={`/learn/${slug}`} className="text-ink">
          {rowOf(slug)?.title ?? slug}
        </Link>
      ) : (
        (rowOf(slug)?.title ?? slug)
      )}
    </span>
  ));
