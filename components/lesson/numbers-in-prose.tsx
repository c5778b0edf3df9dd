import { claimValue, settingOf } from '@/content/computed';
import { type FigureUnit, writeFigure } from '@/content/figures';
import type { Claim as ClaimSpec, LessonContent } from '@/content/lesson-types';
import { theoryLabel, theoryValue } from '@/content/theory-value';
import { known } from '@/engine/input-error';
import type { FormulaId } from '@/engine/theory/registry';
import { runHref } from './lab-of-lesson';
import { NoteWord } from './note-word';

export interface ClaimProps {
  readonly slug: string;
  readonly claim: ClaimSpec;
  readonly labs: LessonContent['labs'];
}

/** A number in the line that a run gave while the page was built. */
export async function Claim({ slug, claim, labs }: ClaimProps) {
  const names = Object.keys(claim.runs);
  const first = Object.values(claim.runs)[0]!;
  const seed = claim.seed ?? seedOf(first.scenario);
  const { lab } = claim;
  const href = lab === undefined ? undefined : await runHref(slug, lab, known(labs, lab, 'claim lab'), first, claim.seed);
  return (
    <NoteWord
      href={href}
      className="tabular-nums"
      note={
        <>
          {names.length === 1 ? 'Measured in a run' : `Measured in ${names.length} runs on the same arrivals`}, seed {seed}.
          {href === undefined ? null : ' Follow the number to open it.'}
        </>
      }
    >
      {writeFigure(claimValue(claim), claim.unit, claim.digits)}
    </NoteWord>
  );
}

const seedOf = (scenario: unknown): number => (scenario as { seed?: number }).seed ?? 1;

export interface TheoryProps {
  readonly name: FormulaId;
  readonly args: Readonly<Record<string, unknown>>;
  readonly field: string;
  readonly unit: FigureUnit;
  readonly digits?: number;
}

/** A number in the line that a closed form gives. */
export function Theory({ name, args, field, unit, digits }: TheoryProps) {
  const inputs = Object.entries(args).map(([knob, value]) => `${knob} ${JSON.stringify(value)}`);
  return (
    <NoteWord
      className="tabular-nums"
      note={
        <>
          Computed: {theoryLabel(name)}, with {inputs.join(', ')}.
        </>
      }
    >
      {writeFigure(theoryValue({ theory: name, args, field }), unit, digits)}
    </NoteWord>
  );
}

export interface SettingProps {
  readonly scenario: unknown;
  readonly path: string;
  readonly unit: FigureUnit;
  readonly digits?: number;
}

/** A number in the line that a scenario sets. */
export const Setting = ({ scenario, path, unit, digits }: SettingProps) => (
  <span className="tabular-nums">{writeFigure(settingOf(scenario, path), unit, digits)}</span>
);
