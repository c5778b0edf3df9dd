'use client';
import { useMachine } from '@xstate/react';
import { useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { cardId } from '@/content/practice/articulate/card-id';
import type { Prompt } from '@/content/practice/articulate/prompt-types';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { wallClock } from '@/runtime/review/wall-clock';
import { writeSpan } from '../clock/clock';
import { KeepNotice } from '../keep-notice';
import { useKept } from '../use-kept';
import { Answering } from './answering';
import { type AttemptSaved, attempt, type DraftPhase } from './attempt';
import { keptName, readAttempts, writeAttempts } from './attempts-kept';
import { Checked } from './checked';
import { Exemplars } from './exemplars';
import { PastAttempts } from './past-attempts';
import { useRecorder } from './use-recorder';

export interface ArticulateProps {
  readonly prompt: Prompt;
  readonly next: { readonly href: string; readonly title: string };
}

/** One prompt: answered anew, or gone on with where this browser left it. */
export function Articulate(props: ArticulateProps) {
  const name = keptName(props.prompt.id);
  const keep = useProgress((state) => state.keep);
  const kept = useProgress(({ progress }) => progress.kept[name]?.value);
  const [saved, setSaved] = useState<AttemptSaved | null>(null);
  useEffect(() => {
    // the one found when the page opens; what is kept from then on is this page's own doing
    if (keep !== 'unread') setSaved((before) => before ?? readAttempts(kept));
  }, [keep, kept]);
  if (saved === null)
    return <p className="min-h-96 font-sans text-muted scriptless:hidden">Reading what this browser remembers.</p>;
  return (
    <>
      <KeepNotice keep={keep} />
      <Attempts {...props} saved={saved} />
    </>
  );
}

const phaseOf = (value: string): DraftPhase | null =>
  value === 'answering' || value === 'left' ? 'left' : value === 'checking' ? 'checking' : null;

/** Answer against the clock, say which ideas were there, read three answers, answer again. */
function Attempts({ prompt, next, saved }: ArticulateProps & { readonly saved: AttemptSaved }) {
  const [snapshot, send] = useMachine(attempt, { input: saved });
  const recorder = useRecorder();
  const answers = useProgress(({ progress }) => progress.answers);
  const top = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);
  const { context } = snapshot;
  const value = snapshot.value as string;
  useKept(keptName(prompt.id), writeAttempts(context, phaseOf(value)));
  useEffect(() => {
    if (hasMoved.current && (value === 'checking' || value === 'compared')) top.current?.focus();
    hasMoved.current = true;
  }, [value]);
  const tell = (type: 'BEGIN' | 'RESUME' | 'DONE' | 'COMPARE') => send({ type, nowMs: wallClock().nowMs });
  const compare = () => {
    const asked = new Set(answers.map(({ questionId }) => questionId));
    for (const { id } of prompt.units) {
      const isCovered = context.covered.includes(id);
      // what was there and never missed needs no card
      if (!isCovered || asked.has(cardId(prompt, id))) progressActions().answer(cardId(prompt, id), isCovered);
    }
    tell('COMPARE');
  };
  const again = () => {
    recorder.forget();
    send({ type: 'AGAIN' });
  };
  const done = () => {
    recorder.stop();
    tell('DONE');
  };
  if (value === 'left')
    return (
      <div data-slot="articulate" className="grid gap-4 font-sans">
        <p>
          You were in the middle of an answer, {writeSpan(Math.round(context.tookMs / 1000))} of {writeSpan(prompt.seconds)} in.
          The clock has stood since.
        </p>
        <p className="flex flex-wrap gap-2">
          <Button variant="solid" onClick={() => tell('RESUME')}>
            Go on
          </Button>
          <Button onClick={() => tell('BEGIN')}>Begin again</Button>
        </p>
      </div>
    );
  if (value === 'asked')
    return (
      <div data-slot="articulate" className="grid gap-4 font-sans scriptless:hidden">
        <p className="text-muted">You have {writeSpan(prompt.seconds)}. Nothing is cut off when they are over.</p>
        <p>
          <Button variant="solid" onClick={() => tell('BEGIN')}>
            {context.past.length === 0 ? 'Begin' : 'Begin again'}
          </Button>
        </p>
        <PastAttempts past={context.past} units={prompt.units} />
      </div>
    );
  if (value === 'answering')
    return (
      <Answering
        {...{ prompt, recorder, context, done }}
        onWrite={(text) => send({ type: 'WRITE', text, nowMs: wallClock().nowMs })}
        onTick={() => send({ type: 'TICK', nowMs: wallClock().nowMs })}
      />
    );
  return (
    <Checked
      {...{ prompt, context, recorder, top }}
      isFinal={value === 'compared'}
      onCover={(unit, is) => send({ type: 'COVER', unit, is })}
    >
      {value === 'checking' ? (
        <p>
          <Button variant="solid" onClick={compare}>
            Compare with three answers
          </Button>
        </p>
      ) : (
        <>
          <p>{missingWords(prompt.units.filter(({ id }) => !context.covered.includes(id)).length)}</p>
          <Exemplars exemplars={prompt.exemplars} />
          <PastAttempts past={context.past.slice(1)} units={prompt.units} />
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
    </Checked>
  );
}

function missingWords(missing: number): string {
  if (missing === 0) return 'Nothing was missing.';
  return missing === 1
    ? '1 idea was missing: it comes back in review from tomorrow on.'
    : `${missing} ideas were missing: they come back in review from tomorrow on.`;
}
