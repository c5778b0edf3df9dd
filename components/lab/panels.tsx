import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { LabSpec } from './lab-spec';

/** What a view of the whole run is given. */
export interface PanelProps {
  readonly recording: Recording;
  readonly spec: LabSpec;
}

/** A further view of a run, opened from the lab's bar; its code comes when it is opened. */
export interface Panel {
  readonly id: string;
  /** On its button, and its name to a screen reader. */
  readonly label: string;
  readonly View: LazyExoticComponent<ComponentType<PanelProps>>;
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
export const panels: readonly Panel[] = [
  {
    id: 'requests',
    label: 'Requests',
    View: lazy(() => import('./inspector').then((module) => ({ default: module.Inspector }))),
    onHome: true,
  },
  {
    id: 'modes',
    label: 'Modes',
    View: lazy(() => import('./modes').then((module) => ({ default: module.Modes }))),
    suits: ({ nodes }) => nodes.some(({ kind }) => modalKinds.has(kind)),
    onHome: true,
  },
  {
    id: 'mechanism',
    label: 'Mechanism',
    View: lazy(() => import('./mechanism').then((module) => ({ default: module.Mechanism }))),
  },
  {
    id: 'luck',
    label: 'Luck',
    foretells: true,
    View: lazy(() => import('./luck').then((module) => ({ default: module.Luck }))),
  },
  {
    id: 'sweep',
    label: 'Sweep',
    foretells: true,
    View: lazy(() => import('./sweep').then((module) => ({ default: module.Sweep }))),
  },
  {
    id: 'numbers',
    label: 'Numbers',
    View: lazy(() => import('./data-table').then((module) => ({ default: module.DataTable }))),
    onHome: true,
  },
  {
    id: 'sound',
    label: 'Sound',
    View: lazy(() => import('./sound').then((module) => ({ default: module.Sound }))),
    onHome: true,
  },
];

interface Offer {
  readonly isHome: boolean;
  /** A prediction comes first. */
  readonly locked: boolean;
}

export const panelsFor = (recording: Recording, { isHome, locked }: Offer): Panel[] =>
  panels.filter(({ onHome, suits, foretells }) => (onHome || !isHome) && !(foretells && locked) && (suits?.(recording) ?? true));
