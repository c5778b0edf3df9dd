'use client';
import type { RunSummary } from '@/engine/recording/types';
import { meanOver } from '@/runtime/confidence';
import type { NumberView } from '@/runtime/control-view';
import type { SweepRun } from '@/runtime/sweep';
import type { Forms } from '@/runtime/worker/pool-protocol';
import { pointOf, type SweptFigure, type SweptPoint, sweepPicture, type TheoryCurve, theoryOf } from '../viz/sweep-model';
import { useWidth } from './lab-context';
import { PoolProgress } from './pool-progress';

const HEIGHT = 240;

/** One run's figures, by point and seed. */
interface Done extends SweepRun {
  readonly summary: RunSummary;
}

export interface Sweeping {
  readonly view: NumberView;
  readonly values: readonly number[];
  readonly total: number;
  readonly done: readonly Done[];
  /** What formulas say at each of `theoryValues`; empty until they are asked. */
  readonly forms: Forms;
  readonly theoryValues: readonly number[];
  readonly problem: string | null;
}

/** What has been run so far, as a curve and as a table, and what theory says of it. */
export function SweepResult({ run, figure }: { readonly run: Sweeping; readonly figure: SweptFigure }) {
  const { view, values, total, done, problem, forms, theoryValues } = run;
  const points = values.map((value, point) =>
    pointOf(
      value,
      done.filter((one) => one.point === point).map(({ summary }) => figure.read(summary)),
    ),
  );
  const theory = forms.length === 0 ? '' : theoryOf(theoryValues, forms, figure);
  const curve = typeof theory === 'string' ? null : theory;
  const writeX = (value: number): string => `${Number(value.toPrecision(3))}${view.unit === '' ? '' : ` ${view.unit}`}`;
  return (
    <>
      {problem === null ? null : (
        <p role="alert" className="border-s-2 border-failed ps-3">
          The sweep stopped: {problem}
        </p>
      )}
      <PoolProgress done={done.length} total={total} />
      <Curve {...{ points, view, figure, writeX, curve }} />
      <div className="max-w-measure text-xs text-muted">
        <p>A dot is one run; the line is their mean; the band goes from the lowest to the highest.</p>
        {curve === null ? <p>{String(theory)}</p> : <Conditions curve={curve} />}
      </div>
      <Table {...{ points, view, figure, writeX, curve }} />
    </>
  );
}

const Conditions = ({ curve: { holds } }: { readonly curve: TheoryCurve }) => (
  <ul aria-label="Theory">
    {holds.map(({ name, holds: conditions }) => (
      <li key={name}>
        <span className="font-medium text-ink">Dotted: {name}.</span> It holds for {conditions}.
      </li>
    ))}
  </ul>
);

interface PartProps {
  readonly points: readonly SweptPoint[];
  readonly view: NumberView;
  readonly figure: SweptFigure;
  readonly writeX: (value: number) => string;
  readonly curve: TheoryCurve | null;
}

function Curve({ points, view, figure, writeX, curve }: PartProps) {
  const [setFrame, width] = useWidth();
  const size = { width, height: HEIGHT, left: 64, right: 24, top: 28, bottom: 40 };
  const picture = width === 0 ? null : sweepPicture({ points, isLog: view.scale === 'log', size, writeX, figure, theory: curve });
  return (
    <div ref={setFrame} className="min-w-0">
      {picture === null ? null : (
        <svg width={width} height={HEIGHT} aria-hidden="true" className="block text-[13px] tabular-nums">
          <text x={0} y={12} className="fill-ink font-semibold">
            {figure.label}
            {picture.isLogUp ? <tspan className="fill-muted font-normal"> · log scale</tspan> : null}
          </text>
          {picture.yTicks.map(({ y, text }) => (
            <g key={y}>
              <line x1={size.left} x2={width - size.right} y1={y} y2={y} className="stroke-rule" />
              <text x={size.left - 6} y={y} dy="0.32em" textAnchor="end" className="fill-muted">
                {text}
              </text>
            </g>
          ))}
          {picture.xTicks.map(({ x, text }) => (
            <text key={x} x={x} y={HEIGHT - 22} textAnchor="middle" className="fill-muted">
              {text}
            </text>
          ))}
          <text x={width - size.right} y={HEIGHT - 4} textAnchor="end" className="fill-ink">
            {view.label}
          </text>
          <path d={picture.band} className="fill-service" opacity={0.16} />
          <path d={picture.curve} fill="none" className="stroke-service" strokeWidth={2} />
          {picture.dots.map(({ x, y }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are what they are, in order
            <circle key={i} cx={x} cy={y} r={2.5} className="fill-service" opacity={0.6} />
          ))}
          {picture.theory === null || curve === null ? null : (
            <>
              <path d={picture.theory.d} fill="none" className="stroke-ink" strokeWidth={2} strokeDasharray="2 4" />
              <text
                x={Math.max(picture.theory.end.x - 6, size.left + 8)}
                y={Math.max(picture.theory.end.y - 6, size.top + 10)}
                textAnchor={picture.theory.end.x > width / 2 ? 'end' : 'start'}
                className="fill-ink stroke-raised font-medium [paint-order:stroke]"
                strokeWidth={4}
              >
                {curve.name}
              </text>
            </>
          )}
        </svg>
      )}
    </div>
  );
}

function Table({ points, view, figure, writeX, curve }: PartProps) {
  const exactAt = (at: number): number => curve?.points.find(({ value }) => value === at)?.exact ?? Number.NaN;
  const headings = [view.label, `${figure.label}, mean`, ...(curve === null ? [] : [curve.name]), 'lowest', 'highest', 'runs'];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, and a keyboard must be able to
    <section aria-label="Figures" tabIndex={0} className="overflow-x-auto">
      <table className="w-full max-w-[44rem] text-xs tabular-nums">
        <caption className="sr-only">
          {figure.label} by {view.label}
        </caption>
        <thead>
          <tr>
            {headings.map((heading, i) => (
              <th
                key={heading}
                scope="col"
                className={`py-1 align-bottom font-medium ${i === 0 ? 'text-start' : 'ps-2 text-end'}`}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ value, samples, low, high }) => {
            const { mean, half } = meanOver(samples);
            const write = (amount: number): string => (Number.isFinite(amount) ? figure.write(amount) : '–');
            return (
              <tr key={value} className="border-t border-rule">
                <th scope="row" className="py-0.5 text-start font-normal whitespace-nowrap">
                  {writeX(value)}
                </th>
                <td className="py-0.5 ps-2 text-end">
                  {write(mean)}
                  {half === null ? '' : ` ± ${figure.write(half)}`}
                </td>
                {curve === null ? null : <td className="py-0.5 ps-2 text-end">{write(exactAt(value))}</td>}
                <td className="py-0.5 ps-2 text-end">{write(low)}</td>
                <td className="py-0.5 ps-2 text-end">{write(high)}</td>
                <td className="py-0.5 ps-2 text-end">{samples.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
