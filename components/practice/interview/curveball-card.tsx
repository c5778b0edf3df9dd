'use client';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { announce } from '@/components/ui/status';
import { isMet, readFigure, writeFigure } from '@/content/figures';
import { shuffled } from '@/content/grade';
import type { Curveball, CurveballId, Names } from '@/content/practice/interviews/curveballs';
import { regionLost, retryStorm, tenfold } from '@/content/practice/interviews/curveballs';
import { measure } from '@/runtime/measure';
import { loneRun } from '../answer-to';
import { ChoiceList } from '../choice-list';
import { OpenRun } from '../open-run';
import type { CurveballTaken } from './interview-session';

const makers: Readonly<Record<CurveballId, (names: Names) => Curveball>> = {
  traffic: tenfold,
  region: regionLost,
  storm: retryStorm,
};

/** What happens, in this interview's words. */
export const curveballOf = (id: CurveballId, names: Names): Curveball => makers[id](names);

export interface CurveballCardProps {
  readonly id: CurveballId;
  readonly names: Names;
  /** Shuffles what there is to choose. */
  readonly seed: number;
  /** Its moment has come; before it, one may ask for it. */
  readonly isDue: boolean;
  readonly taken: CurveballTaken | undefined;
  readonly onTaken: (taken: CurveballTaken & { readonly curveball: CurveballId }) => void;
}

interface Shown {
  readonly asIs: readonly number[];
  readonly mine: readonly number[];
}

/** Something happens: choose what you would have had in place, and the engine runs it. */
export function CurveballCard({ id, names, seed, isDue, taken, onTaken }: CurveballCardProps) {
  const curveball = useMemo(() => curveballOf(id, names), [id, names]);
  const offered = useMemo(() => shuffled(curveball.answers.length, seed).map((i) => curveball.answers[i]!), [curveball, seed]);
  const [isAsked, setAsked] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const [isRunning, setRunning] = useState(false);
  const isShown = isDue || isAsked || taken !== undefined;
  const isNew = isDue && !isAsked && taken === undefined;
  useEffect(() => {
    if (isNew) announce(`Something happened: ${curveball.title.toLowerCase()}.`);
  }, [isNew, curveball]);
  if (!isShown) {
    return (
      <p>
        <Button onClick={() => setAsked(true)}>Let something happen</Button>
      </p>
    );
  }
  const run = async () => {
    if (isRunning) return;
    if (chosen === null) return setProblem('Choose first.');
    setProblem('');
    setRunning(true);
    try {
      const { id: answer, system } = offered[chosen]!;
      const recording = await measure(system);
      const holds = curveball.goals.every((goal) => isMet(goal, readFigure(goal.read, recording)));
      onTaken({ curveball: id, answer, holds });
    } catch (error) {
      setProblem(`It could not be run: ${(error as Error).message}.`);
    }
    setRunning(false);
  };
  return (
    <section
      data-slot="curveball"
      data-curveball={id}
      aria-label={curveball.title}
      className="grid max-w-[46rem] gap-3 border-t border-ink pt-3"
    >
      <h3 className="font-serif text-xl font-semibold">{curveball.title}</h3>
      <p className="max-w-measure font-serif">{curveball.says}</p>
      {taken === undefined ? (
        <>
          <ChoiceList
            legend="What you would have in place"
            options={offered.map(({ text }) => ({ text }))}
            chosen={chosen === null ? [] : [chosen]}
            onChoose={([i]) => setChosen(i ?? null)}
          />
          <p className="flex flex-wrap items-center gap-3">
            <Button variant="solid" onClick={() => void run()} aria-disabled={isRunning}>
              {isRunning ? 'Running' : 'See how it goes'}
            </Button>
            <span role="alert" className="text-sm">
              {problem}
            </span>
          </p>
        </>
      ) : (
        <Outcome {...{ curveball, taken }} />
      )}
    </section>
  );
}

interface OutcomeProps {
  readonly curveball: Curveball;
  readonly taken: CurveballTaken;
}

/** Both runs side by side, and why. */
function Outcome({ curveball, taken }: OutcomeProps) {
  const mine = curveball.answers.find(({ id }) => id === taken.answer);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let isGone = false;
    const figuresOf = async (system: unknown) => {
      const recording = await measure(system);
      return curveball.goals.map(({ read }) => readFigure(read, recording));
    };
    if (mine !== undefined) {
      void Promise.all([figuresOf(curveball.asIs), figuresOf(mine.system)]).then(
        ([asIs, own]) => isGone || setShown({ asIs, mine: own }),
        () => {},
      );
    }
    return () => {
      isGone = true;
    };
  }, [curveball, mine]);
  if (mine === undefined) return <p>What you chose is offered no more.</p>;
  return (
    <div data-slot="outcome" data-holds={taken.holds} className="grid gap-3">
      <p role="status">
        You chose: <span className="bg-marker box-decoration-clone px-0.5 text-on-marker">{mine.text}</span>.{' '}
        <b className="font-semibold">{taken.holds ? 'It holds.' : 'It does not hold.'}</b>
      </p>
      <p className="max-w-measure text-muted">{mine.why}</p>
      {shown === null ? null : (
        <table className="w-fit border-collapse text-sm tabular-nums">
          <caption className="sr-only">The goals, as it was and with your answer</caption>
          <thead>
            <tr className="text-start text-muted">
              <th scope="col" className="py-1 pe-6 font-normal">
                Goal
              </th>
              <th scope="col" className="py-1 pe-6 font-normal">
                As it was
              </th>
              <th scope="col" className="py-1 font-normal">
                Yours
              </th>
            </tr>
          </thead>
          <tbody>
            {curveball.goals.map((goal, i) => (
              <tr key={goal.label} className="border-t border-rule">
                <th scope="row" className="py-1.5 pe-6 text-start font-normal">
                  {goal.label}, at least {writeFigure(goal.value, goal.unit)}
                </th>
                {[shown.asIs[i]!, shown.mine[i]!].map((figure, column) => (
                  <td key={column === 0 ? 'as-is' : 'mine'} className="py-1.5 pe-6 whitespace-nowrap">
                    {writeFigure(figure, goal.unit)} <span aria-hidden="true">{isMet(goal, figure) ? '✓' : '✕'}</span>
                    <span className="sr-only">{isMet(goal, figure) ? 'met' : 'missed'}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="flex flex-wrap gap-4 text-sm">
        <OpenRun link={loneRun(curveball.asIs)}>Open the run as it was</OpenRun>
        <OpenRun link={loneRun(mine.system)}>Open the run with yours</OpenRun>
      </p>
    </div>
  );
}
