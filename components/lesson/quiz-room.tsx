import { drawQuestion } from '@/content/draw';
import type { Question } from '@/content/question-types';
import { OptionsRoom, SureRoom } from './room-parts';

/** The first question as it will stand, before it can be answered. */
export function QuizRoom({ questions }: { readonly questions: readonly Question[] }) {
  const first = questions[0]!;
  return (
    <div className="grid gap-6 font-sans">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule pb-2 text-sm">
        <p className="tabular-nums">0 of {questions.length} answered, 0 right</p>
        <span className="h-6 w-44 pointer-coarse:h-11" />
      </div>
      <div className="grid gap-3">
        <div>
          <p className="text-sm text-muted">
            Question 1 of {questions.length}
            {first.level === undefined ? null : ` · ${first.level}`}
          </p>
          <p className="max-w-[46rem] font-serif text-lg leading-snug font-semibold text-pretty">
            {first.kind === 'computed' ? drawQuestion(first, 1).ask : first.ask}
          </p>
        </div>
        <FieldsRoom question={first} />
        <SureRoom button="Answer" />
      </div>
    </div>
  );
}

function FieldsRoom({ question }: { readonly question: Question }) {
  if (question.kind === 'choice' || question.kind === 'multiple')
    return (
      <div>
        <p className="pb-1 text-sm text-muted">{question.kind === 'choice' ? 'One is right' : 'Choose all that are right'}</p>
        <OptionsRoom options={question.options.map(({ text }) => text)} />
      </div>
    );
  // their order is what is asked
  if (question.kind === 'order') return <StepsRoom steps={question.steps.map(({ text }) => text).sort()} />;
  return <div className="h-15 pointer-coarse:h-17" />;
}

const StepsRoom = ({ steps }: { readonly steps: readonly string[] }) => (
  <ul className="grid">
    {steps.map((step) => (
      <li key={step} className="border-t border-rule py-1 last:border-b">
        <span className="grid min-h-9 grid-cols-[1.25rem_minmax(0,1fr)_4.5rem] items-center gap-x-2 pointer-coarse:min-h-11 pointer-coarse:grid-cols-[1.25rem_minmax(0,1fr)_5.5rem]">
          <span />
          {step}
        </span>
      </li>
    ))}
  </ul>
);
