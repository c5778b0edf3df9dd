'use client';
import { useMachine } from '@xstate/react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { announce } from '@/components/ui/status';
import { everyWhileShown } from '@/components/ui/while-shown';
import { type Interview, stageIds, stages, TOTAL_MS } from '@/content/practice/interviews/interview-types';
import type { Json } from '@/runtime/progress/progress';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { wallClock } from '@/runtime/review/wall-clock';
import { Clock } from '../clock/clock';
import { useNow } from '../clock/use-now';
import { KeepNotice } from '../keep-notice';
import { useKept } from '../use-kept';
import { CurveballCard } from './curveball-card';
import { keptName, MOST_NOTE, readInterview, writeInterview } from './interview-kept';
import { counted, type InterviewSaved, interviewSession, orderOf, totalSpentMs } from './interview-session';
import { InterviewSheet } from './interview-sheet';

export interface InterviewPageProps {
  readonly interview: Interview;
  /** Lessons that can be read. */
  readonly written: readonly string[];
}

interface Begun {
  readonly saved: InterviewSaved | null;
  readonly seed: number;
  /** What was kept is over. */
  readonly isAnew?: true;
}

/** One interview: begun anew, or gone on with where this browser left it. */
export function InterviewPage(props: InterviewPageProps) {
  const name = keptName(props.interview.id);
  const keep = useProgress((state) => state.keep);
  const kept = useProgress(({ progress }) => progress.kept[name]?.value);
  const [begun, setBegun] = useState<Begun | null>(null);
  useEffect(() => {
    // the one found when the page opens; what is kept from then on is this page's own doing
    if (keep !== 'unread') setBegun((before) => before ?? { saved: readInterview(kept), seed: wallClock().nowMs % 997 });
  }, [keep, kept]);
  const isAnew = begun?.isAnew === true;
  const seed = begun?.seed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time anew, and after the one before has written its last
  useEffect(() => {
    if (isAnew) progressActions().keep(name, null);
  }, [isAnew, seed, name]);
  if (begun === null) {
    return <p className="min-h-96 font-sans text-muted scriptless:hidden">Reading what this browser remembers.</p>;
  }
  return (
    <div className="font-sans">
      <KeepNotice keep={keep} />
      <Round
        key={begun.seed}
        {...props}
        {...begun}
        onAnew={() => setBegun({ saved: null, seed: begun.seed + 1, isAnew: true })}
      />
    </div>
  );
}

interface RoundProps extends InterviewPageProps {
  readonly saved: InterviewSaved | null;
  readonly seed: number;
  readonly onAnew: () => void;
}

const TICK_MS = 5000;

function Round({ interview, written, saved, seed, onAnew }: RoundProps) {
  const [snapshot, send] = useMachine(interviewSession, { input: { seed, ...(saved === null ? {} : { saved }) } });
  const { context } = snapshot;
  const isRunning = snapshot.matches('running');
  const phase = snapshot.matches('settled') ? 'settled' : snapshot.matches('finished') ? 'finished' : 'paused';
  useKept(keptName(interview.id), snapshot.matches('ready') ? null : (writeInterview(context, phase) as Json));
  useEffect(() => {
    if (!isRunning) return;
    return everyWhileShown(TICK_MS, () => send({ type: 'TICK', nowMs: wallClock().nowMs }));
  }, [isRunning, send]);
  const tell = (type: 'START' | 'PAUSE' | 'RESUME' | 'NEXT' | 'BACK') => send({ type, nowMs: wallClock().nowMs });
  if (snapshot.matches('ready')) {
    return (
      <Pause>
        <p className="max-w-measure">
          Forty-five minutes in five stages. Speak, and write down what you would draw. Something will happen in the last three.
          You can pause; it is kept in this browser.
        </p>
        <Button variant="solid" onClick={() => tell('START')}>
          Begin
        </Button>
      </Pause>
    );
  }
  if (snapshot.matches('paused')) {
    return (
      <Pause>
        <p>
          Paused in “{stages[context.stage]!.title}”, {Math.round(totalSpentMs(context) / 60_000)} of {TOTAL_MS / 60_000} minutes
          in.
        </p>
        <p className="flex flex-wrap gap-2">
          <Button variant="solid" onClick={() => tell('RESUME')}>
            Go on
          </Button>
          <Button onClick={onAnew}>Begin anew</Button>
        </p>
      </Pause>
    );
  }
  if (phase !== 'paused') {
    return (
      <InterviewSheet
        {...{ interview, context, written }}
        isSettled={phase === 'settled'}
        onSettle={() => send({ type: 'SETTLE' })}
        onCover={(point, is) => send({ type: 'COVER', point, is })}
        onAnew={onAnew}
      />
    );
  }
  return (
    <RunningStage
      key={context.stage}
      {...{ interview, context, tell }}
      onNote={(text) => send({ type: 'NOTE', text })}
      onTaken={(taken) => send({ type: 'TAKEN', ...taken })}
    />
  );
}

const Pause = ({ children }: { readonly children: React.ReactNode }) => (
  <div data-slot="interview" className="grid justify-items-start gap-4">
    {children}
  </div>
);

interface RunningStageProps extends Pick<RoundProps, 'interview'> {
  readonly context: Parameters<typeof counted>[0];
  readonly tell: (type: 'PAUSE' | 'NEXT' | 'BACK') => void;
  readonly onNote: (text: string) => void;
  readonly onTaken: Parameters<typeof CurveballCard>[0]['onTaken'];
}

function RunningStage({ interview, context, tell, onNote, onTaken }: RunningStageProps) {
  const nowMs = useNow(true);
  const { stage, notes } = context;
  const { id, title, minutes, line, hasCurveball } = stages[stage]!;
  const { spentMs } = counted(context, Math.max(nowMs, context.sinceMs ?? 0));
  const leftMs = minutes * 60_000 - spentMs[stage]!;
  const isOver = leftMs <= 0;
  useEffect(() => {
    if (isOver) announce(`The time for “${title}” is over. Go on when you can.`);
  }, [isOver, title]);
  const thrown = stages.slice(0, stage).filter((other) => other.hasCurveball).length;
  const isLast = stage === stageIds.length - 1;
  return (
    <div data-slot="interview" data-stage={id} className="grid gap-6">
      <StageLine stage={stage} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="font-serif text-2xl font-semibold">{title}</h2>
        <div className="flex items-baseline gap-6">
          <Clock leftMs={leftMs} label="Left of this stage">
            here
          </Clock>
          <Clock leftMs={TOTAL_MS - spentMs.reduce((sum, spent) => sum + spent, 0)} label="Left in all">
            in all
          </Clock>
        </div>
      </div>
      <div className="grid max-w-measure gap-2 font-serif">
        <p className="text-lg">{interview.stages[id].asks}</p>
        <p className="text-muted">{line}</p>
      </div>
      <div className="grid max-w-[46rem] gap-1">
        <label htmlFor="notes" className="text-sm text-muted">
          Notes: what you say and draw
        </label>
        <textarea
          id="notes"
          rows={8}
          maxLength={MOST_NOTE}
          value={notes[id]}
          onChange={(event) => onNote(event.target.value)}
          className="w-full resize-y rounded-sm border border-edge bg-raised px-3 py-2 hover:border-ink"
        />
      </div>
      {hasCurveball ? (
        <CurveballCard
          key={id}
          id={orderOf(context.seed)[thrown]!}
          names={interview.names}
          seed={context.seed}
          isDue={spentMs[stage]! > (minutes * 60_000) / 3}
          taken={context.curveballs[orderOf(context.seed)[thrown]!]}
          onTaken={onTaken}
        />
      ) : null}
      <p className="flex flex-wrap gap-2">
        <Button variant="solid" onClick={() => tell('NEXT')}>
          {isLast ? 'Finish' : `Next: ${stages[stage + 1]!.title}`}
        </Button>
        {stage > 0 ? <Button onClick={() => tell('BACK')}>Back</Button> : null}
        <Button onClick={() => tell('PAUSE')}>Pause</Button>
      </p>
    </div>
  );
}

/** Where one is. */
function StageLine({ stage }: { readonly stage: number }) {
  return (
    <ol aria-label="Stages" className="flex flex-wrap gap-x-5 gap-y-1 border-b border-rule pb-2 text-sm text-muted">
      {stages.map(({ id, title, minutes }, i) => (
        <li key={id} aria-current={i === stage ? 'step' : undefined} className="tabular-nums">
          <span className={i === stage ? 'bg-marker px-0.5 text-on-marker' : undefined}>{title}</span> {minutes} min
        </li>
      ))}
    </ol>
  );
}
