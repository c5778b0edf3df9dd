'use client';
import { useProgress } from '@/runtime/progress/use-progress';

/** How long a lesson takes, until you have been there. */
export function LessonMark({ slug, minutes }: { readonly slug: string; readonly minutes: number }) {
  const lesson = useProgress(({ progress }) => progress.lessons[slug]);
  if (!lesson) return `${minutes} min`;
  return (
    <span data-slot="lesson-mark" className="bg-marker px-1 text-on-marker">
      {lesson.finishedAtMs === undefined ? 'begun' : 'finished'}
    </span>
  );
}
