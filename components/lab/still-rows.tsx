import { recordAtBuild } from '@/runtime/at-build';
import { figuresAt } from '../viz/figures-at';
import { indexed } from '../viz/span-index';
import { writeTime } from '../viz/write-figure';
import { type SideBySideSpec, withSet } from './side-by-side-spec';
import { VariantTable } from './variant-table';

export function StillRows({ spec }: { readonly spec: SideBySideSpec }) {
  const recordings = spec.variants.map(({ set }) => recordAtBuild(withSet(spec.scenario, set)));
  const atMs = recordings[0].forMs;
  return (
    <figure className="m-0 font-sans">
      <h3 className="py-1 text-base font-semibold">{spec.title}</h3>
      <div className="border border-edge bg-raised p-3">
        <VariantTable
          caption={`After ${writeTime(atMs)}, the same arrivals to each`}
          rows={spec.variants.map(({ label }, i) => ({ label, figures: figuresAt(indexed(recordings[i]), atMs, Infinity) }))}
        />
      </div>
    </figure>
  );
}
