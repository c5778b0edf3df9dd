'use client';
import { useMemo } from 'react';
import { configAt, configsOf } from '../viz/config-at';
import { type PlacedRegion, placedRegions, type RegionAt, regionsAt, sliceOf } from '../viz/edges-map';
import { writeMs, writeRate, writeShare } from '../viz/write-figure';
import { FiguresTable } from './figures-table';
import { useMoment, useRun, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure } from './mechanism-figure';

const MAP = { width: 460, height: 300 };
/** More would stand on one another. */
const MOST_DRAWN = 8;
const ORIGIN = 9;

/** The edges of a CDN round their origin at the playhead: how far, how busy, how much each answers itself. */
export function EdgesView({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs } = useMoment(200);
  const scenario = useRun(({ scenario }) => scenario);
  const configs = useMemo(() => configsOf(scenario, recording, node.id), [scenario, recording, node]);
  const regions = regionsAt(recording, node, configAt(configs, playheadMs), playheadMs);
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="edges" title={`${node.label}: edges`} words={wordsOf(regions)}>
        <p className="pb-1 text-[11px] text-muted">
          The farther out, the longer the way to the origin; larger: more requests; filled: the share an edge answers itself; a
          thicker line: more goes on to the origin.
        </p>
        <div className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-2">
          {width > 0 && regions.length <= MOST_DRAWN ? (
            <EdgesMap regions={regions} width={Math.min(width, MAP.width)} height={MAP.height} />
          ) : null}
          <FiguresTable
            what="region"
            headings={['asked', 'hits', 'takes']}
            rows={regions.map(({ id, requestsRps, hitRatio, latencyMs }) => ({
              name: id,
              cells: [writeRate(requestsRps), writeShare(hitRatio), writeMs(latencyMs)],
            }))}
          />
        </div>
      </MechanismFigure>
    </div>
  );
}

function wordsOf(regions: readonly RegionAt[]): string {
  const known = regions.filter(({ latencyMs }) => !Number.isNaN(latencyMs));
  if (known.length === 0) return 'nobody has been answered in the last second';
  const slowest = known.reduce((one, other) => (other.latencyMs > one.latencyMs ? other : one));
  const fastest = known.reduce((one, other) => (other.latencyMs < one.latencyMs ? other : one));
  const passedOn = regions.reduce((sum, region) => sum + passedOnRps(region), 0);
  const spread =
    slowest === fastest
      ? `${slowest.id} waits ${writeMs(slowest.latencyMs)}`
      : `${fastest.id} waits ${writeMs(fastest.latencyMs)}, ${slowest.id} ${writeMs(slowest.latencyMs)}`;
  return `${spread}; ${writeRate(passedOn)} go on to the origin`;
}

const passedOnRps = ({ requestsRps, hitRatio }: RegionAt): number =>
  Number.isNaN(requestsRps) || Number.isNaN(hitRatio) ? 0 : requestsRps * (1 - hitRatio);

interface EdgesMapProps {
  readonly regions: readonly RegionAt[];
  readonly width: number;
  readonly height: number;
}

function EdgesMap({ regions, width, height }: EdgesMapProps) {
  const placed = placedRegions(regions, width, height);
  const most = Math.max(1e-9, ...regions.map(passedOnRps));
  const middle = { x: width / 2, y: height / 2 };
  return (
    <svg width={width} height={height} className="block shrink-0 text-[11px] tabular-nums" aria-hidden="true">
      {placed.map(({ region, edge, people }) => (
        <g key={region.id}>
          <path
            d={`M${edge.x.toFixed(1)} ${edge.y.toFixed(1)}L${middle.x} ${middle.y}`}
            className="stroke-waiting"
            strokeWidth={1 + (passedOnRps(region) / most) * 5}
          />
          <path
            d={`M${edge.x.toFixed(1)} ${edge.y.toFixed(1)}L${people.x.toFixed(1)} ${people.y.toFixed(1)}`}
            className="stroke-edge"
          />
          <circle cx={people.x} cy={people.y} r={2.5} className="fill-ink" />
        </g>
      ))}
      <rect
        x={middle.x - ORIGIN}
        y={middle.y - ORIGIN}
        width={2 * ORIGIN}
        height={2 * ORIGIN}
        className="fill-raised stroke-ink"
        strokeWidth={1.5}
      />
      <Words x={middle.x} y={middle.y + ORIGIN + 12} anchor="middle" name="origin" text="" />
      {placed.map((one) => (
        <EdgeMark key={one.region.id} placed={one} width={width} />
      ))}
    </svg>
  );
}

function EdgeMark({
  placed: { region, edge, people, radius, anchor },
  width,
}: {
  readonly placed: PlacedRegion;
  readonly width: number;
}) {
  const text = Number.isNaN(region.hitRatio) ? 'nobody asks' : `${writeShare(region.hitRatio)} · ${writeMs(region.latencyMs)}`;
  const x = anchor === 'middle' ? people.x : anchor === 'start' ? Math.min(people.x + 6, width - 92) : Math.max(people.x - 6, 92);
  const isUp = people.y < edge.y;
  return (
    <g>
      <circle cx={edge.x} cy={edge.y} r={radius} className="fill-raised stroke-ink" strokeWidth={1.5} />
      <path d={sliceOf(edge, radius - 1, region.hitRatio)} className="fill-hit" />
      <Words x={x} y={isUp ? people.y - 21 : people.y + 14} anchor={anchor} name={region.id} text={text} />
    </g>
  );
}

interface WordsProps {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
  readonly name: string;
  readonly text: string;
}

const Words = ({ x, y, anchor, name, text }: WordsProps) => (
  <text x={x} y={y} textAnchor={anchor} stroke="var(--color-raised)" strokeWidth={4} paintOrder="stroke" className="fill-ink">
    <tspan className="font-semibold">{name}</tspan>
    {text === '' ? null : (
      <tspan x={x} dy={13}>
        {text}
      </tspan>
    )}
  </text>
);
