import { aimd } from './aimd';
import { codel } from './codel';
import { gradient2 } from './gradient2';
import { priority } from './priority';
import type { ShedderSpec } from './types';

export const shedders = {
  priority,
  codel,
  aimd,
  gradient2,
  // biome-ignore lint/suspicious/noExplicitAny: each shedder has knobs of its own
} as const satisfies Record<string, ShedderSpec<any>>;

export type ShedderId = keyof typeof shedders;
