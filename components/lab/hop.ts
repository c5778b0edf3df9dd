import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { writeMs } from '../viz/write-figure';

/** Wall time a hop is drawn over at least, and the most virtual time that may take. */
const HOP_WALL_MS = 280;
const LONGEST_HOP_MS = 600;

/** How long a hop is drawn at a speed of playback. */
export const hopAt = (speed: number): Ms => Math.min(HOP_WALL_MS * speed, LONGEST_HOP_MS);

/** Where the picture is not to scale it says so. */
export function slowedWords({ links }: Recording, hopMs: Ms): string | null {
  const shortest = Math.min(...links.map(({ latencyMs }) => latencyMs));
  return shortest > 0 && shortest < hopMs / 2 ? `a hop takes ${writeMs(shortest)}, drawn as ${writeMs(Math.round(hopMs))}` : null;
}
