'use client';
import { useEffect, useId, useState } from 'react';
import { LINK_PARAM, LinkError, writeLink } from '@/runtime/link';
import type { RunState } from '@/runtime/run-store';
import { Button } from '../ui/button';
import { announce } from '../ui/status';
import { Switch } from '../ui/switch';
import { embedHtml } from './embed-html';
import { useLab } from './lab-context';
import type { LabSpec } from './lab-spec';

/** The HTML that puts this run on another page, with the knobs that are chosen for it. */
export function EmbedCode({ spec, at }: { readonly spec: LabSpec; readonly at: string }) {
  const { store, player } = useLab();
  const [run] = useState(() => ({ ...store.getState(), atMs: player.getSnapshot().context.playheadMs }));
  const offered = [...run.controls, ...run.moreControls];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(run.controls.map(({ path }) => path)));
  const [html, setHtml] = useState('');
  const id = useId();
  useEffect(() => {
    let isGone = false;
    const { inputs, seed, scenario, atMs } = run;
    const controls = pathsOf(run).filter((path) => chosen.has(path));
    const link = { lab: spec.id, atMs, inputs, seed, scenario: scenario === spec.scenario ? undefined : scenario };
    writeLink({ ...link, controls }).then(
      (text) => isGone || setHtml(embedHtml(`${location.origin}${at}?${LINK_PARAM}=${text}`, spec.title)),
      (error) => isGone || setHtml(error instanceof LinkError ? `There is no code: ${error.message}.` : ''),
    );
    return () => {
      isGone = true;
    };
  }, [run, chosen, spec, at]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(html);
      announce('The code is copied.');
    } catch {
      announce('This browser did not let the code be copied. Select it and copy it yourself.');
    }
  };
  return (
    <div data-slot="embed-code">
      <label htmlFor={id} className="block pb-1">
        For a page of your own: this run, from this moment, with the knobs you choose.
      </label>
      <textarea
        id={id}
        readOnly
        rows={4}
        value={html}
        onFocus={(event) => event.currentTarget.select()}
        className="block w-full border border-edge bg-paper p-2 font-mono text-xs"
      />
      <div className="flex flex-wrap items-start gap-2 pt-2">
        <Button onClick={() => void copy()}>Copy the code</Button>
        <details className="grow">
          <summary className="cursor-pointer py-2">Knobs in it: {chosen.size}</summary>
          <div className="grid max-h-60 gap-2 overflow-y-auto pe-1 pb-1">
            {offered.map(({ path, label, target }) => (
              <Switch
                key={path}
                label={`${target}: ${label}`}
                checked={chosen.has(path)}
                onCheckedChange={(isChosen) => setChosen(withOrWithout(chosen, path, isChosen))}
              />
            ))}
          </div>
        </details>
      </div>
    </div>
  );
}

const pathsOf = ({ controls, moreControls }: Pick<RunState, 'controls' | 'moreControls'>): string[] =>
  [...controls, ...moreControls].map(({ path }) => path);

function withOrWithout(chosen: ReadonlySet<string>, path: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isChosen) next.add(path);
  else next.delete(path);
  return next;
}
