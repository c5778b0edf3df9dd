'use client';
import { useState } from 'react';
import { cn } from './cn';

export interface NumberInputProps {
  /** The accessible name. */
  readonly label: string;
  readonly value: number;
  /** Called with the value as typed, once it is a number and left or confirmed. */
  readonly onCommit: (value: number) => void;
  /** Arrow keys: +1 and −1, with Shift +10 and −10. */
  readonly onNudge?: (steps: number) => void;
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
}

/** Reads "1,200", "0.5" and "1e3"; anything else is NaN. */
export function readNumber(text: string): number {
  const trimmed = text.trim().replaceAll(/[,\s\u00a0\u202f]/g, '');
  return trimmed === '' ? Number.NaN : Number(trimmed);
}

/** A number to type. What is not a number is put back when you leave. */
export function NumberInput({
  label,
  value,
  onCommit,
  onNudge,
  format = String,
  disabled,
  describedBy,
  className,
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    const typed = readNumber(draft);
    setDraft(null);
    if (Number.isFinite(typed) && typed !== value) onCommit(typed);
  };
  return (
    <input
      data-slot="number-input"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      disabled={disabled}
      value={draft ?? format(value)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') setDraft(null);
        else if (onNudge && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
          event.preventDefault();
          setDraft(null);
          onNudge((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
        }
      }}
      className={cn(
        'h-7 w-16 rounded-sm border border-edge bg-raised px-1.5 text-end font-sans text-sm tabular-nums hover:border-ink disabled:text-muted pointer-coarse:h-11',
        className,
      )}
    />
  );
}
