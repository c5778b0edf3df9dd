'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link } from '@/components/ui/link';
import { type IncidentId, loadIncident } from '@/content/practice/incidents';
import { incidentCardId } from '@/content/practice/incidents/cards';
import type { Incident } from '@/content/practice/incidents/incident';
import { drawIncident } from '@/content/practice/incidents/verdict';
import { LINK_PARAM } from '@/runtime/link';
import { progressLater } from '@/runtime/progress/use-progress-later';
import { Button } from '../../ui/button';
import { MOST_DRAWS, newDraw } from './new-draw';
import { posed } from './posed';

/** A lab with all its parts: they come once the page stands. */
const OnCall = lazy(() => import('./on-call').then((module) => ({ default: module.OnCall })));
const Replay = lazy(() => import('./replay').then((module) => ({ default: module.Replay })));

export interface Lesson {
  readonly slug: string;
  readonly title: string;
  readonly isWritten: boolean;
}

export interface DiagnoseProps {
  readonly id: IncidentId;
  readonly lesson: Lesson;
}

const PARAM = 'draw';

/** The draw that the address names; otherwise a new one, which the address names from then on. */
function drawInAddress(): number {
  const text = new URLSearchParams(location.search).get(PARAM);
  const named = Number(text);
  if (text !== null && Number.isInteger(named) && named >= 0 && named < MOST_DRAWS) return named;
  const fresh = newDraw();
  writeAddress(fresh);
  return fresh;
}

function writeAddress(seed: number): void {
  history.replaceState(history.state, '', `?${PARAM}=${seed}`);
}

/** What the page opens on: a call, or the replay of one that somebody sent. */
interface Opened {
  readonly seed: number;
  readonly isReplay: boolean;
}

const room = <div className="min-h-screen" />;

/** One incident, drawn when the page is opened. */
export function Diagnose({ id, lesson }: DiagnoseProps) {
  const [incident, setIncident] = useState<Incident | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [wasRight, setRight] = useState<boolean | null>(null);
  useEffect(() => {
    let isGone = false;
    void loadIncident(id).then((loaded) => {
      if (isGone) return;
      setIncident(loaded);
      setOpened({ isReplay: new URLSearchParams(location.search).has(LINK_PARAM), seed: drawInAddress() });
    });
    return () => {
      isGone = true;
    };
  }, [id]);
  if (incident === null || opened === null) return room;
  const { seed, isReplay } = opened;
  const call = (next: number) => {
    writeAddress(next);
    setOpened({ seed: next, isReplay: false });
    scrollTo({ top: 0 });
  };
  if (isReplay)
    return (
      <div className="grid justify-items-stretch gap-6">
        <Suspense fallback={room}>
          <Replay incident={incident} drawn={drawIncident(incident, seed)} followsLink />
        </Suspense>
        <div>
          <Button onClick={() => call(newDraw())}>Take a call in this system yourself</Button>
        </div>
      </div>
    );
  return (
    <Suspense fallback={room}>
      <OnCall
        key={seed}
        {...posed(incident, seed)}
        onJudged={(isRight) => {
          setRight(isRight);
          progressLater((progress) => progress.answerDraw(incidentCardId(id), seed, isRight));
        }}
        after={<After lesson={lesson} isMissed={wasRight === false} onAgain={() => call(newDraw())} />}
      />
    </Suspense>
  );
}

interface AfterProps {
  readonly lesson: Lesson;
  readonly isMissed: boolean;
  readonly onAgain: () => void;
}

const After = ({ lesson, isMissed, onAgain }: AfterProps) => (
  <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
    {isMissed ? <p className="w-full">It comes back in review from tomorrow on, with another fault in the same system.</p> : null}
    <Button variant="solid" onClick={onAgain}>
      Another fault in this system
    </Button>
    <Link href="/practice/diagnose">All incidents</Link>
    {lesson.isWritten ? <Link href={`/learn/${lesson.slug}`}>The lesson: {lesson.title}</Link> : null}
  </div>
);
