'use client';
import { useEffect, useMemo, useState } from 'react';
import { drawQuestion, fixedQuestion, type NumericQuestion } from '@/content/draw';
import { writeFigure, writeTolerance } from '@/content/figures';
import { isChoiceRight, isMultipleRight, isNumberRight, isOrderRight, shuffled, slipBehind } from '@/content/grade';
import type {
  ChoiceQuestion,
  ComputedQuestion,
  EstimateQuestion,
  MultipleQuestion,
  OrderQuestion,
} from '@/content/question-types';
import { answerTo, type RightAnswer, runOf } from './answer-to';
import { ChoiceList } from './choice-list';
import type { FieldsProps } from './fields';
import { NumberField, readFigureText } from './number-field';
import { OpenRun } from './open-run';
import { OrderList } from './order-list';

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

export function EstimateFields({ question, ...rest }: FieldsProps<EstimateQuestion>) {
  const fixed = useMemo(() => fixedQuestion(question), [question]);
  return <NumericFields question={fixed} {...rest} />;
}

export function ComputedFields({ question, seed, ...rest }: FieldsProps<ComputedQuestion>) {
  const numeric = useMemo(() => drawQuestion(question, seed), [question, seed]);
  return <NumericFields question={numeric} {...rest} />;
}

function NumericFields({ question, onGrade, isShown, slug }: Omit<FieldsProps<NumericQuestion>, 'seed'>) {
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
      {isShown && answer !== null ? <NumericWhy {...{ question, slug, given }} right={answer} /> : null}
    </div>
  );
}

interface NumericWhyProps {
  readonly question: NumericQuestion;
  readonly slug: string;
  readonly given: number;
  readonly right: RightAnswer;
}

function NumericWhy({ question, slug, given, right }: NumericWhyProps) {
  const { unit, why, answer: source } = question;
  const isRight = isNumberRight(question, right.value, given);
  const slip = isRight ? undefined : slipBehind(right.slips, given);
  return (
    <div data-slot="why" className="grid max-w-measure gap-1 text-sm">
      <p>
        You said <span className="bg-marker px-0.5 text-on-marker tabular-nums">{writeFigure(given, unit)}</span>. It is{' '}
        <b className="font-semibold tabular-nums">{writeFigure(right.value, unit, 3)}</b>
        {'theory' in source ? ', by the closed form' : 'scenario' in source ? ', measured in a run' : `: ${source.working}`}
        {isRight ? '. ' : `${howFar(given, right.value)}. `}
        <OpenRun link={runOf(question, slug)} />
      </p>
      {slip === undefined ? null : <p>{slip}</p>}
      <p className="text-muted">{why}</p>
    </div>
  );
}

/** How far off in factors, where that says something. */
function howFar(given: number, right: number): string {
  const factor = given / right;
  if (!(factor > 0) || !Number.isFinite(factor)) return '';
  return factor >= 1
    ? `; yours is ${writeFigure(factor, 'factor')} that`
    : `; yours is too small by ${writeFigure(1 / factor, 'factor')}`;
}
