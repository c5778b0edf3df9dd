import { writeFigure } from '@/content/figures';
import type { Incident } from '@/content/practice/incidents/incident';
import { PAR_MS, type Verdict } from '@/content/practice/incidents/verdict';
import { Icon } from '../../ui/icon';
import { writeClock } from './clock';

interface Row {
  readonly label: string;
  readonly yours: string;
  readonly best: string;
  readonly isGood: boolean;
}

const share = (ratio: number): string => `${Math.round(ratio * 100)}% of requests`;
const bill = (usd: number): string => (usd === 0 ? 'nothing' : `${writeFigure(usd, 'usd')} a month`);

function rowsOf({ slo }: Incident, verdict: Verdict): readonly Row[] {
  return [
    {
      label: 'Cause',
      yours: verdict.isCauseRight ? 'named' : 'another one',
      best: 'named',
      isGood: verdict.isCauseRight,
    },
    ...slo.map(({ label, op, value, unit }, i): Row => {
      const { figure, isMet } = verdict.goals[i]!;
      return {
        label,
        yours: writeFigure(figure, unit),
        best: `${op === '>=' ? 'at least' : 'at most'} ${writeFigure(value, unit)}`,
        isGood: isMet,
      };
    }),
    { label: 'Cost', yours: bill(verdict.costUsd), best: bill(verdict.leastUsd), isGood: verdict.isCheap },
    { label: 'Blast radius', yours: share(verdict.touched), best: share(verdict.leastTouched), isGood: verdict.isSmall },
    { label: 'Time', yours: writeClock(verdict.tookMs), best: `within ${writeClock(PAR_MS)}`, isGood: verdict.isQuick },
  ];
}

/** Each thing that an incident is judged by: what you did, and what would have been enough. */
export function VerdictTable({ incident, verdict }: { readonly incident: Incident; readonly verdict: Verdict }) {
  return (
    <table data-slot="verdict" className="w-full max-w-measure border-collapse text-sm tabular-nums">
      <caption className="sr-only">How it went</caption>
      <thead>
        <tr className="border-b border-edge text-start text-muted">
          <th scope="col" className="py-1.5 pe-4 font-medium">
            Judged by
          </th>
          <th scope="col" className="py-1.5 pe-4 font-medium">
            You
          </th>
          <th scope="col" className="py-1.5 font-medium">
            Enough
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(incident, verdict).map(({ label, yours, best, isGood }) => (
          <tr key={label} data-met={isGood} className="border-b border-rule">
            <th scope="row" className="py-1.5 pe-4 text-start font-medium">
              {label}
            </th>
            <td className="py-1.5 pe-4">
              <span className="inline-flex items-center gap-1.5">
                <Icon
                  name={isGood ? 'check' : 'close'}
                  className={isGood ? 'size-4 bg-marker text-on-marker' : 'size-4 text-muted'}
                />
                <span className="sr-only">{isGood ? 'Good: ' : 'Not good: '}</span>
                {yours}
              </span>
            </td>
            <td className="py-1.5">{best}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
