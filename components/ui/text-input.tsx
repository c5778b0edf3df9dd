'use client';
import { useId, useState } from 'react';
import { cn } from './cn';

export interface TextInputProps {
  readonly label: string;
  readonly value: string;
  /** Called with the text once it is left or confirmed, when it differs and is not empty. */
  readonly onCommit: (value: string) => void;
  readonly help?: string;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** A few lines of text. Enter confirms, Shift with Enter breaks the line; what is empty is put back when you leave. */
export function TextInput({ label, value, onCommit, help, disabled, className }: TextInputProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() !== '' && draft !== value) onCommit(draft);
  };
  return (
    <div data-slot="text-input" className={cn('grid gap-1 font-sans text-sm', className)}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        disabled={disabled}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          commit();
        }}
        className="w-full resize-y rounded-sm border border-edge bg-raised px-2 py-1 font-mono text-sm hover:border-ink disabled:text-muted"
      />
      {help === undefined ? null : (
        <p id={`${id}-help`} className="text-xs text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
