'use client';
import { useEffect, useId, useRef } from 'react';
import { cn } from './cn';
import { popupClass, usePopup } from './use-popup';

export interface MenuEntry {
  readonly label: string;
  readonly onChoose: () => void;
}

export interface MenuProps extends Omit<React.ComponentProps<'button'>, 'onKeyDown' | 'onClick'> {
  /** Names the button. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where button and list stand, when they do not stand in the text. */
  readonly holderStyle?: React.CSSProperties;
  readonly holderClassName?: string;
}

/** Things to do, behind a button. The open list takes the focus and gives it back. */
export function Menu({ label, entries, holderStyle, holderClassName, className, ...props }: MenuProps) {
  const id = useId();
  const popup = usePopup(
    entries.map((entry) => entry.label),
    (index) => entries[index].onChoose(),
  );
  const { isOpen, active, list } = popup;
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) list.current?.focus({ preventScroll: true });
    else if (wasOpen.current) button.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen, list]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the button and of its list meet here
    <div ref={popup.holder} className={cn('relative', holderClassName)} style={holderStyle} onKeyDown={popup.onKeyDown}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-menu` : undefined}
        onClick={() => (isOpen ? popup.close() : popup.open(0))}
        className={className}
        {...props}
      />
      {isOpen ? (
        <div
          ref={list}
          id={`${id}-menu`}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          aria-activedescendant={`${id}-${active}`}
          data-side="bottom"
          data-align="start"
          className={cn(popupClass, 'outline-none')}
        >
          {entries.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the button's
            <div
              key={entry.label}
              id={`${id}-${i}`}
              role="menuitem"
              tabIndex={-1}
              data-active={i === active || undefined}
              onFocus={() => popup.setActive(i)}
              onPointerMove={() => popup.setActive(i)}
              onClick={() => {
                popup.close();
                entry.onChoose();
              }}
              className="flex min-h-9 cursor-default items-center px-3 whitespace-nowrap data-active:bg-ink data-active:text-paper pointer-coarse:min-h-11"
            >
              {entry.label}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
