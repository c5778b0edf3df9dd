'use client';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { Fault } from '@/content/practice/incidents/incident';
import { withoutFault } from '@/content/practice/incidents/verdict';
import type { Recording } from '@/engine/recording/types';
import { ChartsView } from '../../lab/charts-view';
import { InspectProvider } from '../../lab/inspect';
import { useLab } from '../../lab/lab-context';
import { labFrame, labRooms } from '../../lab/lab-frame';
import { onLabKey } from '../../lab/lab-keys';
import { LiveSummary } from '../../lab/live-summary';
import { SystemView } from '../../lab/system-view';
import { Timeline } from '../../lab/timeline';
import { useFrames } from '../../lab/use-frames';
import { Button } from '../../ui/button';
import { dashboards } from './dashboards';
import { Log } from './log';

/** Its code comes when it is opened. */
const Inspector = lazy(() => import('../../lab/inspector').then((module) => ({ default: module.Inspector })));

interface WatchProps {
  readonly title: string;
  readonly recording: Recording;
  readonly fault: Fault;
}

/** All that an operator has to go by: the system, its dashboards, its log and its requests, and not what went wrong. */
export function Watch({ title, recording: whole, fault }: WatchProps) {
  const lab = useLab();
  const section = useRef<HTMLElement>(null);
  const [hasInspector, setInspector] = useState(false);
  const [request, setRequest] = useState<number | null>(null);
  const inspecting = useMemo(
    () => ({
      request,
      inspect(next: number) {
        lab.player.send({ type: 'PAUSE' });
        setRequest(next);
        setInspector(true);
      },
    }),
    [request, lab],
  );
  const recording = useMemo(() => withoutFault(whole, fault), [whole, fault]);
  const charts = useMemo(() => dashboards(recording), [recording]);
  useFrames(section, false);
  return (
    <InspectProvider value={inspecting}>
      <section
        ref={section}
        data-slot="watch"
        aria-label={title}
        onKeyDown={(event) => onLabKey(event, lab, false)}
        className="@container font-sans text-ink"
      >
        <h2 className="sr-only">What you can see</h2>
        <div className={labFrame}>
          <div className={labRooms.system}>
            <SystemView recording={recording} faults={false} />
          </div>
          <div className={labRooms.knobs}>
            <Log recording={recording} />
          </div>
          <div className={labRooms.charts}>
            <ChartsView recording={recording} charts={charts} theory={[]} overlay={[]} />
          </div>
          <div className={labRooms.time}>
            <Timeline recording={recording} locked={false} />
          </div>
          <div className={labRooms.summary}>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <LiveSummary recording={recording} />
              <Button aria-expanded={hasInspector} onClick={() => setInspector(!hasInspector)}>
                Look into requests
              </Button>
            </div>
          </div>
        </div>
        {hasInspector ? (
          <div className="overflow-x-clip border border-t-0 border-edge bg-raised">
            <Suspense fallback={<p className="p-3 text-sm text-muted">Opening…</p>}>
              <Inspector recording={recording} isKept />
            </Suspense>
          </div>
        ) : null}
      </section>
    </InspectProvider>
  );
}
