'use client';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { SideBySideSpec } from './side-by-side-spec';

const Live = lazy(() => import('./side-by-side-live').then((module) => ({ default: module.SideBySideLive })));

/** The place of a comparison on the page; its code comes when the place is near the viewport. */
export function SideBySideSlot({ spec, children }: { readonly spec: SideBySideSpec; readonly children?: React.ReactNode }) {
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
