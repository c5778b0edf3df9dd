import { CAPSTONE_PART, numberOf, parts, rowOf } from '@/content/course';
import type { LessonPage } from '@/content/load-lessons';
import { NotesInWords } from '../lesson/notes-in-words';
import { WayBack } from '../lesson/way-back';
import { FinishLesson } from './finish-lesson';
import { LessonNames } from './lesson-names';
import { LessonNav } from './lesson-nav';
import { Contents, ContentsAside } from './table-of-contents';

export interface LessonFrameProps {
  readonly slug: string;
  readonly page: LessonPage;
  /** Slugs that can be opened, in the order of the course. */
  readonly written: readonly string[];
  readonly children: React.ReactNode;
}

/** What stands around the words of a lesson: where you are, what it asks, what it needs, where to go next. */
export function LessonFrame({ slug, page: { frontMatter, headings }, written, children }: LessonFrameProps) {
  return (
    <div className="page-width lesson-grid">
      <ContentsAside headings={headings} />
      <article data-slot="lesson" className="min-w-0">
        <LessonHeading slug={slug} minutes={frontMatter.minutes} title={frontMatter.title} question={frontMatter.question} />
        <Needs slugs={frontMatter.needs} written={written} />
        <Contents headings={headings} />
        <NotesInWords className="prose pt-8">{children}</NotesInWords>
        <FinishLesson slug={slug} />
        <LessonNav slug={slug} written={written} />
        <WayBack />
      </article>
    </div>
  );
}

interface LessonHeadingProps {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly minutes: number;
}

function LessonHeading({ slug, title, question, minutes }: LessonHeadingProps) {
  const part = parts.find(({ number }) => number === rowOf(slug)?.part);
  return (
    <header className="pt-10 lg:pt-14">
      <p className="font-sans text-sm text-muted tabular-nums">
        {numberOf(slug)} · {part?.number === CAPSTONE_PART ? 'Capstone' : part?.title} · {minutes} min
      </p>
      <h1 className="mt-1 font-serif text-3xl font-semibold tracking-tight text-balance">{title}</h1>
      <p className="mt-3 max-w-measure serif-italic text-xl text-muted">{question}</p>
    </header>
  );
}

function Needs({ slugs, written }: { readonly slugs: readonly string[]; readonly written: readonly string[] }) {
  return (
    <p data-slot="needs" className="mt-4 font-sans text-sm text-muted">
      {slugs.length === 0 ? (
        'Needs no lesson before it.'
      ) : (
        <>
          Builds on <LessonNames slugs={slugs} written={written} />.
        </>
      )}
    </p>
  );
}
