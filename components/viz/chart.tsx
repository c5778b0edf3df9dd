import { type ChartInput, chartModel, readingsAt, wordsAt } from './chart-model';
import { ChartWords } from './chart-words';
import { fills, strokes } from './tones';

export interface ChartProps extends ChartInput {
  /** The moment the words speak of. */
  readonly readMs: number;
  /** Where the words stand: at the ends of the lines, or above where there is no room. @default 'end' */
  readonly words?: 'end' | 'above';
}

/** One chart of a stack that shares a time axis. A picture only: it knows no store and moves nothing. */
export function Chart({ readMs, words = 'end', ...input }: ChartProps) {
  const { spec, size } = input;
  const model = chartModel(input);
  const bottom = size.height - size.bottom;
  const right = size.width - size.right;
  const readings = words === 'end' ? readingsAt(input, model, readMs) : [];
  const drawing = (
    <svg
      data-slot="chart"
      data-chart={spec.id}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="block font-sans text-[11px] tabular-nums"
      aria-hidden="true"
    >
      <text x={0} y={11} className="fill-ink text-[13px] font-medium">
        {spec.title}
        {model.isLog ? <tspan className="fill-muted font-normal"> · log scale</tspan> : null}
      </text>
      {model.ticks.map(({ y, text }) => (
        <g key={text}>
          <path d={`M${size.left} ${y.toFixed(1)}H${right}`} className="stroke-rule" strokeWidth={1} />
          <text x={size.left - 6} y={y + 3.5} textAnchor="end" className="fill-muted">
            {text}
          </text>
        </g>
      ))}
      <path d={`M${size.left} ${bottom}H${right}`} className="stroke-edge" strokeWidth={1} />
      {model.luck.length === 0 ? null : <Hatching />}
      {model.luck.map(({ isPinned, d }) => (
        <path key={d} d={d} fill={`url(#${isPinned ? 'hatch-pinned' : 'hatch-now'})`} />
      ))}
      <g fill="none" strokeLinejoin="round">
        {model.pinned.map((d, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of pinned runs have no other name
          <path key={i} d={d} className="stroke-edge forced-colors:opacity-40" strokeWidth={1} />
        ))}
        {model.band === null ? null : <path d={model.band} className={`${fills[spec.lines[0]?.tone ?? 'ink']} opacity-20`} />}
        {model.bandEdge === null ? null : (
          <path d={model.bandEdge} className={strokes[spec.lines[0]?.tone ?? 'ink']} strokeWidth={1} />
        )}
        {model.lines.map(({ spec: { series, tone, dash }, d }) => (
          <path key={series} d={d} className={strokes[tone]} strokeWidth={1.75} strokeDasharray={dash || undefined} />
        ))}
        {model.theory.map(({ label, y }) => (
          <path
            key={label}
            d={`M${size.left} ${y.toFixed(1)}H${right}`}
            className="stroke-ink"
            strokeWidth={1}
            strokeDasharray="1 3"
          />
        ))}
        {model.overlays.map(({ label, d }) => (
          <g key={label}>
            <path d={d} className="stroke-ink" strokeWidth={3.5} strokeDasharray="7 4" />
            <path d={d} className="stroke-marker" strokeWidth={2} strokeDasharray="7 4" />
          </g>
        ))}
      </g>
      {model.theory.map(({ label, y, text }) => (
        <text key={label} x={size.left + 4} y={y - 3} className="fill-ink">
          {label} {text}
        </text>
      ))}
      {model.isEmpty ? (
        <text x={size.left + 8} y={(size.top + bottom) / 2 + 4} className="fill-muted">
          nothing yet
        </text>
      ) : null}
      {readings.map(({ label, text, y, tone, dash }) => (
        <g key={label}>
          <path d={`M${right + 6} ${y}h10`} className={strokes[tone]} strokeWidth={2} strokeDasharray={dash || undefined} />
          <text x={right + 20} y={y + 3.5} className="fill-ink">
            <tspan className="font-medium">{text}</tspan> {label}
          </text>
        </g>
      ))}
    </svg>
  );
  if (words === 'end') return drawing;
  return (
    <div>
      <ChartWords words={wordsAt(input, readMs)} />
      {drawing}
    </div>
  );
}

/** Of this run one way, of the pinned one the other. */
export function Hatching() {
  return (
    <defs>
      <pattern id="hatch-now" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" className="stroke-ink" strokeWidth={1.5} opacity={0.6} />
      </pattern>
      <pattern id="hatch-pinned" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path d="M0 0V5" className="stroke-edge" strokeWidth={1.5} opacity={0.8} />
      </pattern>
    </defs>
  );
}
