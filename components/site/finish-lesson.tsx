'use client';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { progressLater, useProgressLater } from '@/runtime/progress/use-progress-later';

/** Remembers that you were here, and lets you say that you are done. */
export function FinishLesson({ slug }: { readonly slug: string }) {
  const isFinished = useProgressLater(({ progress }) => progress.lessons[slug]?.finishedAtMs !== undefined);
  useEffect(() => progressLater(({ visitLesson }) => visitLesson(slug)), [slug]);
  return (
    <div data-slot="finish-lesson" className="mt-14 font-sans scriptless:hidden print:hidden">
      {isFinished ? (
        <p>
          <span className="bg-marker px-1 text-on-marker">Finished.</span> It is marked so in the course.
        </p>
      ) : (
        <Button variant="solid" onClick={() => progressLater(({ finishLesson }) => finishLesson(slug))}>
          Mark as finished
        </Button>
      )}
    </div>
  );
}
