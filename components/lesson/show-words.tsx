'use client';
import { useRef, useSyncExternalStore } from 'react';
import { type Ask, isNamed, isPassing, tour, useTour } from '../lab/tour-store';
import { cn } from '../ui/cn';

/** One stroke each, on a 12 px grid: look here, turn this, go to this moment. */
const signs = {
  part: 'M6 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6M6 .5V3M6 9v2.5M.5 6H3M9 6h2.5',
  turn: 'M.5 6h5M9.5 6h2M7.5 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  moment: 'M3 1.5v9l7-4.5z',
} as const;

export interface ShowWordsProps {
  readonly ask: Ask;
  /** The id of the lab's place on the page. */
  readonly anchor: string;
  readonly sign: keyof typeof signs;
  /** What pressing does. */
  readonly hint: string;
  readonly children: React.ReactNode;
}

const never = () => () => {};

/**
 * Words that light what they name, and act on it when pressed; they light up themselves while the reader is at it, or the run
 * passes their moment. Plain words until scripts run.
 */
export function ShowWords({ ask, anchor, sign, hint, children }: ShowWordsProps) {
  const words = useRef<HTMLSpanElement>(null);
  const isLive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const isLit = useTour(
    ({ pointed, moments }) => isNamed(ask, pointed) || (ask.atMs !== undefined && isPassing(ask.atMs, moments[ask.lab])),
  );
  if (!isLive) return <span data-slot="show">{children}</span>;
  const light = () => tour.setState({ lit: ask });
  const unlight = () => {
    if (tour.getState().lit === ask) tour.setState({ lit: null });
  };
  const press = (byKeyboard: boolean) => {
    if (words.current === null) return;
    words.current.focus({ preventScroll: true });
    light();
    tour.setState({ asked: { ask, from: words.current, byKeyboard } });
    if (document.querySelector(`[data-slot="lab"][data-lab="${ask.lab}"]`) === null)
      goTo(anchor, { ask, from: words.current, byKeyboard });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button does not break across lines
    <span
      ref={words}
      role="button"
      tabIndex={0}
      data-slot="show"
      data-lit={isLit || undefined}
      title={hint}
      onClick={({ detail }) => press(detail === 0)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press(true);
      }}
      onPointerEnter={({ pointerType }) => (pointerType === 'mouse' ? light() : undefined)}
      onPointerLeave={({ pointerType, currentTarget }) =>
        pointerType === 'mouse' && document.activeElement !== currentTarget ? unlight() : undefined
      }
      onFocus={light}
      onBlur={unlight}
      className={cn(
        'cursor-pointer rounded-sm py-1 underline decoration-dotted decoration-2 underline-offset-[0.22em] decoration-edge transition-colors hover:decoration-ink',
        'data-lit:bg-marker data-lit:text-on-marker print:no-underline',
      )}
    >
      {children}
      <span aria-hidden="true">
        {'\u2060'}
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinejoin="round"
          className="ms-[0.15em] inline-block size-[0.7em] align-[-0.02em] text-muted in-data-lit:text-on-marker print:hidden"
        >
          <path d={signs[sign]} />
        </svg>
        {'\u2060'}
      </span>
    </span>
  );
}

/** A lab that has not come yet comes when its place is near. */
function goTo(anchor: string, asked: { ask: Ask; from: HTMLElement; byKeyboard: boolean }): void {
  const place = document.getElementById(anchor);
  if (place === null) return;
  const { top } = place.getBoundingClientRect();
  if (top >= 0 && top < innerHeight / 2) return;
  place.scrollIntoView({ block: 'start', behavior: 'instant' });
  tour.setState({ way: { ...asked, said: 'The lab opens.' } });
}
