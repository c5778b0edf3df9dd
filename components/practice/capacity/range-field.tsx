'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { readNumber } from '@/components/ui/number-input';
import { judgeRange, type Range, rangeProblem, writeRatio } from '@/content/practice/capacity/estimate';
import type { SizingField } from '@/content/practice/capacity/size-types';

export interface RangeFieldProps {
  readonly field: SizingField;
  readonly answer: Range | undefined;
  readonly onAnswer: (answer: Range) => void;
  /** Takes the focus when it appears: the one before it was answered. */
  readonly takesFocus: boolean;
}

const input =
  'h-9 w-28 rounded-sm border border-edge bg-raised px-2 text-end tabular-nums hover:border-ink read-only:border-transparent read-only:bg-transparent pointer-coarse:h-11';

/** One step of the walk: the bounds of a guess, then the sum, and how far off in factors. */
export function RangeField({ field, answer, onAnswer, takesFocus }: RangeFieldProps) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [texts, setTexts] = useState<readonly [string, string]>(
    answer === undefined ? ['', ''] : [String(answer.low), String(answer.high)],
  );
  const [problem, setProblem] = useState('');
  const isAnswered = answer !== undefined;
  useEffect(() => {
    if (takesFocus && !isAnswered) first.current?.focus();
  }, [takesFocus, isAnswered]);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const [low, high] = texts.map(readNumber) as [number, number];
    const found = rangeProblem({ low, high });
    setProblem(found ?? '');
    if (found === null) onAnswer({ low, high });
  };
  return (
    <form
      data-slot="range-field"
      data-answered={isAnswered}
      onSubmit={submit}
      noValidate
      className="grid gap-2 border-t border-rule pt-3"
    >
      <fieldset className="min-w-0">
        <legend className="float-start w-full pb-2 font-medium">{field.ask}</legend>
        <div className="clear-both flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          {(['At least', 'At most'] as const).map((label, i) => (
            <label key={label} htmlFor={`${id}-${i}`} className="flex items-center gap-2">
              <span className="text-muted">{label}</span>
              <input
                id={`${id}-${i}`}
                ref={i === 0 ? first : undefined}
                type="text"
                inputMode="decimal"
                autoComplete="off"
                readOnly={isAnswered}
                aria-describedby={`${id}-problem`}
                value={texts[i]}
                onChange={({ target: { value } }) => setTexts(i === 0 ? [value, texts[1]] : [texts[0], value])}
                className={input}
              />
            </label>
          ))}
          <span>{field.unit}</span>
          {isAnswered ? null : (
            <Button type="submit" variant="solid">
              Check
            </Button>
          )}
          <span id={`${id}-problem`} role="alert">
            {problem}
          </span>
        </div>
      </fieldset>
      {isAnswered ? <Outcome field={field} answer={answer} /> : null}
    </form>
  );
}

interface OutcomeProps {
  readonly field: SizingField;
  readonly answer: Range;
}

function Outcome({ field, answer }: OutcomeProps) {
  const { isInside, ratio, width } = judgeRange(answer, field.value);
  return (
    <div data-slot="why" data-inside={isInside} className="grid max-w-[46rem] gap-1 text-sm">
      <p role="status">
        <b className="font-semibold tabular-nums">
          {field.value.toLocaleString('en-GB')} {field.unit}.
        </b>{' '}
        {isInside ? 'Within your bounds' : 'Outside your bounds'}; their middle is {writeRatio(ratio)}.
        {isInside && width > 10 ? ' Bounds so wide are hard to miss, and hard to build for.' : ''}
      </p>
      <p className="tabular-nums text-muted">
        {field.working} {field.unit === 'servers' ? '→' : '≈'} {field.value.toLocaleString('en-GB')}
      </p>
      <p className="text-muted">{field.why}</p>
    </div>
  );
}
