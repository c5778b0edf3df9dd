'use client';
import { useMemo, useRef, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import { Chart } from '../viz/chart';
import { type ChartInput, chartModel, type Overlay, readingsAt } from '../viz/chart-model';
import { binned, type ChartSpec, usualCharts } from '../viz/chart-series';
import { writeTime } from '../viz/write-figure';
import { useLab, useMoment, usePlayhead, useRun, useWidth } from './lab-context';
import { CHART_HEIGHT } from './lab-frame';
import type { LabOverlay, LabSpec, TheoryLine } from './lab-spec';
import { litWithinClass, useLit } from './lit';
import { useLuckBands } from './luck-bands';
import { isNarrow, timeAxis } from './time-axis';

export interface ChartsViewProps {
  readonly recording: Recording;
  readonly charts: LabSpec['charts'];
  readonly theory: readonly TheoryLine[];
  readonly overlay: readonly LabOverlay[];
}

export function chartSpecs(recording: Recording, wanted: LabSpec['charts']): ChartSpec[] {
  const usual = usualCharts(recording);
  if (wanted === undefined) return usual;
  return wanted.flatMap((chart) => (typeof chart === 'string' ? usual.filter(({ id }) => id === chart) : [chart]));
}

const shows = (spec: ChartSpec, { series }: Overlay): boolean =>
  spec.lines.some((line) => line.series === series) || spec.band?.low === series || spec.band?.high === series;

/** Small charts over one time axis, read together by pointing or with the arrow keys. Only what has been played is drawn. */
export function ChartsView({ recording, charts, theory, overlay }: ChartsViewProps) {
  const { player } = useLab();
  const [setFrame, width] = useWidth();
  const { playheadMs, reachedMs } = useMoment(200);
  const pins = useRun(({ pins }) => pins);
  const bands = useLuckBands();
  const [readMs, setReadMs] = useState<number | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const lit = useLit()?.chart;
  const axis = timeAxis(width, recording.forMs);
  const specs = useMemo(() => chartSpecs(recording, charts), [recording, charts]);
  const atMs = readMs ?? playheadMs;
  usePlayhead((nowMs) => {
    if (line.current !== null) line.current.style.transform = `translateX(${axis.x(nowMs)}px)`;
  });
  const inputs = specs.map(
    (spec): ChartInput => ({
      spec,
      size: { width, height: CHART_HEIGHT, left: axis.left, right: axis.right, top: 20, bottom: 8 },
      forMs: recording.forMs,
      binned: binned(recording),
      reachedMs,
      pinned: pins.map((pin) => binned(pin.recording)),
      theory: theory.filter((one) => shows(spec, one)),
      overlays: overlay.filter((one) => shows(spec, one)),
      bands,
    }),
  );
  const { binMs } = binned(recording);
  const move = (bins: number): void => {
    const next = Math.round(atMs / binMs + bins) * binMs;
    setReadMs(Math.min(Math.max(binMs, next), reachedMs));
  };
  const words = width > 0 && readMs !== null ? readAloud(inputs, readMs) : '';
  return (
    <div data-slot="charts" className="grid gap-1">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of pictures read as one with the keyboard */}
      <div
        ref={setFrame}
        role="group"
        aria-label="Charts over time. Arrow keys read all of them at one moment, Enter goes there."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read it
        tabIndex={0}
        className="relative min-w-0 touch-pan-y overflow-hidden pt-1"
        onPointerMove={(event) => setReadMs(Math.min(reachedMs, axis.at(event.nativeEvent.offsetX)))}
        onPointerLeave={() => setReadMs(null)}
        onBlur={() => setReadMs(null)}
        onClick={(event) => {
          const toMs = axis.at(event.nativeEvent.offsetX);
          if (toMs <= reachedMs) player.send({ type: 'SEEK', toMs });
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(event.shiftKey ? 10 : 1);
          else if (event.key === 'ArrowLeft') move(event.shiftKey ? -10 : -1);
          else if (event.key === 'Escape') setReadMs(null);
          else if (event.key === 'Enter' && readMs !== null) player.send({ type: 'SEEK', toMs: readMs });
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
                  className={lit === input.spec.id ? litWithinClass : undefined}
                >
                  <Chart {...input} readMs={atMs} words={isNarrow(width) ? 'above' : 'end'} />
                </div>
              ))
            : null}
        </div>
        <div ref={line} data-slot="playhead" className="pointer-events-none absolute inset-y-0 left-0 w-0 border-l border-ink" />
        {readMs === null ? null : (
          <div
            className="pointer-events-none absolute inset-y-0 left-0 w-0 border-l border-dashed border-edge"
            style={{ transform: `translateX(${axis.x(readMs)}px)` }}
          >
            <span className="absolute top-0 left-1 bg-raised px-1 font-sans text-xs tabular-nums">{writeTime(readMs)}</span>
          </div>
        )}
      </div>
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
}

function readAloud(inputs: readonly ChartInput[], atMs: number): string {
  const charts = inputs.map((input) => {
    const readings = readingsAt(input, chartModel(input), atMs);
    return `${input.spec.title}: ${readings.map(({ label, text }) => `${label} ${text}`).join(', ') || 'nothing yet'}`;
  });
  return `${writeTime(atMs)}. ${charts.join('. ')}`;
}
