'use client';
import { memo, useState } from 'react';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { scriptedEvents } from '@/runtime/capacity';
import { type ControlView, controlValueAt, NO_FORM, type NumberView, writeControl } from '@/runtime/control-view';
import { Button } from '../ui/button';
import { Picker } from '../ui/picker';
import { Slider } from '../ui/slider';
import { Switch } from '../ui/switch';
import { TextInput } from '../ui/text-input';
import { useLab, useMoment, useRun } from './lab-context';
import { litClass, useLit } from './lit';

export interface KnobsPanelProps {
  readonly disabled?: boolean;
  /** Two or three lines of help are for one knob, not for twelve. */
  readonly withHelp?: boolean;
}

/** The few knobs that matter here, then the rest. */
export const KnobsPanel = memo(function KnobsPanel({ disabled, withHelp = true }: KnobsPanelProps) {
  const lab = useLab();
  const controls = useRun(({ controls }) => controls);
  const moreControls = useRun(({ moreControls }) => moreControls);
  const hasInputs = useRun(({ inputs, begins }) => isChanged(inputs, begins));
  const [wasOpened, setOpen] = useState(false);
  const lit = useLit()?.knob;
  const isOpen = wasOpened || moreControls.some(({ path }) => path === lit);
  const nodes = [...new Set(moreControls.map(({ target }) => target))];
  return (
    <div data-slot="knobs" className="grid content-start gap-3">
      {controls.map((view) => (
        <Knob key={view.path} view={view} disabled={disabled} withHelp={withHelp} isLit={lit === view.path} />
      ))}
      <div className="flex flex-wrap gap-x-1">
        {moreControls.length > 0 ? (
          <Button variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="-ms-3">
            {isOpen ? 'Fewer knobs' : 'All knobs'}
          </Button>
        ) : null}
        {hasInputs ? (
          <Button variant="quiet" onClick={() => lab.reset()} disabled={disabled}>
            Undo everything
          </Button>
        ) : null}
      </div>
      {isOpen
        ? nodes.map((node) => (
            <fieldset key={node} className="grid gap-2 border-t border-rule pt-2">
              <legend className="pe-2 text-xs font-medium text-muted">{node}</legend>
              {moreControls
                .filter(({ target }) => target === node)
                .map((view) => (
                  <Knob key={view.path} view={view} disabled={disabled} withHelp={false} isLit={lit === view.path} />
                ))}
            </fieldset>
          ))
        : null}
    </div>
  );
});

/** By length first: what is in them may be a whole log. */
const isChanged = (inputs: readonly ScenarioEvent[], begins: readonly ScenarioEvent[]): boolean =>
  inputs !== begins && (inputs.length !== begins.length || JSON.stringify(inputs) !== JSON.stringify(begins));

interface KnobProps {
  readonly view: ControlView;
  readonly disabled?: boolean;
  readonly withHelp: boolean;
  /** Set off by words that name it. */
  readonly isLit?: boolean;
}

/** One knob as it stands at the playhead. */
export const Knob = ({ isLit, ...props }: KnobProps) => (
  <div data-knob={props.view.path} className={isLit ? litClass : undefined}>
    <KnobControl {...props} />
  </div>
);

function KnobControl({ view, disabled, withHelp }: Omit<KnobProps, 'isLit'>) {
  const lab = useLab();
  const { playheadMs } = useMoment(250);
  const scenario = useRun(({ scenario }) => scenario);
  const inputs = useRun(({ inputs }) => inputs);
  const value = controlValueAt(view, [...scriptedEvents(scenario), ...inputs], playheadMs);
  const turn = (next: unknown): void => {
    if ((next ?? NO_FORM) !== (value ?? NO_FORM)) lab.turn(view, next);
  };
  if (view.kind === 'choice') {
    const chosen = view.options.find((option) => option.value === value);
    return (
      <div className="grid gap-1">
        <Picker
          label={view.label}
          value={String(value)}
          options={view.options}
          onValueChange={(next) => turn(next === NO_FORM && view.mayBeNone ? null : next)}
          disabled={disabled}
        />
        {withHelp && chosen?.help !== undefined ? <p className="text-xs text-muted">{chosen.help}</p> : null}
      </div>
    );
  }
  if (view.kind === 'flag')
    return (
      <Switch
        label={view.label}
        checked={value === true}
        onCheckedChange={turn}
        help={withHelp ? view.help : undefined}
        disabled={disabled}
      />
    );
  if (view.kind === 'text')
    return (
      <TextInput
        label={view.label}
        value={String(value)}
        onCommit={turn}
        help={withHelp ? view.help : undefined}
        disabled={disabled}
      />
    );
  return <NumberKnob view={view} value={value as number | null} turn={turn} disabled={disabled} withHelp={withHelp} />;
}

interface NumberKnobProps extends Omit<KnobProps, 'view' | 'isLit'> {
  readonly view: NumberView;
  readonly value: number | null;
  readonly turn: (value: unknown) => void;
}

/** A number; where none may be given too, a switch stands before it. */
function NumberKnob({ view, value, turn, disabled, withHelp }: NumberKnobProps) {
  const { label, unit, min, max, step, scale, help, initial, nullMeans } = view;
  if (value === null)
    return (
      <div className="flex min-h-9 items-center justify-between gap-2 font-sans text-sm">
        <span>{label}</span>
        <Button variant="plain" disabled={disabled} onClick={() => turn(Math.max(min, Math.round((min + max) / 4)))}>
          {writeControl(view, null)}: set one
        </Button>
      </div>
    );
  return (
    <div>
      <Slider
        {...{ label, min, max, step, scale, disabled, value }}
        unit={unit === '' ? undefined : unit}
        help={withHelp ? help : undefined}
        defaultValue={initial === null ? undefined : (initial as number)}
        onValueChange={turn}
      />
      {nullMeans !== undefined ? (
        <Button variant="quiet" disabled={disabled} onClick={() => turn(null)} className="-ms-3 text-muted">
          {nullMeans}
        </Button>
      ) : null}
    </div>
  );
}
