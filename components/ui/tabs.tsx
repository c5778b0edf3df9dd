'use client';
import { Tabs as Base } from '@base-ui/react/tabs';
import { cn } from './cn';

export interface Tab {
  readonly value: string;
  readonly label: string;
  readonly content: React.ReactNode;
}

export interface TabsProps {
  /** Names the row of tabs. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Leave out to let the tabs keep their own state. */
  readonly value?: string;
  readonly onValueChange?: (value: string) => void;
  readonly className?: string;
}

/** Views of one thing. Arrow keys move, Enter or Space chooses. */
export function Tabs({ label, tabs, value, onValueChange, className }: TabsProps) {
  return (
    <Base.Root
      data-slot="tabs"
      className={cn('font-sans', className)}
      defaultValue={tabs[0]?.value}
      value={value}
      onValueChange={(next) => onValueChange?.(next as string)}
    >
      <Base.List aria-label={label} className="flex flex-wrap gap-x-4 border-b border-rule">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-9 border-b-2 border-transparent text-sm text-muted hover:text-ink data-active:border-ink data-active:font-medium data-active:text-ink pointer-coarse:min-h-11"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-3">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
