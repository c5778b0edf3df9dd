import { type CurvePaths, curvePaths, type PadAxes, type PadSize, type PadSpec } from './curve-pad';

export interface CurvePictureProps {
  readonly spec: PadSpec;
  readonly axes: PadAxes;
  readonly size: PadSize;
  readonly title: string;
  readonly write: (value: number) => string;
  readonly marks: readonly { readonly atMs: number; readonly label: string }[];
  /** Null before anything is drawn. */
  readonly made: readonly number[] | null;
  /** What the run has there, once it is known. */
  readonly came?: readonly number[];
  /** The point that the keyboard moves. */
  readonly active?: number | null;
  /** Where points stand. */
  readonly heights: readonly number[];
}

/** A line that was drawn, in marker; and over it, once it is known, what came. A picture only. */
export function CurvePicture({ spec, axes, size, title, write, marks, made, came, active, heights }: CurvePictureProps) {
  const bottom = size.height - size.bottom;
  const drawn = made === null ? null : curvePaths(spec, axes, made, came ?? []);
  const found: CurvePaths | null = came === undefined ? null : curvePaths(spec, axes, came, made ?? []);
  return (
    <svg width={size.width} height={size.height} aria-hidden="true" className="block font-sans text-[13px] tabular-nums">
      <text x={8} y={14} className="fill-ink font-medium">
        {title}
        {spec.scale === 'log' ? <tspan className="fill-muted font-normal"> · log scale</tspan> : null}
      </text>
      {axes.yTicks.map(({ y, value }) => (
        <g key={value}>
          <path d={`M${size.left} ${y.toFixed(1)}H${size.width - size.right}`} className="stroke-rule" />
          <text x={size.left - 6} y={y} dy="0.32em" textAnchor="end" className="fill-muted">
            {write(value)}
          </text>
        </g>
      ))}
      {axes.xTicks.map(({ x, text }) => (
        <text key={text} x={x} y={bottom + 16} textAnchor="middle" className="fill-muted">
          {text}
        </text>
      ))}
      <path d={`M${size.left} ${bottom}H${size.width - size.right}`} className="stroke-edge" />
      {marks.map(({ atMs, label }) => (
        <g key={atMs}>
          <path d={`M${axes.x(atMs).toFixed(1)} ${size.top}V${bottom}`} className="stroke-edge" strokeDasharray="2 3" />
          <text x={axes.x(atMs) + 4} y={size.top + 15} className="fill-muted">
            {label}
          </text>
        </g>
      ))}
      {found === null ? null : <path d={found.between} className="fill-marker opacity-35" />}
      {drawn === null ? (
        <text
          x={(size.left + size.width - size.right) / 2}
          y={(size.top + bottom) / 2}
          textAnchor="middle"
          className="fill-muted"
        >
          Draw the line here
        </text>
      ) : (
        <g fill="none" strokeLinejoin="round">
          <path d={drawn.line} className="stroke-ink" strokeWidth={3.5} strokeDasharray="7 4" />
          <path d={drawn.line} className="stroke-marker" strokeWidth={2} strokeDasharray="7 4" />
        </g>
      )}
      {found === null ? null : <path d={found.line} fill="none" strokeLinejoin="round" className="stroke-ok" strokeWidth={2} />}
      {came === undefined
        ? heights.map((height, i) => (
            <circle
              key={spec.atMs[i]}
              cx={axes.x(spec.atMs[i])}
              cy={axes.y(height)}
              r={i === active ? 6 : 3}
              strokeWidth={i === active ? 2 : 1.5}
              className={`${i === active ? 'fill-marker' : 'fill-raised'} ${made === null && i !== active ? 'stroke-edge' : 'stroke-ink'}`}
            />
          ))
        : null}
    </svg>
  );
}
