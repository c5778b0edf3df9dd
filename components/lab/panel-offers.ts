import type { Recording } from '@/engine/recording/types';

/** A further view of a run that the lab's bar offers. */
export interface PanelOffer {
  readonly id: string;
  /** On its button, and its name to a screen reader. */
  readonly label: string;
  /** Whether a run has what it shows. @default true */
  readonly suits?: (recording: Recording) => boolean;
  /** Whether the small lab of the home page offers it. @default false */
  readonly onHome?: boolean;
  /** Whether it makes further runs, which would give a prediction's outcome away before it is made. @default false */
  readonly foretells?: boolean;
}

/** Kinds of node whose mechanism has modes that can be drawn. */
const modalKinds: ReadonlySet<string> = new Set(['breaker', 'health-checks', 'autoscaler', 'failover']);

/** In the order of their buttons; opened, they lie under the lab in the same order. */
export const panelOffers = [
  { id: 'requests', label: 'Requests', onHome: true },
  { id: 'modes', label: 'Modes', suits: ({ nodes }) => nodes.some(({ kind }) => modalKinds.has(kind)), onHome: true },
  { id: 'mechanism', label: 'Mechanism' },
  { id: 'luck', label: 'Luck', foretells: true },
  { id: 'sweep', label: 'Sweep', foretells: true },
  { id: 'numbers', label: 'Numbers', onHome: true },
  { id: 'sound', label: 'Sound', onHome: true },
] as const satisfies readonly PanelOffer[];

export type PanelId = (typeof panelOffers)[number]['id'];

interface Offer {
  readonly isHome: boolean;
  /** A prediction comes first. */
  readonly locked: boolean;
}

export const panelsFor = (recording: Recording, { isHome, locked }: Offer): readonly PanelOffer[] =>
  (panelOffers as readonly PanelOffer[]).filter(
    ({ onHome, suits, foretells }) => (onHome || !isHome) && !(foretells && locked) && (suits?.(recording) ?? true),
  );
