'use client';
import { lazy, Suspense, useState } from 'react';
import { useNear } from '../ui/use-near';
import type { LabProps } from './lab';

const Lab = lazy(() => import('./live').then((module) => ({ default: module.Lab })));

export interface LabSlotProps extends Omit<LabProps, 'onOpen' | 'place'> {
  /** What stands here without scripts and until the lab has its first recording: a picture of one moment. */
  readonly children?: React.ReactNode;
}

/** A lab's place on the page. Its code comes when the place is near the viewport and the page is quiet. */
export function LabSlot({ children, ...props }: LabSlotProps) {
  const [place, isNear] = useNear('500px');
  const [isOpen, setOpen] = useState(false);
  return (
    <div ref={place} data-slot="lab-slot" data-for={props.spec.id}>
      {isOpen ? null : children}
      {isNear ? (
        <Suspense>
          <Lab {...props} place={place} onOpen={() => setOpen(true)} />
        </Suspense>
      ) : null}
    </div>
  );
}
