import type { RecordedNode, Recording } from '@/engine/recording/types';
import type { Ms, Ratio, Rps } from '@/engine/units';
import { numberOf, type RawConfig } from './config-at';
import { seriesAt } from './node-state';
import { partsOf } from './parts';

/** A region of a CDN at a moment: how far it is, and how it does. */
export interface RegionAt {
  readonly id: string;
  /** Round trips: from its people to its edge, from the edge to the origin. */
  readonly edgeMs: Ms;
  readonly originMs: Ms;
  readonly requestsRps: Rps;
  /** NaN while nothing is asked for. */
  readonly hitRatio: Ratio;
  readonly latencyMs: Ms;
}

/** What the station takes where a scenario leaves the distances out. */
const DEFAULT = { edgeMs: 10, originMs: 150 };

export function regionsAt(recording: Recording, { id }: RecordedNode, config: RawConfig, tMs: Ms): RegionAt[] {
  const listed = Array.isArray(config.regions) ? (config.regions as RawConfig[]) : [];
  const at = (figure: string, region: string): number => seriesAt(recording, `${id}.${figure}.${region}`, tMs);
  return partsOf(recording, id, 'hitRatio').map((region) => {
    const own = listed.find((one) => one.id === region) ?? {};
    return {
      id: region,
      edgeMs: numberOf(own, 'edgeMs', DEFAULT.edgeMs),
      originMs: numberOf(own, 'originMs', region === 'near' && listed.length === 0 ? 20 : DEFAULT.originMs),
      requestsRps: at('requestsRps', region),
      hitRatio: at('hitRatio', region),
      latencyMs: at('latencyMs', region),
    };
  });
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedRegion {
  readonly region: RegionAt;
  readonly edge: Point;
  readonly people: Point;
  /** Radius of the edge: its area goes with its requests. */
  readonly radius: number;
  /** Which way its words go. */
  readonly anchor: 'start' | 'end' | 'middle';
}

const NEAREST = 0.34;
const PEOPLE = 0.18;
const RADIUS = { least: 6, most: 15 };

/**
 * Regions round the origin, which stands in the middle, the first at the upper right and on clockwise: the farther by round trip
 * the farther out, and their people beyond.
 */
export function placedRegions(regions: readonly RegionAt[], width: number, height: number): PlacedRegion[] {
  const farthest = Math.max(1, ...regions.map(({ originMs }) => originMs));
  const busiest = Math.max(1e-9, ...regions.map(({ requestsRps }) => requestsRps || 0));
  const longest = Math.max(1, ...regions.map(({ edgeMs }) => edgeMs));
  return regions.map((region, i) => {
    const angle = ((i + 0.5) / regions.length) * 2 * Math.PI;
    const at = (share: number): Point => ({
      x: width / 2 + Math.sin(angle) * share * (width / 2),
      y: height / 2 - Math.cos(angle) * share * (height / 2),
    });
    const out = NEAREST + (region.originMs / farthest) * (1 - NEAREST - 2 * PEOPLE);
    const share = Math.sqrt((region.requestsRps || 0) / busiest);
    const side = Math.sin(angle);
    return {
      region,
      edge: at(out),
      people: at(out + PEOPLE * (0.5 + (0.5 * region.edgeMs) / longest)),
      radius: RADIUS.least + share * (RADIUS.most - RADIUS.least),
      anchor: Math.abs(side) < 0.2 ? 'middle' : side > 0 ? 'start' : 'end',
    };
  });
}

/** The part of a circle that stands for a share, from the top and clockwise. */
export function sliceOf({ x, y }: Point, radius: number, share: Ratio): string {
  if (!(share > 0)) return '';
  if (share >= 1)
    return `M${x} ${y - radius}a${radius} ${radius} 0 1 1 0 ${2 * radius}a${radius} ${radius} 0 1 1 0 ${-2 * radius}Z`;
  const angle = share * 2 * Math.PI;
  const to = { x: x + radius * Math.sin(angle), y: y - radius * Math.cos(angle) };
  return `M${x} ${y}V${y - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${to.x.toFixed(1)} ${to.y.toFixed(1)}Z`;
}
