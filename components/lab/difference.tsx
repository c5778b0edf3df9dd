'use client';
import { useMemo } from 'react';
import type { Recording } from '@/engine/recording/types';
import { subjectOf } from '@/runtime/luck';
import type { Pin } from '@/runtime/run-store';
import { seriesToCompare, writeValue } from '../viz/chart-model';
import { type Binned, binned, type ChartSpec, type LineSpec } from '../viz/chart-series';
import { DifferenceChart } from '../viz/difference-chart';
import { differenceModel } from '../viz/difference-model';
import { writePoints, writeSigned, writeTime } from '../viz/write-figure';
import { chartSpecs } from './chart-specs';
import { useLuck, useMoment, useRun, useWidth } from './lab-context';
import type { LabSpec } from './lab-spec';
import { pairedBand, subjectOfRun } from './luck-bands';
import { isNarrow, timeAxis } from './time-axis';

const HEIGHT = 92;
const MOST_LINES = 2;

export interface DifferenceProps {
  readonly recording: Recording;
  readonly pin: Pin;
  readonly charts: LabSpec['charts'];
}

interface Compared extends Pick<LineSpec, 'series' | 'tone'> {
  readonly title: string;
  readonly unit: ChartSpec['unit'];
}

/** What is compared of each chart: what clients got, the tail, the lines; of a chart of many lines the first two. */
function comparedIn(specs: readonly ChartSpec[]): Compared[] {
  return specs.flatMap((spec) =>
    seriesToCompare(spec)
      .slice(0, MOST_LINES)
      .map((series) => {
        const { title, unit, lines, band } = spec;
        const line = lines.find((one) => one.series === series);
        const label = line?.label ?? band?.label.split('–').at(-1) ?? series;
        return { series, unit, title: `${title}: ${label}`, tone: line?.tone ?? lines[0]?.tone ?? 'ink' };
      }),
  );
}

/** This run less a pinned one, series by series, about a line at zero. */
export function Difference({ recording, pin, charts }: DifferenceProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs, reachedMs } = useMoment(200);
  const luck = useLuck((state) => state);
  const now = useRun((state) => subjectOfRun(luck, state));
  const scenario = useRun((state) => state.scenario);
  const then = subjectOf(luck, { scenario, inputs: pin.inputs });
  const compared = useMemo(() => comparedIn(chartSpecs(recording, charts)), [recording, charts]);
  const axis = timeAxis(width, recording.forMs);
  const [mine, theirs] = [binned(recording), binned(pin.recording)];
  const bands = useMemo(
    () => new Map(compared.map(({ series }) => [series, pairedBand(now, then, series)] as const)),
    [compared, now, then],
  );
  return (
    <div data-slot="difference" className="grid min-w-0 gap-2">
      <p className="text-xs text-muted">
        This run less the pinned one. Above the line: more now. Below it: less.
        {[...bands.values()].some((band) => band !== undefined) ? ' Hatched: the difference in runs of other luck.' : ''}
      </p>
      <div ref={setFrame} className="grid min-w-0 gap-2">
        {width === 0
          ? null
          : compared.map((one) => {
              const model = differenceModel({
                now: mine.of(one.series),
                pinned: theirs.of(one.series),
                binMs: mine.binMs,
                forMs: recording.forMs,
                reachedMs,
                size: { width, height: HEIGHT, left: axis.left, right: axis.right, top: 20, bottom: 6 },
                band: bands.get(one.series),
              });
              const write = (value: number): string =>
                writeSigned(one.unit === 'ratio' ? writePoints : writeValue[one.unit], value);
              const at = model.values[lastBinBy(mine, playheadMs, model.values.length)] ?? Number.NaN;
              return (
                <DifferenceChart
                  key={one.series}
                  {...{ model, write }}
                  title={one.title}
                  tone={one.tone}
                  size={{ width, height: HEIGHT, left: axis.left, right: axis.right, top: 20, bottom: 6 }}
                  words={`${write(at)} now · ${write(model.mean)} in the mean`}
                  spoken={`${one.title}, this run less the pinned one: ${write(at)} at ${writeTime(playheadMs)}, ${write(model.mean)} in the mean.`}
                  isNarrow={isNarrow(width)}
                  x={axis.x(playheadMs)}
                />
              );
            })}
      </div>
    </div>
  );
}

const lastBinBy = ({ binMs }: Binned, playheadMs: number, count: number): number =>
  Math.min(count, Math.floor(playheadMs / binMs + 1e-9)) - 1;
