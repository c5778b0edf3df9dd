'use client';
import { useProgressLater } from '@/runtime/progress/use-progress-later';

/** How far you are with a lesson: an outline that is empty, half or wholly filled; broken where nothing is written yet. */
export function GraphMark({ slug, isWritten }: { readonly slug: string; readonly isWritten: boolean }) {
  const lesson = useProgressLater(({ progress }) => progress.lessons[slug]);
  const state = lesson ? (lesson.finishedAtMs ? 'finished' : 'begun') : isWritten ? '' : 'coming';
  return (
    <>
      <span aria-hidden="true" data-state={state} className="graph-mark">
        <span className="bg-marker" />
      </span>
      {state ? <span className="sr-only">{state}: </span> : null}
    </>
  );
}
