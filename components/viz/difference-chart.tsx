import { Hatching } from './chart';
import type { ChartSize } from './chart-model';
import type { DifferenceModel } from './difference-model';
import { fills, strokes, type Tone } from './tones';

export interface DifferenceChartProps {
  readonly model: DifferenceModel;
  readonly size: ChartSize;
  readonly title: string;
  readonly tone: Tone;
  readonly write: (value: number) => string;
  readonly words: string;
  /** The same for who does not see it. */
  readonly spoken: string;
  /** No room for words beside it; they stand above. */
  readonly isNarrow: boolean;
  /** Where the playhead is. */
  readonly x: number;
}

/** A difference over time: signed areas about zero. A picture only. */
export function DifferenceChart({ model, size, title, tone, write, words, spoken, isNarrow, x }: DifferenceChartProps) {
  const right = size.width - size.right;
  return (
    <div>
      {isNarrow ? <p className="text-[11px] tabular-nums">{words}</p> : null}
      <svg
        data-slot="difference-chart"
        width={size.width}
        height={size.height}
        role="img"
        aria-label={spoken}
        className="block font-sans text-[11px] tabular-nums"
      >
        <text x={0} y={11} className="fill-ink text-[13px] font-medium">
          {title}
        </text>
        {model.ticks.map(({ y, value }) => (
          <g key={value}>
            <path d={`M${size.left} ${y.toFixed(1)}H${right}`} className="stroke-rule" />
            <text x={size.left - 6} y={y + 3.5} textAnchor="end" className="fill-muted">
              {write(value)}
            </text>
          </g>
        ))}
        {model.band === null ? null : (
          <>
            <Hatching />
            <path d={model.band} fill="url(#hatch-now)" />
          </>
        )}
        <path d={model.above} className={`${fills[tone]} opacity-45`} />
        <path d={model.below} className={`${fills[tone]} opacity-20`} />
        <path d={model.line} fill="none" className={strokes[tone]} strokeWidth={1.5} />
        <path d={`M${size.left} ${model.zeroY.toFixed(1)}H${right}`} className="stroke-ink" />
        <path d={`M${x.toFixed(1)} ${size.top}V${size.height - size.bottom}`} className="stroke-ink" />
        {isNarrow
          ? null
          : words.split(' · ').map((line, i) => (
              <text
                key={line}
                x={right + 8}
                y={size.top + 12 + i * 14}
                className={i === 0 ? 'fill-ink font-medium' : 'fill-muted'}
              >
                {line}
              </text>
            ))}
      </svg>
    </div>
  );
}
