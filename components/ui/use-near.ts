'use client';
import { startTransition, useEffect, useRef, useState } from 'react';
import { pageIsQuiet } from './page-is-quiet';

/**
 * True once a place has come near the viewport and the page is quiet: then its code may come.
 * @param margin how near, as CSS pixels below and above
 */
export function useNear(margin: string): [React.RefObject<HTMLDivElement | null>, boolean] {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        void pageIsQuiet().then(() => {
          if (!isGone) startTransition(() => setNear(true));
        });
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [margin]);
  return [place, isNear];
}
