'use client';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';

/** Remembers that you were here, and lets you say that you are done. */
export function FinishLesson({ slug }: { readonly slug: string }) {
  const isFinished = useProgress(({ progress }) => progress.lessons[slug]?.finishedAtMs !== undefined);
  useEffect(() => progressActions().visitLesson(slug), [slug]);
  return (
    <div data-slot="finish-lesson" className="mt-14 font-sans scriptless:hidden print:hidden">
      {isFinished ? (
        <p>
          <span className="bg-marker px-1 text-on-marker">Finished.</span> It is marked so in the course.
        </p>
      ) : (
        <Button variant="solid" onClick={() => progressActions().finishLesson(slug)}>
          Mark as finished
        </Button>
      )}
    </div>
  );
}
