import { Link } from '@/components/ui/link';
import { parts } from '@/content/course';
import { itemKinds } from '@/content/practice/item-kinds';
import { practicePages } from '@/content/practice/pages';
import { type Catalog, isQuestion } from '@/content/practice/placed';

/** What there is: by kind, by part, and what has a page of its own. */
export function PracticeIndex({ catalog: { items, patterns } }: { readonly catalog: Catalog }) {
  const questions = items.filter(isQuestion);
  const kinds = Object.entries(itemKinds).map(([kind, words]) => ({
    kind,
    ...words,
    count: items.filter((item) => item.kind === kind).length,
  }));
  const shown = parts.flatMap((part) => {
    const own = patterns.filter((pattern) => pattern.part === part.number);
    return own.length === 0 ? [] : [{ ...part, own }];
  });
  return (
    <div className="mt-12 grid gap-12 font-sans">
      {practicePages.length > 0 ? <Pages /> : null}
      <section aria-labelledby="kinds">
        <h2 id="kinds" className="pb-3 font-serif text-2xl font-semibold">
          How you are asked
        </h2>
        <dl className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
          {kinds.map(({ kind, label, line, count }) => (
            <div key={kind} className="border-t border-rule py-2">
              <dt className="flex justify-between gap-4 font-medium">
                {label} <span className="font-normal text-muted tabular-nums">{count}</span>
              </dt>
              <dd className="text-sm text-muted">{line}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="parts">
        <h2 id="parts" className="pb-3 font-serif text-2xl font-semibold">
          What you are asked about
        </h2>
        {shown.map(({ number, title, own }) => (
          <div key={number} className="grid gap-x-10 gap-y-1 border-t border-rule py-3 sm:grid-cols-[min(15rem,35%)_1fr]">
            <div>
              <h3 className="font-medium">{title}</h3>
              <Link href={`/practice/sheets/${number}`} className="text-sm text-muted">
                Sheet to print
              </Link>
            </div>
            <ul>
              {own.map(({ slug, title: lesson, isWritten }) => (
                <li key={slug} className="flex justify-between gap-4 py-0.5">
                  {isWritten ? <Link href={`/learn/${slug}`}>{lesson}</Link> : <span>{lesson}</span>}
                  <span className="text-muted tabular-nums">{questions.filter(({ pattern }) => pattern === slug).length}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <p className="border-t border-rule pt-3 text-sm text-muted tabular-nums">
          {questions.length} questions in all, and {items.length - questions.length} ideas that are asked once you have left them
          out.{' '}
          <a href="/practice/headroom-anki.txt" download="headroom-anki.txt">
            All of them as cards for Anki
          </a>
        </p>
      </section>
    </div>
  );
}

function Pages() {
  return (
    <section aria-labelledby="pages">
      <h2 id="pages" className="pb-3 font-serif text-2xl font-semibold">
        With more time
      </h2>
      <ul className="grid gap-x-10 sm:grid-cols-2">
        {practicePages.map(({ href, title, line }) => (
          <li key={href} className="border-t border-rule py-2">
            <Link href={href} className="font-medium">
              {title}
            </Link>
            <p className="text-sm text-muted">{line}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
