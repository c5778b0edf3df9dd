'use client';
import { useMemo } from 'react';
import { atMoment, type Incident, NOW_MS } from '@/content/practice/incidents/incident';
import type { DrawnIncident } from '@/content/practice/incidents/verdict';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { LabSlot } from '../../lab/lab-slot';
import type { LabSpec } from '../../lab/lab-spec';

interface ReplayProps {
  readonly incident: Incident;
  readonly drawn: DrawnIncident;
  readonly inputs?: readonly ScenarioEvent[];
  readonly charts?: LabSpec['charts'];
  /** Lay the run of the smallest change behind it. @default false */
  readonly compares?: boolean;
  /** The address holds the run that is meant. @default false */
  readonly followsLink?: boolean;
}

/** Seen from a little before it began. */
const LEAD_MS = 2000;

/** The whole run in a lab, with nothing kept back. */
export function Replay({ incident, drawn, inputs, charts, compares = false, followsLink = false }: ReplayProps) {
  const { fault, scenario, seed } = drawn;
  const spec = useMemo(
    (): LabSpec => ({
      id: `diagnose.${incident.id}`,
      title: `${incident.title}: the replay`,
      scenario,
      controls: incident.knobs,
      moreControls: false,
      speed: 2,
      charts,
      linkAt: `/practice/diagnose/${incident.id}?draw=${seed}`,
      compare: compares ? atMoment(NOW_MS, fault.mend) : undefined,
    }),
    [incident, scenario, seed, fault, charts, compares],
  );
  return (
    <section data-slot="replay" aria-labelledby="replay" className="min-w-0 font-sans">
      <h2 id="replay" className="pb-1 font-serif text-xl font-semibold">
        The replay, with the fault shown
      </h2>
      <p className="max-w-measure pb-3 text-sm text-muted">
        It begins two seconds before the fault; what was done about it is at 0:{NOW_MS / 1000}. Try something else from there.
        {compares ? ' The pinned run, in grey, is the smallest change.' : ''}
      </p>
      <LabSlot spec={spec} inputs={inputs} followsLink={followsLink} atMs={fault.events[0]!.atMs - LEAD_MS}>
        <div className="min-h-96" />
      </LabSlot>
    </section>
  );
}
