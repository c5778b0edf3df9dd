'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { cn } from './cn';
import { IconButton } from './icon-button';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One or two sentences: what will happen, what is kept. */
  readonly description?: React.ReactNode;
  readonly children?: React.ReactNode;
  /** Buttons, the safe one first. */
  readonly actions?: React.ReactNode;
  readonly className?: string;
}

/** Takes the focus, gives it back, closes on Escape. */
export function Dialog({ open, onOpenChange, title, description, children, actions, className }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-ink/40 dark:bg-paper/70" />
        <Base.Popup
          data-slot="dialog"
          className={cn(
            'fixed top-1/2 left-1/2 z-50 grid max-h-[90dvh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 gap-3 overflow-y-auto rounded-md border border-ink bg-raised p-5 font-sans text-base text-ink',
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-xl font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton icon="close" label="Close" className="-mt-1.5 -mr-2" />} />
          </div>
          {description ? <Base.Description className="text-muted">{description}</Base.Description> : null}
          {children}
          {actions ? <div className="mt-2 flex flex-wrap justify-end gap-2">{actions}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
