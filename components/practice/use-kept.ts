'use client';
import { useEffect, useRef } from 'react';
import type { Json } from '@/runtime/progress/progress';
import { progressActions } from '@/runtime/progress/use-progress';

const SETTLED_MS = 500;

/** Keeps what changes a moment after it changed, and at once when the page is left. */
export function useKept(name: string, value: Json | null): void {
  const text = JSON.stringify(value);
  const unwritten = useRef<(() => void) | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    unwritten.current = () => {
      unwritten.current = null;
      progressActions().keep(name, JSON.parse(text) as Json);
    };
    const timer = setTimeout(() => unwritten.current?.(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [name, text]);
  useEffect(() => {
    const flush = () => unwritten.current?.();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, []);
}
