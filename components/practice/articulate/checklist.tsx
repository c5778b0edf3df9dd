import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import type { IdeaUnit } from '@/content/practice/articulate/prompt-types';
import { seemsTouched } from '@/content/practice/articulate/touched';

export interface ChecklistProps {
  readonly units: readonly IdeaUnit[];
  /** What was written: ideas it seems to touch are pointed out. */
  readonly text: string;
  readonly covered: readonly string[];
  /** Said, and not to be changed. */
  readonly isFinal: boolean;
  readonly onCover: (unit: string, is: boolean) => void;
}

/** The ideas of a whole answer. You say which were in yours; the words only hint at it. */
export function Checklist({ units, text, covered, isFinal, onCover }: ChecklistProps) {
  const id = useId();
  const hasHint = units.some((unit) => seemsTouched(unit, text));
  return (
    <fieldset disabled={isFinal} className="max-w-[46rem] min-w-0">
      <legend className="pb-1 text-sm text-muted">
        {isFinal ? 'What you ticked' : 'Tick what was in your answer.'}
        {hasHint && !isFinal ? ' A pencil marks what your words seem to touch: they may say something else.' : ''}
      </legend>
      {units.map((unit) => {
        const is = covered.includes(unit.id);
        const isHinted = !isFinal && seemsTouched(unit, text);
        return (
          <label
            key={unit.id}
            className="grid min-h-9 grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-x-2 border-t border-rule py-2 last:border-b pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              checked={is}
              aria-describedby={isHinted ? `${id}-${unit.id}` : undefined}
              onChange={() => onCover(unit.id, !is)}
              className="size-4 translate-y-0.5 accent-ink"
            />
            <span>
              <span className={cn('box-decoration-clone px-0.5', is && 'bg-marker text-on-marker')}>{unit.says}</span>
              {isHinted ? (
                <span id={`${id}-${unit.id}`} data-slot="hint" className="ms-1 text-sm whitespace-nowrap text-muted">
                  <span aria-hidden="true">✎</span> your words seem to touch it
                </span>
              ) : null}
              {isFinal && !is ? <span className="ms-1 text-sm whitespace-nowrap text-muted">missing</span> : null}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
