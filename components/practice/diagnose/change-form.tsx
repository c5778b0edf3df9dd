'use client';
import { useState } from 'react';
import type { Change } from '@/content/practice/incidents/incident';
import { NOW_MS } from '@/content/practice/incidents/incident';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { type ControlView, controlValueAt, NO_FORM } from '@/runtime/control-view';
import { wordsOfInputs } from '../../lab/words-of-inputs';
import { Button } from '../../ui/button';
import { Picker } from '../../ui/picker';
import { Select } from '../../ui/select';
import { Slider } from '../../ui/slider';
import { Switch } from '../../ui/switch';
import { type Offer, withChange, withoutChange } from './offers';

export interface ChangeFormProps {
  readonly offers: readonly Offer[];
  /** What stands in the scenario by now: a knob shows how it is set, not how it came to be. */
  readonly events: readonly ScenarioEvent[];
  readonly changes: readonly Change[];
  readonly onChanges: (changes: readonly Change[]) => void;
}

export const wordsOfChange = (change: Change, views: readonly ControlView[]): string =>
  wordsOfInputs([{ ...change, atMs: NOW_MS } as ScenarioEvent], views);

/** Where, then what: everything that can be turned or repaired, and nothing done until it is all said. */
export function ChangeForm({ offers, events, changes, onChanges }: ChangeFormProps) {
  const [target, setTarget] = useState(offers[0]?.target ?? '');
  const offer = offers.find((one) => one.target === target) ?? offers[0];
  const views = offers.flatMap(({ knobs }) => knobs);
  if (offer === undefined) return null;
  return (
    <fieldset data-slot="change-form" className="grid min-w-0 content-start gap-3">
      <legend className="pb-1 text-sm text-muted">The smallest change that you think restores it</legend>
      <Select
        label="Where"
        value={offer.target}
        options={offers.map(({ target: value, label }) => ({ value, label }))}
        onValueChange={setTarget}
        className="max-w-80"
      />
      {offer.knobs.map((view) => (
        <Turn key={view.path} {...{ view, events, changes, onChanges }} />
      ))}
      {offer.repairs.length === 0 ? null : (
        <div className="grid justify-items-start gap-1.5">
          {offer.repairs.map(({ label, change }) => (
            <Button key={label} onClick={() => onChanges(withChange(changes, change))} className="h-auto py-1 text-start">
              {label}
            </Button>
          ))}
        </div>
      )}
      <div className="border-t border-rule pt-2 text-sm">
        <h3 className="font-semibold">What you will do</h3>
        {changes.length === 0 ? (
          <p className="text-muted">Nothing yet.</p>
        ) : (
          <ul aria-label="What you will do">
            {changes.map((change) => {
              const words = wordsOfChange(change, views);
              return (
                <li key={words} className="flex items-center justify-between gap-2">
                  <span className="bg-marker px-1 text-on-marker">{words}</span>
                  <Button
                    variant="quiet"
                    aria-label={`Leave out: ${words}`}
                    onClick={() => onChanges(withoutChange(changes, change))}
                  >
                    Leave out
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </fieldset>
  );
}

interface TurnProps extends Omit<ChangeFormProps, 'offers'> {
  readonly view: ControlView;
}

/** A knob as it stands, or as it is to be; put back where it stood, it is no change. */
function Turn({ view, events, changes, onChanges }: TurnProps) {
  const { target, knobName: knob, label } = view;
  const stands = controlValueAt(view, events, NOW_MS);
  const wanted = changes.find((change) => change.do === 'set' && change.target === target && change.knob === knob);
  const value = wanted?.do === 'set' ? wanted.value : stands;
  const turn = (next: unknown): void => {
    const change: Change = { do: 'set', target, knob, value: next };
    onChanges((next ?? NO_FORM) === (stands ?? NO_FORM) ? withoutChange(changes, change) : withChange(changes, change));
  };
  switch (view.kind) {
    case 'choice':
      return (
        <Picker
          label={label}
          value={String(value ?? NO_FORM)}
          options={view.options}
          onValueChange={(next) => turn(next === NO_FORM && view.mayBeNone ? null : next)}
          className="max-w-80"
        />
      );
    case 'flag':
      return <Switch label={label} checked={value === true} onCheckedChange={turn} />;
    case 'number':
      return typeof value !== 'number' ? null : (
        <Slider
          {...{ label, value }}
          min={view.min}
          max={view.max}
          step={view.step}
          scale={view.scale}
          unit={view.unit === '' ? undefined : view.unit}
          defaultValue={typeof stands === 'number' ? stands : undefined}
          onValueChange={turn}
          className="max-w-80"
        />
      );
    case 'text':
      return null;
  }
}
