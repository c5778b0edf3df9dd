'use client';
import { useMachine } from '@xstate/react';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { announce } from '@/components/ui/status';
import { cardId } from '@/content/practice/articulate/card-id';
import type { Prompt } from '@/content/practice/articulate/prompt-types';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { wallClock } from '@/runtime/review/wall-clock';
import { Clock, writeSpan } from '../clock/clock';
import { useNow } from '../clock/use-now';
import { attempt } from './attempt';
import { Checklist } from './checklist';
import { Exemplars } from './exemplars';
import { useRecorder } from './use-recorder';

export interface ArticulateProps {
  readonly prompt: Prompt;
  readonly next: { readonly href: string; readonly title: string };
}

/** One prompt: answer against the clock, say which ideas were there, read three answers, answer again. */
export function Articulate({ prompt, next }: ArticulateProps) {
  const [snapshot, send] = useMachine(attempt);
  const recorder = useRecorder();
  const answers = useProgress(({ progress }) => progress.answers);
  const top = useRef<HTMLHeadingElement>(null);
  const { context, value } = snapshot;
  useEffect(() => {
    if (value === 'checking' || value === 'compared') top.current?.focus();
  }, [value]);
  const compare = () => {
    const asked = new Set(answers.map(({ questionId }) => questionId));
    for (const { id } of prompt.units) {
      const isCovered = context.covered.includes(id);
      // what was there and never missed needs no card
      if (!isCovered || asked.has(cardId(prompt, id))) progressActions().answer(cardId(prompt, id), isCovered);
    }
    send({ type: 'COMPARE' });
  };
  const again = () => {
    recorder.forget();
    send({ type: 'AGAIN' });
  };
  const done = () => {
    recorder.stop();
    send({ type: 'DONE', nowMs: wallClock().nowMs });
  };
  if (value === 'asked') {
    return (
      <div data-slot="articulate" className="grid gap-4 font-sans scriptless:hidden">
        <p className="text-muted">You have {writeSpan(prompt.seconds)}. Nothing is cut off when they are over.</p>
        <p>
          <Button variant="solid" onClick={() => send({ type: 'BEGIN', nowMs: wallClock().nowMs })}>
            {context.round === 0 ? 'Begin' : 'Begin again'}
          </Button>
        </p>
      </div>
    );
  }
  if (value === 'answering')
    return <Answering {...{ prompt, recorder, context, done }} onWrite={(text) => send({ type: 'WRITE', text })} />;
  const missed = prompt.units.filter(({ id }) => !context.covered.includes(id)).length;
  return (
    <div data-slot="articulate" className="grid gap-8 font-sans">
      <h2 ref={top} tabIndex={-1} className="font-serif text-2xl font-semibold">
        {value === 'checking' ? 'What did you say?' : `${context.covered.length} of ${prompt.units.length} ideas`}
      </h2>
      <Given text={context.text} tookMs={context.tookMs} recorder={recorder} seconds={prompt.seconds} />
      <Checklist
        units={prompt.units}
        text={context.text}
        covered={context.covered}
        isFinal={value === 'compared'}
        onCover={(unit, is) => send({ type: 'COVER', unit, is })}
      />
      {value === 'checking' ? (
        <p>
          <Button variant="solid" onClick={compare}>
            Compare with three answers
          </Button>
        </p>
      ) : (
        <>
          <p>
            {missed === 0
              ? 'Nothing was missing.'
              : `${missed} ${missed === 1 ? 'idea was' : 'ideas were'} missing: ${missed === 1 ? 'it comes' : 'they come'} back in review from tomorrow on.`}
          </p>
          <Exemplars exemplars={prompt.exemplars} />
          <p className="flex flex-wrap gap-2">
            <Button variant="solid" onClick={again}>
              Answer again
            </Button>
            <Link href={next.href} className={buttonClass()}>
              Next: {next.title}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}

interface AnsweringProps {
  readonly prompt: Prompt;
  readonly recorder: ReturnType<typeof useRecorder>;
  readonly context: { readonly startedMs: number; readonly text: string };
  readonly done: () => void;
  readonly onWrite: (text: string) => void;
}

function Answering({ prompt, recorder, context, done, onWrite }: AnsweringProps) {
  const nowMs = useNow(true);
  const leftMs = prompt.seconds * 1000 - Math.max(0, nowMs - context.startedMs);
  const isOver = leftMs <= 0;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (isOver) announce('The time is over. Finish your sentence.');
  }, [isOver]);
  const { state } = recorder;
  return (
    <div data-slot="articulate" className="grid max-w-[46rem] gap-3 font-sans">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor="answer" className="text-sm text-muted">
          Your answer
        </label>
        <Clock leftMs={leftMs} label="Time left" />
      </div>
      <textarea
        id="answer"
        ref={field}
        rows={10}
        value={context.text}
        onChange={(event) => onWrite(event.target.value)}
        className="w-full resize-y rounded-sm border border-edge bg-raised px-3 py-2 font-serif text-lg hover:border-ink"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="solid" onClick={done}>
          Done
        </Button>
        {state.is === 'recording' ? (
          <Button onClick={recorder.stop}>Stop recording</Button>
        ) : (
          <Button onClick={() => void recorder.start()} aria-disabled={state.is === 'asking'}>
            {state.is === 'recorded' ? 'Record anew' : 'Say it aloud'}
          </Button>
        )}
        <p role="status" className="text-sm text-muted">
          {state.is === 'asking' ? 'Your browser asks whether this page may listen.' : null}
          {state.is === 'recording' ? 'Recording, in this page’s memory only.' : null}
          {state.is === 'recorded' ? 'Recorded. You can listen to it when you are done.' : null}
          {state.is === 'refused' ? state.because : null}
        </p>
      </div>
      <p className="text-sm text-muted">What you say and write stays in this page and is gone when you leave it.</p>
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
        <p className="mt-2 border-l-2 border-marker pl-3 font-serif whitespace-pre-line wrap-anywhere">{text}</p>
      )}
      {text.trim() === '' && state.is !== 'recorded' ? <p className="mt-2">You wrote nothing. Tick what you said.</p> : null}
    </section>
  );
}
