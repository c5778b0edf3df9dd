'use client';
import { useId, useState } from 'react';
import type { NumberPrediction, Prediction } from '@/content/lesson-types';
import { ChoiceList } from '../practice/choice-list';
import type { Confidence } from '../practice/confidence';
import { ConfidenceField } from '../practice/confidence-field';
import { Button } from '../ui/button';
import { Slider } from '../ui/slider';
import { CurvePick } from './curve-figure';
import type { Said } from './outcome-of';

export interface PredictFormProps {
  readonly prediction: Prediction;
  readonly onLock: (value: Said, confidence: Confidence) => void;
}

const asks = {
  number: 'Move the slider or type a number first.',
  choice: 'Choose one first.',
  curve: 'Draw the line first.',
} as const;

/** Say what will happen, and how sure you are. Once locked it stands. */
export function PredictForm({ prediction, onLock }: PredictFormProps) {
  const id = useId();
  const [value, setValue] = useState<Said | null>(null);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [missing, setMissing] = useState('');
  return (
    <form
      data-slot="predict-form"
      aria-labelledby={`${id}-ask`}
      className="grid max-w-measure gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (value === null) setMissing(asks[prediction.kind]);
        else if (confidence === null) setMissing('Say how sure you are, then lock it.');
        else onLock(value, confidence);
      }}
    >
      <p id={`${id}-ask`} className="font-serif text-xl leading-snug font-semibold">
        {prediction.ask}
      </p>
      {prediction.kind === 'number' ? (
        <NumberPick prediction={prediction} value={value as number | null} onChange={setValue} />
      ) : prediction.kind === 'curve' ? (
        <CurvePick prediction={prediction} onChange={setValue} />
      ) : (
        <ChoiceList
          legend="What will happen?"
          legendHidden
          options={prediction.options.map(({ label }) => ({ text: label }))}
          chosen={prediction.options.flatMap((option, i) => (option.id === value ? [i] : []))}
          onChoose={([chosen]) => setValue(prediction.options[chosen!]!.id)}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 print:hidden">
        <ConfidenceField value={confidence} onChange={setConfidence} />
        <Button type="submit" variant="solid">
          Lock my prediction
        </Button>
        <p role="alert" className="text-sm">
          {missing}
        </p>
      </div>
    </form>
  );
}

const units: Readonly<Partial<Record<NumberPrediction['unit'], string>>> = {
  ms: 'ms',
  s: 's',
  min: 'min',
  h: 'h',
  rps: '/s',
  ratio: '%',
  factor: '×',
  usd: '$',
};

interface NumberPickProps {
  readonly prediction: NumberPrediction;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** Shares are shown and typed as percent. */
function NumberPick({ prediction, value, onChange }: NumberPickProps) {
  const { label, unit, min, max, step = 1, scale, start } = prediction;
  const times = unit === 'ratio' ? 100 : 1;
  const shown = (amount: number) => Number((amount * times).toPrecision(10));
  return (
    <Slider
      label={label}
      unit={units[unit]}
      value={shown(value ?? start)}
      min={shown(min)}
      max={shown(max)}
      step={shown(step)}
      scale={scale}
      onValueChange={(next) => onChange(next / times)}
    />
  );
}
