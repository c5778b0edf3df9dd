'use client';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Catalog, PlacedItem } from '@/content/practice/placed';
import { dayOf, type Now } from '@/runtime/review/days';
import { missedOf, rightOf, type SessionContext } from './session';
import { useReview } from './use-review';

export interface ReviewSummaryProps {
  readonly context: SessionContext;
  readonly items: ReadonlyMap<string, PlacedItem>;
  readonly catalog: Catalog;
  readonly onAgain: (ids: readonly string[]) => void;
}

/** How it went, and when each comes back. */
export function ReviewSummary({ context, items, catalog, onAgain }: ReviewSummaryProps) {
  const review = useReview(catalog);
  const missed = missedOf(context);
  const sureAndWrong = missed.filter((id) => context.results[id]!.confidence === 'sure');
  return (
    <section data-slot="review-summary" aria-label="Session" className="grid max-w-[46rem] gap-6 font-sans">
      <div>
        <h2 tabIndex={-1} ref={(element) => element?.focus()} className="font-serif text-2xl font-semibold">
          {rightOf(context)} of {context.ids.length} right
        </h2>
        <p className="mt-1 text-muted">
          {missed.length === 0
            ? 'Nothing missed. What you were sure of comes back late, what you guessed soon.'
            : sureAndWrong.length > 0
              ? `Sure and wrong: ${sureAndWrong.length}. Those are worth more than the rest.`
              : 'What you missed comes back tomorrow.'}
        </p>
      </div>
      <ul className="grid">
        {context.ids.map((id) => {
          const { correct, confidence } = context.results[id]!;
          const due = review?.cards.get(id)?.dueAtMs;
          return (
            <li
              key={id}
              data-correct={correct}
              className="grid gap-x-6 border-t border-rule py-2 last:border-b sm:grid-cols-[1fr_auto]"
            >
              <span>{items.get(id)!.item.ask.replaceAll(/\{(\w+)\}/g, '…')}</span>
              <span className="text-sm text-muted sm:text-end">
                {correct ? (
                  'right'
                ) : (
                  <b className="font-semibold text-ink">{confidence === 'sure' ? 'sure, and wrong' : 'missed'}</b>
                )}
                {due === undefined ? null : `, back ${writeDay(due, review!.now)}`}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="flex flex-wrap gap-2">
        {missed.length > 0 ? (
          <Button variant="solid" onClick={() => onAgain(missed)}>
            Again: the {missed.length} missed
          </Button>
        ) : null}
        <Link href="/practice" className={buttonClass(missed.length > 0 ? 'plain' : 'solid')}>
          Back to practice
        </Link>
      </p>
    </section>
  );
}

/** `tomorrow`, `in 8 days`. */
function writeDay(atMs: number, now: Now): string {
  const days = dayOf(atMs, now) - dayOf(now.nowMs, now);
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
