'use client';
import type { RecordedNode, Recording } from '@/engine/recording/types';
import { machines } from '@/runtime/machines';
import { configAt, configsOf, formOf } from '../viz/config-at';
import { type Chart, chartOf, type Definition, type Move, movesOf, occupiedAt, placed, STATE_HEIGHT } from '../viz/statechart';
import { writeTime } from '../viz/write-figure';
import { useMoment, useRun, useWidth } from './lab-context';

/** Which machine a node has, what is in its modes, and which facts tell of it. */
interface Modal {
  /** @param algorithm the form chosen at the playhead; empty for the default */
  readonly machine: (algorithm: string) => Definition;
  readonly fact: string;
  /** The node whose backends or members are in the modes; null: the node itself. */
  readonly of: (recording: Recording, node: RecordedNode) => string | null;
  readonly everyone: (recording: Recording, node: RecordedNode) => readonly string[];
}

const served = ({ nodes, links, places }: Recording, node: RecordedNode): string[] => {
  const from = node.of ?? nodes.indexOf(node);
  const targets = new Set([from, ...links.filter((link) => link.from === from).map(({ to }) => to)]);
  return places.filter((place) => targets.has(place.node) && place.id.includes('/')).map(({ label }) => label);
};

const modal: Readonly<Record<string, Modal>> = {
  breaker: {
    machine: (algorithm) => (algorithm === 'consecutive-failures' ? machines.consecutiveFailures : machines.rollingWindow),
    fact: 'breaker.transitioned',
    of: () => null,
    everyone: (_, { id }) => [id],
  },
  'health-checks': {
    machine: () => machines.backendHealth,
    fact: 'health.changed',
    of: () => null,
    everyone: served,
  },
  autoscaler: {
    machine: () => machines.instanceLife,
    fact: 'instance.transitioned',
    of: ({ nodes }, node) => (node.of === undefined ? null : nodes[node.of].id),
    everyone: () => [],
  },
  failover: {
    machine: () => machines.failoverRole,
    fact: 'failover.transitioned',
    of: () => null,
    everyone: () => [],
  },
};

/** The statecharts of a system, drawn from the definitions that drive it, with who is where at the playhead. */
export function Modes({ recording }: { readonly recording: Recording }) {
  return (
    <div data-slot="modes" className="grid min-w-0 gap-4 p-3 font-sans">
      {recording.nodes.map((node) =>
        modal[node.kind] === undefined ? null : <NodeModes key={node.id} {...{ recording, node }} />,
      )}
    </div>
  );
}

function NodeModes({ recording, node }: { readonly recording: Recording; readonly node: RecordedNode }) {
  const [setFrame, width] = useWidth();
  const { playheadMs } = useMoment(120);
  const { machine, fact, of, everyone } = modal[node.kind];
  const scenario = useRun(({ scenario }) => scenario);
  const config = configAt(configsOf(scenario, recording, node.id), playheadMs);
  const chart = chartOf(machine(formOf(config, 'algorithm').kind));
  const moves = movesOf(recording, of(recording, node) ?? node.id, fact);
  const { by, last } = occupiedAt(moves, everyone(recording, node), chart.initial, playheadMs);
  const spoken = chart.states.flatMap((state) => {
    const who = by.get(state) ?? [];
    return who.length === 0 ? [] : [`${writeState(state)}: ${who.join(', ')}`];
  });
  return (
    <figure className="min-w-0">
      <figcaption className="pb-1 text-sm">
        <span className="font-semibold">{node.label}</span> <span className="sr-only">{spoken.join('; ')}</span>
        <span className="text-muted">{last === null ? 'has not changed yet' : writeMove(last, node.label)}</span>
      </figcaption>
      <div ref={setFrame} className="min-w-0 overflow-x-auto">
        {width > 0 ? <ChartPicture {...{ chart, width, by, last }} isOne={everyone(recording, node).length === 1} /> : null}
      </div>
    </figure>
  );
}

const writeState = (state: string): string => state.toLowerCase().replaceAll('_', '-');
/** The part before the dot says whose event it is; where everything in a chart is of one, it goes without saying. */
const UNSAID = /^(health|instance)\./;
const writeEvent = (event: string): string =>
  event
    .replace(UNSAID, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[.-]/g, ' ')
    .toLowerCase();

const writeMove = ({ atMs, who, from, to, because }: Move, label: string): string =>
  `${writeTime(atMs)} ${who === label ? '' : `${who}: `}${from === null ? '' : `${writeState(from)} → `}${writeState(to)}${because === '' ? '' : `, ${because.replaceAll('-', ' ')}`}`;

interface ChartPictureProps {
  readonly chart: Chart;
  readonly width: number;
  readonly by: ReadonlyMap<string, readonly string[]>;
  readonly last: Move | null;
  readonly isOne: boolean;
}

function ChartPicture({ chart, width, by, last, isOne }: ChartPictureProps) {
  const { states, arrows, height, width: wide } = placed(chart, Math.max(width - 4, chart.states.length * 84));
  return (
    <svg
      data-slot="statechart"
      width={wide}
      height={height}
      viewBox={`-2 0 ${wide + 4} ${height}`}
      className="block text-[13px]"
      aria-hidden="true"
    >
      {arrows.map(({ from, to, events, d, x, y }) => {
        const isLast = last !== null && last.from === from && last.to === to;
        return (
          <g key={`${from} ${to}`} className={isLast ? 'fill-ink stroke-ink' : 'fill-muted stroke-edge'}>
            <path d={d} fill="none" strokeWidth={isLast ? 2.5 : 1} />
            <path d={headOf(d)} stroke="none" className={isLast ? 'fill-ink' : 'fill-edge'} />
            <text
              x={x}
              y={y}
              dy="0.32em"
              textAnchor="middle"
              stroke="var(--color-raised)"
              strokeWidth={4}
              paintOrder="stroke"
              className={isLast ? 'font-semibold' : undefined}
            >
              {events.map(writeEvent).join(' or ')}
            </text>
          </g>
        );
      })}
      {states.map(({ state, x, y, width: own }) => {
        const who = by.get(state) ?? [];
        const isLive = who.length > 0;
        return (
          <g key={state}>
            <rect
              x={x}
              y={y}
              width={own}
              height={STATE_HEIGHT}
              rx={8}
              className={isLive ? 'fill-marker stroke-ink' : 'fill-raised stroke-edge'}
              strokeWidth={isLive ? 2 : 1}
            />
            <text
              x={x + own / 2}
              y={y + (isLive && !isOne ? 16 : 24)}
              textAnchor="middle"
              className={isLive ? 'fill-on-marker font-semibold' : 'fill-ink'}
            >
              {writeState(state)}
            </text>
            {isLive && !isOne ? (
              <text x={x + own / 2} y={y + 32} textAnchor="middle" className="fill-on-marker tabular-nums">
                {who.length <= 3 ? who.join(' ') : who.length}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** The tip of an arrow, upright: every arrow ends straight down or straight up. */
function headOf(d: string): string {
  const numbers = d.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const [peakY, x, y] = [numbers.at(-3) ?? 0, numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
  const back = peakY < y ? -7 : 7;
  return `M${x},${y}L${x - 4},${y + back}L${x + 4},${y + back}Z`;
}
