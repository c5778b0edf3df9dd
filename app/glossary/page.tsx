import type { Metadata } from 'next';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';
import { rowOf } from '@/content/course';
import { type GlossaryEntry, glossary } from '@/content/glossary';
import { writtenSlugs } from '@/content/load-lessons';

export const metadata: Metadata = { title: 'Glossary', description: 'The words of the course, one sentence or two each.' };

export default function GlossaryPage() {
  const written = writtenSlugs();
  const entries: [string, GlossaryEntry][] = Object.entries(glossary);
  return (
    <div className="page-width">
      <PageHeading title="Glossary" line="The words of the course, one sentence or two each." />
      <dl className="max-w-lab">
        {entries
          .sort(([, a], [, b]) => a.term.localeCompare(b.term, 'en'))
          .map(([id, { term, definition, lessons }]) => (
            <div
              key={id}
              id={id}
              className="glossary-entry grid gap-x-10 border-t border-rule py-3 sm:grid-cols-[min(15rem,35%)_1fr]"
            >
              <dt className="font-serif text-lg font-semibold">{term}</dt>
              <dd className="max-w-measure">
                <p className="font-serif text-lg">{definition}</p>
                <LessonLinks slugs={lessons.filter((slug) => written.includes(slug))} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

function LessonLinks({ slugs }: { readonly slugs: readonly string[] }) {
  if (slugs.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 font-sans text-sm">
      {slugs.map((slug) => (
        <li key={slug}>
          <Link href={`/learn/${slug}`} className="inline-block py-0.5">
            {rowOf(slug)!.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
