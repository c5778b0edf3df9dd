'use client';
import { useEffect, useMemo, useState } from 'react';
import { configsOf } from '../viz/config-at';
import { writeShare, writeTime } from '../viz/write-figure';
import {
  lastChange,
  type Mapping,
  mappingAt,
  type Ownership,
  ownershipOf,
  ringTracks,
  type Track,
  tableRows,
} from './key-owners';
import { useLab, useMoment, useRun, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure } from './mechanism-figure';
import { GoTo } from './waterfall';

const RING = 260;
const RING_HOLE = 40;
const ROW = 20;
const WORDS_WIDTH = 56;
const MOST_TRACKS = 8;

/** Whose which keys are, and which changed hands last: for balancers that go by key. */
export function KeysView({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { player } = useLab();
  const { playheadMs } = useMoment(250);
  const scenario = useRun(({ scenario }) => scenario);
  const configs = useMemo(() => configsOf(scenario, recording, node.id), [scenario, recording, node]);
  const now = mappingAt(scenario, recording, node, configs, playheadMs);
  const change = now === null ? null : lastChange(scenario, recording, node, configs, playheadMs);
  const owned = useOwnership(now, change?.before ?? null);
  if (owned === null) return null;
  const { of, ownership } = owned;
  const { count, moved, shares } = ownership;
  const isRing = of.algorithm.kind === 'ring-hash' && shares.length <= MOST_TRACKS;
  const words =
    change === null
      ? `${shares.length} share ${wordsOfSamples(of)}; nothing has moved`
      : `${shares.length} share ${wordsOfSamples(of)}; ${writeShare(moved / count)} changed hands at the last change`;
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="keys" title={`${node.label}: whose keys`} words={words}>
        {change === null ? null : (
          <p className="text-sm tabular-nums">
            <GoTo
              words={writeTime(change.atMs)}
              onGo={() => {
                player.send({ type: 'PAUSE' });
                player.send({ type: 'SEEK', toMs: change.atMs });
              }}
            />{' '}
            the last change. Lit: what changed hands then.
          </p>
        )}
        <div className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-2">
          {width === 0 ? null : isRing ? (
            <Ring ownership={ownership} size={Math.min(width, RING)} />
          ) : (
            <Rows ownership={ownership} width={Math.min(width, 640)} />
          )}
          <SharesTable ownership={ownership} />
        </div>
      </MechanismFigure>
    </div>
  );
}

interface Owned {
  readonly of: Mapping;
  readonly ownership: Ownership;
}

/** Whose samples are whose, asked of the worker when the rule or a member changes; what was known stands until then. */
function useOwnership(now: Mapping | null, before: Mapping | null): Owned | null {
  const { store } = useLab();
  const [owned, setOwned] = useState<Owned | null>(null);
  // They are made anew at each look; worth asking again only when they say something else.
  const key = JSON.stringify([now, before]);
  useEffect(() => {
    const [at, earlier] = JSON.parse(key) as [Mapping | null, Mapping | null];
    if (at === null) return;
    let isWanted = true;
    const take = async (): Promise<void> => {
      const owners = await store.keyOwners(at);
      const ownership = ownershipOf(at, owners, earlier === null ? owners : await store.keyOwners(earlier));
      if (isWanted) setOwned({ of: at, ownership });
    };
    void take();
    return () => {
      isWanted = false;
    };
  }, [store, key]);
  return now === null ? null : owned;
}

function wordsOfSamples({ algorithm: { kind } }: Mapping): string {
  if (kind === 'ring-hash') return 'the ring';
  return kind === 'maglev' ? 'the table' : '240 sample keys';
}

const TrackPaths = ({ kept, moved }: Track) => (
  <>
    <path d={kept} className="fill-service" opacity={0.7} />
    <path d={moved} className="fill-marker stroke-ink" strokeWidth={0.75} />
  </>
);

/** A ring for each member, one inside the other; hashes go round from the top. */
function Ring({ ownership, size }: { readonly ownership: Ownership; readonly size: number }) {
  const wide = (size / 2 - RING_HOLE) / ownership.shares.length;
  const outer = (track: number): number => size / 2 - 1 - track * wide;
  const tracks = useMemo(
    () => ringTracks(ownership, (track) => [size / 2 - 1 - (track + 1) * wide + 2, size / 2 - 1 - track * wide]),
    [ownership, size, wide],
  );
  return (
    <svg
      width={size}
      height={size}
      viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
      className="block shrink-0 text-[11px]"
      aria-hidden="true"
    >
      {ownership.shares.map(({ id }, track) => (
        <circle key={id} r={outer(track) - wide / 2 + 1} fill="none" className="stroke-rule" />
      ))}
      {tracks.map((track, i) => (
        <TrackPaths key={ownership.shares[i].id} {...track} />
      ))}
      <path d={`M0 ${-size / 2}V${-RING_HOLE + 2}`} className="stroke-ink" />
      {ownership.shares.map(({ id }, track) => (
        <text
          key={id}
          x={4}
          y={-outer(track) + wide / 2 - 1}
          dy="0.32em"
          stroke="var(--color-raised)"
          strokeWidth={4}
          paintOrder="stroke"
          className="fill-ink font-semibold"
        >
          {id}
        </text>
      ))}
    </svg>
  );
}

/** A row for each member; slots, or sample keys, from left to right. */
function Rows({ ownership, width }: { readonly ownership: Ownership; readonly width: number }) {
  const height = ownership.shares.length * ROW;
  const rows = useMemo(
    () => tableRows(ownership, [WORDS_WIDTH, width - 2], (row) => [row * ROW + 3, row * ROW + ROW - 3]),
    [ownership, width],
  );
  return (
    <svg width={width} height={height} className="block shrink-0 text-[11px]" aria-hidden="true">
      {rows.map((track, i) => {
        const { id } = ownership.shares[i];
        return (
          <g key={id}>
            <path d={`M${WORDS_WIDTH} ${(i + 1) * ROW}H${width}`} className="stroke-rule" />
            <text x={0} y={i * ROW + ROW / 2} dy="0.32em" className="fill-ink font-semibold">
              {id}
            </text>
            <TrackPaths {...track} />
          </g>
        );
      })}
    </svg>
  );
}

const SharesTable = ({ ownership: { shares } }: { readonly ownership: Ownership }) => (
  <table className="text-sm tabular-nums">
    <thead>
      <tr>
        {['', 'share', 'newly its own'].map((heading) => (
          <th key={heading} scope="col" className="px-2 py-0.5 text-end font-medium">
            {heading === '' ? <span className="sr-only">member</span> : heading}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {shares.map(({ id, share, gained }) => (
        <tr key={id} className="border-t border-rule">
          <th scope="row" className="px-2 py-0.5 text-start font-semibold">
            {id}
          </th>
          <td className="px-2 py-0.5 text-end">{writeShare(share)}</td>
          <td className="px-2 py-0.5 text-end">{gained === 0 ? '–' : writeShare(gained)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
