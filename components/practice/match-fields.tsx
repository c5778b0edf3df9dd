'use client';
import { useId, useState } from 'react';
import { Select } from '@/components/ui/select';
import { shuffled } from '@/content/grade';
import { isMatchRight, rightsOf } from '@/content/practice/grade';
import type { MatchQuestion } from '@/content/practice/item-types';
import { Why } from './choice-list';
import type { FieldsProps } from './fields';

/** For each on the left, a list of what may stand on the right. */
export function MatchFields({ question, seed, onGrade, isShown }: FieldsProps<MatchQuestion>) {
  const rights = rightsOf(question);
  const [order] = useState(() => shuffled(rights.length, seed));
  const [lefts] = useState(() => shuffled(question.pairs.length, seed + 1));
  const [chosen, setChosen] = useState<readonly (number | null)[]>(() => question.pairs.map(() => null));
  const choose = (left: number, right: number | null) => {
    const next = chosen.map((before, i) => (i === left ? right : before));
    setChosen(next);
    onGrade(next.includes(null) ? null : isMatchRight(question, next));
  };
  if (isShown) return <Matched {...{ question, lefts, chosen }} />;
  return (
    <div data-slot="match" className="grid max-w-[46rem]">
      {lefts.map((left) => (
        <Select
          key={left}
          className="items-center gap-x-6 border-t border-rule py-2 text-base last:border-b sm:grid-cols-[minmax(0,1fr)_min(17rem,45%)]"
          label={question.pairs[left]!.left}
          value={String(chosen[left] ?? '')}
          options={[{ value: '', label: 'Choose' }, ...order.map((right) => ({ value: String(right), label: rights[right]! }))]}
          onValueChange={(value) => choose(left, value === '' ? null : Number(value))}
        />
      ))}
    </div>
  );
}

interface MatchedProps {
  readonly question: MatchQuestion;
  readonly lefts: readonly number[];
  readonly chosen: readonly (number | null)[];
}

function Matched({ question, lefts, chosen }: MatchedProps) {
  const id = useId();
  const rights = rightsOf(question);
  const given = (left: number) => rights[chosen[left] ?? -1];
  const decoys = (question.decoys ?? []).filter(({ right }) => lefts.some((left) => given(left) === right));
  return (
    <ul data-slot="match" className="grid max-w-[46rem]">
      {lefts.map((left) => {
        const { left: text, right, why } = question.pairs[left]!;
        const isRight = given(left) === right;
        return (
          <li key={left} className="border-t border-rule py-1.5 last:border-b">
            <p>
              {text}: <span className="bg-marker box-decoration-clone px-0.5 text-on-marker">{given(left)}</span>
            </p>
            <div className="pt-1">
              <Why id={`${id}-${left}`} isRight={isRight}>
                {isRight ? null : `It is: ${right}. `}
                {why}
              </Why>
            </div>
          </li>
        );
      })}
      {decoys.map(({ right, why }) => (
        <li key={right} className="py-1.5">
          <p>{right}</p>
          <Why isRight={false}>{why}</Why>
        </li>
      ))}
    </ul>
  );
}
