import { useId } from 'react';
import { cn } from './cn';
import { Icon } from './icon';

export interface SelectOption<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** One plain line; `Picker` shows it under the label. */
  readonly help?: string;
}

export interface SelectProps<V extends string = string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  readonly onValueChange: (value: V) => void;
  /** Hides the label from the eye, not from assistive technology. */
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** A short list, as the platform draws it. For options that need explaining take `Picker`. */
export function Select<V extends string>({
  label,
  value,
  options,
  onValueChange,
  labelHidden,
  disabled,
  className,
}: SelectProps<V>) {
  const id = useId();
  return (
    <div data-slot="select" className={cn('grid gap-1 font-sans text-sm', className)}>
      <label htmlFor={id} className={cn(labelHidden && 'sr-only')}>
        {label}
      </label>
      <span className="relative grid">
        <select
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => onValueChange(event.target.value as V)}
          className="min-h-9 w-full appearance-none rounded-md border border-edge bg-raised py-1 pe-8 ps-2.5 text-ink hover:border-ink disabled:text-muted pointer-coarse:min-h-11"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" className="pointer-events-none absolute top-1/2 end-2.5 size-3.5 -translate-y-1/2" />
      </span>
    </div>
  );
}
