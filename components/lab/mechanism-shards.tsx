'use client';
import { useMemo } from 'react';
import type { Ms } from '@/engine/units';
import { SHADES, type ShardAt, type ShardsAt, shardLanes, shardsAt } from '../viz/shard-loads';
import { writeCount, writeRate, writeShare, writeTime } from '../viz/write-figure';
import { FiguresTable } from './figures-table';
import { useMoment, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure, PlayheadLine } from './mechanism-figure';
import { timeAxis } from './time-axis';

const LANE = 18;
const TOP = 4;
const BARS = { width: 340, row: 26, label: 56, words: 84 };

/** What each shard has to do, over time and at the playhead; what moves when one more comes. */
export function ShardsView({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs, reachedMs } = useMoment(200);
  const now = shardsAt(recording, node, playheadMs);
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="shards" title={`${node.label}: load`} words={wordsOf(now)}>
        {width > 0 ? <Lanes {...{ recording, node, width, playheadMs, reachedMs }} /> : null}
        <div className="flex min-w-0 flex-wrap items-start gap-x-6 gap-y-2 pt-2">
          {width > 0 && now.shards.some(({ keys }) => !Number.isNaN(keys)) ? (
            <KeyBars shards={now.shards} width={Math.min(width, BARS.width)} />
          ) : null}
          <FiguresTable
            what="shard"
            headings={['calls', 'share', 'keys']}
            rows={now.shards.map(({ id, callsRps, share, keys, isHottest }) => ({
              name: isHottest ? `${id} ▲` : id,
              cells: [writeRate(callsRps), writeShare(share), Number.isNaN(keys) ? '–' : writeCount(keys)],
            }))}
          />
        </div>
        {now.toMove > 0 ? <Move now={now} /> : null}
      </MechanismFigure>
    </div>
  );
}

function wordsOf({ shards, moved, toMove }: ShardsAt): string {
  const hottest = shards.find(({ isHottest }) => isHottest);
  return [
    hottest === undefined
      ? 'no calls in the last second'
      : `${hottest.id} is the hottest of ${shards.length} with ${writeShare(hottest.share)} of the calls`,
    ...(toMove > 0 ? [`${writeCount(moved)} of ${writeCount(toMove)} keys have moved`] : []),
  ].join('; ');
}

interface LanesProps extends MechanismProps {
  readonly width: number;
  readonly playheadMs: Ms;
  readonly reachedMs: Ms;
}

const opacityOf = (shade: number): number => 0.15 + (0.85 * shade) / (SHADES - 1);

function Lanes({ recording, node, width, playheadMs, reachedMs }: LanesProps) {
  const axis = useMemo(() => timeAxis(width, recording.forMs), [width, recording.forMs]);
  const { names, mostRps, shades } = useMemo(
    () => shardLanes(recording, node, reachedMs, axis.x, (i) => [TOP + i * LANE + 1, TOP + (i + 1) * LANE - 2]),
    [recording, node, reachedMs, axis],
  );
  const height = TOP + names.length * LANE + 18;
  return (
    <svg width={width} height={height} className="block text-[11px] tabular-nums" aria-hidden="true">
      {names.map((name, i) => (
        <g key={name}>
          <path d={`M${axis.left} ${TOP + (i + 1) * LANE - 0.5}H${width - axis.right}`} className="stroke-rule" />
          <text x={axis.left - 6} y={TOP + (i + 0.5) * LANE} dy="0.32em" textAnchor="end" className="fill-ink">
            {name}
          </text>
        </g>
      ))}
      {shades.map((d, shade) => (
        <path key={opacityOf(shade)} d={d} className="fill-service" opacity={opacityOf(shade)} shapeRendering="crispEdges" />
      ))}
      <text x={axis.left} y={height - 4} className="fill-muted">
        stronger: more calls, up to {writeRate(mostRps)}
      </text>
      <PlayheadLine x={axis.x(playheadMs)} top={0} bottom={height - 16} />
    </svg>
  );
}

/** Keys of each shard; lit what came with the last move, dashed what left. */
function KeyBars({ shards, width }: { readonly shards: readonly ShardAt[]; readonly width: number }) {
  const most = Math.max(1, ...shards.map(({ keys, gained }) => (Number.isNaN(keys) ? 0 : keys + Math.max(0, -gained))));
  const x = (keys: number): number => (keys / most) * (width - BARS.label - BARS.words);
  return (
    <svg width={width} height={shards.length * BARS.row} className="block shrink-0 text-[11px] tabular-nums" aria-hidden="true">
      {shards.map(({ id, keys, gained }, i) => {
        if (Number.isNaN(keys)) return null;
        const kept = keys - Math.max(0, gained);
        const top = i * BARS.row + 4;
        const gone = Math.max(0, -gained);
        return (
          <g key={id}>
            <text x={0} y={top + 9} dy="0.32em" className="fill-ink font-semibold">
              {id}
            </text>
            <rect x={BARS.label} y={top} width={x(kept)} height={18} className="fill-service" opacity={0.6} />
            {gained > 0 ? (
              <rect x={BARS.label + x(kept)} y={top} width={x(gained)} height={18} className="fill-marker stroke-ink" />
            ) : null}
            {gone > 0 ? (
              <rect
                x={BARS.label + x(kept)}
                y={top + 0.5}
                width={x(gone)}
                height={17}
                fill="none"
                className="stroke-edge"
                strokeDasharray="3 2"
              />
            ) : null}
            <text x={BARS.label + x(keys + gone) + 5} y={top + 9} dy="0.32em" className="fill-ink">
              {keys} keys{gained === 0 ? '' : ` (${gained > 0 ? '+' : '−'}${Math.abs(gained)})`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const Move = ({ now: { moved, toMove, addedMs } }: { readonly now: ShardsAt }) => (
  <p className="flex flex-wrap items-center gap-2 pt-2 text-sm tabular-nums">
    <svg width={160} height={8} aria-hidden="true">
      <rect width={160} height={8} className="fill-rule" />
      <rect width={(moved / toMove) * 160} height={8} className="fill-marker" />
    </svg>
    {writeCount(moved)} of {writeCount(toMove)} keys moved
    {addedMs === null ? null : <span className="text-muted">since a shard came at {writeTime(addedMs)}</span>}
  </p>
);
