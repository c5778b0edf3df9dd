'use client';
import { useMemo } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { FIGURES_OVER_MS, type Figures, figuresAt } from '../viz/figures-at';
import { type Heat, heatOf, heatPaths, histogramAt, histogramPicture, latencyTicks, SHADES } from '../viz/latency-heat';
import { indexed } from '../viz/span-index';
import { writeCount, writeMs, writeTime } from '../viz/write-figure';
import { useMoment, useWidth } from './lab-context';
import { MechanismFigure, PlayheadLine } from './mechanism-figure';
import { timeAxis } from './time-axis';

const HEAT_HEIGHT = 168;
const HISTOGRAM_HEIGHT = 168;

/** Every answered request by when and how fast: the whole run so far, and the last ten seconds. */
export function LatencyView({ recording }: { readonly recording: Recording }) {
  const [setFrame, width] = useWidth();
  const { playheadMs, reachedMs } = useMoment(120);
  const source = useMemo(() => indexed(recording), [recording]);
  const heat = useMemo(() => heatOf(recording), [recording]);
  const figures = useMemo(() => figuresAt(source, playheadMs), [source, playheadMs]);
  const counts = useMemo(() => histogramAt(source, heat, playheadMs, FIGURES_OVER_MS), [source, heat, playheadMs]);
  return (
    <div ref={setFrame} className="grid min-w-0 gap-4">
      <MechanismFigure name="latency-heat" title="Latency over time" words={wordsOfHeat(recording)}>
        {width > 0 ? <HeatMap {...{ heat, width, playheadMs, reachedMs, forMs: recording.forMs }} /> : null}
      </MechanismFigure>
      <MechanismFigure
        name="latency-histogram"
        title={`Latency, the last ${Math.round(Math.max(1000, figures.overMs) / 1000)} s`}
        words={wordsOfFigures(figures, counts)}
      >
        {width > 0 ? <HistogramPicture {...{ heat, counts, figures, width }} /> : null}
      </MechanismFigure>
    </div>
  );
}

const wordsOfHeat = ({ spans }: Recording): string =>
  `answered requests, stronger where there are more; log scale${
    spans.completeFromMs > 0 ? `; single requests are kept from ${writeTime(spans.completeFromMs)} on` : ''
  }`;

function wordsOfFigures({ p50Ms, p95Ms, p99Ms }: Figures, counts: Uint32Array): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'no request was answered';
  return `${writeCount(total)} answered: half within ${writeMs(p50Ms)}, 95% within ${writeMs(p95Ms)}, 99% within ${writeMs(p99Ms)}`;
}

interface HeatMapProps {
  readonly heat: Heat;
  readonly width: number;
  readonly playheadMs: Ms;
  readonly reachedMs: Ms;
  readonly forMs: Ms;
}

function HeatMap({ heat, width, playheadMs, reachedMs, forMs }: HeatMapProps) {
  const axis = useMemo(() => timeAxis(width, forMs), [width, forMs]);
  const box = useMemo(() => ({ left: axis.left, right: width - axis.right, top: 8, bottom: HEAT_HEIGHT - 8 }), [axis, width]);
  const shown = Math.floor(reachedMs / heat.columnMs + 1e-9);
  const paths = useMemo(() => heatPaths(heat, shown * heat.columnMs, axis.x, box), [heat, shown, axis, box]);
  return (
    <svg width={width} height={HEAT_HEIGHT} className="block text-[11px] tabular-nums" aria-hidden="true">
      <Ticks {...{ heat }} from={box.bottom} to={box.top}>
        {({ at, text }) => (
          <g key={text}>
            <path d={`M${box.left} ${at.toFixed(1)}H${box.right}`} className="stroke-rule" />
            <text x={box.left - 6} y={at} dy="0.32em" textAnchor="end" className="fill-muted">
              {text}
            </text>
          </g>
        )}
      </Ticks>
      {paths.map((d, shade) => (
        <path key={SHADES[shade]} d={d} className="fill-ok" opacity={SHADES[shade]} shapeRendering="crispEdges" />
      ))}
      <path d={`M${box.left} ${box.bottom}H${box.right}`} className="stroke-edge" />
      <PlayheadLine x={axis.x(playheadMs)} top={0} bottom={HEAT_HEIGHT} />
    </svg>
  );
}

interface TicksProps {
  readonly heat: Heat;
  readonly from: number;
  readonly to: number;
  readonly children: (tick: { readonly at: number; readonly text: string }) => React.ReactNode;
}

const Ticks = ({ heat, from, to, children }: TicksProps) => (
  <>{latencyTicks(heat, from, to).map(({ at, ms }) => children({ at, text: writeMs(ms) }))}</>
);

interface HistogramPictureProps {
  readonly heat: Heat;
  readonly counts: Uint32Array;
  readonly figures: Figures;
  readonly width: number;
}

const MARK_ROW = 15;

function HistogramPicture({ heat, counts, figures, width }: HistogramPictureProps) {
  const { left, right } = timeAxis(width, 1);
  const box = { left, right: width - right, top: 3 * MARK_ROW + 6, bottom: HISTOGRAM_HEIGHT - 20 };
  const { bars, x } = histogramPicture(heat, counts, box);
  const marks = [
    { name: 'p50', ms: figures.p50Ms },
    { name: 'p95', ms: figures.p95Ms },
    { name: 'p99', ms: figures.p99Ms },
  ];
  return (
    <svg width={width} height={HISTOGRAM_HEIGHT} className="block text-[11px] tabular-nums" aria-hidden="true">
      <path d={bars} className="fill-ok" opacity={0.6} />
      <path d={`M${box.left} ${box.bottom}H${box.right}`} className="stroke-edge" />
      <Ticks heat={heat} from={box.left} to={box.right}>
        {({ at, text }) => (
          <text key={text} x={at} y={HISTOGRAM_HEIGHT - 6} textAnchor="middle" className="fill-muted">
            {text}
          </text>
        )}
      </Ticks>
      {marks.map(({ name, ms }, row) => {
        if (ms === null) return null;
        const at = x(ms);
        const isRight = at > (box.left + box.right) / 2;
        return (
          <g key={name}>
            <path d={`M${at.toFixed(1)} ${row * MARK_ROW + 2}V${box.bottom}`} className="stroke-ink" />
            <text
              x={at + (isRight ? -5 : 5)}
              y={row * MARK_ROW + 11}
              stroke="var(--color-raised)"
              strokeWidth={4}
              paintOrder="stroke"
              textAnchor={isRight ? 'end' : 'start'}
              className="fill-ink"
            >
              <tspan className="font-semibold">{name}</tspan> {writeMs(ms)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
