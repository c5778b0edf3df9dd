'use client';
import { useSyncExternalStore } from 'react';
import { IconButton } from './icon-button';

export interface StatusMessage {
  readonly text: string;
  /** `problem` stays until it is closed; `done` leaves by itself. */
  readonly kind: 'done' | 'problem';
  readonly seq: number;
}

const SHOWN_MS = 6000;
let current: StatusMessage | null = null;
let seq = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(message: StatusMessage | null) {
  current = message;
  for (const listener of listeners) listener();
}

/** Says something once, politely: on screen and to assistive technology. */
export function announce(text: string, kind: StatusMessage['kind'] = 'done'): void {
  clearTimeout(timer);
  set({ text, kind, seq: ++seq });
  if (kind === 'done') timer = setTimeout(() => set(null), SHOWN_MS);
}

export const dismissStatus = (): void => {
  clearTimeout(timer);
  set(null);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The one polite region of the page; the root layout holds it. */
export function StatusRegion() {
  const message = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
  return (
    <div
      data-slot="status"
      role="status"
      aria-live="polite"
      aria-label="Messages"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex justify-center print:hidden"
    >
      {message ? (
        <div
          key={message.seq}
          data-kind={message.kind}
          className="pointer-events-auto flex max-w-measure items-center gap-2 rounded-md border border-ink bg-raised py-1 pe-1 ps-4 font-sans text-sm text-ink data-[kind=problem]:border-failed"
        >
          <span>{message.text}</span>
          <IconButton icon="close" label="Close message" onClick={dismissStatus} />
        </div>
      ) : null}
    </div>
  );
}
