'use client';
import { useEffect, useMemo, useRef } from 'react';
import { writeFigure } from '@/content/figures';
import { atMoment, type Incident, NOW_MS } from '@/content/practice/incidents/incident';
import type { Answer, DrawnIncident } from '@/content/practice/incidents/verdict';
import type { LabSpec } from '../../lab/lab-spec';
import { Icon } from '../../ui/icon';
import { ChoiceList } from '../choice-list';
import type { Judged, Outlook } from './judge';
import { Replay } from './replay';
import { VerdictTable } from './verdict-table';

interface DebriefProps {
  readonly incident: Incident;
  readonly drawn: DrawnIncident;
  readonly answer: Answer;
  readonly judged: Judged;
  readonly mendWords: string;
  /** The dashboards that were looked at. */
  readonly charts: LabSpec['charts'];
  /** The page goes on from here. */
  readonly takesFocus: boolean;
  readonly after?: React.ReactNode;
}

export function Debrief({ incident, drawn, answer, judged, mendWords, charts, takesFocus, after }: DebriefProps) {
  const { fault } = drawn;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
    else heading.current?.scrollIntoView({ block: 'center' });
  }, [takesFocus]);
  const inputs = useMemo(() => atMoment(NOW_MS, answer.changes), [answer]);
  const { isRestored, isCauseRight } = judged.verdict;
  return (
    <section data-slot="debrief" data-restored={isRestored} aria-labelledby="debrief" className="mt-8 grid gap-8 font-sans">
      <div>
        <h2 id="debrief" ref={heading} tabIndex={-1} className="pb-2 font-serif text-2xl font-semibold">
          {isRestored ? 'The objective is restored' : 'It is still broken'}
          {isCauseRight ? '' : ', and the cause was another'}
        </h2>
        <p className="max-w-measure pb-4 font-serif text-lg">{fault.said}</p>
        <VerdictTable incident={incident} verdict={judged.verdict} />
      </div>
      <div className="max-w-measure">
        <ChoiceList
          legend="What it was, and how each of the others would have shown itself"
          options={incident.causes}
          chosen={[answer.cause]}
          onChoose={() => {}}
          isShown
        />
      </div>
      <Outlooks incident={incident} outlooks={judged.outlooks} mendWords={mendWords} />
      <Replay {...{ incident, drawn, inputs, charts }} compares={!isRestored} />
      {after}
    </section>
  );
}

interface OutlooksProps {
  readonly incident: Incident;
  readonly outlooks: readonly Outlook[];
  readonly mendWords: string;
}

/** Every run made of it, side by side: what you did, what is enough, and what only looks as if it were. */
function Outlooks({ incident: { slo }, outlooks, mendWords }: OutlooksProps) {
  return (
    <div>
      <h2 className="pb-2 font-serif text-xl font-semibold">What else could have been done</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="max-w-3xl overflow-x-auto" tabIndex={0} aria-label="What else could have been done, as a table">
        <table data-slot="outlooks" className="w-full border-collapse text-sm tabular-nums">
          <thead>
            <tr className="border-b border-edge text-start text-muted">
              <th scope="col" className="py-1.5 pe-4 font-medium">
                Change
              </th>
              {slo.map(({ label }) => (
                <th key={label} scope="col" className="py-1.5 pe-4 font-medium">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outlooks.map(({ label, why, goals, isYours }) => (
              <tr key={label} className="border-b border-rule align-baseline">
                <th scope="row" className="min-w-40 py-1.5 pe-4 text-start font-medium">
                  <span className={isYours ? 'bg-marker px-1 text-on-marker' : undefined}>{label}</span>
                  {label === 'The smallest change' ? <span className="font-normal">: {mendWords}</span> : null}
                  {why === undefined ? null : <span className="block max-w-measure font-normal text-muted">{why}</span>}
                </th>
                {goals.map(({ figure, isMet }, i) => (
                  <td key={slo[i]!.label} className="py-1.5 pe-4 whitespace-nowrap">
                    <span className="inline-flex items-center gap-1">
                      <Icon name={isMet ? 'check' : 'close'} className="size-4 text-muted" />
                      <span className="sr-only">{isMet ? 'met: ' : 'missed: '}</span>
                      {writeFigure(figure, slo[i]!.unit)}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
