'use client';
import { useProgressLater } from '@/runtime/progress/use-progress-later';

/** How long a lesson takes, until you have been there. */
export function LessonMark({ slug, minutes }: { readonly slug: string; readonly minutes: number }) {
  const lesson = useProgressLater(({ progress }) => progress.lessons[slug]);
  if (!lesson) return `${minutes} min`;
  return (
    <span data-slot="lesson-mark" className="bg-marker px-1 text-on-marker">
      {lesson.finishedAtMs === undefined ? 'begun' : 'finished'}
    </span>
  );
}
