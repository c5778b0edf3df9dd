import { stations } from '@/engine/stations/registry';
import type { StationSpec } from '@/engine/stations/station';

/** Every kind of node that a scenario can place, for the reference. */
export const stationSpecs: readonly StationSpec[] = Object.values(stations);
