'use client';
import { useEffect, useRef } from 'react';
import type { Recording } from '@/engine/recording/types';
import { useLab, useMoment, useRun } from './lab-context';

/** Kinds of node that hold what no span tells of. */
const insideKinds: ReadonlySet<string> = new Set(['cache', 'cdn']);
const EVERY_MS = 250;

/** Has what is inside the nodes looked at wherever the playhead stands, for `looked` in the run's state. */
export function useLook({ nodes, untilMs }: Recording): void {
  const { store } = useLab();
  const { playheadMs } = useMoment(EVERY_MS);
  const run = useRun(({ run }) => run);
  const hasInside = nodes.some(({ kind }) => insideKinds.has(kind));
  const atMs = Math.min(playheadMs, untilMs);
  const askedMs = useRef(-Infinity);
  useEffect(() => {
    if (!hasInside) return;
    const { looked } = store.getState();
    if (looked?.run === run && looked.atMs === atMs) return;
    const ask = (): void => {
      askedMs.current = performance.now();
      store.look(atMs);
    };
    const timer = setTimeout(ask, askedMs.current + EVERY_MS / 2 - performance.now());
    return () => clearTimeout(timer);
  }, [store, hasInside, atMs, run]);
}
