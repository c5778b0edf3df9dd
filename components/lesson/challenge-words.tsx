import type { Judgement } from '@/content/challenge';
import { writeFigure } from '@/content/figures';
import type { ChallengeGoal, ChallengeSpec } from '@/content/lesson-types';
import { Icon } from '../ui/icon';

export const ChallengeStory = ({ challenge: { title, story } }: { readonly challenge: ChallengeSpec }) => (
  <div>
    <h3 className="font-serif text-xl font-semibold">{title}</h3>
    <p className="mt-1 max-w-measure font-serif text-lg">{story}</p>
  </div>
);

/** Two lines on a phone, from the beginning. */
export const standingClass = 'min-h-[2lh] text-sm text-muted sm:min-h-[1lh]';

const words = { '<': 'under', '<=': 'at most', '>': 'over', '>=': 'at least' } as const;
const must = ({ op, value, unit }: ChallengeGoal) => `${words[op]} ${writeFigure(value, unit, 4)}`;

export interface ChallengeGoalsProps {
  readonly challenge: Pick<ChallengeSpec, 'goals' | 'budget'>;
  /** Null before there is a run. */
  readonly judgement: Judgement | null;
  readonly caption: string;
}

interface Row {
  readonly label: string;
  readonly asked: string;
  readonly given: string | null;
  readonly isMet: boolean | undefined;
}

/** Each goal, what it asks, and what this run gives. */
export function ChallengeGoals({ challenge: { goals, budget }, judgement, caption }: ChallengeGoalsProps) {
  const rows: Row[] = goals.map((goal, i) => {
    const judged = judgement?.goals[i];
    const given = judged === undefined ? null : writeFigure(judged.figure, goal.unit);
    return { label: goal.label, asked: must(goal), given, isMet: judged?.isMet };
  });
  if (budget !== undefined) {
    const money = (amount: number) => `${budget.currency}${amount.toLocaleString('en-GB', { maximumFractionDigits: 0 })}`;
    rows.push({
      label: budget.label,
      asked: `at most ${money(budget.most)}`,
      given: judgement?.cost === undefined || judgement.cost === null ? null : money(judgement.cost),
      isMet: judgement?.isAffordable,
    });
  }
  return (
    <div className="overflow-x-auto">
      <table data-slot="goals" className="w-full max-w-measure border-collapse text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-edge text-start text-muted">
            <th scope="col" className="py-1.5 pe-4 font-medium">
              Goal
            </th>
            <th scope="col" className="py-1.5 pe-4 font-medium">
              Must be
            </th>
            <th scope="col" className="py-1.5 font-medium">
              This run
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, asked, given, isMet }) => (
            <tr key={label} data-met={isMet} className="border-b border-rule">
              <th scope="row" className="py-1.5 pe-4 text-start font-medium">
                {label}
              </th>
              <td className="py-1.5 pe-4">{asked}</td>
              <td className="py-1.5">{given === null ? notYet : <Given isMet={isMet === true}>{given}</Given>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** As high as a figure with its sign. */
const notYet = (
  <span className="inline-flex items-center gap-1.5">
    <span className="size-4" />–
  </span>
);

const Given = ({ isMet, children }: { readonly isMet: boolean; readonly children: React.ReactNode }) => (
  <span className="inline-flex items-center gap-1.5">
    <Icon name={isMet ? 'check' : 'close'} className={isMet ? 'size-4 bg-marker text-on-marker' : 'size-4 text-muted'} />
    {children}
    <span className="sr-only">{isMet ? ', met' : ', not met'}</span>
  </span>
);
