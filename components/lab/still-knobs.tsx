import { type ControlView, NO_FORM, writeControl } from '@/runtime/control-view';
import { buttonClass } from '../ui/button';
import { Icon } from '../ui/icon';
import { labRooms } from './lab-frame';

export interface StillKnobsProps {
  readonly controls: readonly ControlView[];
  readonly hasMore: boolean;
  /** @default its room in a lab */
  readonly className?: string;
}

/** Each knob with its help in as much room as it will take, and where it stands: on paper the settings of the run. */
export const StillKnobs = ({ controls, hasMore, className = labRooms.knobs }: StillKnobsProps) => (
  <div className={className}>
    <div className="grid content-start gap-3 text-sm scriptless:gap-1 print:flex print:flex-wrap print:gap-x-6 print:gap-y-0">
      {controls.map((view) => (
        <div key={view.path}>
          <Knob view={view} />
        </div>
      ))}
      <div aria-hidden="true" className="invisible flex scriptless:hidden print:hidden">
        {hasMore ? <span className={buttonClass('quiet')}>All knobs</span> : null}
      </div>
    </div>
  </div>
);

function Knob({ view }: { readonly view: ControlView }) {
  const written = writeControl(view, view.kind === 'choice' ? (view.initial ?? NO_FORM) : view.initial);
  if (view.kind === 'choice')
    return (
      <div className="grid gap-1 scriptless:block print:block">
        <span>{view.label}</span>
        <span className="flex min-h-9 items-center justify-between rounded-md border border-edge px-2.5 pointer-coarse:min-h-11 scriptless:contents scriptless:font-medium print:contents print:font-medium">
          {' '}
          {written}
          <Icon name="down" className="size-3.5 scriptless:hidden print:hidden" />
        </span>
        <Help>{view.options.find(({ value }) => value === (view.initial ?? NO_FORM))?.help}</Help>
      </div>
    );
  if (view.kind === 'flag')
    return (
      <div className="grid grid-cols-[1fr_auto] items-center gap-x-3">
        <span>{view.label}</span>
        <span className="flex h-6 w-11 items-center justify-end font-medium pointer-coarse:my-2.5 print:my-0">{written}</span>
        <Help>{view.help}</Help>
      </div>
    );
  if (view.kind === 'text')
    return (
      <div className="grid gap-1">
        <span>{view.label}</span>
        <span className="min-h-[calc(3lh+10px)] border border-edge px-2 py-1 font-mono scriptless:min-h-0 print:min-h-0">
          {written}
        </span>
        <Help>{view.help}</Help>
      </div>
    );
  if (view.initial === null)
    return (
      <div className="flex min-h-9 items-center justify-between gap-2 pointer-coarse:min-h-11 print:min-h-0">
        <span>{view.label}</span>
        <span className="font-medium">{written}</span>
      </div>
    );
  return (
    <div>
      <div className="grid grid-cols-[1fr_auto] items-center gap-x-2">
        <span className="flex min-h-9 items-center leading-tight scriptless:min-h-7 print:min-h-0">{view.label}</span>
        <span className="flex items-center gap-1.5">
          <span className="flex h-7 min-w-16 items-center justify-end pe-1.5 font-medium tabular-nums pointer-coarse:h-11 print:h-auto print:min-w-0 print:pe-0">
            {String(Number((view.initial as number).toPrecision(6)))}
          </span>
          {view.unit === '' ? null : (
            <span dir="ltr" className="min-w-6 text-xs text-muted">
              {view.unit}
            </span>
          )}
        </span>
        <span className="col-span-2 flex h-6 items-center pointer-coarse:h-11 scriptless:hidden print:hidden">
          <span className="h-0.5 grow bg-edge" />
        </span>
        <Help>{view.help}</Help>
      </div>
      {view.nullMeans === undefined ? null : (
        <div aria-hidden="true" className="flex invisible scriptless:hidden print:hidden">
          <span className={buttonClass('quiet')}>{view.nullMeans}</span>
        </div>
      )}
    </div>
  );
}

const Help = ({ children }: { readonly children: string | undefined }) =>
  children === undefined ? null : (
    <span className="col-[1/-1] block text-xs text-muted scriptless:hidden print:hidden">{children}</span>
  );
