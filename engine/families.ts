import type { Family } from './mechanism';

/** Every family, loaded when asked for. Adding one is a folder and a line here. */
export const families = {
  balancers: async () => (await import('./balancers/family')).balancerFamily,
  breakers: async () => (await import('./breakers/family')).breakerFamily,
  caches: () => import('./caches/family').then((module) => module.caches),
} as const satisfies Record<string, () => Promise<Family>>;

export type FamilyId = keyof typeof families;
