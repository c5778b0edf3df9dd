import type { Heading } from '@/content/load-lessons';

export interface ContentsProps {
  readonly headings: readonly Heading[];
}

/** Wide screens: beside the words, in sight while you read. */
export function ContentsAside({ headings }: ContentsProps) {
  return (
    <aside data-slot="contents-aside" className="contents-aside print:hidden">
      <nav aria-label="On this page" className="sticky top-6 max-h-[calc(100dvh-3rem)] overflow-y-auto pt-10 pb-6 lg:pt-14">
        <p className="pb-1 font-sans text-sm font-semibold">On this page</p>
        <HeadingList headings={headings} />
      </nav>
    </aside>
  );
}

/** Narrow screens: folded, above the words. */
export function Contents({ headings }: ContentsProps) {
  return (
    <details
      data-slot="contents"
      className="contents-fold mt-6 max-w-measure border-y border-rule font-sans text-sm print:hidden"
    >
      <summary className="flex min-h-11 items-center font-semibold">On this page</summary>
      <nav aria-label="On this page" className="pb-3">
        <HeadingList headings={headings} />
      </nav>
    </details>
  );
}

function HeadingList({ headings }: ContentsProps) {
  return (
    <ol className="font-sans text-sm">
      {headings.map(({ id, text, level }) => (
        <li key={id} className={level === 3 ? 'ps-4' : undefined}>
          <a href={`#${id}`} className="block py-1 leading-snug text-muted no-underline hover:text-ink pointer-coarse:py-3">
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
}
