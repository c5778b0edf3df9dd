import type { Recording } from '@/engine/recording/types';
import { type ChartSpec, type ChartUnit, type LineSpec, usualCharts } from '../../viz/chart-series';
import { isNamedGroup } from '../../viz/place-names';
import type { Tone } from '../../viz/tones';

const dashes = ['', '6 3', '2 2', '8 3 2 3', '1 3', '4 1'];

/** What each kind of node tells an operator of itself. */
const ofKind: Readonly<
  Record<
    string,
    readonly { readonly title: string; readonly unit: ChartUnit; readonly lines: readonly [string, string, Tone][] }[]
  >
> = {
  cache: [{ title: 'Found in the cache', unit: 'ratio', lines: [['hitRatio', 'hit ratio', 'hit']] }],
  pool: [
    {
      title: 'Connections',
      unit: 'count',
      lines: [
        ['inUse', 'lent', 'service'],
        ['waiting', 'waiting for one', 'waiting'],
      ],
    },
  ],
  replicas: [
    { title: 'Behind the primary', unit: 'ms', lines: [['lagMs', 'lag', 'waiting']] },
    { title: 'Reads out of date', unit: 'rps', lines: [['staleRps', 'out of date', 'failed']] },
  ],
  autoscaler: [
    {
      title: 'Machines',
      unit: 'count',
      lines: [
        ['desired', 'wanted', 'muted'],
        ['ready', 'ready', 'ok'],
      ],
    },
    {
      title: 'What the autoscaler measures',
      unit: 'ratio',
      lines: [
        ['metric', 'measured', 'service'],
        ['target', 'aimed for', 'muted'],
      ],
    },
  ],
  breaker: [{ title: 'Calls behind the breaker that fail', unit: 'ratio', lines: [['failureRate', 'failure rate', 'failed']] }],
};

/** The usual charts, then one of each node that has something of its own to say, then the backends beside each other. */
export function dashboards(recording: Recording): readonly ChartSpec[] {
  const { nodes, windows } = recording;
  const own = nodes.flatMap(({ id, kind }) =>
    (ofKind[kind] ?? []).map(({ title, unit, lines }) => ({
      id: `${id} ${title}`,
      title,
      unit,
      lines: lines.map(([series, label, tone]) => ({ series: `${id}.${series}`, label, tone })),
    })),
  );
  const groups = nodes.flatMap((node, index) =>
    node.kind === 'service' && isNamedGroup(recording, index) ? backendCharts(recording, index) : [],
  );
  const single = nodes.flatMap(({ id, kind, label }) =>
    kind === 'service'
      ? recording.places.filter((place) => place.id.startsWith(`${id}/`)).map((place) => ({ place, label }))
      : [],
  );
  const busy: readonly ChartSpec[] =
    groups.length > 0
      ? []
      : [
          {
            id: 'busy',
            title: 'Busy',
            unit: 'ratio',
            lines: single.map(({ place, label }, i) => line(`${place.id}.utilization`, label, 'service', i)),
          },
        ];
  return [...usualCharts(recording), ...own, ...groups, ...busy].filter(({ lines }) =>
    lines.some(({ series }) => windows.series[series] !== undefined),
  );
}

function backendCharts({ places, nodes }: Recording, node: number): readonly ChartSpec[] {
  const own = places.filter((place) => place.node === node).slice(0, dashes.length);
  const chart = (series: string, title: string, unit: ChartUnit, tone: Tone): ChartSpec => ({
    id: `${nodes[node]!.id} ${series}`,
    title,
    unit,
    lines: own.map((place, i) => line(`${place.id}.${series}`, place.label, tone, i)),
  });
  return [
    chart('throughputRps', 'Answered by each', 'rps', 'ok'),
    chart('latencyMs', 'How long each takes, line included', 'ms', 'service'),
  ];
}

const line = (series: string, label: string, tone: Tone, i: number): LineSpec => ({
  series,
  label,
  tone,
  dash: dashes[i % dashes.length]!,
});
