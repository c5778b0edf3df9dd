import { runFigures } from '@/content/computed';
import { drawQuestion, fixedQuestion, type NumericQuestion } from '@/content/draw';
import { readFigure, writeFigure } from '@/content/figures';
import type { LessonContent } from '@/content/lesson-types';
import type { Question } from '@/content/question-types';
import { theoryValue } from '@/content/theory-value';
import { LazyPart } from './lazy-part';
import { QuizRoom } from './quiz-room';

export interface CheckYourselfProps {
  readonly slug: string;
  readonly content: LessonContent;
}

/** The lesson's questions. Without scripts and on paper they stand in a list, each with its answer folded under it. */
export function CheckYourself({ slug, content: { questions } }: CheckYourselfProps) {
  return (
    <div data-controls className="font-sans">
      <div className="scriptless:hidden print:hidden">
        <LazyPart part="quiz" with={{ slug, questions }} still={<QuizRoom questions={questions} />} />
      </div>
      <ol data-slot="questions-on-paper" className="hidden list-decimal ps-6 scriptless:block print:block">
        {questions.map((question) => (
          <QuestionOnPaper key={question.id} question={question} />
        ))}
      </ol>
    </div>
  );
}

function QuestionOnPaper({ question }: { readonly question: Question }) {
  const numeric =
    question.kind === 'computed' ? drawQuestion(question, 1) : question.kind === 'estimate' ? fixedQuestion(question) : null;
  return (
    <li className="py-3">
      <p className="font-medium">{numeric?.ask ?? question.ask}</p>
      <details>
        <summary className="min-h-9 underline">Answer</summary>
        {numeric === null ? <WrittenAnswer question={question} /> : <NumericAnswer question={numeric} />}
      </details>
    </li>
  );
}

function WrittenAnswer({ question }: { readonly question: Question }) {
  if (question.kind === 'order')
    return (
      <ol className="list-decimal ps-5">
        {question.steps.map(({ text, why }) => (
          <li key={text}>
            {text}. <span className="text-muted">{why}</span>
          </li>
        ))}
      </ol>
    );
  if (question.kind !== 'choice' && question.kind !== 'multiple') return null;
  return (
    <ul className="list-disc ps-5">
      {question.options.map(({ text, correct, why }) => (
        <li key={text}>
          {text} <b className="font-semibold">{correct ? 'Right.' : 'No.'}</b> <span className="text-muted">{why}</span>
        </li>
      ))}
    </ul>
  );
}

function NumericAnswer({ question: { answer, unit, why } }: { readonly question: NumericQuestion }) {
  const value =
    'value' in answer ? answer.value : 'theory' in answer ? theoryValue(answer) : readFigure(answer.read, runFigures(answer));
  return (
    <p>
      <b className="font-semibold">{writeFigure(value, unit, 3)}</b>
      {'working' in answer ? ` (${answer.working})` : null}. <span className="text-muted">{why}</span>
    </p>
  );
}
