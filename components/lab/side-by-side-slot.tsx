'use client';
import { lazy, Suspense } from 'react';
import { useNear } from '../ui/use-near';
import type { SideBySideSpec } from './side-by-side-spec';

const Live = lazy(() => import('./live').then((module) => ({ default: module.SideBySideLive })));

/** The place of a comparison on the page; its code comes when the place is near the viewport and the page is quiet. */
export function SideBySideSlot({ spec, children }: { readonly spec: SideBySideSpec; readonly children?: React.ReactNode }) {
  const [place, isNear] = useNear('500px');
  return (
    <div ref={place} data-slot="lab-slot" data-for={spec.id}>
      {isNear ? (
        <Suspense fallback={children}>
          <Live spec={spec} fallback={children} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
