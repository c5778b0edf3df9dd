'use client';
import { useMemo, useRef, useState } from 'react';
import { fromTheStart, type Judgement, judge } from '@/content/challenge';
import type { ChallengeSpec } from '@/content/lesson-types';
import { nextStar, type StarCount, starsOf } from '@/content/stars';
import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { LINK_PARAM, LinkError, writeLink } from '@/runtime/link';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { LabSlot } from '../lab/lab-slot';
import type { LabSpec } from '../lab/lab-spec';
import { Button } from '../ui/button';
import { Stars } from '../ui/stars';
import { announce } from '../ui/status';
import { ChallengeGoals, ChallengeStory, standingClass } from './challenge-words';
import { labAnchor } from './lab-of-lesson';

export interface ChallengeLabProps {
  /** `<slug>/<key>`: what progress knows it by. */
  readonly id: string;
  readonly slug: string;
  readonly challenge: ChallengeSpec;
  readonly spec: LabSpec;
  /** The lab's picture, until it comes. */
  readonly still?: React.ReactNode;
}

/** Whose run stands in the lab, and what it begins with; at first whatever the page's link says. */
interface Sitting {
  readonly seq: number;
  readonly by: 'learner' | 'solution';
  readonly begins: readonly ScenarioEvent[];
}

/** A run to its end, and what was done in it. */
interface Done {
  readonly recording: Recording;
  readonly inputs: readonly ScenarioEvent[];
}
const NOTHING: readonly ScenarioEvent[] = [];

/** Turn the knobs until every goal is met. Goals are judged on the whole run. */
export function ChallengeLab({ id, slug, challenge, spec, still }: ChallengeLabProps) {
  const [sitting, setSitting] = useState<Sitting>({ seq: 0, by: 'learner', begins: NOTHING });
  const [run, setRun] = useState<Done | null>(null);
  const won = useProgress(({ progress }) => progress.challenges[id]);
  const isMine = sitting.by === 'learner';
  const shown = useMemo(() => ({ ...spec, autoplay: spec.autoplay || !isMine }), [spec, isMine]);
  const inputs = run?.inputs ?? sitting.begins;
  const judgement = useMemo(
    () => (run === null ? null : judge(challenge, run.recording, spec.scenario, run.inputs)),
    [run, challenge, spec],
  );
  const top = useRef<HTMLDivElement>(null);
  const latest = useRef(sitting);
  latest.current = sitting;
  const begin = (by: Sitting['by'], begins: readonly ScenarioEvent[]) => {
    setRun(null);
    setSitting(({ seq }) => ({ seq: seq + 1, by, begins }));
    top.current?.scrollIntoView({ block: 'start' });
  };
  const onRecording = (recording: Recording, inputs: readonly ScenarioEvent[]) => {
    if (recording.untilMs < recording.forMs) return;
    setRun({ recording, inputs });
    const isLearners = latest.current.by === 'learner';
    if (isLearners && judge(challenge, recording, spec.scenario, inputs).isWon)
      void keepWin(id, spec.id, inputs, starsOf(challenge, spec.scenario, inputs));
  };
  return (
    <section data-slot="challenge" data-won={won !== undefined} aria-label={challenge.title} className="grid gap-4 font-sans">
      <ChallengeStory challenge={challenge} />
      <div ref={top} className="grid gap-2 scroll-mt-4">
        <ChallengeGoals {...{ challenge, judgement }} caption={isMine ? 'Goals and your run' : 'Goals and the solution’s run'} />
        <Standing {...{ judgement, isMine }} />
        {isMine && judgement?.isWon ? (
          <p className="text-sm">
            This run: <Stars count={starsOf(challenge, spec.scenario, inputs)} />{' '}
            {nextStar(challenge, spec.scenario, starsOf(challenge, spec.scenario, inputs))}
          </p>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          {isMine && inputs.some(({ atMs }) => atMs > 0) && judgement?.isWon === false ? (
            <Button onClick={() => begin('learner', fromTheStart(inputs))}>Run these settings from the start</Button>
          ) : null}
          {isMine && sitting.begins.length === 0 ? null : (
            <Button onClick={() => begin('learner', NOTHING)}>{isMine ? 'Undo everything' : 'Back to your own try'}</Button>
          )}
        </div>
      </div>
      {won === undefined && isMine ? null : (
        <p className="max-w-measure border-s-2 border-ink ps-3">
          {won === undefined ? null : (
            <>
              <span className="bg-marker px-1 font-semibold text-on-marker">Won.</span> <Stars count={won.stars} />{' '}
            </>
          )}
          {challenge.won}{' '}
          {won?.run === undefined ? null : (
            <a href={`/learn/${slug}?${LINK_PARAM}=${won.run}#${labAnchor(challenge.lab)}`}>Open the run that won</a>
          )}
        </p>
      )}
      <LabSlot key={sitting.seq} spec={shown} inputs={sitting.begins} followsLink={sitting.seq === 0} onRecording={onRecording}>
        {still}
      </LabSlot>
      <Hints hints={challenge.hints} onSolution={isMine ? () => begin('solution', challenge.solution) : undefined} />
    </section>
  );
}

async function keepWin(id: string, lab: string, inputs: readonly ScenarioEvent[], stars: StarCount): Promise<void> {
  progressActions().winChallenge(id, stars, await linkOf(lab, inputs));
  announce(`Challenge won: every goal is met. ${stars} of 3 stars.`);
}

/** A win is a win when it is too long for a link, too. */
async function linkOf(lab: string, inputs: readonly ScenarioEvent[]): Promise<string | undefined> {
  try {
    return await writeLink({ lab, atMs: 0, inputs });
  } catch (error) {
    if (error instanceof LinkError) return undefined;
    throw error;
  }
}

const budgetWords = ({ cost, isAffordable }: Judgement): string =>
  cost === null ? '' : isAffordable ? ', within the budget' : ', over the budget';

/** Said politely whenever the run changes. */
function Standing({ judgement, isMine }: { readonly judgement: Judgement | null; readonly isMine: boolean }) {
  const met = judgement?.goals.filter((goal) => goal.isMet).length ?? 0;
  return (
    <p role="status" className={standingClass}>
      {judgement === null
        ? 'Running.'
        : judgement.isWon
          ? isMine
            ? 'Every goal is met.'
            : 'The solution meets every goal. Go back and do it yourself.'
          : `${met} of ${judgement.goals.length} goals met${budgetWords(judgement)}. Goals are judged on the whole run.`}
    </p>
  );
}

interface HintsProps {
  readonly hints: readonly string[];
  /** Not while the solution runs. */
  readonly onSolution: (() => void) | undefined;
}

/** One step further at a time; after the last, the solution as a run. */
function Hints({ hints, onSolution }: HintsProps) {
  const [shown, setShown] = useState(0);
  return (
    <div data-slot="hints" className="grid max-w-measure gap-2">
      <ol aria-label="Hints" aria-live="polite" className="list-decimal ps-5 marker:text-muted">
        {hints.slice(0, shown).map((hint) => (
          <li key={hint} className="py-0.5">
            {hint}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        {shown < hints.length ? (
          <Button onClick={() => setShown(shown + 1)}>
            {shown === 0 ? 'Give me a hint' : `Next hint (${shown + 1} of ${hints.length})`}
          </Button>
        ) : onSolution === undefined ? null : (
          <Button onClick={onSolution}>Show the solution’s run</Button>
        )}
      </div>
    </div>
  );
}
