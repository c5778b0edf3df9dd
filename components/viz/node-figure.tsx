import { type NodeBox, ROW_HEIGHT, ROWS_TOP } from './layout';
import { NODE_MARKS, nodeRoom } from './marks';
import type { Gauge, NodeState } from './node-state';
import { Cross, conditionWords, toneOfCondition } from './place-figure';
import type { NodeScene } from './scene';
import type { Note } from './standing';
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

const FIRST_LINE = 33;
const LINE = 16;
const WIDE_LETTER = 6.9;

/** A node on the way of calls, or beside it: its name, its state in a word or two, what it holds, how full it is. */
export function NodeFigure({ box, label, note, scene, state, notes }: NodeFigureProps) {
  const { x, y, width, height, lines } = box;
  const ailing = conditionWords(scene, notes);
  const isDown = scene.health === 'down';
  const words = state.lines.length > 0 ? state.lines : note === null ? [] : [note];
  const shown = (ailing === '' ? words : isDown ? [ailing] : [ailing, ...words]).slice(0, lines);
  const more = scene.total - nodeRoom(box, scene.groups, scene.total);
  const rowsY = y + FIRST_LINE + (lines - 1) * LINE + ROWS_TOP + ROW_HEIGHT;
  return (
    <g data-node={label} data-health={scene.health}>
      <rect x={x} y={y} width={width} height={height} rx={3} className="fill-raised stroke-edge" />
      <text x={x + 8} y={y + 17} className="fill-ink text-[14px] font-semibold">
        {shorten(label, width - (state.gate === null ? 12 : 46))}
      </text>
      {shown.map((text, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by where it stands
          key={i}
          x={x + 8}
          y={y + FIRST_LINE + i * LINE}
          className={i === 0 && ailing !== '' ? toneOfCondition(scene, notes) : 'fill-muted'}
          {...squeezed(shorten(text, width - 12), width - 14)}
        >
          {shorten(text, width - 12)}
        </text>
      ))}
      {state.rows.map((row, i) => (
        <g key={row.label}>
          <text x={x + 8} y={rowsY + i * ROW_HEIGHT} className="fill-ink">
            {shorten(row.label, width - 52)}
          </text>
          <text x={x + width - 8} y={rowsY + i * ROW_HEIGHT} textAnchor="end" className="fill-muted">
            {row.text}
          </text>
          <Bar x={x + 8} y={rowsY + i * ROW_HEIGHT + 3.5} width={width - 16} gauge={row.gauge} thickness={2} />
        </g>
      ))}
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

/** Cut to a width at some six pixels a letter. */
const shorten = (words: string, width: number): string => {
  const most = Math.floor(width / 6.2);
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
};

/** Words that fit by their count and may not by their letters are set a little closer. */
const squeezed = (words: string, width: number) =>
  words.length * WIDE_LETTER > width ? { textLength: width, lengthAdjust: 'spacingAndGlyphs' as const } : {};

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
