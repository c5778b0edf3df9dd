import type { NodeBox } from './layout';
import { ROW_HEIGHT, ROWS_TOP } from './layout-blocks';
import { NODE_MARKS, nodeRoom } from './marks';
import { GATE_WIDTH, type Gauge, NODE_INSET, type NodeState, nameFace, roomForWords } from './node-state';
import { Cross, conditionWords, toneOfCondition } from './place-figure';
import type { NodeScene } from './scene';
import type { Note } from './standing';
import { type Face, linesWithin, widthOf } from './text-fit';
import { strokes } from './tones';

export interface NodeFigureProps {
  readonly box: NodeBox;
  readonly label: string;
  /** Said where it has no state of its own. */
  readonly note: string | null;
  readonly scene: NodeScene;
  readonly state: NodeState;
  readonly notes: readonly Note[];
}

const NAME_LINE = 17;
const LINE = 16;
const wordFace = { sizePx: 13 } as const;

/** A node on the way of calls, or beside it: its name, its state in a word or two, what it holds, how full it is. */
export function NodeFigure({ box, label, note, scene, state, notes }: NodeFigureProps) {
  const { x, y, width, height, nameLines, lines } = box;
  const ailing = conditionWords(scene, notes);
  const isDown = scene.health === 'down';
  const words = state.lines.length > 0 ? state.lines : note === null ? [] : [note];
  const said = ailing === '' ? words : isDown ? [ailing] : [ailing, ...words];
  const room = roomForWords(width);
  const shown = brokenInto(said, lines, room);
  const name = linesWithin(label, room - (state.gate === null ? 0 : GATE_WIDTH), nameLines, nameFace);
  const more = scene.total - nodeRoom(box, scene.groups, scene.total);
  const firstY = y + NAME_LINE + nameLines * LINE;
  const rowsY = firstY + (lines - 1) * LINE + ROWS_TOP + ROW_HEIGHT;
  return (
    <g data-node={label} data-health={scene.health}>
      <rect x={x} y={y} width={width} height={height} rx={3} className="fill-raised stroke-edge" />
      {name.map((text, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by where it stands
          key={i}
          x={x + NODE_INSET}
          y={y + NAME_LINE + i * LINE}
          className="fill-ink text-[14px] font-semibold"
          {...closer(text, room - (state.gate === null ? 0 : GATE_WIDTH), nameFace)}
        >
          {text.endsWith('…') ? <title>{label}</title> : null}
          {text}
        </text>
      ))}
      {shown.map((text, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by where it stands
          key={i}
          x={x + NODE_INSET}
          y={firstY + i * LINE}
          className={i === 0 && ailing !== '' ? toneOfCondition(scene, notes) : 'fill-muted'}
          {...closer(text, room, wordFace)}
        >
          {text}
        </text>
      ))}
      <Rows {...{ x, width, rows: state.rows }} y={rowsY} />
      {more > 0 ? (
        <text x={x + width - 6} y={y + height - NODE_MARKS + 4} textAnchor="end" className="fill-ink font-medium">
          +{more}
        </text>
      ) : null}
      {state.gauge === null ? null : <Bar x={x + 1} y={y + height - 2.5} width={width - 2} gauge={state.gauge} thickness={3} />}
      {state.gate === null ? null : <Gate x={x + width - 34} y={y + 12} gate={state.gate} />}
      {isDown ? <Cross x={x + 6} y={y + height - 26} width={width - 12} height={20} /> : null}
    </g>
  );
}

/** As many of them as there is room for; the first are broken where the last leave a line. */
function brokenInto(said: readonly string[], lines: number, room: number): string[] {
  const shown = said.slice(0, lines);
  let spare = lines - shown.length;
  return shown.flatMap((words) => {
    const broken = linesWithin(words, room, 1 + spare, wordFace);
    spare -= broken.length - 1;
    return broken;
  });
}

/** Words that are a little too wide are set a little closer. */
const closer = (words: string, room: number, face: Face) =>
  widthOf(words, face) > room ? { textLength: room, lengthAdjust: 'spacingAndGlyphs' as const } : {};

interface RowsProps {
  readonly x: number;
  /** Of the first row's words. */
  readonly y: number;
  readonly width: number;
  readonly rows: NodeState['rows'];
}

/** Parts that have no box: each its name, its figure and how full it is. */
const Rows = ({ x, y, width, rows }: RowsProps) =>
  rows.map((row, i) => (
    <g key={row.label}>
      <text x={x + NODE_INSET} y={y + i * ROW_HEIGHT} className="fill-ink">
        {linesWithin(row.label, roomForWords(width) - widthOf(row.text, wordFace) - 6, 1, wordFace)[0]}
      </text>
      <text x={x + width - 8} y={y + i * ROW_HEIGHT} textAnchor="end" className="fill-muted">
        {row.text}
      </text>
      <Bar x={x + 8} y={y + i * ROW_HEIGHT + 3.5} width={width - 16} gauge={row.gauge} thickness={2} />
    </g>
  ));

interface BarProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly gauge: Gauge | null;
  readonly thickness: number;
}

const Bar = ({ x, y, width, gauge, thickness }: BarProps) => (
  <>
    <path d={`M${x} ${y}h${width}`} className="stroke-rule" strokeWidth={thickness} />
    {gauge === null ? null : (
      <path
        d={`M${x} ${y}h${(width * Math.min(1, Math.max(0, gauge.ratio))).toFixed(1)}`}
        className={strokes[gauge.tone]}
        strokeWidth={thickness}
      />
    )}
  </>
);

const levers = { closed: 'M4 0H22', open: 'M4 0L19 -9', 'half-open': 'M4 0L21 -5' } as const;
const gateTones = { closed: 'stroke-ink', open: 'stroke-failed', 'half-open': 'stroke-retry' } as const;

/** A switch on the way of calls: down and closed they pass, up they do not. */
const Gate = ({ x, y, gate }: { readonly x: number; readonly y: number; readonly gate: keyof typeof levers }) => (
  <g transform={`translate(${x} ${y})`} className={gateTones[gate]} strokeWidth={1.75} fill="none" data-gate={gate}>
    <path d="M0 0H2M24 0H26" />
    <path d={levers[gate]} strokeDasharray={gate === 'half-open' ? '3 2' : undefined} />
    <circle cx={3} cy={0} r={1.75} />
    <circle cx={23} cy={0} r={1.75} />
  </g>
);
