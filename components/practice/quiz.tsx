'use client';
import { useMachine } from '@xstate/react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { itemSeed } from '@/content/grade';
import type { Question } from '@/content/question-types';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { confidences } from './confidence';
import { newSeed } from './new-seed';
import { QuestionCard } from './question-card';
import { missedOf, type Result, rightOf, type SessionContext, session } from './session';

export interface QuizProps {
  readonly slug: string;
  readonly questions: readonly Question[];
}

/** A lesson's questions: one at a time or all on one page, then again with what was missed. */
export function Quiz({ slug, questions }: QuizProps) {
  const ids = useMemo(() => questions.map(({ id }) => id), [questions]);
  const [snapshot, send] = useMachine(session, { input: { ids } });
  const [seed] = useState(newSeed);
  const [isAll, setAll] = useState(false);
  const [hasMoved, setMoved] = useState(false);
  const { context } = snapshot;
  const byId = useMemo(() => new Map(questions.map((question) => [question.id, question])), [questions]);
  const onAnswered = (id: string, result: Result) => {
    progressActions().answer(`${slug}/${id}`, result.correct, confidences[result.confidence].ratio);
    send({ type: 'ANSWERED', id, result });
  };
  const again = (next: readonly string[]) => {
    setMoved(true);
    send({ type: 'AGAIN', ids: next });
  };
  const isOver = context.ids.every((id) => Object.hasOwn(context.results, id)) && (isAll || snapshot.matches('finished'));
  const shown = isAll ? context.ids : snapshot.matches('finished') ? [] : [context.ids[context.at]!];
  return (
    <section data-slot="quiz" aria-label="Check yourself" className="grid gap-6 font-sans">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule pb-2 text-sm">
        <Standing context={context} slug={slug} ids={ids} onAgain={again} />
        <Switch label="All on one page" checked={isAll} onCheckedChange={setAll} className="w-44" />
      </div>
      {shown.map((id) => (
        <QuestionCard
          key={`${context.round}/${id}`}
          question={byId.get(id)!}
          seed={itemSeed(seed, context.round, id)}
          slug={slug}
          againHref={`#${byId.get(id)!.again}`}
          place={`Question ${context.ids.indexOf(id) + 1} of ${context.ids.length}`}
          result={context.results[id]}
          onAnswered={(result) => onAnswered(id, result)}
          takesFocus={hasMoved && !isAll}
        >
          {isAll ? null : (
            <Button
              variant="solid"
              onClick={() => {
                setMoved(true);
                send({ type: 'NEXT' });
              }}
            >
              {context.ids.every((other) => Object.hasOwn(context.results, other)) ? 'See how it went' : 'Next question'}
            </Button>
          )}
        </QuestionCard>
      ))}
      {isOver ? <Summary context={context} all={ids} byId={byId} onAgain={again} /> : null}
    </section>
  );
}

interface StandingProps {
  readonly context: SessionContext;
  readonly slug: string;
  readonly ids: readonly string[];
  readonly onAgain: (ids: readonly string[]) => void;
}

/** Where you are in this sitting, or, before it begins, how the last one went. */
function Standing({ context, slug, ids, onAgain }: StandingProps) {
  const answers = useProgress(({ progress }) => progress.answers);
  const [last] = useState(() => lastAnswers(answers, slug));
  const done = Object.keys(context.results).length;
  const missedBefore = ids.filter((id) => last.get(`${slug}/${id}`) === false);
  if (done === 0 && context.round === 1 && last.size > 0)
    return (
      <p className="flex flex-wrap items-center gap-x-4 tabular-nums">
        Last time: {ids.filter((id) => last.get(`${slug}/${id}`)).length} of {ids.length} right.
        {missedBefore.length > 0 && missedBefore.length < ids.length ? (
          <Button onClick={() => onAgain(missedBefore)}>Only the {missedBefore.length} you missed</Button>
        ) : null}
      </p>
    );
  return (
    <p className="tabular-nums">
      {done} of {context.ids.length} answered, {rightOf(context)} right
    </p>
  );
}

function lastAnswers(answers: readonly { readonly questionId: string; readonly correct: boolean }[], slug: string) {
  const own = answers.filter(({ questionId }) => questionId.startsWith(`${slug}/`));
  return new Map(own.map(({ questionId, correct }) => [questionId, correct]));
}

interface SummaryProps {
  readonly context: SessionContext;
  readonly all: readonly string[];
  readonly byId: ReadonlyMap<string, Question>;
  readonly onAgain: (ids: readonly string[]) => void;
}

function Summary({ context, all, byId, onAgain }: SummaryProps) {
  const missed = missedOf(context);
  const sureAndWrong = missed.filter((id) => context.results[id]!.confidence === 'sure');
  return (
    <div data-slot="quiz-summary" className="grid gap-3 border-t border-ink pt-4">
      <h3 tabIndex={-1} ref={(element) => element?.focus()} className="font-serif text-xl font-semibold">
        {rightOf(context)} of {context.ids.length} right
      </h3>
      {missed.length === 0 ? <p>Nothing missed.</p> : null}
      {sureAndWrong.length > 0 ? (
        <div>
          <p>Sure, and wrong. These are worth more than the rest:</p>
          <ul className="list-disc ps-5">
            {sureAndWrong.map((id) => (
              <li key={id}>{byId.get(id)!.ask.replaceAll(/\{(\w+)\}/g, '…')}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {missed.length > 0 ? (
          <Button variant="solid" onClick={() => onAgain(missed)}>
            Again: the {missed.length} missed
          </Button>
        ) : null}
        <Button onClick={() => onAgain(all)}>All again</Button>
      </div>
    </div>
  );
}
