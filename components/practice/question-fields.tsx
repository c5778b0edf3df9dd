'use client';
import { useEffect, useState } from 'react';
import type { NumericQuestion } from '@/content/draw';
import { writeFigure, writeTolerance } from '@/content/figures';
import { isChoiceRight, isMultipleRight, isNumberRight, isOrderRight, shuffled, slipBehind } from '@/content/grade';
import type { ChoiceQuestion, MultipleQuestion, OrderQuestion } from '@/content/question-types';
import { LINK_PARAM, writeLink } from '@/runtime/link';
import { answerTo, type RightAnswer, runOf } from './answer-to';
import { ChoiceList } from './choice-list';
import { NumberField, readFigureText } from './number-field';
import { OrderList } from './order-list';

/** What a kind of question puts between its words and the answer button. */
interface FieldsProps<Q> {
  readonly question: Q;
  /** Shuffles what may not stand in the order it is written in. */
  readonly seed: number;
  /** Whether the answer as it stands is right; null while there is none. */
  readonly onGrade: (correct: boolean | null) => void;
  /** Answered: show what is right and why. */
  readonly isShown: boolean;
}

export function ChoiceFields({ question: { options }, seed, onGrade, isShown }: FieldsProps<ChoiceQuestion>) {
  const [order] = useState(() => shuffled(options.length, seed));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  return (
    <ChoiceList
      legend="One is right"
      options={order.map((i) => options[i]!)}
      chosen={chosen}
      isShown={isShown}
      onChoose={(next) => {
        setChosen(next);
        onGrade(isChoiceRight(options, order[next[0]!]!));
      }}
    />
  );
}

export function MultipleFields({ question, seed, onGrade, isShown }: FieldsProps<MultipleQuestion>) {
  const [order] = useState(() => shuffled(question.options.length, seed));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  return (
    <ChoiceList
      legend="Choose all that are right"
      isMany
      options={order.map((i) => question.options[i]!)}
      chosen={chosen}
      isShown={isShown}
      onChoose={(next) => {
        setChosen(next);
        const indices = next.map((place) => order[place]!);
        onGrade(next.length === 0 ? null : isMultipleRight(question, indices));
      }}
    />
  );
}

export function OrderFields({ question, seed, onGrade, isShown }: FieldsProps<OrderQuestion>) {
  const [order, setOrder] = useState<readonly number[]>(() => shuffled(question.steps.length, seed));
  useEffect(() => onGrade(isOrderRight(question, order)), [question, order, onGrade]);
  return <OrderList steps={question.steps} order={order} onMove={setOrder} isShown={isShown} />;
}

type Answer = RightAnswer | { readonly problem: string } | null;

/** The right number is worked out while you think; a run for it is made in the worker. */
function useAnswer(question: NumericQuestion): Answer {
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    let isGone = false;
    answerTo(question).then(
      (right) => isGone || setAnswer(right),
      (error: Error) => isGone || setAnswer({ problem: error.message }),
    );
    return () => {
      isGone = true;
    };
  }, [question]);
  return answer;
}

interface NumericFieldsProps extends Omit<FieldsProps<NumericQuestion>, 'seed'> {
  readonly slug: string;
  /** The lab in which a question's run is opened when it is of no lab. */
  readonly openIn: string;
}

export function NumericFields({ question, onGrade, isShown, slug, openIn }: NumericFieldsProps) {
  const { unit, tolerance } = question;
  const [text, setText] = useState('');
  const answer = useAnswer(question);
  const given = readFigureText(text, unit);
  const isGiven = Number.isFinite(given);
  useEffect(() => {
    if (answer === null || 'problem' in answer) onGrade(null);
    else onGrade(isGiven ? isNumberRight(question, answer.value, given) : null);
  }, [question, answer, given, isGiven, onGrade]);
  if (answer !== null && 'problem' in answer)
    return <p role="alert">The run for this question could not be made: {answer.problem}. Go on to another one.</p>;
  return (
    <div className="grid gap-2">
      <NumberField
        label={`Your answer (${writeTolerance(tolerance, unit)} counts)`}
        {...{ unit, text }}
        onText={setText}
        disabled={isShown}
      />
      {isShown && answer !== null ? <NumericWhy {...{ question, slug, openIn, given }} right={answer} /> : null}
    </div>
  );
}

interface NumericWhyProps {
  readonly question: NumericQuestion;
  readonly slug: string;
  /** The lab in which a question's run is opened when it is of no lab. */
  readonly openIn: string;
  readonly given: number;
  readonly right: RightAnswer;
}

function NumericWhy({ question, slug, openIn, given, right }: NumericWhyProps) {
  const { unit, why, answer: source } = question;
  const isRight = isNumberRight(question, right.value, given);
  const slip = isRight ? undefined : slipBehind(right.slips, given);
  const href = useRunHref(question, slug, openIn);
  return (
    <div data-slot="why" className="grid max-w-measure gap-1 text-sm">
      <p>
        You said <span className="bg-marker px-0.5 text-on-marker tabular-nums">{writeFigure(given, unit)}</span>. It is{' '}
        <b className="font-semibold tabular-nums">{writeFigure(right.value, unit, 3)}</b>
        {'theory' in source ? ', by the closed form' : 'scenario' in source ? ', measured in a run' : `: ${source.working}`}.{' '}
        {href === null ? null : <a href={href}>Open this run</a>}
      </p>
      {slip === undefined ? null : <p>{slip}</p>}
      <p className="text-muted">{why}</p>
    </div>
  );
}

function useRunHref(question: NumericQuestion, slug: string, openIn: string): string | null {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    const link = runOf(question, slug, openIn);
    if (link === null) return;
    let isGone = false;
    void writeLink(link).then((text) => isGone || setHref(`/learn/${slug}?${LINK_PARAM}=${text}#lab-${link.lab.split('.')[1]}`));
    return () => {
      isGone = true;
    };
  }, [question, slug, openIn]);
  return href;
}
