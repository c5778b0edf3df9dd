'use client';
import type { ComponentType } from 'react';
import type { RecordedNode, Recording } from '@/engine/recording/types';
import { AutoscalerView } from './mechanism-autoscaler';
import { CacheView } from './mechanism-cache';
import { KeysView } from './mechanism-keys';
import { LatencyView } from './mechanism-latency';
import { LimiterView } from './mechanism-limiter';
import { useLook } from './use-look';

/** What draws the inside of one node. */
export interface MechanismProps {
  readonly recording: Recording;
  readonly node: RecordedNode;
}

const views: Readonly<Record<string, ComponentType<MechanismProps>>> = {
  autoscaler: AutoscalerView,
  limiter: LimiterView,
  balancer: KeysView,
  cache: CacheView,
};

/** What goes on inside at the playhead: latencies for every system, and a view for each node that has one. */
export function Mechanism({ recording }: { readonly recording: Recording }) {
  useLook(recording);
  return (
    <div data-slot="mechanism" className="grid min-w-0 gap-5 p-3 font-sans">
      <LatencyView recording={recording} />
      {recording.nodes.map((node) => {
        const View = views[node.kind];
        return View === undefined ? null : <View key={node.id} {...{ recording, node }} />;
      })}
    </div>
  );
}
