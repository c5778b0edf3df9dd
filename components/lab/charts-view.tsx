'use client';
import { lazy, memo, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { outcomeNames } from '@/engine/outcome';
import type { Recording } from '@/engine/recording/types';
import { cn } from '../ui/cn';
import { announce } from '../ui/status';
import { Chart } from '../viz/chart';
import { type ChartInput, chartModel, readingsAt } from '../viz/chart-model';
import { binned } from '../viz/chart-series';
import { jumpsIn } from '../viz/jumps';
import { failureIn } from '../viz/request-life';
import { indexed } from '../viz/span-index';
import { writeTime } from '../viz/write-figure';
import { chartSpecs, shows } from './chart-specs';
import { useInspecting } from './inspect';
import { JumpMarks } from './jump-marks';
import { useLab, useMoment, usePlayhead, useRun, useWidth } from './lab-context';
import { CHART_HEIGHT, chartsFrame } from './lab-frame';
import type { LabOverlay, LabSpec, TheoryLine } from './lab-spec';
import { litWithinClass, useLit } from './lit';
import { useLuckBands } from './luck-bands';
import { isNarrow, timeAxis } from './time-axis';

/** Its code comes when it is asked for. */
const Why = lazy(() => import('./why').then((module) => ({ default: module.Why })));

export interface ChartsViewProps {
  readonly recording: Recording;
  readonly charts: LabSpec['charts'];
  readonly theory: readonly TheoryLine[];
  readonly overlay: readonly LabOverlay[];
  /** Jumps are marked, and say what changed before them. @default false */
  readonly hasWhy?: boolean;
}

/** Small charts over one time axis, read together by pointing or with the arrow keys. Only what has been played is drawn. */
export const ChartsView = memo(function ChartsView({ recording, charts, theory, overlay, hasWhy = false }: ChartsViewProps) {
  const { player } = useLab();
  const [setFrame, width] = useWidth('whole');
  const { playheadMs, reachedMs } = useMoment(200);
  const pins = useRun(({ pins }) => pins);
  const bands = useLuckBands();
  const [readMs, setReadMs] = useState<number | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const lit = useLit()?.chart;
  const axis = timeAxis(width, recording.forMs);
  // Parts of a long run share its windows, and with them its charts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: windows stand for the recording
  const specs = useMemo(() => chartSpecs(recording, charts), [recording.windows, charts]);
  const bins = binned(recording);
  const atMs = readMs ?? playheadMs;
  usePlayhead((nowMs) => {
    if (line.current !== null) line.current.style.transform = `translateX(${axis.x(nowMs)}px)`;
  });
  const inputs = specs.map(
    (spec): ChartInput => ({
      spec,
      size: { width, height: CHART_HEIGHT, left: axis.left, right: axis.right, top: 20, bottom: 8 },
      forMs: recording.forMs,
      binned: bins,
      reachedMs,
      pinned: pins.map((pin) => binned(pin.recording)),
      theory: theory.filter((one) => shows(spec, one)),
      overlays: overlay.filter((one) => shows(spec, one)),
      bands,
    }),
  );
  const { binMs } = bins;
  const jumps = useMemo(() => (hasWhy ? jumpsIn(bins, specs) : []), [hasWhy, bins, specs]);
  const shownJumps = jumps.filter((jump) => jump.atMs + SURE_AFTER * binMs <= reachedMs);
  const [whyMs, setWhyMs] = useState<number | null>(null);
  const why = shownJumps.find(({ atMs }) => atMs === whyMs);
  const frame = useRef<HTMLElement | null>(null);
  const setGroup = useCallback(
    (element: HTMLDivElement | null) => {
      frame.current = element;
      return setFrame(element);
    },
    [setFrame],
  );
  const { request, inspect } = useInspecting();
  const lookInto = (tMs: number, outcome: number | null): boolean => {
    const bin = Math.ceil(tMs / binMs - 1e-9);
    const found = failureIn(indexed(recording), (bin - 1) * binMs, bin * binMs, outcome, request);
    if (found !== null) inspect(found.request);
    return found !== null;
  };
  const move = (bins: number): void => {
    const next = Math.round(atMs / binMs + bins) * binMs;
    setReadMs(Math.min(Math.max(binMs, next), reachedMs));
  };
  const closeWhy = (): void => {
    setWhyMs(null);
    frame.current?.focus({ preventScroll: true });
  };
  const openNextWhy = (): void => {
    const next = shownJumps.find((jump) => jump.atMs > (whyMs ?? -1)) ?? shownJumps[0];
    if (next === undefined) announce('No line has jumped so far.');
    else setWhyMs(next.atMs);
  };
  const words = width > 0 && readMs !== null ? readAloud(inputs, readMs) : '';
  return (
    <div data-slot="charts" className="grid gap-1">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of pictures read as one with the keyboard */}
      <div
        ref={setGroup}
        dir="ltr"
        role="group"
        aria-label={`Charts over time. Arrow keys read all of them at one moment, Enter goes there, F looks into a failure${hasWhy ? ', W asks why the next line jumps' : ''}.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read it
        tabIndex={0}
        className={chartsFrame}
        onPointerMove={(event) => setReadMs(Math.min(reachedMs, axis.at(event.nativeEvent.offsetX)))}
        onPointerLeave={() => setReadMs(null)}
        onBlur={() => setReadMs(null)}
        onClick={(event) => {
          const toMs = axis.at(event.nativeEvent.offsetX);
          if (toMs > reachedMs) return;
          player.send({ type: 'SEEK', toMs });
          const outcome = failureAt(event, inputs, toMs);
          if (outcome !== null) lookInto(toMs, outcome);
        }}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return;
          if (event.key === 'ArrowRight') move(event.shiftKey ? 10 : 1);
          else if (event.key === 'ArrowLeft') move(event.shiftKey ? -10 : -1);
          else if (event.key === 'Escape') setReadMs(null);
          else if (event.key === 'Enter' && readMs !== null) player.send({ type: 'SEEK', toMs: readMs });
          else if (event.key === 'f') lookInto(atMs, null) || announce(`No request failed around ${writeTime(atMs)}.`);
          else if (event.key === 'w' && hasWhy) openNextWhy();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <div className="pointer-events-none grid gap-2">
          {width > 0
            ? inputs.map((input) => (
                <div
                  key={input.spec.id}
                  data-chart-of={input.spec.id}
                  data-title={input.spec.title}
                  className={cn('relative', lit === input.spec.id && litWithinClass)}
                >
                  <Chart {...input} readMs={atMs} words={isNarrow(width) ? 'above' : 'end'} />
                  <JumpMarks
                    jumps={shownJumps.filter(({ chart }) => chart === input.spec.id)}
                    x={axis.x}
                    openMs={whyMs}
                    onOpen={({ atMs }) => setWhyMs(atMs === whyMs ? null : atMs)}
                  />
                </div>
              ))
            : null}
        </div>
        <div ref={line} data-slot="playhead" className="pointer-events-none absolute inset-y-0 start-0 w-0 border-s border-ink" />
        {readMs === null ? null : (
          <div
            className="pointer-events-none absolute inset-y-0 start-0 w-0 border-s border-dashed border-edge"
            style={{ transform: `translateX(${axis.x(readMs)}px)` }}
          >
            <span className="absolute top-0 start-1 bg-raised px-1 font-sans text-xs tabular-nums">{writeTime(readMs)}</span>
          </div>
        )}
      </div>
      {why === undefined ? null : (
        <Suspense fallback={<p className="text-sm text-muted">Opening…</p>}>
          <Why {...{ recording, binMs }} jump={why} onClose={closeWhy} />
        </Suspense>
      )}
      {pins.length > 0 || bands.length > 0 ? (
        <p className="pb-2 font-sans text-xs text-muted">
          {pins.length > 0 ? 'Thin grey lines: the pinned run. ' : ''}
          {bands.length > 0 ? 'Hatched: how far runs of other luck lie apart.' : ''}
        </p>
      ) : null}
      <p className="sr-only" aria-live="polite">
        {words}
      </p>
    </div>
  );
});

/** So many bins on its new level, and a jump is one. */
const SURE_AFTER = 2;
/** How near to a line its failures are pressed. */
const REACH_PX = 10;

/** The outcome whose line of failures lies where a stack of charts was pressed; null where none does. */
function failureAt(
  { currentTarget, clientY }: React.MouseEvent<HTMLElement>,
  inputs: readonly ChartInput[],
  tMs: number,
): number | null {
  for (const input of inputs) {
    const svg = currentTarget.querySelector(
      `[data-chart-of="${CSS.escape(input.spec.id)}"] > svg, [data-chart-of="${CSS.escape(input.spec.id)}"] > div > svg`,
    );
    if (svg === null) continue;
    const y = clientY - svg.getBoundingClientRect().top;
    const { binMs, of } = input.binned;
    const model = chartModel(input);
    for (const { series } of input.spec.lines) {
      const outcome = (outcomeNames as readonly string[]).indexOf(/^failedRps\.(.+)$/.exec(series)?.[1] ?? '');
      const value = of(series)[Math.ceil(tMs / binMs - 1e-9) - 1];
      if (outcome !== -1 && value > 0 && Math.abs(model.y(value) - y) <= REACH_PX) return outcome;
    }
  }
  return null;
}

function readAloud(inputs: readonly ChartInput[], atMs: number): string {
  const charts = inputs.map((input) => {
    const readings = readingsAt(input, chartModel(input), atMs);
    return `${input.spec.title}: ${readings.map(({ label, text }) => `${label} ${text}`).join(', ') || 'nothing yet'}`;
  });
  return `${writeTime(atMs)}. ${charts.join('. ')}`;
}
