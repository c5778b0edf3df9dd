'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { writeFigure } from '@/content/figures';
import { type Change, type Incident, NOW_MS } from '@/content/practice/incidents/incident';
import { type Answer, type DrawnIncident, PAR_MS } from '@/content/practice/incidents/verdict';
import { scriptedEvents } from '@/runtime/capacity';
import { createLabRun, type LabRun } from '@/runtime/lab-run';
import { followProgress } from '@/runtime/progress/use-progress';
import { pageRunner } from '@/runtime/worker/client';
import { LabProvider } from '../../lab/lab-context';
import { Button } from '../../ui/button';
import { ChoiceList } from '../choice-list';
import { ChangeForm, wordsOfChange } from './change-form';
import { Clock } from './clock';
import { dashboards } from './dashboards';
import { Debrief } from './debrief';
import { type Judged, judgeAnswer } from './judge';
import { offersOf } from './offers';
import { bestMs, keptName } from './restored';
import { Watch } from './watch';

export interface OnCallProps {
  readonly incident: Incident;
  readonly drawn: DrawnIncident;
  /** Told whether the cause was right and the objective is restored. */
  readonly onJudged?: (isRight: boolean) => void;
  /** What stands under the debrief. */
  readonly after?: React.ReactNode;
  /** Given where another button commits: how to, once there is something to commit. Stable. */
  readonly onReady?: (commit: (() => Promise<boolean>) | null) => void;
}

/** The run as the operator has seen it so far, opened at the moment the pager goes. */
function useWatched(incident: Incident, { watched }: DrawnIncident): LabRun | null {
  const [lab, setLab] = useState<LabRun | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one draw for as long as this stands; another has another key
  useEffect(() => {
    const opened = createLabRun({
      lab: `watch.${incident.id}`,
      scenario: watched,
      controls: incident.knobs,
      allControls: false,
      playheadMs: NOW_MS,
      speed: 5,
      runner: pageRunner(),
    });
    opened.store.open(NOW_MS);
    setLab(opened);
    return () => opened.dispose();
  }, []);
  return lab;
}

/** An incident from the pager to the debrief. */
export function OnCall(props: OnCallProps) {
  const lab = useWatched(props.incident, props.drawn);
  if (lab === null) return <div className="min-h-screen" />;
  return (
    <LabProvider value={lab}>
      <Desk {...props} lab={lab} />
    </LabProvider>
  );
}

interface Settled {
  readonly answer: Answer;
  readonly judged: Judged;
}

function Desk({ incident, drawn, onJudged, after, onReady, lab }: OnCallProps & { readonly lab: LabRun }) {
  const recording = useStore(lab.store, (state) => (state.status === 'ready' ? state.recording : null));
  const problem = useStore(lab.store, (state) => state.problem);
  const controls = useStore(lab.store, (state) => state.controls);
  const handles = useStore(lab.store, (state) => state.handles);
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  const [cause, setCause] = useState<number | null>(null);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [settled, setSettled] = useState<Settled | null>(null);
  const charts = useMemo(() => (recording === null ? [] : dashboards(recording)), [recording]);
  const events = useMemo(() => scriptedEvents(drawn.scenario), [drawn]);
  useEffect(() => {
    if (recording !== null) setSinceMs((since) => since ?? performance.now());
  }, [recording]);
  const isReady = cause !== null && changes.length > 0;
  const commit = async (): Promise<boolean> => {
    const answer: Answer = { cause: cause!, changes, tookMs: performance.now() - sinceMs! };
    setRunning(true);
    const judged = await judgeAnswer(incident, drawn, answer, recording!);
    const isRight = judged.verdict.isRestored && judged.verdict.isCauseRight;
    if (isRight) keepTime(incident.id, answer.tookMs);
    setSettled({ answer, judged });
    setRunning(false);
    onJudged?.(isRight);
    return isRight;
  };
  const newest = useRef(commit);
  newest.current = commit;
  useEffect(() => onReady?.(isReady ? () => newest.current() : null), [isReady, onReady]);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (recording === null || handles === null || sinceMs === null)
    return <p className="min-h-screen text-sm text-muted">Running.</p>;
  const offers = offersOf(incident, recording, controls, handles);
  if (settled !== null) {
    const mendWords = drawn.fault.mend.map((change) => wordsOfChange(change, controls)).join(', ');
    return <Debrief {...{ incident, drawn, mendWords, after }} charts={charts} takesFocus={onReady === undefined} {...settled} />;
  }
  return (
    <div className="grid gap-6 font-sans">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <Objective slo={incident.slo} />
        <Clock sinceMs={sinceMs} parMs={PAR_MS} />
      </div>
      <Watch title={incident.title} recording={recording} fault={drawn.fault} />
      <h2 className="font-serif text-2xl font-semibold">Your call</h2>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <ChoiceList
          legend="What is the cause?"
          options={incident.causes.map(({ text }) => ({ text }))}
          chosen={cause === null ? [] : [cause]}
          onChoose={([next]) => setCause(next!)}
        />
        <div className="grid content-start gap-4">
          <ChangeForm {...{ offers, events, changes }} onChanges={setChanges} />
          <div>
            {onReady === undefined ? (
              <Button variant="solid" disabled={!isReady || isRunning} onClick={() => void commit()}>
                Do it
              </Button>
            ) : null}
            <p role="status" className="pt-1 text-sm text-muted">
              {isRunning
                ? 'Running.'
                : isReady
                  ? 'It is done at once, and judged after fifteen seconds.'
                  : 'Name a cause and say what you will do; both are judged once.'}
            </p>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Kept where it is the best so far. */
function keepTime(id: string, tookMs: number): void {
  const { store, stop } = followProgress();
  const best = bestMs(store.getState().progress, id);
  if (best === null || tookMs < best) store.actions.keep(keptName(id), { tookMs: Math.round(tookMs) });
  stop();
}

/** What must hold again. */
const Objective = ({ slo }: Pick<Incident, 'slo'>) => (
  <p className="text-sm">
    <span className="font-semibold">The objective:</span>{' '}
    {slo
      .map(
        ({ label, op, value, unit }) =>
          `${label.toLowerCase()} ${op === '>=' ? 'at least' : 'at most'} ${writeFigure(value, unit)}`,
      )
      .join(', ')}
    .
  </p>
);
