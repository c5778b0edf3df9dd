'use client';
import { useEffect, useRef } from 'react';
import { tour, useTour } from '../lab/tour-store';
import { Button } from '../ui/button';

const leave = () => tour.setState({ way: null });

/** Stands while words have taken the reader to a lab: what they did there, and the way back to them. */
export function WayBack() {
  const way = useTour(({ way }) => way);
  const button = useRef<HTMLButtonElement>(null);
  const from = way?.from ?? null;
  const byKeyboard = way?.byKeyboard === true;
  useEffect(() => {
    if (from === null) return;
    if (byKeyboard) button.current?.focus({ preventScroll: true });
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) leave();
    });
    observer.observe(from);
    return () => observer.disconnect();
  }, [from, byKeyboard]);
  const goBack = () => {
    leave();
    from?.scrollIntoView({ block: 'center', behavior: 'instant' });
    from?.focus({ preventScroll: true });
  };
  return (
    <div data-slot="way-back" className="pointer-events-none fixed inset-x-2 bottom-2 z-40 flex justify-center print:hidden">
      <div
        hidden={way === null}
        className="pointer-events-auto flex max-w-measure items-center gap-3 rounded-md border border-ink bg-raised p-1 ps-3 font-sans text-sm"
      >
        <span role="status" aria-label="In the lab">
          {way?.said}
        </span>
        <Button
          ref={button}
          variant="solid"
          onClick={goBack}
          onKeyDown={({ key }) => (key === 'Escape' ? goBack() : undefined)}
          className="shrink-0"
        >
          Back to the text
        </Button>
      </div>
    </div>
  );
}
