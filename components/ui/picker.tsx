'use client';
import { Select as Base } from '@base-ui/react/select';
import { cn } from './cn';
import { Icon } from './icon';
import type { SelectProps } from './select';

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
  return (
    <div data-slot="picker" className={cn('grid gap-1 font-sans text-sm', className)}>
      <Base.Root
        items={options as readonly { label: string; value: V }[] as { label: string; value: V }[]}
        value={value}
        onValueChange={(next) => next !== null && onValueChange(next as V)}
        disabled={disabled}
        modal={false}
      >
        <Base.Label className={cn(labelHidden && 'sr-only')}>{label}</Base.Label>
        <Base.Trigger className="flex min-h-9 items-center justify-between gap-2 rounded-md border border-edge bg-raised px-2.5 text-left hover:border-ink data-disabled:text-muted pointer-coarse:min-h-11">
          <Base.Value />
          <Base.Icon>
            <Icon name="down" className="size-3.5" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <Base.Popup className="max-h-(--available-height) max-w-96 min-w-(--anchor-width) overflow-y-auto rounded-md border border-edge bg-raised py-1 font-sans text-sm text-ink outline-none">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="grid cursor-default grid-cols-[1rem_1fr] gap-x-2 px-2.5 py-1.5 outline-none data-highlighted:bg-ink data-highlighted:text-paper pointer-coarse:min-h-11"
                >
                  <Base.ItemIndicator className="col-start-1 pt-0.5">
                    <Icon name="check" />
                  </Base.ItemIndicator>
                  <span className="col-start-2">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.help ? <span className="block text-xs opacity-80">{option.help}</span> : null}
                  </span>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
