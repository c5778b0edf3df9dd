'use client';
import { Switch as Base } from '@base-ui/react/switch';
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
      <Base.Root
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={help ? `${id}-help` : undefined}
        className="relative inline-flex min-h-6 w-11 items-center rounded-full border border-edge bg-raised px-0.5 transition-colors data-checked:border-ink data-checked:bg-marker data-disabled:opacity-50 pointer-coarse:my-2.5 pointer-coarse:after:absolute pointer-coarse:after:-inset-2.5"
      >
        <Base.Thumb className="block size-4 rounded-full bg-muted transition-transform data-checked:translate-x-5.5 data-checked:bg-on-marker" />
      </Base.Root>
      {help ? (
        <p id={`${id}-help`} className="col-span-2 text-xs text-muted">
          {help}
        </p>
      ) : null}
    </div>
  );
}
