'use client';
import { useState } from 'react';
import { judgeRange, type Range } from '@/content/practice/capacity/estimate';
import type { SizingSystem } from '@/content/practice/capacity/size-types';
import { RangeField } from './range-field';
import { SizedRun } from './sized-run';

export interface SizingProps {
  readonly system: SizingSystem;
}

/** The walk from users to servers, one sum after another, then the run of what was bought. */
export function Sizing({ system }: SizingProps) {
  const [answers, setAnswers] = useState<readonly Range[]>([]);
  const { fields } = system;
  const isDone = answers.length === fields.length;
  const judged = answers.map((answer, i) => judgeRange(answer, fields[i]!.value));
  const inside = judged.filter(({ isInside }) => isInside).length;
  const bought = answers.at(-1);
  return (
    <div data-slot="sizing" className="grid gap-6 font-sans scriptless:hidden">
      {fields.slice(0, answers.length + 1).map((field, i) => (
        <RangeField
          key={field.id}
          field={field}
          answer={answers[i]}
          takesFocus={i > 0}
          onAnswer={(answer) => setAnswers((before) => (before.length === i ? [...before, answer] : before))}
        />
      ))}
      {isDone ? (
        <>
          <p role="status">
            {inside} of {fields.length} within your bounds. Aim for nine in ten: bounds that always hold are too wide.
          </p>
          <SizedRun system={system} start={Math.sqrt(bought!.low * bought!.high)} />
        </>
      ) : (
        <p className="text-sm text-muted tabular-nums">
          Step {answers.length + 1} of {fields.length}
        </p>
      )}
    </div>
  );
}
