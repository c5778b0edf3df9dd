import type { Recording } from '@/engine/recording/types';
import type { Figures } from './figures-at';
import type { Box, Layout } from './layout';
import { NodeFigure } from './node-figure';
import { nodeStateAt } from './node-state';
import { PlaceFigure } from './place-figure';
import { isNamedGroup, nameOfPlace } from './place-names';
import type { Scene } from './scene';
import type { Segment } from './sidelines';
import { cutAlong, pointOn, type Wire, wirePath } from './wires';
import { writeRate } from './write-figure';

export interface TopologyProps {
  readonly recording: Recording;
  readonly layout: Layout;
  readonly scene: Scene;
  readonly figures: Figures;
  /** A node or a backend to set off; given at all, parts can be pointed at. */
  readonly lit?: string | null;
  /** One line per node beside its name: its algorithm, its rate. */
  readonly noteOf?: (nodeId: string) => string | null;
}

/** What stands still in the picture of a system: wires, boxes, words and figures. Marks lie above it. */
export function Topology({ recording, layout, scene, figures, lit, noteOf }: TopologyProps) {
  const { nodes, places } = recording;
  const notesOf = (id: string) => scene.standing.notes.get(id) ?? [];
  const spots = spotsOf(recording, layout);
  return (
    <svg
      data-slot="topology"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className="block font-sans text-[13px] tabular-nums"
      aria-hidden="true"
    >
      {spots.map(({ id, box }) => (lit != null && (id === lit || id.startsWith(`${lit}/`)) ? <Light key={id} {...box} /> : null))}
      <Wires {...{ recording, layout, scene }} />
      <Sidelines {...{ recording, layout, scene }} />
      {nodes.map((node, i) =>
        layout.nodes[i].isGroup ? (
          isNamedGroup(recording, i) ? (
            <text key={node.id} x={layout.nodes[i].x + 8} y={layout.nodes[i].y + 14} className="fill-muted">
              {node.label}
            </text>
          ) : null
        ) : (
          <NodeFigure
            key={node.id}
            box={layout.nodes[i]}
            label={node.label}
            note={noteOf?.(node.id) ?? (node.kind === 'clients' ? `${writeRate(figures.askedRps.get(i) ?? 0)} asked` : null)}
            scene={scene.nodes[i]}
            state={nodeStateAt(recording, scene.standing, i, scene.tMs)}
            notes={notesOf(node.id)}
          />
        ),
      )}
      {scene.places.map((place) => {
        const box = layout.places[place.place];
        if (box === null || box === undefined) return null;
        const { id, node } = places[place.place];
        const notes = isNamedGroup(recording, node) ? notesOf(id) : [...notesOf(id), ...notesOf(nodes[node].id)];
        const label = nameOfPlace(recording, place.place);
        return <PlaceFigure key={id} {...{ box, label, place, notes }} />;
      })}
      {lit === undefined
        ? null
        : spots.map(({ id, box: { x, y, width, height } }) => (
            <rect key={id} data-part={id} {...{ x, y, width, height }} fill="none" pointerEvents="all" />
          ))}
    </svg>
  );
}

interface PartSpot {
  readonly id: string;
  readonly box: Box;
}

/** Everything with a box of its own: nodes, and the backends of services. */
const spotsOf = ({ nodes, places }: Recording, layout: Layout): PartSpot[] => [
  ...layout.nodes.flatMap((box, i) => (box.isGroup ? [] : [{ id: nodes[i].id, box }])),
  ...layout.places.flatMap((box, i) => (box === null ? [] : [{ id: places[i].id, box }])),
];

/** A marker's edge, and a line where a marker cannot be seen. */
const Light = ({ x, y, width, height }: Box) => (
  <g data-slot="light" fill="none">
    <rect x={x - 6} y={y - 6} width={width + 12} height={height + 12} rx={6} className="stroke-marker" strokeWidth={5} />
    <rect x={x - 3.5} y={y - 3.5} width={width + 7} height={height + 7} rx={4} className="stroke-ink" strokeWidth={1} />
  </g>
);

type PartProps = Pick<TopologyProps, 'recording' | 'layout' | 'scene'>;

/** The ways of calls; one that is cut is drawn cut. */
function Wires({ recording: { nodes, links }, layout, scene }: PartProps) {
  const isCut = ({ link }: Wire): boolean =>
    scene.standing.cuts.has(`${nodes[links[link].from].id}->${nodes[links[link].to].id}`);
  const cut = layout.wires.filter(isCut);
  return (
    <>
      <g fill="none" strokeWidth={1}>
        {layout.wires.map((wire) => {
          const isUp = wire.place === -1 || scene.places[wire.place].health === 'up';
          return (
            <path
              key={`${wire.link}-${wire.place}`}
              d={wirePath(wire)}
              className={isCut(wire) ? 'stroke-failed' : 'stroke-edge opacity-60'}
              strokeDasharray={isUp && !isCut(wire) ? undefined : '3 4'}
            />
          );
        })}
      </g>
      {[...new Set(cut.map(({ link }) => link))].map((link) => {
        const ways = cut.filter((wire) => wire.link === link);
        const at = { x: 0, y: 0 };
        pointOn(ways[ways.length >> 1], cutAlong(ways.length), 0, at);
        return <CutMark key={link} {...at} />;
      })}
    </>
  );
}

/** A gap with two strokes, and the word. */
const CutMark = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <g data-slot="cut">
    <circle cx={x} cy={y} r={8} className="fill-raised" />
    <path d={`M${x - 5} ${y + 6}l4 -12M${x + 1} ${y + 6}l4 -12`} className="stroke-failed" strokeWidth={2} />
    <text x={x} y={y + 21} textAnchor="middle" className="fill-failed font-medium">
      cut
    </text>
  </g>
);

const lineOf = ({ x1, y1, x2, y2 }: Segment): string => `M${x1} ${y1}L${x2} ${y2}`;

/** What no call goes along: who acts on whom, and what a pair tells each other. */
function Sidelines({ recording: { nodes }, layout, scene }: PartProps) {
  return (
    <>
      <g fill="none" className="stroke-muted" strokeWidth={1}>
        {layout.controls.map((line) => (
          <g key={line.node} data-slot="control-line">
            <path d={lineOf(line)} strokeDasharray="2 3" />
            <circle cx={line.x2} cy={line.y2} r={2.5} className="fill-raised" />
          </g>
        ))}
        {layout.pairs.map((line) => (
          <path key={line.node} d={lineOf(line)} strokeDasharray="6 3" data-slot="pair-line" />
        ))}
      </g>
      {layout.pairs.map(({ node, from, to, x1, x2, y1, y2 }) =>
        scene.standing.cuts.has(`${nodes[from].id}->${nodes[to].id}`) ? (
          <CutMark key={node} x={(x1 + x2) / 2} y={(y1 + y2) / 2} />
        ) : null,
      )}
    </>
  );
}
