'use client';
import { useEffect, useState } from 'react';
import { Slider } from '@/components/ui/slider';
import type { Judgement } from '@/content/challenge';
import { judgeKnob, turnOf } from '@/content/practice/grade';
import type { KnobQuestion } from '@/content/practice/item-types';
import { measure } from '@/runtime/measure';
import { ChallengeGoals } from '../lesson/challenge-words';
import { loneRun } from './answer-to';
import { DesignPicture, twoColumns, useRecording } from './design-picture';
import type { FieldsProps } from './fields';
import { OpenRun } from './open-run';

/** One knob to set without seeing what comes of it; the answer is run. */
export function KnobFields({ question, onGrade, isShown }: FieldsProps<KnobQuestion>) {
  const { knob } = question;
  const recording = useRecording(question.scenario);
  const [value, setValue] = useState(knob.start);
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  useEffect(() => {
    if (value === knob.start) return onGrade(null);
    onGrade(async () => {
      const run = await measure(question.scenario, { inputs: [turnOf(question, value)] });
      const judged = judgeKnob(question, value, run);
      setJudgement(judged);
      return judged.isWon;
    });
  }, [question, knob.start, value, onGrade]);
  return (
    <div className={twoColumns}>
      {recording === null ? <div className="min-h-40" /> : <DesignPicture recording={recording} atMs={0} />}
      <div className="grid content-start gap-3">
        <Slider
          className="max-w-measure"
          label={knob.label}
          unit={knob.unit}
          value={value}
          onValueChange={setValue}
          min={knob.min}
          max={knob.max}
          step={knob.step}
          disabled={isShown}
        />
        <ChallengeGoals challenge={question} judgement={isShown ? judgement : null} caption="Goals and your run" />
        {isShown && judgement !== null ? (
          <div data-slot="why" className="grid max-w-measure gap-1">
            {judgement.isWon ? null : <p className="text-sm">{value < question.solution ? question.tooLow : question.tooHigh}</p>}
            <p className="text-sm">
              {judgement.isWon ? null : `${question.solution} works. `}
              <span className="text-muted">{question.why}</span>{' '}
              <OpenRun link={{ ...loneRun(question.scenario, [turnOf(question, value)]), controls: [knob.path] }} />
            </p>
          </div>
        ) : null}
      </div>
    </div>
  );
}
