import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import { Icon } from '@/components/ui/icon';

export interface ChoiceListProps {
  /** What the list answers; read out with it. */
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly options: readonly { readonly text: string; readonly correct?: true; readonly why?: string }[];
  /** Several may be chosen. @default false */
  readonly isMany?: boolean;
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
  /** Answered: which options are right, and why, is shown and nothing can be changed. @default false */
  readonly isShown?: boolean;
}

/** Options to choose from, and after the answer what each of them is. What you chose stays in marker. */
export function ChoiceList({ legend, legendHidden, options, isMany, chosen, onChoose, isShown }: ChoiceListProps) {
  const id = useId();
  return (
    <fieldset data-slot="choice-list" className="min-w-0" disabled={isShown}>
      <legend className={cn('pb-1 text-sm text-muted', legendHidden && 'sr-only')}>{legend}</legend>
      <div className="grid gap-px">
        {options.map((option, i) => (
          <div key={option.text} className="border-t border-rule py-1 last:border-b">
            <label
              className={cn(
                'grid min-h-9 grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-x-2 py-1.5 pointer-coarse:min-h-11',
                !isShown && 'cursor-pointer hover:bg-raised',
              )}
            >
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name={id}
                checked={chosen.includes(i)}
                aria-describedby={isShown ? `${id}-${i}` : undefined}
                onChange={() => onChoose(isMany ? toggled(chosen, i) : [i])}
                className="size-4 translate-y-0.5 accent-ink"
              />
              <span>
                <span className={cn(chosen.includes(i) && 'bg-marker box-decoration-clone px-0.5 text-on-marker')}>
                  {option.text}
                </span>
              </span>
            </label>
            {isShown ? (
              <Why id={`${id}-${i}`} isRight={option.correct === true}>
                {option.why}
              </Why>
            ) : null}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

const toggled = (chosen: readonly number[], i: number): readonly number[] =>
  chosen.includes(i) ? chosen.filter((other) => other !== i) : [...chosen, i];

/** What an option is, and why. */
export function Why({
  id,
  isRight,
  children,
}: {
  readonly id?: string;
  readonly isRight: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <p id={id} data-slot="why" data-right={isRight} className="flex gap-2 pb-1.5 ps-7 text-sm text-muted">
      <Icon name={isRight ? 'check' : 'close'} className={cn('mt-0.5 size-4 shrink-0', isRight && 'text-ink')} />
      <span>
        <b className={cn('font-semibold', isRight && 'text-ink')}>{isRight ? 'Right. ' : 'No. '}</b>
        {children}
      </span>
    </p>
  );
}
