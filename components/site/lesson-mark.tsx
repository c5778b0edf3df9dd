'use client';
import type { ProgressState } from '@/runtime/progress/store';
import { useProgressLater } from '@/runtime/progress/use-progress-later';
import { Stars } from '../ui/stars';

/** The most stars of a lesson's challenges; 0 where none is won. */
export const starsIn = ({ progress }: ProgressState, slug: string): number =>
  Math.max(0, ...Object.entries(progress.challenges).flatMap(([id, { stars }]) => (id.startsWith(`${slug}/`) ? [stars] : [])));

/** How long a lesson takes, until you have been there. */
export function LessonMark({ slug, minutes }: { readonly slug: string; readonly minutes: number }) {
  const lesson = useProgressLater(({ progress }) => progress.lessons[slug]);
  const stars = useProgressLater((state) => starsIn(state, slug));
  if (!lesson) return `${minutes} min`;
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
      {stars === 0 ? null : <Stars count={stars} />}
      <span data-slot="lesson-mark" className="bg-marker px-1 text-on-marker">
        {lesson.finishedAtMs === undefined ? 'begun' : 'finished'}
      </span>
    </span>
  );
}
