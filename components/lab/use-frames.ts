'use client';
import { useEffect, useState } from 'react';
import { useLab, useOnScreen, usePlayer, useReducedMotion } from './lab-context';

const REDUCED_FRAME_MS = 250;

/**
 * Frames while it plays and can be seen; none otherwise.
 * @param autoplay begin once, when first seen; never under reduced motion
 */
export function useFrames(holder: React.RefObject<HTMLElement | null>, autoplay: boolean): void {
  const { player } = useLab();
  const onScreen = useOnScreen(holder);
  const isReduced = useReducedMotion();
  const isPlaying = usePlayer((snapshot) => snapshot.matches('playing'));
  const [hasBegun, setBegun] = useState(false);
  useEffect(() => {
    if (!isPlaying || !onScreen) return;
    let lastMs = -Infinity;
    let id = requestAnimationFrame(function tick(wallMs) {
      if (!isReduced || wallMs - lastMs >= REDUCED_FRAME_MS) {
        lastMs = wallMs;
        player.send({ type: 'FRAME', wallMs });
      }
      id = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(id);
  }, [player, isPlaying, onScreen, isReduced]);
  useEffect(() => {
    if (!autoplay || hasBegun || !onScreen || isReduced) return;
    setBegun(true);
    player.send({ type: 'PLAY' });
  }, [autoplay, hasBegun, onScreen, isReduced, player]);
}
