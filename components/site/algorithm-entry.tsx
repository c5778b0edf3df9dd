import type { MechanismSpec } from '@/engine/mechanism';
import { KnobTable } from './knob-table';

export interface AlgorithmEntryProps {
  readonly family: string;
  readonly id: string;
  readonly spec: MechanismSpec;
}

/** One mechanism as the reference shows it: all of it is read from the mechanism itself. */
export function AlgorithmEntry({ family, id, spec }: AlgorithmEntryProps) {
  return (
    <section data-slot="algorithm" aria-labelledby={id} className="max-w-lab border-t border-ink pt-4 pb-10 font-sans">
      <h2 id={id} className="font-serif text-2xl font-semibold">
        {spec.label}
      </h2>
      <p className="mt-1 max-w-measure font-serif text-lg">{spec.help}</p>
      <dl className="mt-3 grid max-w-lab gap-x-6 gap-y-1 text-sm sm:grid-cols-[6rem_1fr]">
        <Fact label="Name" value={<code className="font-mono">{`${family}/${id}`}</code>} />
        <Fact label="Time" value={spec.cost.time} />
        <Fact label="Memory" value={spec.cost.memory} />
        <Fact label="Source" value={spec.source} />
        {spec.deviation ? <Fact label="Deviation" value={spec.deviation} /> : null}
      </dl>
      <KnobTable knobs={spec.knobs} of={spec.label} />
    </section>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="pb-1 sm:pb-0">{value}</dd>
    </>
  );
}
