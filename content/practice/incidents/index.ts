import type { Incident } from './incident';

/** In the order they are listed; each comes when it is asked for. */
const loaders = {
  'slow-quarter': () => import('./slow-quarter'),
  'quick-errors': () => import('./quick-errors'),
  'drowning-twin': () => import('./drowning-twin'),
  'turned-away': () => import('./turned-away'),
  'idle-database': () => import('./idle-database'),
  'nobody-home': () => import('./nobody-home'),
  'closed-door': () => import('./closed-door'),
  'flooded-store': () => import('./flooded-store'),
  'melting-node': () => import('./melting-node'),
  'growing-day': () => import('./growing-day'),
  'incomplete-page': () => import('./incomplete-page'),
  'old-news': () => import('./old-news'),
  'after-the-blip': () => import('./after-the-blip'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly incident: Incident }>>>;

export type IncidentId = keyof typeof loaders;
export const incidentIds = Object.keys(loaders) as readonly IncidentId[];

export const loadIncident = async (id: IncidentId): Promise<Incident> => (await loaders[id]()).incident;
