import { Link } from '@/components/ui/link';
import type { DecisionTree, MatchQuestion } from '@/content/practice/item-types';
import type { Sheet, SheetLesson } from '@/content/practice/sheets';
import { PrintButton } from './print-button';

/** A part of the course as a sheet of paper: two columns, nothing to click once it is printed. */
export function CheatSheet({ title, sheet }: { readonly title: string; readonly sheet: Sheet }) {
  return (
    <article data-slot="sheet" className="page-width sheet">
      <header className="flex flex-wrap items-end justify-between gap-4 border-b border-ink pt-10 pb-3 print:pt-0">
        <h1 className="font-serif text-3xl font-semibold tracking-tight print:text-2xl">{title}</h1>
        <p className="flex gap-4 font-sans text-sm print:hidden">
          <Link href="/practice" className="self-center text-muted">
            Practice
          </Link>
          <PrintButton />
        </p>
      </header>
      <div className="mt-6 gap-10 lg:columns-2 print:mt-3 print:columns-2 print:gap-6">
        {sheet.lessons.map((lesson) => (
          <LessonOnSheet key={lesson.slug} lesson={lesson} />
        ))}
        {sheet.tables.map((table) => (
          <TableOnSheet key={table.id} table={table} />
        ))}
        {sheet.trees.map((tree) => (
          <TreeOnSheet key={tree.id} tree={tree} />
        ))}
        {sheet.ideas.map((ideas) => (
          <IdeasOnSheet key={ideas.id} ideas={ideas} />
        ))}
        {sheet.terms.length === 0 ? null : <TermsOnSheet terms={sheet.terms} />}
        {sheet.unwritten.length === 0 ? null : (
          <p className="font-sans text-sm text-muted">Lessons still to be written: {sheet.unwritten.join(', ')}.</p>
        )}
      </div>
    </article>
  );
}

const heading = 'break-after-avoid font-serif text-xl font-semibold print:text-lg';
const block = 'mb-8 print:mb-4';

function LessonOnSheet({ lesson: { slug, title, question, remember } }: { readonly lesson: SheetLesson }) {
  return (
    <section className={block}>
      <h2 className={heading}>
        <Link href={`/learn/${slug}`} className="text-ink no-underline hover:underline">
          {title}
        </Link>
      </h2>
      <p className="serif-italic break-after-avoid text-muted">{question}</p>
      <ul className="mt-2 list-disc ps-5 font-serif marker:text-muted">
        {remember.map((line) => (
          <li key={line} className="break-inside-avoid py-0.5">
            <Inline text={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What there is before a lesson is written: the ideas of a whole answer. */
function IdeasOnSheet({ ideas: { id, title, units } }: { readonly ideas: Sheet['ideas'][number] }) {
  return (
    <section className={block}>
      <h2 className={heading}>
        <Link href={`/practice/articulate/${id}`} className="text-ink no-underline hover:underline">
          {title}
        </Link>
      </h2>
      <ul className="mt-2 list-disc ps-5 font-serif marker:text-muted">
        {units.map(({ id: unit, cue, says }) => (
          <li key={unit} className="break-inside-avoid py-0.5">
            <span className="serif-italic text-muted">{cue}</span> {says}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TermsOnSheet({ terms }: Pick<Sheet, 'terms'>) {
  return (
    <section className={block}>
      <h2 className={heading}>Words</h2>
      <dl className="mt-2 font-serif">
        {terms.map(({ term, definition }) => (
          <div key={term} className="break-inside-avoid py-0.5">
            <dt className="inline font-sans text-sm font-medium">{term}</dt>
            <dd className="inline"> {definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The little Markdown that recaps use: code and emphasis. */
function Inline({ text }: { readonly text: string }) {
  const pieces = text.split(/(`[^`]+`|\*[^*]+\*)/);
  return pieces.map((piece, i) => {
    const key = `${i}-${piece}`;
    if (piece.startsWith('`')) return <code key={key}>{piece.slice(1, -1)}</code>;
    if (piece.startsWith('*')) return <em key={key}>{piece.slice(1, -1)}</em>;
    return piece;
  });
}

function TableOnSheet({ table: { ask, pairs } }: { readonly table: MatchQuestion }) {
  return (
    <section className={`${block} break-inside-avoid`}>
      <h2 className={heading}>{ask}</h2>
      <div className="overflow-x-auto print:overflow-visible">
        <table className="mt-2 w-full border-collapse font-sans text-sm">
          <tbody>
            {pairs.map(({ left, right }) => (
              <tr key={left} className="border-t border-rule last:border-b">
                <th scope="row" className="py-1 pe-4 text-start font-normal">
                  {left}
                </th>
                <td className="py-1 font-medium">{right}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TreeOnSheet({ tree }: { readonly tree: DecisionTree }) {
  return (
    <section className={`${block} break-inside-avoid`}>
      <h2 className={heading}>{tree.title}</h2>
      <ol className="mt-2 list-decimal ps-5 font-sans text-sm marker:text-muted">
        {Object.entries(tree.questions).map(([id, { ask, answers }]) => (
          <li key={id} className="border-t border-rule py-1.5 last:border-b">
            {ask}
            <ul>
              {answers.map(({ text, to }) => (
                <li key={text}>
                  <span className="text-muted">{text}:</span> <b className="font-medium">{whereTo(tree, to)}</b>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className="mt-1 font-sans text-xs text-muted">{tree.source}</p>
    </section>
  );
}

const whereTo = ({ ends, questions }: DecisionTree, to: string): string =>
  Object.hasOwn(ends, to) ? ends[to]!.advice : `go to ${Object.keys(questions).indexOf(to) + 1}`;
