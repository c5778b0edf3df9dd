'use client';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { ChartsView } from './charts-view';
import { ComparePanel } from './compare-panel';
import { type Inspecting, InspectProvider } from './inspect';
import { KnobsPanel } from './knobs-panel';
import type { LabProps } from './lab';
import { LabBar } from './lab-bar';
import { useLab, useRun } from './lab-context';
import { labFrame, labRooms } from './lab-frame';
import { onLabKey } from './lab-keys';
import { LitProvider } from './lit';
import { LiveSummary } from './live-summary';
import { panelsFor } from './panel-offers';
import { panels } from './panels';
import { SystemView } from './system-view';
import { Timeline } from './timeline';
import { TryList } from './try-list';
import { useFrames } from './use-frames';
import { pointingIn, useTourOf } from './use-tour';

export type LabVariant = 'lesson' | 'home';

interface LabBodyProps extends Pick<LabProps, 'spec' | 'variant' | 'overlay' | 'locked' | 'inputs'> {
  readonly notice: string | null;
}

export function LabBody(props: LabBodyProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(NONE_OPEN);
  return (
    <InspectProvider value={useInspectingIn(setOpen)}>
      <Parts {...props} {...{ open, setOpen }} />
    </InspectProvider>
  );
}

type SetOpen = React.Dispatch<React.SetStateAction<ReadonlySet<string>>>;

interface PartsProps extends LabBodyProps {
  /** Ids of the panels that are open. */
  readonly open: ReadonlySet<string>;
  readonly setOpen: SetOpen;
}

function Parts({ spec, variant = 'lesson', overlay = NO_OVERLAY, locked = false, inputs, notice, open, setOpen }: PartsProps) {
  const lab = useLab();
  const section = useRef<HTMLElement>(null);
  const recording = useRun(({ recording }) => recording);
  const problem = useRun(({ problem }) => problem);
  const status = useRun(({ status }) => status);
  const pins = useRun(({ pins }) => pins);
  useFrames(section, spec.autoplay === true && !locked && recording !== null);
  const lit = useTourOf(spec.id, section, locked);
  const refused = useFallbackToDefault(status, problem, spec, inputs);
  const words = notice ?? refused ?? problem;
  const isHome = variant === 'home';
  return (
    <section
      ref={section}
      data-slot="lab"
      data-lab={spec.id}
      data-status={status}
      aria-label={spec.title}
      onKeyDown={(event) => onLabKey(event, lab, locked)}
      {...pointingIn(spec.id)}
      className="@container font-sans text-ink"
    >
      {recording === null && status !== 'refused' ? null : (
        <LabBar
          {...{ spec, isHome, locked, open }}
          panels={recording === null ? [] : panelsFor(recording, { isHome, locked })}
          onToggle={(id) => setOpen(toggled(open, id))}
        />
      )}
      {spec.tryThis === undefined || recording === null ? null : (
        <div className="pb-2">
          <TryList recording={recording} items={spec.tryThis} />
        </div>
      )}
      {words === null ? null : (
        <p role="alert" className="mb-2 border-s-2 border-failed ps-3 text-sm">
          {words}
        </p>
      )}
      {recording === null ? null : (
        <LitProvider value={lit}>
          <div className={labFrame}>
            <div className={labRooms.system}>
              <SystemView recording={recording} faults={(spec.faults ?? true) && !locked} />
            </div>
            <div className={labRooms.knobs}>
              <KnobsPanel disabled={locked} />
            </div>
            <div className={labRooms.charts}>
              <ChartsView recording={recording} charts={spec.charts} theory={spec.theory ?? NO_THEORY} overlay={overlay} hasWhy />
            </div>
            <div className={labRooms.time}>
              <Timeline recording={recording} locked={locked} />
            </div>
            <div className={labRooms.summary}>
              <LiveSummary recording={recording} />
            </div>
            {pins.length === 0 ? null : (
              <div className={labRooms.compare}>
                <ComparePanel recording={recording} pins={pins} charts={spec.charts} />
              </div>
            )}
          </div>
        </LitProvider>
      )}
      {recording === null
        ? null
        : panels
            .filter(({ id }) => open.has(id))
            .map(({ id, label, View }) => (
              <section
                key={id}
                data-slot="panel"
                aria-label={`${label}: ${spec.title}`}
                className="border border-t-0 border-edge bg-raised"
              >
                <Suspense fallback={<p className="p-3 text-sm text-muted">Opening…</p>}>
                  <View recording={recording} spec={spec} />
                </Suspense>
              </section>
            ))}
    </section>
  );
}

/** A link may ask for what cannot be run; then the lab opens as it was made and says why. */
function useFallbackToDefault(
  status: string,
  problem: string | null,
  spec: LabProps['spec'],
  begins: LabProps['inputs'] = NO_INPUTS,
): string | null {
  const { store } = useLab();
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (status !== 'refused' || problem === null || refused !== null) return;
    const { inputs, scenario, seed } = store.getState();
    if (inputs === begins && scenario === spec.scenario && seed === undefined) return;
    setRefused(`The link you followed does not work: ${problem}. The lab stands as it was made.`);
    store.restart({ scenario: spec.scenario, seed: undefined, inputs: begins }, 0);
  }, [status, problem, refused, store, spec, begins]);
  return refused;
}

/** The request that is looked into; asking for one opens the panel that shows it. */
function useInspectingIn(setOpen: SetOpen): Inspecting {
  const { player } = useLab();
  const [request, setRequest] = useState<number | null>(null);
  return useMemo(
    () => ({
      request,
      inspect(next) {
        player.send({ type: 'PAUSE' });
        setRequest(next);
        setOpen((open) => (open.has('requests') ? open : toggled(open, 'requests')));
      },
    }),
    [request, player, setOpen],
  );
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}

// each of these is one and the same, so that what takes it is not drawn again
const NO_THEORY: NonNullable<LabProps['spec']['theory']> = [];
const NO_OVERLAY: NonNullable<LabProps['overlay']> = [];
const NO_INPUTS: LabProps['inputs'] = [];
const NONE_OPEN: ReadonlySet<string> = new Set();
