import { atMoment, type Change, type Incident, NOW_MS } from '@/content/practice/incidents/incident';
import { type Answer, type DrawnIncident, judgeSlo, type Verdict, verdictOf } from '@/content/practice/incidents/verdict';
import type { Recording } from '@/engine/recording/types';
import { measure } from '@/runtime/measure';

/** One way it could have gone on, as the engine says. */
export interface Outlook {
  readonly label: string;
  /** Why it does not do; of what was yours or is enough, nothing. */
  readonly why?: string;
  readonly goals: Verdict['goals'];
  readonly isYours?: true;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly outlooks: readonly Outlook[];
}

/** Runs what was done, and beside it what could have been done, from the same moment of the same traffic. */
export async function judgeAnswer(incident: Incident, drawn: DrawnIncident, answer: Answer, before: Recording): Promise<Judged> {
  const { fault, scenario } = drawn;
  const runOf = (changes: readonly Change[]) => measure(scenario, { inputs: atMoment(NOW_MS, changes) });
  const after = await runOf(answer.changes);
  const outlooks: Outlook[] = [{ label: 'What you did', goals: judgeSlo(incident, after), isYours: true }];
  outlooks.push({ label: 'The smallest change', goals: judgeSlo(incident, await runOf(fault.mend)) });
  outlooks.push({ label: 'Nothing done', goals: judgeSlo(incident, await runOf([])) });
  for (const { label, changes, why } of fault.tempting)
    outlooks.push({ label, why, goals: judgeSlo(incident, await runOf(changes)) });
  return { verdict: verdictOf(incident, drawn, answer, before, after), outlooks };
}
