'use client';
import { Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { drawQuestion } from '@/content/draw';
import type { Item } from '@/content/practice/item-types';
import { type Confidence, calibrationNote } from './confidence';
import { ConfidenceField } from './confidence-field';
import type { Grade } from './fields';
import { ItemFields } from './fields-of-kind';
import type { Result } from './session';

export interface QuestionCardProps {
  readonly question: Item;
  /** Draws and shuffles. */
  readonly seed: number;
  /** The lesson whose labs an answer may name. */
  readonly slug: string;
  /** Where it is taught; nothing where that is not written yet. */
  readonly againHref: string | null;
  /** `3 of 12`. */
  readonly place: string;
  readonly result: Result | undefined;
  readonly onAnswered: (result: Result) => void;
  /** The heading it is under is one above. @default 3 */
  readonly headingLevel?: 2 | 3;
  /** Takes the focus when it appears: the learner asked for it. */
  readonly takesFocus: boolean;
  /** Shown under the explanation: what comes next. */
  readonly children?: React.ReactNode;
}

/** What is asked, drawn. */
const askOf = (question: Item, seed: number): string =>
  question.kind === 'computed' ? drawQuestion(question, seed).ask : question.ask;

/** One question: answer, say how sure you are, see why. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, seed, slug, againHref, place, result, headingLevel = 3, takesFocus, children } = props;
  const Heading = `h${headingLevel}` as const;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { setGrade, confidence, setConfidence, missing, isRunning, submit } = useAnswering(props.onAnswered);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
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
        <Heading
          ref={heading}
          id={`${id}-ask`}
          tabIndex={-1}
          className="max-w-[46rem] font-serif text-lg leading-snug font-semibold text-pretty"
        >
          {askOf(question, seed)}
        </Heading>
      </div>
      <Suspense fallback={<div className="min-h-40" />}>
        <ItemFields {...{ question, seed, slug }} onGrade={setGrade} isShown={result !== undefined} />
      </Suspense>
      {result === undefined ? (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <ConfidenceField value={confidence} onChange={setConfidence} disabled={isRunning} />
          <Button type="submit" variant="solid" aria-disabled={isRunning}>
            {isRunning ? (question.kind === 'recall' ? 'Say which' : 'Running') : 'Answer'}
          </Button>
          <p role="alert" className="text-sm">
            {missing}
          </p>
        </div>
      ) : (
        <Verdict result={result} againHref={againHref}>
          {children}
        </Verdict>
      )}
    </form>
  );
}

function useAnswering(onAnswered: (result: Result) => void) {
  const grade = useRef<Grade>(null);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [missing, setMissing] = useState('');
  const [isRunning, setRunning] = useState(false);
  const setGrade = useCallback((next: Grade) => {
    grade.current = next;
  }, []);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (isRunning) return;
    if (grade.current === null) return setMissing('Answer first.');
    if (confidence === null) return setMissing('Say how sure you are, then answer.');
    setMissing('');
    if (typeof grade.current === 'boolean') return onAnswered({ correct: grade.current, confidence });
    setRunning(true);
    try {
      onAnswered({ correct: await grade.current(), confidence });
    } catch (error) {
      setMissing(`It could not be run: ${(error as Error).message}.`);
    }
    setRunning(false);
  };
  return { setGrade, confidence, setConfidence, missing, isRunning, submit };
}

interface VerdictProps {
  readonly result: Result;
  readonly againHref: string | null;
  readonly children: React.ReactNode;
}

/** Takes the focus when it appears, so that a keyboard goes on from here and a screen reader says it. */
function Verdict({ result: { correct, confidence }, againHref, children }: VerdictProps) {
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
        {correct || againHref === null ? null : <a href={againHref}>Read it again</a>}
      </div>
    </div>
  );
}
