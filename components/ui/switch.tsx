'use client';
import { useId } from 'react';
import { cn } from './cn';

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  /** One plain sentence under the label. */
  readonly help?: string;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** On or off, at once. */
export function Switch({ label, checked, onCheckedChange, help, disabled, className }: SwitchProps) {
  const id = useId();
  return (
    <div data-slot="switch" className={cn('grid grid-cols-[1fr_auto] items-center gap-x-3 font-sans text-sm', className)}>
      <span id={`${id}-label`} className={cn(disabled && 'text-muted')}>
        {label}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={help ? `${id}-help` : undefined}
        className="relative m-0 h-6 w-11 cursor-pointer appearance-none rounded-full border border-edge bg-raised transition-colors before:absolute before:top-[3px] before:start-[3px] before:size-4 before:rounded-full before:bg-muted before:transition-transform checked:border-ink checked:bg-marker checked:before:translate-x-5 rtl:checked:before:-translate-x-5 checked:before:bg-on-marker disabled:cursor-default disabled:opacity-50 pointer-coarse:my-2.5 pointer-coarse:after:absolute pointer-coarse:after:-inset-2.5"
      />
      {help ? (
        <p id={`${id}-help`} className="col-span-2 text-xs text-muted">
          {help}
        </p>
      ) : null}
    </div>
  );
}
