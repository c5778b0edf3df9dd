'use client';
import { useMemo } from 'react';
import type { Ms } from '@/engine/units';
import { type CopyAt, copiesAt, lagPicture, type Promotion, promotionsOf } from '../viz/replica-lag';
import { writeCount, writeMs, writeRate } from '../viz/write-figure';
import { FiguresTable } from './figures-table';
import { useMoment, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure, PlayheadLine } from './mechanism-figure';
import { isNarrow, timeAxis } from './time-axis';

const LAG = { top: 12, bottom: 100 };
const LANES_TOP = 122;
const LANE = 16;
const dashes = ['', '6 3', '2 2', '8 3 2 3'];

/** How far each replica is behind over time, and when it answered out of date. */
export function ReplicasView({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs, reachedMs } = useMoment(200);
  const copies = copiesAt(recording, node, playheadMs);
  const promotions = useMemo(() => promotionsOf(recording, node.id), [recording, node]);
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="replicas" title={`${node.label}: lag`} words={wordsOf(copies, promotions, playheadMs)}>
        {width > 0 ? <LagChart {...{ recording, node, width, playheadMs, reachedMs, promotions }} /> : null}
        <FiguresTable
          what="copy"
          headings={['is', 'behind', 'reads', 'out of date']}
          rows={copies.map(({ id, isPrimary, lagMs, readsRps, staleRps }) => ({
            name: id,
            cells: [
              isPrimary ? 'primary' : Number.isNaN(readsRps) ? '–' : Number.isNaN(lagMs) ? 'down' : 'replica',
              isPrimary ? '–' : writeMs(lagMs),
              writeRate(readsRps),
              staleRps > 0 ? writeRate(staleRps) : '–',
            ],
          }))}
        />
      </MechanismFigure>
    </div>
  );
}

function wordsOf(copies: readonly CopyAt[], promotions: readonly Promotion[], tMs: Ms): string {
  const primary = copies.find(({ isPrimary }) => isPrimary);
  const behind = copies.filter(({ lagMs }) => !Number.isNaN(lagMs));
  const farthest = behind.length === 0 ? null : behind.reduce((one, other) => (other.lagMs > one.lagMs ? other : one));
  const stale = copies.reduce((sum, { staleRps }) => sum + (staleRps || 0), 0);
  const last = promotions.findLast(({ atMs }) => atMs <= tMs);
  return [
    primary === undefined ? 'nothing is known yet' : `${primary.id} is the primary`,
    ...(farthest === null
      ? ['no replica follows it']
      : [farthest.lagMs > 0 ? `${farthest.id} is ${writeMs(farthest.lagMs)} behind` : 'nobody is behind']),
    ...(stale > 0 ? [`${writeRate(stale)} read what is out of date`] : []),
    ...(last === undefined ? [] : [`at the last promotion ${writeCount(last.lostWrites)} writes were lost`]),
  ].join('; ');
}

interface LagChartProps extends MechanismProps {
  readonly width: number;
  readonly playheadMs: Ms;
  readonly reachedMs: Ms;
  readonly promotions: readonly Promotion[];
}

function LagChart({ recording, node, width, playheadMs, reachedMs, promotions }: LagChartProps) {
  const axis = useMemo(() => timeAxis(width, recording.forMs), [width, recording.forMs]);
  const { mostMs, tracks } = useMemo(
    () => lagPicture(recording, node, reachedMs, axis.x, (share) => LAG.bottom - share * (LAG.bottom - LAG.top)),
    [recording, node, reachedMs, axis],
  );
  const height = LANES_TOP + tracks.length * LANE;
  const right = width - axis.right;
  return (
    <svg width={width} height={height} className="block text-[11px] tabular-nums" aria-hidden="true">
      {[0, mostMs].map((lagMs, i) => (
        <g key={lagMs}>
          <path d={`M${axis.left} ${i === 0 ? LAG.bottom : LAG.top}H${right}`} className="stroke-rule" />
          <text x={axis.left - 6} y={i === 0 ? LAG.bottom : LAG.top} dy="0.32em" textAnchor="end" className="fill-muted">
            {writeMs(lagMs)}
          </text>
        </g>
      ))}
      {promotions
        .filter(({ atMs }) => atMs <= reachedMs)
        .map(({ atMs, to }) => (
          <g key={atMs}>
            <path d={`M${axis.x(atMs).toFixed(1)} ${LAG.top - 8}V${height}`} className="stroke-ink" strokeDasharray="1 3" />
            <text x={axis.x(atMs) + 4} y={LAG.top - 2} className="fill-ink">
              {to} is primary
            </text>
          </g>
        ))}
      {tracks.map(({ id, lag, end }, i) => (
        <g key={id}>
          <path d={lag} fill="none" className="stroke-waiting" strokeWidth={1.75} strokeDasharray={dashes[i % dashes.length]} />
          {end === null || isNarrow(width) ? null : (
            <text x={Math.max(end.x, axis.left) + 5} y={end.y} dy="0.32em" className="fill-ink">
              {id}
            </text>
          )}
        </g>
      ))}
      <text x={axis.left} y={LANES_TOP - 6} className="fill-muted">
        answered out of date
      </text>
      {tracks.map(({ id, stale }, i) => {
        const top = LANES_TOP + i * LANE;
        return (
          <g key={id}>
            <path d={`M${axis.left} ${top + LANE - 1.5}H${right}`} className="stroke-rule" />
            <text x={axis.left - 6} y={top + LANE / 2} dy="0.32em" textAnchor="end" className="fill-ink">
              {id}
            </text>
            {stale.map(({ x, width: wide, strength }) => (
              <path
                key={x}
                d={`M${x.toFixed(1)} ${top + LANE - 2}v${(-3 - strength * (LANE - 6)).toFixed(1)}h${Math.max(1, wide).toFixed(1)}v${(3 + strength * (LANE - 6)).toFixed(1)}Z`}
                className="fill-failed"
              />
            ))}
          </g>
        );
      })}
      <PlayheadLine x={axis.x(playheadMs)} top={0} bottom={height} />
    </svg>
  );
}
