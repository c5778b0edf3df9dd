'use client';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { drawQuestion, fixedQuestion, type NumericQuestion } from '@/content/draw';
import type { Question } from '@/content/question-types';
import { type Confidence, calibrationNote } from './confidence';
import { ConfidenceField } from './confidence-field';
import { ChoiceFields, MultipleFields, NumericFields, OrderFields } from './question-fields';
import type { Result } from './session';

export interface QuestionCardProps {
  readonly question: Question;
  /** Draws and shuffles. */
  readonly seed: number;
  readonly slug: string;
  /** The lab in which a question's run is opened when it is of no lab. */
  readonly openIn: string;
  /** `3 of 12`. */
  readonly place: string;
  readonly result: Result | undefined;
  readonly onAnswered: (result: Result) => void;
  /** Takes the focus when it appears: the learner asked for it. */
  readonly takesFocus: boolean;
  /** Shown under the explanation: what comes next. */
  readonly children?: React.ReactNode;
}

/** One question: answer, say how sure you are, see why. */
export function QuestionCard({
  question,
  seed,
  slug,
  openIn,
  place,
  result,
  onAnswered,
  takesFocus,
  children,
}: QuestionCardProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const numeric = useMemo(() => numericOf(question, seed), [question, seed]);
  const [grade, setGrade] = useState<boolean | null>(null);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [missing, setMissing] = useState('');
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const onGrade = useCallback((correct: boolean | null) => setGrade(correct), []);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (grade === null) setMissing('Answer first.');
    else if (confidence === null) setMissing('Say how sure you are, then answer.');
    else onAnswered({ correct: grade, confidence });
  };
  return (
    <form
      data-slot="question"
      data-kind={question.kind}
      aria-labelledby={`${id}-ask`}
      onSubmit={submit}
      className="grid gap-3"
      noValidate
    >
      <div>
        <p className="text-sm text-muted tabular-nums">
          {place}
          {question.level === undefined ? null : ` · ${question.level}`}
        </p>
        <h3 ref={heading} id={`${id}-ask`} tabIndex={-1} className="font-serif text-lg leading-snug font-semibold text-wrap">
          {numeric?.ask ?? question.ask}
        </h3>
      </div>
      <Fields {...{ question, numeric, seed, slug, openIn, onGrade }} isShown={result !== undefined} />
      {result === undefined ? (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <ConfidenceField value={confidence} onChange={setConfidence} />
          <Button type="submit" variant="solid">
            Answer
          </Button>
          <p role="alert" className="text-sm">
            {missing}
          </p>
        </div>
      ) : (
        <Verdict result={result} again={question.again}>
          {children}
        </Verdict>
      )}
    </form>
  );
}

function numericOf(question: Question, seed: number): NumericQuestion | null {
  if (question.kind === 'computed') return drawQuestion(question, seed);
  return question.kind === 'estimate' ? fixedQuestion(question) : null;
}

interface QuestionFieldsProps extends Pick<QuestionCardProps, 'question' | 'seed' | 'slug' | 'openIn'> {
  readonly numeric: NumericQuestion | null;
  readonly isShown: boolean;
  readonly onGrade: (correct: boolean | null) => void;
}

function Fields({ question, numeric, slug, openIn, ...rest }: QuestionFieldsProps) {
  switch (question.kind) {
    case 'choice':
      return <ChoiceFields question={question} {...rest} />;
    case 'multiple':
      return <MultipleFields question={question} {...rest} />;
    case 'order':
      return <OrderFields question={question} {...rest} />;
    default:
      return numeric === null ? null : (
        <NumericFields question={numeric} slug={slug} openIn={openIn} onGrade={rest.onGrade} isShown={rest.isShown} />
      );
  }
}

interface VerdictProps {
  readonly result: Result;
  readonly again: string;
  readonly children: React.ReactNode;
}

/** Takes the focus when it appears, so that a keyboard goes on from here and a screen reader says it. */
function Verdict({ result: { correct, confidence }, again, children }: VerdictProps) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus({ preventScroll: true }), []);
  return (
    <div data-slot="verdict" data-correct={correct} className="grid gap-3 border-t border-ink pt-3">
      <p ref={words} tabIndex={-1}>
        <b className="font-semibold">{correct ? 'Right.' : 'Not right.'}</b>{' '}
        <span className="text-muted">{calibrationNote(correct, confidence)}</span>
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 text-sm">
        {children}
        {correct ? null : <a href={`#${again}`}>Read it again</a>}
      </div>
    </div>
  );
}
