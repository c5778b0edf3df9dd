'use client';
import { useEffect, useId } from 'react';
import { cn } from './cn';
import { Icon } from './icon';
import type { SelectProps } from './select';
import { popupClass, usePopup } from './use-popup';

export type PickerProps<V extends string = string> = SelectProps<V>;

/** One of several, each with a line that says what it is: algorithms, policies, scenarios. */
export function Picker<V extends string>({
  label,
  value,
  options,
  onValueChange,
  labelHidden,
  disabled,
  className,
}: PickerProps<V>) {
  const id = useId();
  const chosen = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );
  const choose = (index: number) => onValueChange(options[index].value);
  const popup = usePopup(
    options.map((option) => option.label),
    choose,
    { first: chosen, opensByLetter: true },
  );
  const { isOpen, active } = popup;
  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, isOpen, active]);
  return (
    <div data-slot="picker" className={cn('grid gap-1 font-sans text-sm', className)}>
      <span id={`${id}-label`} className={cn(labelHidden && 'sr-only')}>
        {label}
      </span>
      <div ref={popup.holder} className="relative grid">
        <button
          type="button"
          role="combobox"
          aria-labelledby={`${id}-label`}
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
          disabled={disabled}
          onClick={() => (isOpen ? popup.close() : popup.open(chosen))}
          onKeyDown={popup.onKeyDown}
          className="flex min-h-9 items-center justify-between gap-2 rounded-md border border-edge bg-raised px-2.5 text-start hover:border-ink disabled:text-muted pointer-coarse:min-h-11"
        >
          {options[chosen]?.label}
          <Icon name="down" className="size-3.5" />
        </button>
        {isOpen ? (
          <div
            ref={popup.list}
            id={`${id}-list`}
            role="listbox"
            aria-labelledby={`${id}-label`}
            data-side="bottom"
            data-align="start"
            className={popupClass}
          >
            {options.map((option, i) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
              <div
                key={option.value}
                id={`${id}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === chosen}
                data-active={i === active || undefined}
                onPointerMove={() => popup.setActive(i)}
                onClick={() => {
                  popup.close();
                  choose(i);
                }}
                className="grid cursor-default grid-cols-[1rem_1fr] gap-x-2 px-2.5 py-1.5 data-active:bg-ink data-active:text-paper pointer-coarse:min-h-11"
              >
                <span className="col-start-1 pt-0.5">{i === chosen ? <Icon name="check" /> : null}</span>
                <span className="col-start-2">
                  {option.label}
                  {option.help ? <span className="block text-xs opacity-80">{option.help}</span> : null}
                </span>
              </div>
            ))}
          </div>
        ) : null}
      </div>
    </div>
  );
}
