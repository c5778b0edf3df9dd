'use client';
import type { ComponentType } from 'react';
import type { RecordedNode, Recording } from '@/engine/recording/types';
import { hasTries } from '../viz/tries';
import { AutoscalerView } from './mechanism-autoscaler';
import { CacheView } from './mechanism-cache';
import { EdgesView } from './mechanism-edges';
import { KeysView } from './mechanism-keys';
import { LatencyView } from './mechanism-latency';
import { LimiterView } from './mechanism-limiter';
import { LineView } from './mechanism-line';
import { ReplicasView } from './mechanism-replicas';
import { ShardsView } from './mechanism-shards';
import { TriesView } from './mechanism-tries';
import { useLook } from './use-look';

/** What draws the inside of one node. */
export interface MechanismProps {
  readonly recording: Recording;
  readonly node: RecordedNode;
}

/** By kind of node, its views by name, in the order in which they stand. */
const views: Readonly<Record<string, Readonly<Record<string, ComponentType<MechanismProps>>>>> = {
  autoscaler: { autoscaler: AutoscalerView },
  limiter: { limiter: LimiterView, line: LineView },
  balancer: { keys: KeysView },
  cache: { cache: CacheView },
  cdn: { edges: EdgesView, cache: CacheView },
  replicas: { replicas: ReplicasView },
  shards: { shards: ShardsView },
  service: { line: LineView },
  queue: { line: LineView },
  pool: { line: LineView },
  bulkhead: { line: LineView },
  shedder: { line: LineView },
};

/** What goes on inside at the playhead: latencies for every system, and a view for each node that has one. */
export function Mechanism({ recording }: { readonly recording: Recording }) {
  useLook(recording);
  return (
    <div data-slot="mechanism" className="grid min-w-0 gap-5 p-3 font-sans">
      <LatencyView recording={recording} />
      {hasTries(recording) ? <TriesView recording={recording} /> : null}
      {recording.nodes.flatMap((node) =>
        Object.entries(views[node.kind] ?? {}).map(([name, View]) => (
          <View key={`${node.id} ${name}`} {...{ recording, node }} />
        )),
      )}
    </div>
  );
}
