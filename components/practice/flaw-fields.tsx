'use client';
import { useEffect, useState } from 'react';
import { readFigure, writeFigure } from '@/content/figures';
import { shuffled } from '@/content/grade';
import { isFlawRight } from '@/content/practice/grade';
import type { FlawQuestion } from '@/content/practice/item-types';
import type { Recording } from '@/engine/recording/types';
import { loneRun } from './answer-to';
import { ChoiceList } from './choice-list';
import { DesignPicture, nameOfPart, twoColumns, useRecording } from './design-picture';
import type { FieldsProps } from './fields';
import { OpenRun } from './open-run';

/** A drawn design: point at what is at fault, or choose it from the list. */
export function FlawFields({ question, seed, onGrade, isShown }: FieldsProps<FlawQuestion>) {
  const recording = useRecording(question.scenario);
  const [order] = useState(() => shuffled(question.parts.length, seed));
  const [chosen, setChosen] = useState<number | null>(null);
  if (recording === null) return <p className="min-h-60 text-sm text-muted">Drawing the design.</p>;
  const parts = order.map((i) => question.parts[i]!);
  const choose = (next: number) => {
    setChosen(next);
    onGrade(isFlawRight(question, parts[next]!.part));
  };
  return (
    <div className={twoColumns}>
      <DesignPicture
        recording={recording}
        atMs={question.stillAtMs ?? 0}
        parts={parts.map(({ part }) => part)}
        chosen={chosen === null ? null : parts[chosen]!.part}
        onChoose={(part) => choose(parts.findIndex((other) => other.part === part))}
        right={isShown ? parts.find(({ correct }) => correct)!.part : null}
        disabled={isShown}
      />
      <div className="grid min-w-0 content-start gap-3">
        <ChoiceList
          legend="Point at the part that is at fault, or choose it here"
          options={parts.map(({ part, correct, why }) => ({ text: nameOfPart(part, recording), correct, why }))}
          chosen={chosen === null ? [] : [chosen]}
          isShown={isShown}
          onChoose={([next]) => choose(next!)}
        />
        {isShown ? <Proof {...{ question, recording }} /> : null}
      </div>
    </div>
  );
}

interface ProofProps {
  readonly question: FlawQuestion;
  readonly recording: Recording;
}

/** What the engine says: as drawn, and mended. */
function Proof({ question: { scenario, goal, mended, mend }, recording }: ProofProps) {
  const after = useRecording(mended);
  const [figures, setFigures] = useState<readonly [number, number] | null>(null);
  useEffect(() => {
    if (after !== null) setFigures([readFigure(goal.read, recording), readFigure(goal.read, after)]);
  }, [after, recording, goal]);
  return (
    <p data-slot="proof" className="max-w-measure text-sm tabular-nums">
      {figures === null ? (
        'Running both.'
      ) : (
        <>
          {goal.label}, as drawn: <b className="font-semibold">{writeFigure(figures[0], goal.unit)}</b>. {mend}:{' '}
          <b className="font-semibold">{writeFigure(figures[1], goal.unit)}</b>.
        </>
      )}{' '}
      <OpenRun link={loneRun(scenario)}>Open the run as drawn</OpenRun>
      {' · '}
      <OpenRun link={loneRun(mended)}>Open it mended</OpenRun>
    </p>
  );
}
