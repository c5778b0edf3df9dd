'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { announce } from '@/components/ui/status';
import type { Prompt } from '@/content/practice/articulate/prompt-types';
import { Clock } from '../clock/clock';
import { useNow } from '../clock/use-now';
import { MOST_TEXT } from './attempts-kept';
import type { useRecorder } from './use-recorder';

interface AnsweringProps {
  readonly prompt: Prompt;
  readonly recorder: ReturnType<typeof useRecorder>;
  readonly context: { readonly startedMs: number; readonly text: string };
  readonly done: () => void;
  readonly onWrite: (text: string) => void;
  readonly onTick: () => void;
}

const TICK_MS = 5000;

/** Against the clock, in writing or aloud. */
export function Answering({ prompt, recorder, context, done, onWrite, onTick }: AnsweringProps) {
  const nowMs = useNow(true);
  const leftMs = prompt.seconds * 1000 - Math.max(0, nowMs - context.startedMs);
  const isOver = leftMs <= 0;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const tick = useRef(onTick);
  tick.current = onTick;
  useEffect(() => {
    const timer = setInterval(() => tick.current(), TICK_MS);
    return () => clearInterval(timer);
  }, []);
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
        maxLength={MOST_TEXT}
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
      <p className="text-sm text-muted">
        What you write is kept in this browser, with your progress. A recording is not: it is gone when you leave this page.
      </p>
    </div>
  );
}
