import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { LabSpec } from './lab-spec';
import { type PanelId, panelOffers } from './panel-offers';

/** What a view of the whole run is given. */
export interface PanelProps {
  readonly recording: Recording;
  readonly spec: LabSpec;
}

type View = LazyExoticComponent<ComponentType<PanelProps>>;

/** What each panel shows; its code comes when it is opened. */
const views: { readonly [P in PanelId]: View } = {
  requests: lazy(() => import('./inspector').then((module) => ({ default: module.Inspector }))),
  modes: lazy(() => import('./modes').then((module) => ({ default: module.Modes }))),
  mechanism: lazy(() => import('./mechanism').then((module) => ({ default: module.Mechanism }))),
  luck: lazy(() => import('./luck').then((module) => ({ default: module.Luck }))),
  sweep: lazy(() => import('./sweep').then((module) => ({ default: module.Sweep }))),
  numbers: lazy(() => import('./data-table').then((module) => ({ default: module.DataTable }))),
  sound: lazy(() => import('./sound').then((module) => ({ default: module.Sound }))),
};

export const panels = panelOffers.map(({ id, label }) => ({ id, label, View: views[id] }));
