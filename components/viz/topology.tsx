import type { Recording } from '@/engine/recording/types';
import type { Figures } from './figures-at';
import { type Layout, type NodeBox, type PlaceBox, wirePath } from './layout';
import { lineRoom, workRoom } from './marks';
import type { NodeScene, PlaceScene, Scene } from './scene';
import { writeRate, writeShare } from './write-figure';

export interface TopologyProps {
  readonly recording: Recording;
  readonly layout: Layout;
  readonly scene: Scene;
  readonly figures: Figures;
  /** A node or place id to set off. */
  readonly selection?: string | null;
  /** One line per node beside its name: its algorithm, its rate. */
  readonly noteOf?: (nodeId: string) => string | null;
}

/** What stands still in the picture of a system: wires, boxes, words and figures. Marks lie above it. */
export function Topology({ recording, layout, scene, figures, selection, noteOf }: TopologyProps) {
  return (
    <svg
      data-slot="topology"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className="block font-sans text-xs tabular-nums"
      aria-hidden="true"
    >
      <g fill="none" className="stroke-rule" strokeWidth={1.25}>
        {layout.wires.map((wire) => {
          const health = wire.place === -1 ? 'up' : scene.places[wire.place].health;
          return (
            <path key={`${wire.link}-${wire.place}`} d={wirePath(wire)} strokeDasharray={health === 'up' ? undefined : '3 4'} />
          );
        })}
      </g>
      {recording.nodes.map((node, i) => (
        <NodeFigure
          key={node.id}
          box={layout.nodes[i]}
          label={node.label}
          note={noteOf?.(node.id) ?? null}
          scene={scene.nodes[i]}
          figure={node.kind === 'clients' ? `${writeRate(figures.offeredRps)} asked` : null}
          isSelected={selection === node.id}
          isNamed={recording.nodes.filter(({ kind }) => kind === 'service').length > 1}
        />
      ))}
      {scene.places.map((place) => {
        const box = layout.places[place.place];
        if (box === null || box === undefined) return null;
        const { id, label } = recording.places[place.place];
        return <PlaceFigure key={id} box={box} label={label} place={place} isSelected={selection === id} />;
      })}
    </svg>
  );
}

interface NodeFigureProps {
  readonly box: NodeBox;
  readonly label: string;
  readonly note: string | null;
  readonly figure: string | null;
  readonly scene: NodeScene;
  readonly isSelected: boolean;
  readonly isNamed: boolean;
}

function NodeFigure({ box, label, note, figure, scene, isSelected, isNamed }: NodeFigureProps) {
  const { x, y, width, height } = box;
  if (box.isGroup)
    return isNamed ? (
      <text x={x} y={y + 13} className="fill-muted">
        {label}
      </text>
    ) : null;
  const words = scene.mode ?? note ?? figure;
  return (
    <g data-node={label}>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={3}
        className={`fill-raised ${isSelected ? 'stroke-ink' : 'stroke-edge'}`}
      />
      <text x={x + 8} y={y + 17} className="fill-ink text-sm font-semibold">
        {label}
      </text>
      {words === null ? null : (
        <text x={x + 8} y={y + 33} className="fill-muted">
          {shorten(words, width - 12)}
        </text>
      )}
    </g>
  );
}

/** Cut to a width at some six pixels a letter. */
const shorten = (words: string, width: number): string => {
  const most = Math.floor(width / 6.2);
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
};

/** `down`, `3× slower`, `draining`, `10% errors`; nothing while all is well. */
export function healthWords({ health, slowFactor, failRatio }: PlaceScene): string {
  if (health === 'down') return 'down';
  if (health === 'draining') return 'draining';
  if (slowFactor > 1) return `${Number(slowFactor.toPrecision(2))}× slower`;
  if (slowFactor < 1) return `${Number((1 / slowFactor).toPrecision(2))}× faster`;
  if (failRatio > 0) return `${writeShare(failRatio)} errors`;
  return '';
}

interface PlaceFigureProps {
  readonly box: PlaceBox;
  readonly label: string;
  readonly place: PlaceScene;
  readonly isSelected: boolean;
}

function PlaceFigure({ box, label, place, isSelected }: PlaceFigureProps) {
  const { x, y, width, height, isCompact, counterX, markY } = box;
  const words = healthWords(place);
  const isDown = place.health === 'down';
  const { inService, queued, utilization } = place;
  const meterY = y + height - 1.5;
  const more = queued - Math.min(place.line.length, lineRoom(box));
  const moreWork = inService - Math.min(place.work.length, workRoom(box));
  const figure = isDown
    ? ''
    : isCompact
      ? writeShare(utilization)
      : `${inService + queued} in flight · ${writeShare(utilization)} busy`;
  return (
    <g data-place={label} data-health={place.health}>
      {isSelected ? <rect x={x} y={y} width={width} height={height} className="fill-marker opacity-30" /> : null}
      <text x={x + 8} y={isCompact ? markY + 4 : y + 16} className="fill-ink text-sm font-semibold">
        {label}
        {words === '' ? null : (
          <tspan dx={7} className={`text-xs font-medium ${isDown ? 'fill-failed' : 'fill-retry'}`}>
            {isCompact ? '' : words}
          </tspan>
        )}
      </text>
      <text x={x + width} y={isCompact ? markY + 4 : y + 16} textAnchor="end" className="fill-muted">
        {isCompact && words !== '' ? words : figure}
      </text>
      {more > 0 ? (
        <text x={x + (isCompact ? 60 : 36)} y={markY + 4} textAnchor="end" className="fill-ink font-medium">
          +{more}
        </text>
      ) : null}
      {moreWork > 0 ? (
        <text x={x + width - 2} y={markY + 4} textAnchor="end" className="fill-ink font-medium">
          +{moreWork}
        </text>
      ) : null}
      <path d={`M${counterX} ${markY - 8}V${markY + 8}`} className="stroke-edge" strokeWidth={1} />
      <path d={`M${x} ${meterY}H${x + width}`} className="stroke-rule" strokeWidth={3} />
      {isDown || utilization === null ? null : (
        <path d={`M${x} ${meterY}H${x + width * Math.min(1, utilization)}`} className="stroke-service" strokeWidth={3} />
      )}
      {isDown ? (
        <path
          d={`M${x + 96} ${y + 4}L${x + width - 4} ${y + height - 5}M${x + width - 4} ${y + 4}L${x + 96} ${y + height - 5}`}
          className="stroke-failed"
          strokeWidth={1.5}
        />
      ) : null}
    </g>
  );
}
