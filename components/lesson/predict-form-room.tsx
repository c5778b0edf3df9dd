import type { Prediction } from '@/content/lesson-types';
import { OptionsRoom, SureRoom } from './room-parts';

/** What can be said stands here before it can be said, in as much room as the form will take. */
export const PredictFormRoom = ({ prediction }: { readonly prediction: Prediction }) => (
  <>
    {prediction.kind === 'choice' ? (
      <OptionsRoom options={prediction.options.map(({ label }) => label)} />
    ) : (
      <div aria-hidden="true" className={prediction.kind === 'curve' ? curveRoom : numberRoom} />
    )}
    <SureRoom button="Lock my prediction" />
  </>
);

/** A slider with its number; a pad to draw on with a line of help, two on a phone, and a button. */
const numberRoom = 'h-15 pointer-coarse:h-22 scriptless:hidden print:hidden';
const curveRoom =
  'h-[17.625rem] max-sm:h-[19.9rem] pointer-coarse:h-[18.125rem] pointer-coarse:max-sm:h-[20.4rem] scriptless:hidden print:hidden';
