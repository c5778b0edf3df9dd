'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Prediction } from '@/content/lesson-types';
import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import { measure } from '@/runtime/measure';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { LabSlot } from '../lab/lab-slot';
import type { LabSpec } from '../lab/lab-spec';
import { type Confidence, confidences } from '../practice/confidence';
import { Button } from '../ui/button';
import { announce } from '../ui/status';
import { writeTime } from '../viz/write-figure';
import { askedUntil } from './asked-until';
import { CurveOutcome } from './curve-figure';
import { drawingOf } from './curve-outcome';
import { type OutcomeOf, outcomeOf, overlayOf, type Said, saidOf } from './outcome-of';
import { PredictForm } from './predict-form';

export interface PredictLabProps {
  /** `<slug>/<key>`: what progress knows it by. */
  readonly id: string;
  readonly prediction: Prediction;
  readonly spec: LabSpec;
  /** The lab's picture, until it comes. */
  readonly still?: React.ReactNode;
}

/** Locked first, then run: the lab stands still until a prediction is made, then plays with the prediction drawn over it. */
export function PredictLab({ id, prediction, spec, still }: PredictLabProps) {
  const made = useProgress(({ progress }) => progress.predictions[id]?.value);
  const [run, setRun] = useState<Recording | null>(null);
  const [justLocked, setJustLocked] = useState<Confidence | null>(null);
  const [isFresh, setFresh] = useState(false);
  const [atMs, setAtMs] = useState<Ms | undefined>(undefined);
  const [isReached, setReached] = useState(false);
  const isLocked = made === undefined;
  const shown = useMemo(
    () => ({ ...spec, compare: undefined, ...(isLocked ? { tryThis: undefined } : { autoplay: true }) }),
    [isLocked, spec],
  );
  const outcome = useMemo(
    () => (made === undefined || run === null ? null : outcomeOf(prediction, made, run)),
    [made, run, prediction],
  );
  const askedMs = run === null ? null : askedUntil(prediction, run.forMs);
  const reached = useRef(0);
  const look = () => {
    if (askedMs !== null && reached.current >= askedMs) setReached(true);
  };
  useEffect(look);
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
            setReached(false);
            reached.current = 0;
            setJustLocked(confidence);
            setFresh(true);
            // Nothing plays by itself under reduced motion: one step goes to what was asked.
            setAtMs(isReducedMotion() ? askedUntil(prediction, Infinity) : undefined);
            progressActions().predict(id, value);
          }}
        />
      ) : (
        <Outcome
          {...{ prediction, askedMs, isFresh }}
          // Whoever predicted here before has seen what came.
          outcome={isReached || !isFresh ? outcome : null}
          made={made}
          onSkip={() => setAtMs(askedMs ?? undefined)}
        />
      )}
      <LabSlot
        key={isLocked ? 'open' : 'locked'}
        spec={shown}
        locked={isLocked}
        inputs={isLocked ? undefined : prediction.inputs}
        followsLink={!isLocked}
        atMs={atMs}
        overlay={isLocked ? undefined : overlayOf(prediction, made)}
        onMoment={({ reachedMs }) => {
          reached.current = reachedMs;
          look();
        }}
        onRecording={(recording, inputs) => {
          if (isLocked || recording.untilMs < recording.forMs || run !== null) return;
          if (isSame(inputs, prediction.inputs)) setRun(recording);
          // What a link or a quick hand has changed is not what was asked.
          else void measure(spec.scenario, { inputs: prediction.inputs }).then(setRun);
        }}
      >
        {still}
      </LabSlot>
    </section>
  );
}

const isReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const isSame = (a: readonly ScenarioEvent[], b: readonly ScenarioEvent[]): boolean => JSON.stringify(a) === JSON.stringify(b);

interface OutcomeProps {
  readonly prediction: Prediction;
  readonly made: Said;
  /** Null until the run has come to what was asked. */
  readonly outcome: OutcomeOf | null;
  /** Null before there is a run. */
  readonly askedMs: Ms | null;
  readonly onSkip: () => void;
  /** Predicted just now, so that the focus was in the form that has gone. */
  readonly isFresh: boolean;
}

/** First what you said, while the run plays; then what it says. The focus stays on it, unless you have taken it elsewhere. */
function Outcome({ prediction, made, outcome, askedMs, onSkip, isFresh }: OutcomeProps) {
  const heading = useRef<HTMLParagraphElement>(null);
  const isThere = outcome !== null;
  useEffect(() => {
    if (!isFresh) return;
    const { activeElement } = document;
    if (activeElement === document.body) heading.current?.focus({ preventScroll: true });
    else if (isThere && activeElement !== heading.current) announce('The outcome of your prediction is there.');
  }, [isThere, isFresh]);
  return (
    <div data-slot="outcome" data-shown={isThere} className="grid max-w-measure gap-2">
      <p className="text-sm text-muted">{prediction.ask}</p>
      <p ref={heading} tabIndex={-1} className="font-serif text-xl leading-snug">
        {prediction.kind === 'curve' ? 'You drew' : 'You said'}{' '}
        <span className="bg-marker px-1 font-semibold text-on-marker tabular-nums">{saidOf(prediction, made)}</span>.{' '}
        {outcome === null ? (
          askedMs === null ? (
            'Running.'
          ) : (
            `Watch: the run says at ${writeTime(askedMs)}.`
          )
        ) : (
          <>
            The run says <b className="font-semibold tabular-nums">{outcome.found}</b>. {outcome.gap}
          </>
        )}
      </p>
      {prediction.kind === 'curve' && outcome?.curve !== undefined ? (
        <CurveOutcome prediction={prediction} made={drawingOf(prediction, made)} came={outcome.curve} />
      ) : null}
      {outcome !== null ? (
        <p>{prediction.because}</p>
      ) : askedMs === null ? null : (
        <div>
          <Button onClick={onSkip}>Skip to the outcome</Button>
        </div>
      )}
    </div>
  );
}
