import type { LessonContent } from '@/content/lesson-types';
import { LabFigure } from '../lab/lab-figure';
import { labAnchor, labSpecOf } from './lab-of-lesson';
import { LabSummary } from './lesson-lab';

export interface EmbeddedLabProps {
  readonly slug: string;
  readonly id: string;
  readonly content: LessonContent;
  /** The lesson's title. */
  readonly lesson: string;
}

/** A lab alone, for a frame on somebody else's page: the knobs of the lab, or those the address chooses, and where it is from. */
export function EmbeddedLab({ slug, id, content, lesson }: EmbeddedLabProps) {
  const { tryThis: _, ...spec } = labSpecOf(slug, id, content);
  return (
    <article data-slot="embed" className="mx-auto max-w-[72rem] p-2">
      <h1 className="sr-only">{lesson}</h1>
      <h2 className="sr-only">Lab</h2>
      <LabFigure spec={{ ...spec, moreControls: false }} />
      <LabSummary>{content.labs[id]!.summary}</LabSummary>
      <p className="pt-1 text-end font-sans text-xs text-muted">
        {/* The lesson itself may not be framed. */}
        <a href={`/learn/${slug}#${labAnchor(id)}`} target="_blank" rel="noopener">
          From “{lesson}”, a lesson of Headroom
        </a>
      </p>
    </article>
  );
}
