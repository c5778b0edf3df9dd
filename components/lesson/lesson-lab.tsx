import type { LessonContent } from '@/content/lesson-types';
import { LabFigure } from '../lab/lab-figure';
import { labAnchor, labSpecOf } from './lab-of-lesson';

export interface LessonLabProps {
  readonly slug: string;
  readonly id: string;
  readonly content: LessonContent;
}

/** A lab in the run of the words, with a sentence that says what happens in it. */
export function LessonLab({ slug, id, content }: LessonLabProps) {
  return (
    <div data-wide id={labAnchor(id)}>
      <LabFigure spec={labSpecOf(slug, id, content)} />
      <LabSummary>{content.labs[id]!.summary}</LabSummary>
    </div>
  );
}

/** For those who do not run it: on paper, without scripts, and to a screen reader. */
export const LabSummary = ({ children }: { readonly children: React.ReactNode }) => (
  <p
    data-slot="lab-summary"
    className="sr-only max-w-measure font-sans text-sm text-muted scriptless:not-sr-only print:not-sr-only"
  >
    {children}
  </p>
);
