'use client';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Recording } from '@/engine/recording/types';
import { createLabRun, type LabRun } from '@/runtime/lab-run';
import { createRunStore, type RunStore } from '@/runtime/run-store';
import { pageRunner } from '@/runtime/worker/client';
import { Chart } from '../viz/chart';
import { type Binned, binned, type ChartSpec, type ChartUnit } from '../viz/chart-series';
import { figuresAt } from '../viz/figures-at';
import { sceneAt } from '../viz/scene';
import { indexed } from '../viz/span-index';
import { writeTime } from '../viz/write-figure';
import { KnobsPanel } from './knobs-panel';
import { LabProvider, useLab, useMoment, usePlayhead, useWidth } from './lab-context';
import { onLabKey } from './lab-keys';
import { rowsChartHeight, rowsFrame, usualSeries } from './rows-frame';
import { type SideBySideSpec, withSet } from './side-by-side-spec';
import { isNarrow, timeAxis } from './time-axis';
import { Timeline } from './timeline';
import { useFrames } from './use-frames';
import { VariantTable } from './variant-table';

const dashes = ['', '7 3', '2 2', '9 3 2 3', '1 3', '4 2'];
const titles: Readonly<Record<string, string>> = {
  'latencyMs.p50': 'Latency, p50',
  'latencyMs.p99': 'Latency, p99',
  goodputRps: 'Answered in time',
  failedRps: 'Failed',
};

export interface SideBySideLiveProps {
  readonly spec: SideBySideSpec;
  readonly fallback: React.ReactNode;
}

interface Runs {
  /** The first variant's, which holds playhead and inputs. */
  readonly lab: LabRun;
  readonly others: readonly RunStore[];
}

export function SideBySideLive({ spec, fallback }: SideBySideLiveProps) {
  const [runs, setRuns] = useState<Runs | null>(null);
  useEffect(() => {
    const opened = openRuns(spec);
    setRuns(opened);
    return () => {
      opened.lab.dispose();
      for (const other of opened.others) other.close();
    };
  }, [spec]);
  const recordings = useRecordings(useMemo(() => (runs === null ? [] : [runs.lab.store, ...runs.others]), [runs]));
  if (runs === null || recordings === null) return fallback;
  return (
    <LabProvider value={runs.lab}>
      <Body spec={spec} recordings={recordings} />
    </LabProvider>
  );
}

function openRuns({ id, scenario, variants, controls = [], speed }: SideBySideSpec): Runs {
  const runner = pageRunner();
  const options = (i: number) => ({ lab: `${id}#${i}`, scenario: withSet(scenario, variants[i].set), runner });
  const lab = createLabRun({ ...options(0), controls, speed });
  const others = variants.slice(1).map((_, i) => createRunStore({ ...options(i + 1), controls: [] }));
  lab.store.open();
  for (const other of others) other.open();
  lab.store.subscribe(({ inputs }, before) => {
    if (inputs === before.inputs) return;
    for (const other of others) other.restart({ inputs }, lab.player.getSnapshot().context.playheadMs);
  });
  return { lab, others };
}

/** The recordings of all stores, once all are there. */
function useRecordings(stores: readonly RunStore[]): readonly Recording[] | null {
  const [recordings, setRecordings] = useState<readonly Recording[] | null>(null);
  useEffect(() => {
    const read = () => {
      const all = stores.flatMap((store) => store.getState().recording ?? []);
      if (all.length > 0 && all.length === stores.length) setRecordings(all);
    };
    read();
    const stops = stores.map((store) => store.subscribe(read));
    return () => {
      for (const stop of stops) stop();
    };
  }, [stores]);
  return recordings;
}

interface BodyProps {
  readonly spec: SideBySideSpec;
  readonly recordings: readonly Recording[];
}

function Body({ spec, recordings }: BodyProps) {
  const lab = useLab();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [lit, setLit] = useState<number | null>(null);
  const problem = useStore(lab.store, (state) => state.problem);
  useFrames(section, spec.autoplay === true);
  return (
    <section
      ref={section}
      data-slot="side-by-side"
      data-lab={spec.id}
      aria-labelledby={id}
      onKeyDown={(event) => onLabKey(event, lab, false)}
      className="@container font-sans text-ink"
    >
      <h3 id={id} className="py-1 text-base font-semibold">
        {spec.title}
      </h3>
      {problem === null ? null : (
        <p role="alert" className="mb-2 border-s-2 border-failed ps-3 text-sm">
          {problem}
        </p>
      )}
      <div className={rowsFrame.box}>
        <Rows spec={spec} recordings={recordings} lit={lit} setLit={setLit} />
        {spec.controls === undefined ? null : (
          <div className={rowsFrame.knobs}>
            <KnobsPanel />
          </div>
        )}
        <Charts spec={spec} recordings={recordings} lit={lit} />
        <div className={rowsFrame.time}>
          <Timeline recording={recordings[0]} locked={false} />
        </div>
      </div>
    </section>
  );
}

interface PartProps {
  /** The design set off from the others. */
  readonly lit: number | null;
  readonly spec: SideBySideSpec;
  readonly recordings: readonly Recording[];
}

interface RowsProps extends PartProps {
  readonly setLit: (lit: number | null) => void;
}

function Rows({ spec, recordings, lit, setLit }: RowsProps) {
  const { playheadMs } = useMoment(200);
  const scenes = recordings.map((recording) => sceneAt(indexed(recording), playheadMs));
  const most = Math.max(8, ...scenes.flatMap(({ places }) => places.map(({ queued }) => queued)));
  const rows = spec.variants.map(({ label }, i) => ({
    label,
    isLit: lit === i,
    onLight: () => setLit(lit === i ? null : i),
    dash: dashes[i % dashes.length],
    figures: figuresAt(indexed(recordings[i]), playheadMs, Infinity),
    picture: (
      <Lines
        waiting={scenes[i].places
          .filter(({ place }) => isBackend(recordings[i], place))
          .map(({ queued, health }) => ({ queued, health }))}
        most={most}
      />
    ),
  }));
  return (
    <div className={rowsFrame.table}>
      <VariantTable caption={`From the start until ${writeTime(playheadMs)}, the same arrivals to each`} rows={rows} />
    </div>
  );
}

const isBackend = ({ nodes, places }: Recording, place: number): boolean => nodes[places[place].node].kind === 'service';

interface LinesProps {
  readonly waiting: readonly { readonly queued: number; readonly health: string }[];
  readonly most: number;
}

/** How many wait at each backend, as bars on one scale for all designs. */
function Lines({ waiting, most }: LinesProps) {
  const height = 28;
  return (
    <svg
      viewBox={`0 0 ${waiting.length * 12} ${height}`}
      height={height}
      className="block max-w-full"
      role="img"
      aria-label={`In line: ${waiting.map(({ queued }) => queued).join(', ')}`}
    >
      {waiting.map(({ queued, health }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its backend's by position
        <g key={i}>
          <path d={`M${i * 12} ${height - 0.5}h9`} className={health === 'down' ? 'stroke-failed' : 'stroke-edge'} />
          <rect
            x={i * 12}
            width={9}
            y={height - 1 - (queued / most) * (height - 2)}
            height={(queued / most) * (height - 2)}
            className="fill-waiting"
          />
        </g>
      ))}
    </svg>
  );
}

const unitOf = (series: string): ChartUnit => {
  if (series.includes('latencyMs')) return 'ms';
  if (series.includes('Rps')) return 'rps';
  return series.includes('utilization') ? 'ratio' : 'count';
};

/** One chart per series with a line for each design. */
function Charts({ spec, recordings, lit }: PartProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs, reachedMs } = useMoment(200);
  const { forMs } = recordings[0];
  const axis = timeAxis(width, forMs);
  const joined = useMemo(() => join(recordings), [recordings]);
  const line = useRef<HTMLDivElement>(null);
  usePlayhead((nowMs) => {
    if (line.current !== null) line.current.style.transform = `translateX(${axis.x(nowMs)}px)`;
  });
  return (
    <div className={rowsFrame.charts}>
      <div ref={setFrame} dir="ltr" className="relative grid min-w-0 gap-2 overflow-hidden">
        {width === 0
          ? null
          : (spec.charts ?? usualSeries).map((series) => (
              <Chart
                key={series}
                spec={chartOf(series, spec, lit)}
                size={{ width, height: rowsChartHeight, left: axis.left, right: axis.right, top: 20, bottom: 8 }}
                forMs={forMs}
                binned={joined}
                reachedMs={reachedMs}
                pinned={[]}
                theory={[]}
                overlays={[]}
                readMs={playheadMs}
                words={isNarrow(width) ? 'above' : 'end'}
              />
            ))}
        <div ref={line} className="pointer-events-none absolute inset-y-0 start-0 border-s border-ink" />
      </div>
    </div>
  );
}

const chartOf = (series: string, { variants }: SideBySideSpec, lit: number | null): ChartSpec => ({
  id: series,
  title: titles[series] ?? series,
  unit: unitOf(series),
  lines: variants.map(({ label }, i) => ({
    series: `${i}:${series}`,
    label,
    tone: lit === null || lit === i ? ('ink' as const) : ('free' as const),
    dash: dashes[i % dashes.length],
  })),
});

/** The series of all designs under one roof: `2:latencyMs.p99` is the third's. */
function join(recordings: readonly Recording[]): Binned {
  const each = recordings.map(binned);
  return {
    binMs: each[0].binMs,
    count: Math.min(...each.map(({ count }) => count)),
    of: (name) => each[Number(name.slice(0, name.indexOf(':')))].of(name.slice(name.indexOf(':') + 1)),
  };
}
