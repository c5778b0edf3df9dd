import type { LabVariant } from './lab-body';
import { LabSlot } from './lab-slot';
import type { LabSpec } from './lab-spec';
import { StillLab } from './still-lab';

/** A lab as a page places it: the still picture in the HTML, the lab itself once it is near. */
export function LabFigure({ spec, variant }: { readonly spec: LabSpec; readonly variant?: LabVariant }) {
  return (
    <LabSlot spec={spec} variant={variant}>
      <StillLab spec={spec} hideTitle={variant === 'home'} />
    </LabSlot>
  );
}
