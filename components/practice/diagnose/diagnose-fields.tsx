'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { loadIncident } from '@/content/practice/incidents';
import type { Incident } from '@/content/practice/incidents/incident';
import type { DiagnoseQuestion } from '@/content/practice/item-types';
import type { FieldsProps } from '../fields';
import { MOST_DRAWS } from './new-draw';
import { OnCall } from './on-call';
import { posed } from './posed';

/** An incident that came back: the same system, with a fault drawn for this sitting. The card's button commits. */
export function DiagnoseFields({ question, seed, onGrade }: FieldsProps<DiagnoseQuestion>) {
  const [incident, setIncident] = useState<Incident | null>(null);
  useEffect(() => {
    let isGone = false;
    void loadIncident(question.id).then((loaded) => isGone || setIncident(loaded));
    return () => {
      isGone = true;
    };
  }, [question.id]);
  const draw = seed % MOST_DRAWS;
  const call = useMemo(() => (incident === null ? null : posed(incident, draw)), [incident, draw]);
  const onReady = useCallback((commit: (() => Promise<boolean>) | null) => onGrade(commit), [onGrade]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field of the lab is the lab's, and answers no question
    <div onKeyDown={keepEnter} className="grid min-h-screen content-start gap-4">
      <p className="max-w-measure font-serif text-lg text-muted">{question.story}</p>
      {call === null ? null : <OnCall key={draw} {...call} onReady={onReady} after={<Alone id={question.id} draw={draw} />} />}
    </div>
  );
}

const keepEnter = (event: React.KeyboardEvent): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

const Alone = ({ id, draw }: { readonly id: string; readonly draw: number }) => (
  <p className="text-sm">
    <a href={`/practice/diagnose/${id}?draw=${draw}`}>This call again, on a page of its own</a>
  </p>
);
