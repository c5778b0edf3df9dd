'use client';
import { useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { isWalkRight, walkDown } from '@/content/practice/grade';
import type { DecisionTree, WalkQuestion } from '@/content/practice/item-types';
import { trees } from '@/content/practice/trees';
import { ChoiceList } from './choice-list';
import type { FieldsProps } from './fields';

/** Down a decision tree, one question at a time, with a way back. */
export function WalkFields({ question, onGrade, isShown }: FieldsProps<WalkQuestion>) {
  const tree = trees[question.tree]!;
  const [taken, setTaken] = useState<readonly number[]>([]);
  const here = useRef<HTMLParagraphElement>(null);
  const places = walkDown(tree, taken);
  const place = places.at(-1)!;
  const go = (next: readonly number[]) => {
    setTaken(next);
    const isEnd = Object.hasOwn(tree.ends, walkDown(tree, next).at(-1)!);
    onGrade(isEnd ? isWalkRight(question, next) : null);
    // the next question stands where the last one stood
    requestAnimationFrame(() => here.current?.focus());
  };
  if (isShown) return <RightWay {...{ question, tree, taken, places }} />;
  const open = tree.questions[place];
  return (
    <div data-slot="walk" className="grid max-w-[46rem] gap-3">
      <p className="text-sm text-muted">{tree.title}: walk the case down.</p>
      <Steps {...{ tree, taken, places }} />
      {open === undefined ? (
        <End {...{ tree, place }} here={here} />
      ) : (
        <TreeStep key={place} question={open} here={here} onTake={(answer) => go([...taken, answer])} />
      )}
      {taken.length === 0 ? null : (
        <p>
          <Button variant="quiet" className="-ms-3" onClick={() => go(taken.slice(0, -1))}>
            Back one step
          </Button>
        </p>
      )}
    </div>
  );
}

type Here = React.RefObject<HTMLParagraphElement | null>;

function TreeStep({
  question: { ask, because, answers },
  here,
  onTake,
}: {
  readonly question: DecisionTree['questions'][string];
  readonly here: Here;
  readonly onTake: (answer: number) => void;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: its question takes the focus, which a legend cannot
    <div role="group" aria-labelledby={id} className="border-y border-rule py-3">
      <p ref={here} id={id} tabIndex={-1} className="font-medium">
        {ask}
      </p>
      <p className="text-sm text-muted">{because}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {answers.map(({ text }, i) => (
          <Button key={text} className="text-start" onClick={() => onTake(i)}>
            {text}
          </Button>
        ))}
      </div>
    </div>
  );
}

interface WayProps {
  readonly tree: DecisionTree;
  readonly taken: readonly number[];
  readonly places: readonly string[];
}

/** What was answered so far. */
function Steps({ tree, taken, places }: WayProps) {
  if (taken.length === 0) return null;
  return (
    <ol aria-label="Your way" className="grid gap-1 border-s-2 border-edge ps-3 text-sm">
      {taken.map((answer, i) => {
        const { ask, answers } = tree.questions[places[i]!]!;
        return (
          <li key={places[i]}>
            <span className="text-muted">{ask}</span>{' '}
            <span className="bg-marker box-decoration-clone px-0.5 text-on-marker">{answers[answer]!.text}</span>
          </li>
        );
      })}
    </ol>
  );
}

const End = ({ tree, place, here }: { readonly tree: DecisionTree; readonly place: string; readonly here?: Here }) => (
  <div className="border-y border-rule py-3">
    <p ref={here} tabIndex={-1}>
      <span className="text-muted">You arrive at: </span>
      <b className="font-semibold">{tree.ends[place]!.advice}.</b>
    </p>
    <p className="text-sm text-muted">{tree.ends[place]!.because}</p>
  </div>
);

/** The right way down, each answer explained for this case; what you took is in marker as far as you were on it. */
function RightWay({ question, tree, taken, places }: WayProps & { readonly question: WalkQuestion }) {
  const end = places.at(-1)!;
  const last = question.way.at(-1)!;
  const rightEnd = tree.questions[last.at]!.answers[last.answers.findIndex(({ right }) => right)]!.to;
  return (
    <div data-slot="walk" className="grid max-w-[46rem] gap-3">
      {question.way.map(({ at, answers }, i) => (
        <ChoiceList
          key={at}
          legend={tree.questions[at]!.ask}
          options={answers.map(({ right, why }, j) => ({ text: tree.questions[at]!.answers[j]!.text, correct: right, why }))}
          chosen={places[i] === at && taken[i] !== undefined ? [taken[i]] : []}
          onChoose={() => {}}
          isShown
        />
      ))}
      <p data-slot="why">
        {end === rightEnd ? null : (
          <>
            <span className="text-muted">You arrived at: </span>
            <span className="bg-marker px-0.5 text-on-marker">{tree.ends[end]?.advice}</span>.{' '}
          </>
        )}
        <span className="text-muted">It leads to: </span>
        <b className="font-semibold">{tree.ends[rightEnd]!.advice}.</b>{' '}
        <span className="text-muted">{tree.ends[rightEnd]!.because}</span>
      </p>
    </div>
  );
}
