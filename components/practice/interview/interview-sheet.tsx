'use client';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { interviewCardId } from '@/content/practice/interviews/card-id';
import { curveballIds } from '@/content/practice/interviews/curveballs';
import {
  byImportance,
  type Interview,
  pointName,
  pointNames,
  type StageId,
  stages,
} from '@/content/practice/interviews/interview-types';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { MOST_A_DAY } from '@/runtime/review/spread';
import { writeClock } from '../clock/clock';
import { curveballOf } from './curveball-card';
import type { InterviewContext } from './interview-session';

export interface InterviewSheetProps {
  readonly interview: Interview;
  readonly context: InterviewContext;
  readonly written: readonly string[];
  /** What is missing comes back in review: nothing is ticked any more. */
  readonly isSettled: boolean;
  readonly onSettle: () => void;
  readonly onCover: (point: string, is: boolean) => void;
  readonly onAnew: () => void;
}

/** After it: what was covered, as you say; how the time went; what happened and what held. */
export function InterviewSheet({ interview, context, written, isSettled, onSettle, onCover, onAnew }: InterviewSheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const all = pointNames(interview);
  const covered = new Set(context.covered);
  const count = all.filter((point) => covered.has(point)).length;
  const answers = useProgress(({ progress }) => progress.answers);
  const settle = () => {
    const asked = new Set(answers.map(({ questionId }) => questionId));
    const told = byImportance(interview).map((name) => ({
      questionId: interviewCardId(interview, name),
      correct: covered.has(name),
    }));
    // what was covered and never missed needs no card
    progressActions().answerAll(told.filter(({ questionId, correct }) => !correct || asked.has(questionId)));
    onSettle();
  };
  return (
    <div data-slot="interview-sheet" className="grid gap-8">
      <div>
        <h2 ref={heading} tabIndex={-1} className="font-serif text-2xl font-semibold">
          Your sheet
        </h2>
        <p className="mt-1 max-w-measure">
          {isSettled ? '' : 'Tick what you covered; your notes stand beside it. Nobody covers everything in 45 minutes. '}
          <span role="status" className="tabular-nums">
            {count} of {all.length} covered.
          </span>
        </p>
      </div>
      {stages.map(({ id, title, minutes }, i) => (
        <StageRow
          key={id}
          {...{ interview, id, title, minutes, context, covered, written, isSettled, onCover }}
          spentMs={context.spentMs[i]!}
        />
      ))}
      <Happened {...{ interview, context }} />
      <p role="status">{isSettled ? settledWords(all.length - count) : ''}</p>
      <p className="flex flex-wrap gap-2 print:hidden">
        {isSettled ? null : (
          <Button variant="solid" onClick={settle}>
            {count === all.length ? 'Settle the sheet' : `Review the ${all.length - count} that are missing`}
          </Button>
        )}
        <Button variant={isSettled ? 'solid' : 'plain'} onClick={onAnew}>
          Do it again
        </Button>
        <Link href="/practice/interview" className={buttonClass()}>
          All interviews
        </Link>
      </p>
    </div>
  );
}

interface StageRowProps extends Pick<InterviewSheetProps, 'interview' | 'context' | 'written' | 'isSettled' | 'onCover'> {
  readonly id: StageId;
  readonly title: string;
  readonly minutes: number;
  readonly spentMs: number;
  readonly covered: ReadonlySet<string>;
}

/** What was noted in a stage, beside what a whole answer touches. */
function StageRow({ interview, id, title, minutes, spentMs, context, covered, written, isSettled, onCover }: StageRowProps) {
  return (
    <section aria-labelledby={`sheet-${id}`} className="grid gap-x-10 gap-y-2 border-t border-ink pt-3 lg:grid-cols-2">
      <div>
        <h3 id={`sheet-${id}`} className="font-medium">
          {title}{' '}
          <span className="font-normal text-muted tabular-nums">
            {writeClock(spentMs)} of {minutes}:00
          </span>
        </h3>
        <p className="mt-1 font-serif whitespace-pre-line wrap-anywhere">
          {context.notes[id].trim() === '' ? <span className="text-muted">No notes.</span> : context.notes[id]}
        </p>
      </div>
      <ul aria-labelledby={`sheet-${id}`}>
        {interview.stages[id].points.map((point) => {
          const name = pointName(id, point);
          const is = covered.has(name);
          return (
            <li key={point.id} className="border-t border-rule py-1 first:border-0">
              <label className="grid min-h-9 grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-x-2 py-1 pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  checked={is}
                  disabled={isSettled}
                  onChange={() => onCover(name, !is)}
                  className="size-4 translate-y-0.5 accent-ink"
                />
                <span className={cn('justify-self-start box-decoration-clone px-0.5', is && 'bg-marker text-on-marker')}>
                  {point.says}
                </span>
              </label>
              {!is && written.includes(point.lesson) ? (
                <Link href={`/learn/${point.lesson}`} className="ms-7 text-sm text-muted">
                  Read about it<span className="sr-only">: {point.says}</span>
                </Link>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function settledWords(missing: number): string {
  if (missing === 0) return 'Nothing was missing.';
  const pace = missing > MOST_A_DAY ? `, ${MOST_A_DAY} a day, what weighs most first` : '';
  return `${missing} ${missing === 1 ? 'comes' : 'come'} back in review from tomorrow on${pace}.`;
}

function Happened({ interview, context }: Pick<InterviewSheetProps, 'interview' | 'context'>) {
  return (
    <section aria-labelledby="sheet-happened" className="border-t border-ink pt-3">
      <h3 id="sheet-happened" className="font-medium">
        What happened
      </h3>
      <ul className="mt-1 grid gap-2">
        {curveballIds.map((id) => {
          const { title, answers } = curveballOf(id, interview.names);
          const taken = context.curveballs[id];
          const answer = answers.find((other) => other.id === taken?.answer);
          return (
            <li key={id}>
              {title}:{' '}
              {taken === undefined || answer === undefined ? (
                <span className="text-muted">you did not get to it.</span>
              ) : (
                <>
                  {answer.text.toLowerCase()}. <b className="font-semibold">{taken.holds ? 'It held.' : 'It did not hold.'}</b>{' '}
                  <span className="text-muted">{answer.why}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
