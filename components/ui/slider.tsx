'use client';
import { useId, useRef } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';
import { NumberInput } from './number-input';
import { LOG_POSITIONS, nudge, positionOf, type SliderScale, snap, valueAt } from './slider-scale';
import { announce } from './status';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  /** Called on every movement, while dragging too. */
  readonly onValueChange: (value: number) => void;
  /** Called once when a movement ends: pointer up, key, typed number, reset. */
  readonly onValueCommitted?: (value: number) => void;
  readonly min: number;
  readonly max: number;
  /** @default 1 */
  readonly step?: number;
  /** `log` spaces decades evenly and keeps two significant digits. @default 'linear' */
  readonly scale?: 'linear' | 'log';
  /** Shown after the number and read out with it: `ms`, `/s`. */
  readonly unit?: string;
  /** One plain sentence under the slider. */
  readonly help?: string;
  /** Where reset goes back to; without it there is no reset. */
  readonly defaultValue?: number;
  /** The number as written in the field and read out. @default at most six significant digits */
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
  readonly className?: string;
}

const writeNumber = (value: number): string => String(Number(value.toPrecision(6)));

/** 250 ms, but 120/s. */
const withUnit = (number: string, unit?: string): string =>
  unit ? `${number}${unit.startsWith('/') ? '' : ' '}${unit}` : number;

/** Arrow keys move one step, Page keys and Shift with an arrow ten, Home and End to the bounds. */
const keySteps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** The platform's own range input, drawn as a hairline and a ring: it drags, steps and speaks by itself. */
const rangeClass = cn(
  'col-span-2 m-0 h-6 w-full cursor-pointer touch-pan-y appearance-none bg-transparent outline-offset-0 disabled:cursor-default pointer-coarse:h-11',
  '[&::-webkit-slider-runnable-track]:h-0.5 [&::-webkit-slider-runnable-track]:bg-[linear-gradient(to_right,var(--color-ink)_var(--filled),var(--color-edge)_var(--filled))]',
  '[&::-moz-range-track]:h-0.5 [&::-moz-range-track]:bg-edge [&::-moz-range-progress]:h-0.5 [&::-moz-range-progress]:bg-ink',
  '[&::-webkit-slider-thumb]:box-border [&::-webkit-slider-thumb]:size-5 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-solid [&::-webkit-slider-thumb]:border-ink [&::-webkit-slider-thumb]:bg-raised [&::-webkit-slider-thumb]:-mt-[9px]',
  '[&::-moz-range-thumb]:box-border [&::-moz-range-thumb]:size-5 [&::-moz-range-thumb]:appearance-none [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-solid [&::-moz-range-thumb]:border-ink [&::-moz-range-thumb]:bg-raised',
  'hover:[&::-webkit-slider-thumb]:bg-marker hover:[&::-moz-range-thumb]:bg-marker active:[&::-webkit-slider-thumb]:bg-marker active:[&::-moz-range-thumb]:bg-marker focus-visible:[&::-webkit-slider-thumb]:bg-marker focus-visible:[&::-moz-range-thumb]:bg-marker',
  'disabled:[&::-webkit-slider-thumb]:border-edge disabled:[&::-webkit-slider-thumb]:bg-raised disabled:[&::-moz-range-thumb]:border-edge',
);

/** A quantity to drag, step with the keyboard, or type. */
export function Slider({
  label,
  value,
  onValueChange,
  onValueCommitted,
  min,
  max,
  step = 1,
  scale = 'linear',
  unit,
  help,
  defaultValue,
  format = writeNumber,
  disabled,
  className,
}: SliderProps) {
  const id = useId();
  const marks: SliderScale = { min, max, step, scale };
  const isLog = scale === 'log';
  const changed = defaultValue !== undefined && value !== defaultValue;
  const thumb = useRef<HTMLInputElement>(null);
  const filled = isLog ? (positionOf(value, marks) / LOG_POSITIONS) * 100 : ((value - min) / (max - min || 1)) * 100;
  const settle = (next: number) => {
    if (next === value) return;
    onValueChange(next);
    onValueCommitted?.(next);
  };
  const write = (number: number) => withUnit(format(number), unit);
  const settleTyped = (typed: number) => {
    if (typed < min || typed > max) announce(`${label} goes from ${write(min)} to ${write(max)}.`);
    settle(isLog ? Math.min(max, Math.max(min, typed)) : snap(typed, marks));
  };
  return (
    <div
      data-slot="slider"
      data-changed={changed || undefined}
      className={cn('grid grid-cols-[1fr_auto] items-center gap-x-2 font-sans text-sm', className)}
    >
      <span id={`${id}-label`} className="flex min-h-9 items-center gap-1 leading-tight">
        <span className={cn(changed && 'bg-marker px-0.5 text-on-marker', disabled && 'text-muted')}>{label}</span>
        {changed ? (
          <IconButton
            icon="reset"
            label={`Reset ${label} to ${write(defaultValue)}`}
            className="min-h-7 min-w-7"
            disabled={disabled}
            onClick={() => {
              settle(defaultValue);
              // this button leaves with the change that it takes back
              thumb.current?.focus();
            }}
          />
        ) : null}
      </span>
      <span className="flex items-center gap-1.5">
        <NumberInput
          label={unit ? `${label}, ${unit}` : label}
          value={value}
          format={format}
          disabled={disabled}
          describedBy={help ? `${id}-help` : undefined}
          onCommit={settleTyped}
          onNudge={(steps) => settle(nudge(value, steps, marks))}
        />
        {unit ? (
          <span dir="ltr" className="min-w-6 text-start text-xs text-muted">
            {unit}
          </span>
        ) : null}
      </span>
      <input
        ref={thumb}
        type="range"
        aria-labelledby={`${id}-label`}
        aria-label={label}
        aria-describedby={help ? `${id}-help` : undefined}
        aria-valuetext={write(value)}
        value={isLog ? positionOf(value, marks) : value}
        min={isLog ? 0 : min}
        max={isLog ? LOG_POSITIONS : max}
        step={isLog ? 0.5 : step}
        disabled={disabled}
        onChange={(event) => {
          const next = valueAt(Number(event.target.value), marks);
          if (next !== value) onValueChange(next);
        }}
        onPointerUp={(event) => onValueCommitted?.(valueAt(Number(event.currentTarget.value), marks))}
        onKeyDown={(event) => {
          const bound = event.key === 'Home' ? min : event.key === 'End' ? max : undefined;
          const steps = keySteps[event.key];
          if (bound === undefined && !steps) return;
          event.preventDefault();
          event.stopPropagation();
          settle(bound ?? nudge(value, event.shiftKey && Math.abs(steps) === 1 ? steps * 10 : steps, marks));
        }}
        style={{ '--filled': `${filled}%` } as React.CSSProperties}
        className={rangeClass}
      />
      {help ? (
        <p id={`${id}-help`} className="col-span-2 text-xs text-muted">
          {help}
        </p>
      ) : null}
    </div>
  );
}
