'use client';
import { tickStep } from 'd3';
import { useId, useMemo, useRef, useState } from 'react';
import { middlesOf } from '@/content/curve';
import { writeFigure } from '@/content/figures';
import type { CurvePrediction } from '@/content/lesson-types';
import { useWidth } from '../lab/lab-context';
import { Button } from '../ui/button';
import { nudge, type SliderScale } from '../ui/slider-scale';
import { type Drawn, drawnThrough, filledIn, nothingDrawn, type PadSpec, padAxes, type Spot } from '../viz/curve-pad';
import { CurvePicture } from '../viz/curve-picture';

const HEIGHT = 240;

const specOf = (prediction: CurvePrediction): PadSpec => ({
  atMs: middlesOf(prediction),
  untilMs: prediction.untilMs,
  min: prediction.min,
  max: prediction.max,
  scale: prediction.scale ?? 'linear',
});

const sizeOf = (width: number) => ({ width, height: HEIGHT, left: 56, right: 10, top: 28, bottom: 24 });
const writeOf =
  ({ unit }: CurvePrediction) =>
  (value: number): string =>
    writeFigure(Number(value.toPrecision(3)), unit);
const seconds = (atMs: number): string => `second ${Math.round(atMs / 100) / 10}`;

/** About a sixtieth of the axis for a key, ten times that with Page or Shift. */
const stepsOf = ({ min, max, scale }: PadSpec): SliderScale => ({
  ...{ min, max, scale },
  step: scale === 'log' ? Math.min(1, min) : tickStep(min, max, 60),
});

const heightKeys: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

export interface CurvePickProps {
  readonly prediction: CurvePrediction;
  readonly onChange: (heights: readonly number[] | null) => void;
}

/** A line to draw over time: with one finger, with the mouse, or a point at a time with the arrow keys. */
export function CurvePick({ prediction, onChange }: CurvePickProps) {
  const id = useId();
  const [setFrame, width] = useWidth();
  const spec = useMemo(() => specOf(prediction), [prediction]);
  const [drawn, setDrawn] = useState<Drawn>(() => nothingDrawn(spec));
  const [active, setActive] = useState<number | null>(null);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const last = useRef<Spot | null>(null);
  const size = sizeOf(width);
  const axes = padAxes(spec, size);
  const heights = filledIn(drawn, prediction.start, spec.scale);
  const isEmpty = drawn.every((height) => height === null);
  const write = writeOf(prediction);
  const take = (next: Drawn): void => {
    setDrawn(next);
    onChange(next.every((height) => height === null) ? null : filledIn(next, prediction.start, spec.scale));
  };
  const set = (point: number, height: number): void => take(drawn.map((one, i) => (i === point ? height : one)));
  const go = (point: number): void => inputs.current[Math.min(spec.atMs.length - 1, Math.max(0, point))]?.focus();
  const draw = (event: React.PointerEvent<HTMLElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const spot = { x: event.clientX - left, y: event.clientY - top };
    take(drawnThrough(drawn, spec, axes, last.current ?? spot, spot));
    last.current = spot;
  };
  const lift = (): void => {
    last.current = null;
  };
  return (
    <div data-slot="curve-pick" className="grid min-w-0 gap-1">
      {/* biome-ignore lint/a11y/useSemanticElements: the points of one line, read as one group */}
      <div
        ref={setFrame}
        role="group"
        aria-label={`Your line: ${prediction.label} over time`}
        aria-describedby={`${id}-how`}
        className="relative min-w-0 cursor-crosshair touch-pinch-zoom border border-edge bg-raised select-none"
        onPointerDown={(event) => {
          if (!event.isPrimary || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={(event) => {
          if (event.isPrimary && last.current !== null) draw(event);
        }}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        {width === 0 ? (
          <div style={{ height: HEIGHT }} />
        ) : (
          <CurvePicture
            {...{ spec, axes, size, write, heights, active }}
            title={prediction.label}
            marks={prediction.marks ?? []}
            made={isEmpty ? null : heights}
          />
        )}
        {active === null ? null : (
          <output
            aria-hidden="true"
            className="pointer-events-none absolute top-1 end-2 bg-marker px-1 text-xs text-on-marker tabular-nums"
          >
            {seconds(spec.atMs[active]!)}: {write(heights[active]!)}
          </output>
        )}
        {spec.atMs.map((atMs, i) => (
          <input
            key={atMs}
            ref={(element) => {
              inputs.current[i] = element;
            }}
            type="range"
            tabIndex={i === (active ?? 0) ? 0 : -1}
            aria-label={`${prediction.label} at ${seconds(atMs)}`}
            aria-valuetext={write(heights[i]!)}
            min={spec.min}
            max={spec.max}
            step="any"
            value={heights[i]}
            onChange={(event) => set(i, Number(Number(event.target.value).toPrecision(2)))}
            onFocus={() => setActive(i)}
            onBlur={() => setActive(null)}
            onKeyDown={(event) => {
              const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const up = heightKeys[event.key] ?? 0;
              if (sideways !== 0) go(i + sideways);
              else if (event.key === 'Home') go(0);
              else if (event.key === 'End') go(spec.atMs.length - 1);
              else if (up !== 0) set(i, nudge(heights[i]!, event.shiftKey ? up * 10 : up, stepsOf(spec)));
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
            className="pointer-events-none absolute m-0 h-11 w-6 appearance-none opacity-0"
            style={{ left: axes.x(atMs) - 12, top: axes.y(heights[i]!) - 22 }}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p id={`${id}-how`} className="text-xs text-muted">
          Draw with a finger or the mouse; or ← → for a moment and ↑ ↓ for its height.
        </p>
        <Button variant="quiet" className="-mx-3" disabled={isEmpty} onClick={() => take(nothingDrawn(spec))}>
          Clear the line
        </Button>
      </div>
    </div>
  );
}

export interface CurveOutcomeProps {
  readonly prediction: CurvePrediction;
  readonly made: readonly number[];
  readonly came: readonly number[];
}

/** What came over what was drawn, and the figures of both. */
export function CurveOutcome({ prediction, made, came }: CurveOutcomeProps) {
  const [setFrame, width] = useWidth();
  const spec = useMemo(() => specOf(prediction), [prediction]);
  const size = sizeOf(width);
  const write = writeOf(prediction);
  const writeKnown = (value: number): string => (Number.isFinite(value) ? write(value) : 'nothing');
  return (
    <figure data-slot="curve-outcome" className="grid min-w-0 gap-1">
      <div ref={setFrame} className="min-w-0">
        {width === 0 ? (
          <div style={{ height: HEIGHT }} />
        ) : (
          <CurvePicture
            {...{ spec, size, write, made, came }}
            axes={padAxes(spec, size)}
            heights={made}
            title={prediction.label}
            marks={prediction.marks ?? []}
          />
        )}
      </div>
      <figcaption className="text-xs text-muted">Dashed: what you drew. Solid: what the run says. Shaded: the gap.</figcaption>
      <details className="text-sm">
        <summary className="min-h-9 py-1.5 underline pointer-coarse:min-h-11">The figures</summary>
        <table className="w-full text-xs tabular-nums">
          <caption className="sr-only">{prediction.label}: what you drew and what came</caption>
          <thead>
            <tr>
              {['at', 'you drew', 'the run says', 'gap'].map((heading, i) => (
                <th key={heading} scope="col" className={`py-0.5 font-medium ${i === 0 ? 'text-start' : 'text-end'}`}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spec.atMs.map((atMs, i) => (
              <tr key={atMs} className="border-t border-rule">
                <th scope="row" className="py-0.5 text-start font-normal">
                  {seconds(atMs)}
                </th>
                <td className="text-end">{write(made[i]!)}</td>
                <td className="text-end">{writeKnown(came[i]!)}</td>
                <td className="text-end">{writeKnown(Math.abs(made[i]! - came[i]!))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
