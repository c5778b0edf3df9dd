import { SideBySideSlot } from './side-by-side-slot';
import type { SideBySideSpec } from './side-by-side-spec';
import { StillRows } from './still-rows';

/** The same arrivals to several designs at once. A table of each one's figures is there without scripts. */
export function SideBySide({ spec }: { readonly spec: SideBySideSpec }) {
  return (
    <SideBySideSlot spec={spec}>
      <StillRows spec={spec} />
    </SideBySideSlot>
  );
}
