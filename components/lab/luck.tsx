'use client';
import { useMemo, useState } from 'react';
import { meanOver, pairedDifference } from '@/runtime/confidence';
import { type LuckSubject, samplesOf, subjectOf } from '@/runtime/luck';
import { seedsFrom } from '@/runtime/pool';
import { otherPin, type Pin } from '@/runtime/run-store';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { Slider } from '../ui/slider';
import { seriesToCompare } from '../viz/chart-model';
import { binned } from '../viz/chart-series';
import { LEAST_RUNS, wordsOfBand } from '../viz/luck-band';
import { figuresOf, type SweptFigure } from '../viz/sweep-model';
import { writeSigned } from '../viz/write-figure';
import { chartSpecs } from './chart-specs';
import { useLab, useLuck, useRun } from './lab-context';
import { subjectOfRun } from './luck-bands';
import type { PanelProps } from './panels';
import { PoolProgress } from './pool-progress';
import { useWordsOfRun } from './words-of-run';

const NO_PIN = '';

/** The same run on other seeds: how far its figures lie apart, and whether a difference to a pinned run could be chance. */
export function Luck({ recording, spec }: PanelProps) {
  const { store, luck } = useLab();
  const wordsOf = useWordsOfRun();
  const [runs, setRuns] = useState(10);
  const [chosen, setChosen] = useState<string | null>(null);
  const pins = useRun((state) => state.pins);
  const inputs = useRun(({ recordedInputs }) => recordedInputs);
  const state = useLuck((all) => all);
  const now = useRun((all) => subjectOfRun(state, all));
  const pin = chosen === NO_PIN ? undefined : (pins.find(({ run }) => String(run) === chosen) ?? otherPin(pins, inputs));
  const isRunning = state.status === 'running';
  const start = (): void => {
    const { scenario, seed, recordedInputs } = store.getState();
    luck.start({
      scenario,
      seeds: seedsFrom(seed ?? recording.seed, runs),
      subjects: [recordedInputs, ...(pin === undefined || pin.inputs === recordedInputs ? [] : [pin.inputs])],
      windows: {
        lengthMs: binned(recording).binMs,
        series: [...new Set(chartSpecs(recording, spec.charts).flatMap(seriesToCompare))],
      },
    });
  };
  return (
    <div data-slot="luck" className="grid min-w-0 gap-3 p-3 font-sans text-sm">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <Slider label="Runs" value={runs} min={5} max={30} onValueChange={setRuns} className="w-52" disabled={isRunning} />
        {pins.length === 0 ? null : (
          <Select
            label="Beside"
            value={pin === undefined ? NO_PIN : String(pin.run)}
            options={[
              ...pins.map((one) => ({ value: String(one.run), label: `pinned: ${wordsOf(one.inputs)}` })),
              { value: NO_PIN, label: 'nothing' },
            ]}
            onValueChange={setChosen}
          />
        )}
        <Button variant={isRunning ? 'plain' : 'solid'} onClick={isRunning ? luck.stop : start}>
          {isRunning ? 'Stop' : 'How much is luck?'}
        </Button>
      </div>
      {state.problem === null ? null : (
        <p role="alert" className="border-s-2 border-failed ps-3">
          The runs stopped: {state.problem}
        </p>
      )}
      {state.status === 'none' ? (
        <p className="max-w-measure text-muted">
          One run is one throw of the dice. This makes the same run again with other arrivals and other work, as many times as you
          say, and shows how far the runs lie apart. Nothing in the lab changes.
        </p>
      ) : now === undefined ? (
        <p className="max-w-measure text-muted">The run has changed since these runs were made. Ask again.</p>
      ) : (
        <Result recording={recording} now={now} pin={pin} />
      )}
    </div>
  );
}

interface ResultProps extends Pick<PanelProps, 'recording'> {
  readonly now: LuckSubject;
  readonly pin: Pin | undefined;
}

function Result({ recording, now, pin }: ResultProps) {
  const state = useLuck((all) => all);
  const scenario = useRun((all) => all.scenario);
  const figures = useMemo(() => figuresOf(recording.nodes), [recording]);
  const then = pin === undefined ? undefined : subjectOf(state, { scenario, inputs: pin.inputs });
  const done = state.subjects.reduce((sum, subject) => sum + samplesOf(subject).length, 0);
  const runs = samplesOf(now).length;
  return (
    <>
      <PoolProgress done={done} total={state.seeds.length * state.subjects.length} />
      <p role="status" className="sr-only">
        {state.status === 'done' ? `${runs} runs are made. ${spoken(figures, now, then)}` : ''}
      </p>
      {pin !== undefined && then === undefined ? (
        <p className="text-muted">The pinned run was not made on other seeds yet: ask again to compare.</p>
      ) : null}
      {then === undefined || then === now ? <Spread {...{ figures, now }} /> : <Differences {...{ figures, now, then }} />}
      <p className="max-w-measure text-xs text-muted">
        {runs < LEAST_RUNS ? '' : `Hatched in the charts: ${wordsOfBand(runs)}. `}The ± is a 95% interval for the mean, by
        Student’s t over the runs; one such interval in twenty misses the truth by luck alone.
      </p>
    </>
  );
}

const read = (subject: LuckSubject, figure: SweptFigure): number[] =>
  subject.samples.map((sample) => (sample === undefined ? Number.NaN : figure.read(sample.summary)));

function writeMean({ write }: SweptFigure, { mean, half }: ReturnType<typeof meanOver>): string {
  if (Number.isNaN(mean)) return '–';
  return half === null ? write(mean) : `${write(mean)} ± ${write(half)}`;
}

const cell = 'py-1 ps-2 text-end align-top';

interface TableProps {
  readonly figures: readonly SweptFigure[];
  readonly now: LuckSubject;
}

function Spread({ figures, now }: TableProps) {
  return (
    <table className="w-full max-w-[40rem] tabular-nums">
      <caption className="text-start text-xs text-muted">Over whole runs, each with luck of its own</caption>
      <Heading names={['figure', 'mean', 'lowest', 'highest']} />
      <tbody>
        {figures.map((figure) => {
          const samples = read(now, figure).filter(Number.isFinite);
          return (
            <tr key={figure.id} className="border-t border-rule">
              <RowHeading>{figure.label}</RowHeading>
              <td className={`${cell} font-medium`}>
                <PlusMinus text={writeMean(figure, meanOver(samples))} />
              </td>
              <td className={cell}>{samples.length === 0 ? '–' : figure.write(Math.min(...samples))}</td>
              <td className={cell}>{samples.length === 0 ? '–' : figure.write(Math.max(...samples))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Differences({ figures, now, then }: TableProps & { readonly then: LuckSubject }) {
  return (
    <table className="w-full max-w-[44rem] tabular-nums">
      <caption className="text-start text-xs text-muted">Over whole runs; each pair had the same arrivals</caption>
      <Heading names={['figure', 'pinned', 'this run', 'difference']} />
      <tbody>
        {figures.map((figure) => {
          const [mine, theirs] = [read(now, figure), read(then, figure)];
          const difference = pairedDifference(mine, theirs);
          return (
            <tr key={figure.id} className="border-t border-rule">
              <RowHeading>{figure.label}</RowHeading>
              <td className={`${cell} text-muted`}>
                <PlusMinus text={writeMean(figure, meanOver(theirs))} />
              </td>
              <td className={cell}>
                <PlusMinus text={writeMean(figure, meanOver(mine))} />
              </td>
              <td className={cell}>
                <span className="font-medium">
                  <PlusMinus text={writeDifference(figure, difference)} />
                </span>
                <span className="block text-xs">
                  <span aria-hidden="true">{difference.verdict === 'more than luck' ? '● ' : '○ '}</span>
                  {difference.verdict}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const writeDifference = ({ writeGap: write }: SweptFigure, { mean, half }: ReturnType<typeof pairedDifference>): string => {
  if (Number.isNaN(mean)) return '–';
  return half === null ? writeSigned(write, mean) : `${writeSigned(write, mean)} ± ${write(half)}`;
};

function spoken(figures: readonly SweptFigure[], now: LuckSubject, then: LuckSubject | undefined): string {
  if (then === undefined || then === now) return '';
  return figures
    .map((figure) => {
      const difference = pairedDifference(read(now, figure), read(then, figure));
      return `${figure.label}: ${writeDifference(figure, difference)}, ${difference.verdict}.`;
    })
    .join(' ');
}

/** A line breaks before the ± and nowhere else. */
const PlusMinus = ({ text }: { readonly text: string }) => {
  const [mean, half] = text.split(' ± ');
  return (
    <>
      <span className="whitespace-nowrap">{mean}</span>
      {half === undefined ? null : <span className="whitespace-nowrap"> ± {half}</span>}
    </>
  );
};

const RowHeading = ({ children }: { readonly children: React.ReactNode }) => (
  <th scope="row" className="py-1 text-start align-top font-normal">
    {children}
  </th>
);

const Heading = ({ names }: { readonly names: readonly string[] }) => (
  <thead>
    <tr className="text-xs text-muted">
      {names.map((name, i) => (
        <th key={name} scope="col" className={i === 0 ? 'text-start font-normal' : 'ps-2 text-end font-normal'}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);
