'use client';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { confusable } from '@/content/practice/confusable';
import type { Catalog } from '@/content/practice/placed';
import { progressActions } from '@/runtime/progress/use-progress';
import { habitOf } from '@/runtime/review/days';
import { planSession } from '@/runtime/review/plan';
import { Ahead } from './ahead';
import { newSeed } from './new-seed';
import { isOpen, lengths, readLength, SITTING, SITTING_LENGTH, type Sitting, writeInAddress, writeSitting } from './sitting';
import { begunPatterns, type Review, useReview } from './use-review';

/** The home of practice: what is due, how much of it to take on, and where you left off. */
export function Desk({ catalog }: { readonly catalog: Catalog }) {
  const review = useReview(catalog);
  return (
    <section
      data-slot="desk"
      data-ready={review !== null}
      aria-label="Today"
      className="grid min-h-96 content-start gap-8 font-sans sm:min-h-80 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-16"
    >
      {review === null ? (
        <p className="text-muted">
          <span className="scriptless:hidden">Reading what this browser remembers.</span>
          <span className="hidden scriptless:inline">
            A session needs JavaScript. Without it, every lesson has its questions with their answers, and the sheets below can be
            printed.
          </span>
        </p>
      ) : (
        <>
          {review.sitting !== null && isOpen(review.sitting) ? (
            <GoOn sitting={review.sitting} />
          ) : (
            <Begin {...{ review, catalog }} />
          )}
          <Aside review={review} />
        </>
      )}
    </section>
  );
}

function GoOn({ sitting }: { readonly sitting: Sitting }) {
  const done = Object.keys(sitting.results).length;
  return (
    <div className="grid content-start gap-4">
      <p className="font-serif text-xl">
        You are in the middle of a session: {done} of {sitting.ids.length} answered.
      </p>
      <p className="flex flex-wrap gap-2">
        <Link href="/practice/session" className={buttonClass('solid')}>
          Go on
        </Link>
        <Button onClick={() => progressActions().keep(SITTING, null)}>Leave it</Button>
      </p>
      <p className="max-w-measure text-sm text-muted">What you have answered is kept either way.</p>
    </div>
  );
}

interface BeginProps {
  readonly review: Review;
  readonly catalog: Catalog;
}

function Begin({ review, catalog }: BeginProps) {
  const { due, fresh, cards, progress } = review;
  const router = useRouter();
  const length = readLength(progress.kept[SITTING_LENGTH]?.value);
  const isAhead = due === 0 && fresh === 0;
  const count = Math.min(length, isAhead ? cards.size : due + fresh);
  const begin = () => {
    const seed = newSeed();
    const begun = begunPatterns(progress, catalog, cards);
    const ids = planSession({ items: catalog.items, cards, now: review.now, count: length, seed, confusable, begun, isAhead });
    progressActions().keep(SITTING, writeSitting({ ids, results: {}, round: 1, seed }));
    router.push(`/practice/session${review.keep === 'saved' ? '' : writeInAddress({ ids, seed })}`);
  };
  return (
    <div className="grid content-start gap-5">
      <p className="max-w-measure font-serif text-xl">
        {cards.size === 0 ? (
          <>Nothing is due: you have not been asked anything yet. Begin anywhere. What you miss comes back tomorrow.</>
        ) : due > 0 ? (
          <>
            <b className="font-semibold tabular-nums">{due}</b> {due === 1 ? 'is' : 'are'} due today
            {due < length && fresh > 0 ? ', and there is room for something new' : ''}.
          </>
        ) : fresh > 0 ? (
          <>Nothing is due today. There is room for something new.</>
        ) : (
          <>Nothing is due, and you have been asked everything. You can practise ahead of time.</>
        )}
      </p>
      <LengthField value={length} onChange={(next) => progressActions().keep(SITTING_LENGTH, next)} />
      <p>
        <Button variant="solid" onClick={begin}>
          Begin with {count} {count === 1 ? 'question' : 'questions'}
        </Button>
      </p>
    </div>
  );
}

interface LengthFieldProps {
  readonly value: number;
  readonly onChange: (length: number) => void;
}

function LengthField({ value, onChange }: LengthFieldProps) {
  const id = useId();
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <legend className="float-start me-4 text-muted max-sm:w-full">Questions in a session</legend>
      {lengths.map((length) => (
        <label key={length} className="flex min-h-9 items-center gap-1.5 tabular-nums pointer-coarse:min-h-11">
          <input
            type="radio"
            name={id}
            checked={length === value}
            onChange={() => onChange(length)}
            className="size-4 accent-ink"
          />
          <span className={cn(length === value && 'bg-marker px-0.5 text-on-marker')}>{length}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What comes in the next days, and on which of the last ones something was done. */
function Aside({ review: { cards, progress, now } }: { readonly review: Review }) {
  if (cards.size === 0) return null;
  const { daysInARow, lastDays } = habitOf(progress.answers, now);
  const days = lastDays.filter(Boolean).length;
  return (
    <div className="grid content-start gap-6 text-sm">
      <Ahead {...{ cards, now }} />
      <div>
        <p>
          You practised on {days} of the last {lastDays.length} days
          {daysInARow > 1 ? `, ${daysInARow} in a row` : ''}.
        </p>
        <p aria-hidden="true" className="mt-2 flex gap-1">
          {lastDays.map((did, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: days in their order
            <span key={i} className={cn('size-3 rounded-full border', did ? 'border-ink bg-marker' : 'border-edge')} />
          ))}
        </p>
      </div>
    </div>
  );
}
