'use client';
import { Slider as Base } from '@base-ui/react/slider';
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
        {unit ? <span className="min-w-6 text-xs text-muted">{unit}</span> : null}
      </span>
      <Base.Root
        className="col-span-2"
        value={isLog ? positionOf(value, marks) : value}
        min={isLog ? 0 : min}
        max={isLog ? LOG_POSITIONS : max}
        step={isLog ? 0.5 : step}
        largeStep={step * 10}
        disabled={disabled}
        onValueChange={(position) => {
          const next = valueAt(position, marks);
          if (next !== value) onValueChange(next);
        }}
        onValueCommitted={(position) => onValueCommitted?.(valueAt(position, marks))}
      >
        <Base.Control className="flex h-6 w-full touch-none items-center px-2.5 select-none pointer-coarse:h-11">
          <Base.Track className="relative h-0.5 w-full bg-edge">
            <Base.Indicator className="bg-ink" />
            <Base.Thumb
              aria-labelledby={`${id}-label`}
              aria-describedby={help ? `${id}-help` : undefined}
              getAriaLabel={() => label}
              getAriaValueText={() => write(value)}
              inputRef={thumb}
              onKeyDown={(event) => {
                const steps = keySteps[event.key];
                if (!isLog || !steps) return;
                event.preventDefault();
                event.stopPropagation();
                settle(nudge(value, event.shiftKey && Math.abs(steps) === 1 ? steps * 10 : steps, marks));
              }}
              className="size-5 rounded-full border-2 border-ink bg-raised transition-colors hover:bg-marker has-focus-visible:bg-marker has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink data-disabled:border-edge data-dragging:bg-marker"
            />
          </Base.Track>
        </Base.Control>
      </Base.Root>
      {help ? (
        <p id={`${id}-help`} className="col-span-2 text-xs text-muted">
          {help}
        </p>
      ) : null}
    </div>
  );
}
