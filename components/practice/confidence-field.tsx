import { useId } from 'react';
import { type Confidence, confidences } from './confidence';

export interface ConfidenceFieldProps {
  readonly value: Confidence | null;
  readonly onChange: (value: Confidence) => void;
  readonly disabled?: boolean;
}

/** How sure, said before the answer is shown. */
export function ConfidenceField({ value, onChange, disabled }: ConfidenceFieldProps) {
  const id = useId();
  return (
    <fieldset data-slot="confidence" disabled={disabled} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <legend className="float-start me-4 text-muted max-sm:w-full">How sure are you?</legend>
      {Object.entries(confidences).map(([name, { label }]) => (
        <label key={name} className="flex min-h-9 items-center gap-1.5 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={id}
            checked={value === name}
            onChange={() => onChange(name as Confidence)}
            className="size-4 accent-ink"
          />
          <span className={value === name ? 'bg-marker px-0.5 text-on-marker' : undefined}>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
