import { runFigures } from '@/content/computed';
import { curveOf } from '@/content/curve';
import { isMet, type RunFigures, readFigure, writeFigure } from '@/content/figures';
import type { LessonContent, Prediction } from '@/content/lesson-types';
import { known } from '@/engine/input-error';
import { StillLab } from '../lab/still-lab';
import { describeCurve } from './curve-outcome';
import { labAnchor, labSpecOf } from './lab-of-lesson';
import { LazyPart } from './lazy-part';
import { LabSummary } from './lesson-lab';
import { PredictFormRoom } from './predict-form-room';

export interface PredictProps {
  readonly slug: string;
  readonly id: string;
  readonly content: LessonContent;
}

/** A question about a run that has not been made yet. Without scripts the answer is there, folded. */
export function Predict({ slug, id, content }: PredictProps) {
  const prediction = known(content.predictions, id, 'Predict id');
  const spec = labSpecOf(slug, prediction.lab, content);
  return (
    <div data-wide id={labAnchor(prediction.lab)}>
      <LazyPart
        part="predict"
        with={{ id: `${slug}/${id}`, prediction, spec }}
        before={
          <div className="grid max-w-measure gap-3">
            <p className="font-serif text-xl leading-snug font-semibold">{prediction.ask}</p>
            <PredictFormRoom prediction={prediction} />
            <div className="hidden scriptless:block print:block">
              <Outcome prediction={prediction} content={content} />
            </div>
          </div>
        }
        still={<StillLab spec={spec} isLocked />}
      />
      <LabSummary>{content.labs[prediction.lab]!.summary}</LabSummary>
    </div>
  );
}

function Outcome({ prediction, content }: { readonly prediction: Prediction; readonly content: LessonContent }) {
  const run = runFigures({ scenario: content.labs[prediction.lab]!.scenario, inputs: prediction.inputs });
  const outcome = writtenOutcome(prediction, run);
  return (
    <details>
      <summary className="min-h-9 font-medium underline">What the run says</summary>
      <p>
        {outcome} {prediction.because}
      </p>
    </details>
  );
}

function writtenOutcome(prediction: Prediction, run: RunFigures): string {
  switch (prediction.kind) {
    case 'number':
      return `${prediction.label}: ${writeFigure(readFigure(prediction.read, run), prediction.unit)}.`;
    case 'curve':
      return `${prediction.label}: ${describeCurve(prediction, curveOf(prediction, run))}.`;
    case 'choice':
      return prediction.options.find(({ when }) => when.every((goal) => isMet(goal, readFigure(goal.read, run))))!.label;
  }
}
