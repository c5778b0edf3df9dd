import type { Prompt } from '@/content/practice/articulate/prompt-types';
import { writeSpan } from '../clock/clock';
import type { AttemptContext } from './attempt';
import { Checklist } from './checklist';
import type { useRecorder } from './use-recorder';

interface CheckedProps {
  readonly prompt: Prompt;
  readonly context: Pick<AttemptContext, 'text' | 'tookMs' | 'covered'>;
  readonly recorder: ReturnType<typeof useRecorder>;
  readonly top: React.Ref<HTMLHeadingElement>;
  /** Compared: nothing is ticked any more. */
  readonly isFinal: boolean;
  readonly onCover: (unit: string, is: boolean) => void;
  readonly children: React.ReactNode;
}

/** What was answered beside what a whole answer has. */
export function Checked({ prompt, context, recorder, top, isFinal, onCover, children }: CheckedProps) {
  const { text, tookMs, covered } = context;
  return (
    <div data-slot="articulate" className="grid gap-8 font-sans">
      <h2 ref={top} tabIndex={-1} className="font-serif text-2xl font-semibold">
        {isFinal ? `${covered.length} of ${prompt.units.length} ideas` : 'What did you say?'}
      </h2>
      <Given {...{ text, tookMs, recorder }} seconds={prompt.seconds} />
      <Checklist units={prompt.units} {...{ text, covered, isFinal, onCover }} />
      {children}
    </div>
  );
}

interface GivenProps {
  readonly text: string;
  readonly tookMs: number;
  readonly seconds: number;
  readonly recorder: ReturnType<typeof useRecorder>;
}

/** What was answered, to check it against. */
function Given({ text, tookMs, seconds, recorder: { state } }: GivenProps) {
  return (
    <section aria-label="Your answer" className="max-w-measure">
      <p className="text-sm text-muted tabular-nums">
        {writeSpan(Math.round(tookMs / 1000))} of {writeSpan(seconds)}
      </p>
      {state.is === 'recorded' ? (
        // biome-ignore lint/a11y/useMediaCaption: your own voice of a moment ago
        <audio controls src={state.url} aria-label="Your recording" className="mt-2 w-full" />
      ) : null}
      {text.trim() === '' ? null : (
        <p className="mt-2 border-s-2 border-marker ps-3 font-serif whitespace-pre-line wrap-anywhere">{text}</p>
      )}
      {text.trim() === '' && state.is !== 'recorded' ? <p className="mt-2">You wrote nothing. Tick what you said.</p> : null}
    </section>
  );
}
