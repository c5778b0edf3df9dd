'use client';
import { type ComponentType, useCallback, useEffect, useState } from 'react';
import type { SearchDialogProps } from './search-dialog';
import { opensOnSlash } from './slash-key';

const typing = 'input:not([type=range],[type=radio],[type=checkbox]),textarea,select,[contenteditable]';

/** Whether a key asks for the search, and nobody else wants it. */
function asks({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const isShortcut = ctrlKey || metaKey ? key === 'k' : key === '/' && !altKey && opensOnSlash();
  return isShortcut && !(target as Element).closest?.(typing) && !document.querySelector('dialog[open]');
}

export interface SearchButtonProps {
  readonly className: string;
  readonly children: React.ReactNode;
}

/** Opens the search, whose code and index come then. What it shows is given to it, so that every page's script is spared it. */
export function SearchButton({ className, children }: SearchButtonProps) {
  const [Dialog, setDialog] = useState<ComponentType<SearchDialogProps> | null>(null);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => {
    setOpen(true);
    void import('./search-dialog').then(
      ({ SearchDialog }) => setDialog(() => SearchDialog),
      () => setOpen(false),
    );
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!asks(event)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
  return (
    <>
      <button type="button" aria-keyshortcuts="/ Control+K Meta+K" onClick={open} className={className}>
        {children}
      </button>
      {Dialog ? <Dialog open={isOpen} onOpenChange={setOpen} /> : null}
    </>
  );
}
