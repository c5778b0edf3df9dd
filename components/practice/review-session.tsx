'use client';
import { useMachine } from '@xstate/react';
import { useEffect, useMemo, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { itemSeed } from '@/content/grade';
import type { Catalog, PlacedItem } from '@/content/practice/placed';
import { progressActions } from '@/runtime/progress/use-progress';
import { confidences } from './confidence';
import { KeepNotice } from './keep-notice';
import { loadPlacedItems } from './load-items';
import { QuestionCard } from './question-card';
import { ReviewSummary } from './review-summary';
import { type Result, session } from './session';
import { readFromAddress, SITTING, type Sitting, writeSitting } from './sitting';
import { useReview } from './use-review';

/** The sitting that progress keeps: goes on where it was left, whatever happened to the page. */
export function ReviewSession({ catalog }: { readonly catalog: Catalog }) {
  const review = useReview(catalog);
  const isRead = review !== null;
  const [sitting, setSitting] = useState<Sitting | null>(null);
  const [items, setItems] = useState<ReadonlyMap<string, PlacedItem> | null>(null);
  // on the server, and before storage was read, there is none to look at
  const kept = review === null ? null : (review.sitting ?? fromAddress());
  useEffect(() => {
    // the one found when the page opens; what is kept from then on is this page's own doing
    if (isRead) setSitting((before) => before ?? kept);
  }, [isRead, kept]);
  useEffect(() => {
    if (sitting !== null) void loadPlacedItems(sitting.ids).then(setItems);
  }, [sitting]);
  if (isRead && kept === null && sitting === null) return <NoSitting />;
  if (sitting === null || items === null)
    return <p className="min-h-96 font-sans text-muted scriptless:hidden">Fetching your questions.</p>;
  const ids = sitting.ids.filter((id) => items.has(id));
  if (ids.length === 0) return <NoSitting />;
  return (
    <>
      <KeepNotice keep={review?.keep ?? 'unread'} />
      <Round key={sitting.seed} {...{ catalog, items }} sitting={{ ...sitting, ids }} />
    </>
  );
}

const fromAddress = (): Sitting | null => readFromAddress(location.hash);

const NoSitting = () => (
  <div className="grid justify-items-start gap-4 font-sans">
    <p>No session is under way.</p>
    <Link href="/practice" className={buttonClass('solid')}>
      Begin one
    </Link>
  </div>
);

/** Kinds with a drawing, or a whole lab. */
const wide: ReadonlySet<string> = new Set(['flaw', 'knob', 'diagnose']);

interface RoundProps {
  readonly catalog: Catalog;
  readonly items: ReadonlyMap<string, PlacedItem>;
  readonly sitting: Sitting;
}

function Round({ catalog, items, sitting }: RoundProps) {
  const [snapshot, send] = useMachine(session, { input: sitting });
  const { context } = snapshot;
  const [hasMoved, setMoved] = useState(false);
  const patterns = useMemo(() => new Map(catalog.patterns.map((pattern) => [pattern.slug, pattern])), [catalog]);
  const { ids, results, round } = context;
  useEffect(() => {
    progressActions().keep(SITTING, writeSitting({ ids, results, round, seed: sitting.seed }));
  }, [ids, results, round, sitting.seed]);
  const again = (missed: readonly string[]) => {
    setMoved(true);
    send({ type: 'AGAIN', ids: missed });
  };
  if (snapshot.matches('finished')) return <ReviewSummary {...{ context, items, catalog }} onAgain={again} />;
  const id = ids[context.at]!;
  const { item, pattern } = items.get(id)!;
  const about = patterns.get(pattern)!;
  const onAnswered = (result: Result) => {
    progressActions().answer(id, result.correct, confidences[result.confidence].ratio);
    send({ type: 'ANSWERED', id, result });
  };
  const answered = Object.keys(results).length;
  return (
    <section
      data-slot="review"
      aria-label="Session"
      className={`grid gap-6 font-sans ${wide.has(item.kind) ? '' : 'max-w-[46rem]'}`}
    >
      <div className="border-b border-rule pb-2">
        <Bar done={answered} of={ids.length} />
      </div>
      <QuestionCard
        key={`${round}/${id}`}
        question={item}
        seed={itemSeed(sitting.seed, round, id)}
        slug={pattern}
        againHref={about.isWritten ? `/learn/${pattern}#${item.again}` : null}
        place={`Question ${context.at + 1} of ${ids.length}`}
        result={results[id]}
        onAnswered={onAnswered}
        headingLevel={2}
        takesFocus={hasMoved}
      >
        <Button
          variant="solid"
          onClick={() => {
            setMoved(true);
            send({ type: 'NEXT' });
          }}
        >
          {answered === ids.length ? 'See how it went' : 'Next question'}
        </Button>
      </QuestionCard>
    </section>
  );
}

/** How far along. */
function Bar({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <div className="flex items-center gap-4 text-sm text-muted tabular-nums">
      <span className="shrink-0">
        {done} of {of} answered
      </span>
      <span aria-hidden="true" className="h-2 grow border border-edge">
        <span className="block h-full bg-marker" style={{ width: `${(done / of) * 100}%` }} />
      </span>
      <Link href="/practice" className="inline-flex min-h-9 shrink-0 items-center pointer-coarse:min-h-11">
        Pause
      </Link>
    </div>
  );
}
