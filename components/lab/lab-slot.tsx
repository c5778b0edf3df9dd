'use client';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { LabProps } from './lab';

const Lab = lazy(() => import('./lab').then((module) => ({ default: module.Lab })));

export interface LabSlotProps extends Omit<LabProps, 'fallback'> {
  /** What stands here without scripts and until the lab is ready: a picture of one moment. */
  readonly children?: React.ReactNode;
}

/** A lab's place on the page. Its code comes when the place is near the viewport. */
export function LabSlot({ children, ...props }: LabSlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && setNear(true), { rootMargin: '500px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} data-slot="lab-slot" data-for={props.spec.id}>
      {isNear ? (
        <Suspense fallback={children}>
          <Lab {...props} fallback={children} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
