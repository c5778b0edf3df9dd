'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type FigureUnit, isMet, isWithin, type RunFigures, readFigure, writeFigure } from '@/content/figures';
import type { ChoicePrediction, NumberPrediction, Prediction } from '@/content/lesson-types';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { LabSlot } from '../lab/lab-slot';
import type { LabOverlay, LabSpec } from '../lab/lab-spec';
import { type Confidence, confidences } from '../practice/confidence';
import { withEvents } from './lab-of-lesson';
import { LabPlace } from './lab-place';
import { PredictForm } from './predict-form';

export interface PredictLabProps {
  /** `<slug>/<key>`: what progress knows it by. */
  readonly id: string;
  readonly prediction: Prediction;
  readonly spec: LabSpec;
}

/** Locked first, then run: the lab stands still until a prediction is made, then plays with the prediction drawn over it. */
export function PredictLab({ id, prediction, spec }: PredictLabProps) {
  const made = useProgress(({ progress }) => progress.predictions[id]?.value);
  const [run, setRun] = useState<RunFigures | null>(null);
  const [justLocked, setJustLocked] = useState<Confidence | null>(null);
  const isLocked = made === undefined;
  const shown = useMemo(
    () =>
      isLocked
        ? { ...spec, tryThis: undefined, compare: undefined }
        : { ...spec, scenario: withEvents(spec.scenario, prediction.inputs), autoplay: true, compare: undefined },
    [isLocked, spec, prediction],
  );
  const outcome = useMemo(
    () => (made === undefined || run === null ? null : outcomeOf(prediction, made, run)),
    [made, run, prediction],
  );
  useEffect(() => {
    if (justLocked === null || outcome === null) return;
    progressActions().answer(`${id}/prediction`, outcome.isClose, confidences[justLocked].ratio);
    setJustLocked(null);
  }, [id, justLocked, outcome]);
  return (
    <section
      data-slot="predict"
      data-state={isLocked ? 'open' : 'locked'}
      aria-label="Prediction"
      className="grid gap-4 font-sans"
    >
      {isLocked ? (
        <PredictForm
          prediction={prediction}
          onLock={(value, confidence) => {
            setRun(null);
            setJustLocked(confidence);
            progressActions().predict(id, value);
          }}
        />
      ) : (
        <Outcome prediction={prediction} made={made} outcome={outcome} takesFocus={justLocked !== null} />
      )}
      <LabSlot
        key={isLocked ? 'open' : 'locked'}
        spec={shown}
        locked={isLocked}
        overlay={isLocked ? undefined : overlayOf(prediction, made)}
        onRecording={(recording) => {
          if (!isLocked && recording.untilMs >= recording.forMs) setRun((first) => first ?? recording);
        }}
      >
        <LabPlace />
      </LabSlot>
    </section>
  );
}

function overlayOf(prediction: Prediction, made: number | string): LabOverlay[] {
  if (prediction.kind !== 'number' || prediction.series === undefined || typeof made !== 'number') return [];
  return [{ series: prediction.series, label: `you said ${writeFigure(made, prediction.unit)}`, value: made }];
}

interface OutcomeOf {
  readonly said: string;
  readonly found: string;
  readonly gap: string;
  readonly isClose: boolean;
}

function outcomeOf(prediction: Prediction, made: number | string, run: RunFigures): OutcomeOf {
  return prediction.kind === 'number'
    ? numberOutcome(prediction, Number(made), run)
    : choiceOutcome(prediction, String(made), run);
}

function numberOutcome({ read, unit, close = { factor: 1.3 } }: NumberPrediction, made: number, run: RunFigures): OutcomeOf {
  const found = readFigure(read, run);
  const isClose = isWithin(close, found, made);
  return { said: writeFigure(made, unit), found: writeFigure(found, unit), gap: gapWords(made, found, unit, isClose), isClose };
}

/** The distance from what was said to what came, in the words that fit it. */
export function gapWords(made: number, found: number, unit: FigureUnit, isClose: boolean): string {
  if (!Number.isFinite(found)) return 'The run gives no such figure.';
  const ratio = found / made;
  const distance =
    unit === 'ratio'
      ? `${writeFigure(Math.abs(found - made) * 100, 'count')} points ${found > made ? 'more' : 'less'}`
      : ratio >= 2
        ? `${writeFigure(ratio, 'factor')} what you said`
        : ratio > 0 && ratio <= 0.5
          ? `1/${writeFigure(1 / ratio, 'count')} of what you said`
          : `${writeFigure(Math.abs(found - made), unit)} ${found > made ? 'more' : 'less'}`;
  if (writeFigure(made, unit) === writeFigure(found, unit)) return 'You saw it coming.';
  return isClose ? `Close: ${distance}.` : `${distance.charAt(0).toUpperCase()}${distance.slice(1)}.`;
}

function choiceOutcome({ options, show = [] }: ChoicePrediction, made: string, run: RunFigures): OutcomeOf {
  const came = options.find(({ when }) => when.every((goal) => isMet(goal, readFigure(goal.read, run))));
  const isClose = came?.id === made;
  const figures = show.map(({ label, read, unit }) => `${label}: ${writeFigure(readFigure(read, run), unit)}`).join('; ');
  return {
    said: options.find(({ id }) => id === made)?.label ?? made,
    found: came?.label ?? 'none of these',
    gap: `${isClose ? 'You saw it coming.' : 'It went another way.'}${figures === '' ? '' : ` ${figures}.`}`,
    isClose,
  };
}

interface OutcomeProps {
  readonly prediction: Prediction;
  readonly made: number | string;
  readonly outcome: OutcomeOf | null;
  readonly takesFocus: boolean;
}

function Outcome({ prediction, outcome, takesFocus }: OutcomeProps) {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus && outcome !== null) heading.current?.focus({ preventScroll: true });
  }, [takesFocus, outcome]);
  return (
    <div data-slot="outcome" className="grid max-w-measure gap-2">
      <p className="text-sm text-muted">{prediction.ask}</p>
      {outcome === null ? (
        <p role="status">Running.</p>
      ) : (
        <>
          <p ref={heading} tabIndex={-1} className="font-serif text-xl leading-snug">
            You said <span className="bg-marker px-1 font-semibold text-on-marker tabular-nums">{outcome.said}</span>. The run
            says <b className="font-semibold tabular-nums">{outcome.found}</b>. {outcome.gap}
          </p>
          <p>{prediction.because}</p>
        </>
      )}
    </div>
  );
}
