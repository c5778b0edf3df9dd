import type { Ms } from '@/engine/units';
import { type ChartInput, type ChartModel, chartModel, type Overlay, readingsAt, seriesToCompare, wordsAt } from './chart-model';
import type { Binned, ChartSpec } from './chart-series';
import { ChartWords } from './chart-words';
import { fills, strokes } from './tones';

/** Units that a chart is wide: it is stretched to its place. */
const ACROSS = 512;

export interface StillChartProps {
  readonly spec: ChartSpec;
  readonly height: number;
  readonly forMs: Ms;
  readonly binned: Binned;
  readonly pinned: readonly Binned[];
  readonly theory: readonly Overlay[];
}

/** A chart of a whole run for paper, the same at every width: lines are stretched, words are not. */
export function StillChart({ height, ...chart }: StillChartProps) {
  const { spec, forMs, binned, pinned } = chart;
  const size = { width: ACROSS, height, left: 0, right: 0, top: 20, bottom: 8 };
  const input: ChartInput = { ...chart, size, reachedMs: forMs, overlays: [] };
  const model = chartModel(input);
  const path = (source: Binned, series: string): string => joined(pointsOf(source, series, input, model));
  const bottom = height - size.bottom;
  return (
    <div className="font-sans">
      <div className="@min-[546px]:hidden">
        <ChartWords words={wordsAt(input, forMs)} />
      </div>
      <div className="relative text-[11px] leading-none tabular-nums" style={{ height }}>
        <p className="absolute text-[13px] font-medium">
          {spec.title}
          {model.isLog ? <span className="font-normal text-muted"> · log scale</span> : null}
        </p>
        {model.ticks.map(({ y, text }) => (
          <span key={text} className="absolute w-11.5 text-end text-muted" style={{ top: Math.round(y) - 5 }}>
            {text}
          </span>
        ))}
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${ACROSS} ${height}`}
          preserveAspectRatio="none"
          className="absolute inset-y-0 start-13 h-full w-[calc(100%-62px)] fill-none [stroke-linejoin:round] @min-[546px]:w-[calc(100%-216px)] [&_path]:[vector-effect:non-scaling-stroke]"
        >
          {model.ticks.map(({ y, text }) => (
            <path key={text} d={`M0 ${Math.round(y)}h${ACROSS}`} className="stroke-rule" />
          ))}
          <path d={`M0 ${bottom}h${ACROSS}`} className="stroke-edge" />
          {pinned.flatMap((source) =>
            seriesToCompare(spec).map((series) => <path key={series} d={path(source, series)} className="stroke-edge" />),
          )}
          {spec.band === undefined ? null : (
            <>
              <path
                d={between(pointsOf(binned, spec.band.low, input, model), pointsOf(binned, spec.band.high, input, model))}
                className={`${fills[spec.lines[0]?.tone ?? 'ink']} opacity-20`}
              />
              <path d={path(binned, spec.band.high)} className={strokes[spec.lines[0]?.tone ?? 'ink']} />
            </>
          )}
          {spec.lines.map(({ series, tone, dash }) => (
            <path
              key={series}
              d={path(binned, series)}
              className={strokes[tone]}
              strokeWidth={1.75}
              strokeDasharray={dash || undefined}
            />
          ))}
          {model.theory.map(({ label, y }) => (
            <path key={label} d={`M0 ${Math.round(y)}h${ACROSS}`} className="stroke-ink" strokeDasharray="1 3" />
          ))}
        </svg>
        {model.theory.map(({ label, y, text }) => (
          <span key={label} className="absolute start-14" style={{ top: Math.round(y) - 13 }}>
            {label} {text}
          </span>
        ))}
        <div className="absolute inset-y-0 end-0 hidden w-39.5 @min-[546px]:block">
          {readingsAt(input, model, forMs).map(({ label, text, y, tone, dash }) => (
            <p key={label} className="absolute flex items-center gap-1 whitespace-nowrap" style={{ top: Math.round(y) - 5 }}>
              <svg width={10} height={4} aria-hidden="true">
                <path d="M0 2h10" className={strokes[tone]} strokeWidth={2} strokeDasharray={dash || undefined} />
              </svg>
              <span className="font-medium">{text}</span> {label}
            </p>
          ))}
        </div>
      </div>
    </div>
  );
}

/** A point for each bin, in whole units; null where nothing is known. */
type Points = readonly (readonly [x: number, y: number] | null)[];

const pointsOf = ({ binMs, of }: Binned, series: string, { forMs }: ChartInput, { y }: ChartModel): Points =>
  Array.from(of(series), (value, i) =>
    Number.isNaN(value) ? null : [Math.round((((i + 1) * binMs) / forMs) * ACROSS), Math.round(y(value))],
  );

/** Steps from point to point: a page carries many. */
function joined(points: Points): string {
  let d = '';
  let last: Points[number] = null;
  for (const point of points) {
    if (point !== null) {
      if (last === null) d += `M${point[0]} ${point[1]}l`;
      else d += `${spaced(d, point[0] - last[0])}${spaced('0', point[1] - last[1])}`;
    }
    last = point;
  }
  return d.replaceAll(/l(?=M|$)/g, 'h0');
}

/** A minus sign parts two numbers by itself, and so does the letter before. */
const spaced = (before: string, step: number): string => (step < 0 || before.endsWith('l') ? `${step}` : ` ${step}`);

/** What lies between two lines, stretch by stretch. */
function between(lows: Points, highs: Points): string {
  const stretches: (readonly [x: number, y: number])[][] = [];
  let isOpen = false;
  highs.forEach((high, i) => {
    const isKnown = high !== null && lows[i] !== null;
    if (isKnown && !isOpen) stretches.push([]);
    if (isKnown) stretches.at(-1)!.push(high);
    isOpen = isKnown;
  });
  return stretches
    .map((tops) => {
      const bottoms = lows.filter((low) => low !== null && low[0] >= tops[0]![0] && low[0] <= tops.at(-1)![0]).reverse();
      return `${joined([...tops, ...bottoms])}z`;
    })
    .join('');
}
