'use client';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNear } from '../ui/use-near';
import type { LabProps } from './lab';

const Lab = lazy(() => import('./live').then((module) => ({ default: module.Lab })));

export interface LabSlotProps extends Omit<LabProps, 'onOpen' | 'place'> {
  /** What stands here without scripts, until the lab has its first recording, and on paper while nothing was played: a picture of one moment. */
  readonly children?: React.ReactNode;
}

/** A lab's place on the page. Its code comes when the place is near the viewport and the page is quiet. */
export function LabSlot({ children, onMoment, ...props }: LabSlotProps) {
  const [place, isNear] = useNear('500px');
  const [isOpen, setOpen] = useState(false);
  const wasPlayed = useRef(false);
  const isOnPaper = usePrinting(wasPlayed);
  return (
    <div ref={place} data-slot="lab-slot" data-for={props.spec.id}>
      {isOpen && !isOnPaper ? null : children}
      {isNear ? (
        <Suspense>
          <div className={isOnPaper ? 'hidden' : 'contents'}>
            <Lab
              {...props}
              place={place}
              onOpen={() => setOpen(true)}
              onMoment={(moment) => {
                wasPlayed.current ||= moment.reachedMs > 0;
                onMoment?.(moment);
              }}
            />
          </div>
        </Suspense>
      ) : null}
    </div>
  );
}

/** True while the page is printed, where nothing was played. */
function usePrinting(wasPlayed: React.RefObject<boolean>): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // what is to be on the paper must be there when this returns
    const begin = (): void => flushSync(() => setPrinting(!wasPlayed.current));
    const end = (): void => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, [wasPlayed]);
  return isPrinting;
}
