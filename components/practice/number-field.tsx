import { useId } from 'react';
import { readNumber } from '@/components/ui/number-input';
import type { FigureUnit } from '@/content/figures';

const unitLabels: Readonly<Record<FigureUnit, string>> = {
  ms: 'ms',
  s: 's',
  min: 'min',
  h: 'h',
  rps: 'per second',
  ratio: '%',
  factor: '×',
  count: '',
  bytes: 'bytes',
  usd: '$',
};

/** What was typed, in the unit of the engine; NaN when it is no number. Percent is typed as percent. */
export function readFigureText(text: string, unit: FigureUnit): number {
  const number = readNumber(text.replace(/[%×$]|\s*(ms|s|h|min|\/s)\s*$/g, ''));
  return unit === 'ratio' ? number / 100 : number;
}

export interface NumberFieldProps {
  readonly label: string;
  readonly unit: FigureUnit;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly disabled?: boolean;
}

/** A figure to type. */
export function NumberField({ label, unit, text, onText, disabled }: NumberFieldProps) {
  const id = useId();
  return (
    <div data-slot="number-field" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          disabled={disabled}
          aria-describedby={`${id}-unit`}
          onChange={(event) => onText(event.target.value)}
          className="h-9 w-32 rounded-md border border-edge bg-raised px-2 text-end text-base tabular-nums hover:border-ink disabled:bg-transparent pointer-coarse:h-11"
        />
        <span id={`${id}-unit`}>{unitLabels[unit]}</span>
      </span>
    </div>
  );
}
