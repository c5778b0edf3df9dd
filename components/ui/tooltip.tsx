'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';

export interface TooltipProps {
  /** A hint, never the only place where something is said. */
  readonly text: React.ReactNode;
  /** What it belongs to; one element that takes focus. */
  readonly children: React.ReactElement<Record<string, unknown>>;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

export function Tooltip({ text, children, side = 'top' }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup
            data-slot="tooltip"
            className="max-w-72 rounded-sm border border-ink bg-ink px-2 py-1 font-sans text-xs text-paper"
          >
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
