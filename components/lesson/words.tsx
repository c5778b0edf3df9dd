import { type GlossaryId, glossary } from '@/content/glossary';
import type { Source } from '@/content/lesson-types';
import { NoteWord } from './note-word';

interface Children {
  readonly children?: React.ReactNode;
}

/** First use of a term: in italic, linked to the glossary. */
export function Term({ id, children }: Children & { readonly id: GlossaryId }) {
  const { term, definition } = glossary[id];
  return (
    <NoteWord
      href={`/glossary#${id}`}
      className="serif-italic"
      note={
        <>
          {definition} {/* for a finger; with a keyboard the word itself leads there */}
          <a href={`/glossary#${id}`} tabIndex={-1} className="whitespace-nowrap">
            In the glossary
          </a>
        </>
      }
    >
      {children ?? term}
    </NoteWord>
  );
}

export interface CiteProps {
  readonly id: string;
  readonly number: number;
  readonly source: Source;
}

export function Cite({ id, number, source }: CiteProps) {
  return (
    <sup className="font-sans text-[0.7em] tabular-nums">
      <a
        href={`#source-${id}`}
        title={`${source.text} ${placeOf(source)}`}
        aria-label={`Source ${number}`}
        className="px-0.5 no-underline hover:underline"
      >
        {number}
      </a>
    </sup>
  );
}

const placeOf = (source: Source) => ('at' in source ? source.at : `Cited as a whole: ${source.whole}`);

export function Sources({ sources }: { readonly sources: Readonly<Record<string, Source>> }) {
  return (
    <ol data-slot="sources" className="list-decimal ps-6 font-sans text-sm leading-normal text-muted marker:tabular-nums">
      {Object.entries(sources).map(([id, source]) => (
        <li key={id} id={`source-${id}`} className="py-1 ps-1 break-words target:bg-marker target:text-on-marker">
          <a href={source.href}>{source.text}</a> {placeOf(source)}
        </li>
      ))}
    </ol>
  );
}

/** A note beside the line it belongs to. */
export const Aside = ({ children }: Children) => (
  <aside data-slot="side-note" className="[&>p]:my-0">
    {children}
  </aside>
);

/** For those who want to know why; folded. */
export function DeepDive({ title, children }: Children & { readonly title: string }) {
  return (
    <details data-slot="deep-dive" className="group/dive my-6 border-y border-rule">
      <summary className="flex min-h-11 items-center gap-3 py-2 font-sans text-base font-medium">
        <span aria-hidden className="w-3 text-muted group-open/dive:hidden">
          +
        </span>
        <span aria-hidden className="hidden w-3 text-muted group-open/dive:inline">
          −
        </span>
        {title}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}

const Block = ({ slot, label, children }: Children & { slot: string; label: string }) => (
  <section data-slot={slot} aria-label={label} className="border-t border-ink pt-2">
    <p className="!my-0 font-sans text-sm font-semibold">{label}</p>
    <div className="[&>:first-child]:mt-1">{children}</div>
  </section>
);

/** What a pattern buys beside what it brings: holds one `Solves` and one `Creates`. */
export const TradeOff = ({ children }: Children) => (
  <div data-slot="trade-off" className="my-6 grid gap-x-10 gap-y-6 sm:grid-cols-2">
    {children}
  </div>
);

export const Solves = ({ children }: Children) => (
  <Block slot="solves" label="Solves">
    {children}
  </Block>
);

export const Creates = ({ children }: Children) => (
  <Block slot="creates" label="Creates">
    {children}
  </Block>
);

export const WhenNot = ({ children }: Children) => (
  <div data-slot="when-not" className="my-6 border-t border-ink pt-1">
    {children}
  </div>
);

/** What to carry away. */
export const Recap = ({ children }: Children) => (
  <div data-slot="recap" className="my-6 border-s-2 border-ink ps-5">
    {children}
  </div>
);

/** Numbers to know, as a table in markdown. Each row says where its number is from. */
export const Numbers = ({ children }: Children) => (
  <div data-slot="numbers" className="my-6">
    {children}
  </div>
);

/** What the simulation models, and what it leaves out. */
export const ModelNotes = ({ children }: Children) => (
  <div data-slot="model-notes" className="my-6 font-sans text-base leading-normal text-muted">
    {children}
  </div>
);

/** A still: a diagram, a trace, code. */
export const Figure = ({ caption, children }: Children & { readonly caption: string }) => (
  <figure data-slot="figure" className="my-6">
    {children}
    <figcaption className="mt-2 font-sans text-sm text-muted">{caption}</figcaption>
  </figure>
);

/** How to say it to an interviewer. Holds one `Breath` and `FollowUp`s. */
export const Interview = ({ children }: Children) => (
  <div data-slot="interview" className="my-6">
    {children}
  </div>
);

/** The answer in one breath. */
export const Breath = ({ children }: Children) => (
  <blockquote data-slot="breath" className="!border-ink !text-ink text-xl leading-normal">
    {children}
  </blockquote>
);

const levels = { mid: 'Mid', senior: 'Senior', staff: 'Staff' } as const;

/** What is asked next, and what a good answer holds; the answer is folded, so that you can try first. */
export function FollowUp({ level, ask, children }: Children & { readonly level: keyof typeof levels; readonly ask: string }) {
  return (
    <details data-slot="follow-up" className="group/follow border-t border-rule last:border-b">
      <summary className="grid min-h-11 grid-cols-[4rem_1fr_1rem] items-baseline gap-x-2 py-2.5 font-sans text-base">
        <span className="text-sm text-muted">{levels[level]}</span>
        <span className="font-medium">{ask}</span>
        <span aria-hidden className="text-muted before:content-['+'] group-open/follow:before:content-['−']" />
      </summary>
      <div className="pb-3 sm:ps-18 [&>:first-child]:mt-0">{children}</div>
    </details>
  );
}
