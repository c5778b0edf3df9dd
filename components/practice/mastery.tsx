'use client';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { announce } from '@/components/ui/status';
import { itemKinds } from '@/content/practice/item-kinds';
import { type Catalog, type CatalogItem, isQuestion } from '@/content/practice/placed';
import { calibrationOf, type SurenessSpell, shareBounds, surenessOverTime } from '@/runtime/review/calibration';
import type { Card } from '@/runtime/review/schedule';
import { saveFile } from '../ui/save-file';
import { confidences } from './confidence';
import { ShareBar } from './share-bar';
import { useReview } from './use-review';

/** Known so well that it waits three weeks. */
const HOLDS_DAYS = 21;

/** What is mastered, by pattern and by kind, and how sure was how right. Says how little it knows. */
export function Mastery({ catalog }: { readonly catalog: Catalog }) {
  const review = useReview(catalog);
  const groups = useMemo(() => groupsOf(catalog), [catalog]);
  if (review === null) return null;
  const { cards, progress } = review;
  return (
    <div data-slot="mastery" className="mt-12 grid max-w-lab gap-12 font-sans">
      <section aria-labelledby="mastered">
        <h2 id="mastered" className="font-serif text-2xl font-semibold">
          What holds
        </h2>
        <p className="mt-1 mb-4 max-w-measure text-muted">
          Right at the last try, of what was asked. The stretch says where your share may well lie: after three questions nearly
          anywhere, after thirty you know. What holds is recalled nine times in ten after three weeks.
        </p>
        <Groups caption="By pattern" rows={groups.patterns} cards={cards} />
        <Groups caption="By kind of question" rows={groups.kinds} cards={cards} />
      </section>
      <Calibration answers={progress.answers} />
      <Cards missed={[...cards].filter(([, card]) => !card.lastCorrect).map(([id]) => id)} />
    </div>
  );
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly href?: string;
  readonly items: readonly CatalogItem[];
}

function groupsOf({ items, patterns }: Catalog): { patterns: Group[]; kinds: Group[] } {
  return {
    patterns: patterns.map(({ slug, title, isWritten }) => ({
      key: slug,
      label: title,
      ...(isWritten ? { href: `/learn/${slug}` } : {}),
      items: items.filter(({ pattern }) => pattern === slug),
    })),
    kinds: Object.entries(itemKinds)
      .map(([kind, { label }]) => ({ key: kind, label, items: items.filter((item) => item.kind === kind) }))
      .filter(({ items: own }) => own.length > 0),
  };
}

interface GroupsProps {
  readonly caption: string;
  readonly rows: readonly Group[];
  readonly cards: ReadonlyMap<string, Card>;
}

function Groups({ caption, rows, cards }: GroupsProps) {
  const isAsked = ({ items }: Group) => items.some(({ id }) => cards.has(id));
  const unasked = rows.filter((row) => !isAsked(row));
  return (
    <div className="mb-8">
      {unasked.length === rows.length ? null : <GroupTable {...{ caption, cards }} rows={rows.filter(isAsked)} />}
      {unasked.length === 0 ? null : (
        <p className="max-w-measure pt-2 text-sm text-muted">
          {caption}, not asked yet: {unasked.map(({ label }) => label).join(', ')}.
        </p>
      )}
    </div>
  );
}

function GroupTable({ caption, rows, cards }: GroupsProps) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="pb-1 text-start font-semibold">{caption}</caption>
      <thead className="sr-only sm:not-sr-only">
        <tr className="border-b border-edge text-start text-muted">
          <th scope="col" className="py-1.5 pe-4 font-normal">
            <span className="sr-only">{caption}</span>
          </th>
          <th scope="col" className="py-1.5 pe-4 font-normal">
            Asked
          </th>
          <th scope="col" className="py-1.5 pe-4 font-normal">
            Right at the last try
          </th>
          <th scope="col" className="py-1.5 font-normal">
            Holds
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <GroupRow key={row.key} {...{ row, cards }} />
        ))}
      </tbody>
    </table>
  );
}

function GroupRow({ row: { label, href, items }, cards }: { readonly row: Group; readonly cards: GroupsProps['cards'] }) {
  const own = items.flatMap(({ id }) => cards.get(id) ?? []);
  const asked = items.filter((item) => isQuestion(item) || cards.has(item.id)).length;
  const right = own.filter(({ lastCorrect }) => lastCorrect).length;
  const holds = own.filter(({ stabilityDays }) => stabilityDays >= HOLDS_DAYS).length;
  return (
    <tr className="grid grid-cols-[1fr_auto] border-b border-rule py-1.5 sm:table-row">
      <th scope="row" className="pe-4 text-start font-medium sm:py-1.5">
        {href === undefined ? label : <Link href={href}>{label}</Link>}
      </th>
      <td className="text-end text-muted tabular-nums sm:py-1.5 sm:pe-4 sm:text-start">
        {own.length} of {asked}
      </td>
      <td className="sm:py-1.5 sm:pe-4">
        <ShareBar asked={own.length} right={right} {...shareBounds(right, own.length)} />
      </td>
      <td className="text-end tabular-nums sm:py-1.5 sm:text-start">
        {holds === 0 ? <span className="text-muted">none</span> : holds}
        <span className="text-muted sm:sr-only"> {holds === 1 ? 'holds' : 'hold'}</span>
      </td>
    </tr>
  );
}

type Answers = Parameters<typeof calibrationOf>[0];

/** Sure against right. */
function Calibration({ answers }: { readonly answers: Answers }) {
  const levels = Object.values(confidences);
  const rows = calibrationOf(
    answers,
    levels.map(({ ratio }) => ratio),
  );
  return (
    <section aria-labelledby="calibration">
      <h2 id="calibration" className="font-serif text-2xl font-semibold">
        Sure against right
      </h2>
      <p className="mt-1 mb-4 max-w-measure text-muted">
        The ring is how often you should be right when you say so; the line is how often you were.
      </p>
      <div className="overflow-x-auto">
        <table className="border-collapse text-sm">
          <caption className="sr-only">How often you were right, by how sure you were</caption>
          <tbody>
            {rows.map((row, i) => (
              <tr key={levels[i]!.label} className="border-t border-rule last:border-b">
                <th scope="row" className="py-2 pe-6 text-start font-medium">
                  {levels[i]!.label} <span className="font-normal text-muted tabular-nums">{Math.round(row.said * 100)}%</span>
                </th>
                <td className="py-2 pe-6">
                  <ShareBar {...row} />
                </td>
                <td className="hidden py-2 text-muted sm:table-cell">{verdictOn(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <OverTime answers={answers} />
    </section>
  );
}

const AT_A_TIME = 10;
/** More of them than a phone shows well would say nothing more. */
const MOST_SPELLS = 12;

/** Whether the ring and the line come together as you go on. */
function OverTime({ answers }: { readonly answers: Answers }) {
  const spells = surenessOverTime(answers, AT_A_TIME).slice(-MOST_SPELLS);
  if (spells.length < 2) {
    return (
      <p className="mt-3 max-w-measure text-sm text-muted">
        After twenty answers it says here whether you are getting better at knowing what you know.
      </p>
    );
  }
  return (
    <table className="mt-6 border-collapse text-sm">
      <caption className="pb-1 text-start font-semibold">Over time, some {AT_A_TIME} answers a row, the latest last</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">You said</th>
          <th scope="col">You were right</th>
          <th scope="col">Gap</th>
        </tr>
      </thead>
      <tbody>
        {spells.map((spell, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spells are what they are, in order
          <tr key={i} className="border-t border-rule last:border-b">
            <th scope="row" className="py-2 pe-6 text-start font-normal tabular-nums">
              said {Math.round(spell.said * 100)}%
            </th>
            <td className="py-2 pe-6">
              <ShareBar {...spell} asked={spell.answers} />
            </td>
            <td className="py-2 text-end text-muted tabular-nums">{gapWords(spell)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Ten answers say little: only a gap that they bear out is one. */
function gapWords({ said, right, answers, low, high }: SurenessSpell): string {
  if (said >= low && said <= high) return 'within luck';
  const points = Math.round(Math.abs(said - right / answers) * 100);
  return `${points} points too ${said > high ? 'sure' : 'unsure'}`;
}

/** Only what the numbers bear out. */
function verdictOn({ said, asked, low, high }: ReturnType<typeof calibrationOf>[number]): string {
  if (asked === 0) return '';
  if (said > high) return 'Right less often than you said.';
  if (said < low) return 'Right more often than you said.';
  return asked < 20 ? 'Too few to tell.' : 'As often as you said.';
}

const ANKI = '/practice/headroom-anki.txt';

/** Cards to take elsewhere. The file is one of the site's own; what was not missed is left out here. */
function Cards({ missed }: { readonly missed: readonly string[] }) {
  const [problem, setProblem] = useState('');
  const saveMissed = async () => {
    try {
      const response = await fetch(ANKI);
      if (!response.ok) throw new Error(String(response.status));
      saveFile('headroom-anki-missed.txt', onlyItems(await response.text(), missed));
      announce('Cards saved.');
    } catch {
      setProblem('The cards could not be fetched. Try again when you are online.');
    }
  };
  return (
    <section aria-labelledby="cards">
      <h2 id="cards" className="font-serif text-2xl font-semibold">
        Cards for Anki
      </h2>
      <p className="mt-1 mb-4 max-w-measure text-muted">
        A text file that Anki imports as it is: question, answer, tags for the lesson and the kind.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={missed.length === 0} onClick={() => void saveMissed()}>
          <Icon name="download" /> Only what you missed
        </Button>
        <a href={ANKI} download="headroom-anki.txt" className="px-3 py-2 text-sm">
          All of them
        </a>
        <p role="alert" className="text-sm">
          {problem}
        </p>
      </div>
    </section>
  );
}

/** The lines of these items, under the same headers. */
export function onlyItems(text: string, ids: readonly string[]): string {
  const tags = new Set(ids.map((id) => `headroom-item::${id.replace('/', '::')}`));
  const isWanted = (line: string) => line.startsWith('#') || tags.has(line.slice(line.lastIndexOf(' ') + 1));
  return `${text.trimEnd().split('\n').filter(isWanted).join('\n')}\n`;
}
