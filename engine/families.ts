import type { Family } from './mechanism';

/** Every family, loaded when asked for. Adding one is a folder and a line here. */
export const families = {
  balancers: async () => (await import('./balancers/family')).balancerFamily,
  breakers: async () => (await import('./breakers/family')).breakerFamily,
  bulkheads: async () => (await import('./bulkheads/family')).bulkheadFamily,
  pools: async () => (await import('./pools/family')).poolFamily,
  caches: async () => (await import('./caches/family')).cacheFamily,
  limiters: async () => (await import('./limiters/family')).limiterFamily,
  retries: async () => (await import('./retries/family')).retryFamily,
  autoscalers: () => import('./autoscalers/family').then((module) => module.autoscalers),
  health: async () => (await import('./health/family')).healthFamily,
} as const satisfies Record<string, () => Promise<Family>>;

export type FamilyId = keyof typeof families;
