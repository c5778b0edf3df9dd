import { Link } from '@/components/ui/link';
import { CAPSTONE_PART, type CourseRow, course, numberOf, parts } from '@/content/course';
import { LessonMark } from './lesson-mark';

export interface CourseMapProps {
  /** Slugs that can be opened; the rest are announced. */
  readonly written: readonly string[];
}

export function CourseMap({ written }: CourseMapProps) {
  return (
    <div data-slot="course-map" className="max-w-lab font-sans">
      {parts.map((part) => (
        <section
          key={part.number}
          aria-labelledby={`part-${part.number}`}
          className="grid gap-x-10 gap-y-3 border-t border-ink pt-4 pb-10 lg:grid-cols-[15rem_1fr]"
        >
          <div>
            <h3 id={`part-${part.number}`} className="font-serif text-xl font-semibold">
              {part.number === CAPSTONE_PART ? null : <span className="me-2 text-muted tabular-nums">{part.number}</span>}
              {part.title}
            </h3>
            <p className="mt-1 max-w-measure text-sm text-muted">{part.line}</p>
          </div>
          <ol>
            {course
              .filter((row) => row.part === part.number)
              .map((row) => (
                <CourseMapRow key={row.slug} row={row} isWritten={written.includes(row.slug)} />
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function CourseMapRow({ row, isWritten }: { readonly row: CourseRow; readonly isWritten: boolean }) {
  return (
    <li
      data-state={isWritten ? 'written' : 'coming'}
      className="relative grid grid-cols-[2.25rem_1fr_auto] items-baseline gap-x-3 border-b border-rule py-2 last:border-b-0"
    >
      <span className="text-sm text-muted tabular-nums">{numberOf(row.slug)}</span>
      <span>
        {isWritten ? (
          <Link href={`/learn/${row.slug}`} className="row-link font-medium text-ink">
            {row.title}
          </Link>
        ) : (
          <span className="text-muted">{row.title}</span>
        )}
        <span className="block text-sm text-muted">
          {row.question}{' '}
          {row.needs.length === 0 ? null : <span className="inline-block">After {row.needs.map(numberOf).join(', ')}.</span>}
        </span>
      </span>
      <span className="text-end text-sm text-muted tabular-nums">
        {isWritten ? <LessonMark slug={row.slug} minutes={row.minutes} /> : 'coming'}
      </span>
    </li>
  );
}
