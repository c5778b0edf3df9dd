import { outcomeHelp, outcomeNames } from '@/engine/outcome';
import { stations } from '@/engine/stations/registry';
import type { StationSpec } from '@/engine/stations/station';

/** Every kind of node that a scenario can place, for the reference. */
export const stationSpecs: readonly StationSpec[] = Object.values(stations);

/** Every way a request or an attempt can end, in plain words. */
export const outcomes = outcomeNames.map((name) => ({ name, help: outcomeHelp[name] }));
