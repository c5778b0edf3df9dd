'use client';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Progress } from '@/runtime/progress/progress';
import { useProgressLater } from '@/runtime/progress/use-progress-later';

export interface LessonStop {
  readonly slug: string;
  readonly title: string;
}

export interface ContinueLinkProps {
  /** Written lessons in the order of the course; not empty. */
  readonly stops: readonly LessonStop[];
}

/** The lesson you left last if it is unfinished, else the first one after it that is. */
export function nextStop(stops: readonly LessonStop[], { lessons }: Progress): LessonStop | undefined {
  const visits = stops
    .map((stop, index) => ({ stop, index, lesson: lessons[stop.slug] }))
    .filter(({ lesson }) => lesson !== undefined)
    .sort((a, b) => b.lesson!.lastVisitAtMs - a.lesson!.lastVisitAtMs);
  const last = visits[0];
  if (!last) return undefined;
  if (last.lesson!.finishedAtMs === undefined) return last.stop;
  const isOpen = ({ slug }: LessonStop) => lessons[slug]?.finishedAtMs === undefined;
  return stops.slice(last.index + 1).find(isOpen) ?? stops.find(isOpen);
}

/** Where you left off; before you have begun, where to begin. */
export function ContinueLink({ stops }: ContinueLinkProps) {
  const progress = useProgressLater((state) => state.progress);
  const begun = Object.keys(progress.lessons).length > 0;
  const stop = nextStop(stops, progress) ?? (begun ? undefined : stops[0]);
  if (!stop) return <p className="font-sans text-sm text-muted">You have finished every lesson that is written.</p>;
  return (
    <Link data-slot="continue" href={`/learn/${stop.slug}`} className={buttonClass('solid')}>
      {begun ? 'Continue with' : 'Begin with'} {stop.title}
    </Link>
  );
}
