import type { Recording } from '@/engine/recording/types';
import { recordAtBuild } from '@/runtime/at-build';
import type { ControlView } from '@/runtime/control-view';
import { buttonClass } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { gather } from '../viz/chart-series';
import { StillChart } from '../viz/still-chart';
import { chartSpecs, shows } from './chart-specs';
import { barFrame, CHART_HEIGHT, chartsFrame, labRooms } from './lab-frame';
import type { LabSpec, TryThis } from './lab-spec';
import { panelsFor } from './panel-offers';
import { wordsOfInputs } from './words-of-inputs';

/*
 * The rooms of a lab that has not come: the same words and boxes as in the lab itself, so that whatever the width, nothing moves when
 * it comes. What can only be operated keeps its room and is not seen.
 */

export interface StillBarProps {
  readonly title: string | null;
  readonly recording: Recording;
  readonly isLocked: boolean;
  readonly takesData: boolean;
}

const { dense, roomy } = barFrame;

export function StillBar({ title, recording, isLocked, takesData }: StillBarProps) {
  const icons: readonly IconName[] = takesData ? ['upload', 'download', 'info'] : ['download', 'info'];
  return (
    <div className={barFrame.row}>
      {title === null ? null : <h3 className={barFrame.title}>{title}</h3>}
      <div aria-hidden="true" className={`${barFrame.buttons(title === null)} ${unseen}`}>
        <Still className={dense}>
          <Icon name="pin" /> Pin <span className="-ms-1 hidden @min-[36rem]:inline">this run</span>
        </Still>
        <Still className={roomy}>
          <Icon name="share" /> Copy link
        </Still>
        {panelsFor(recording, { isHome: title === null, locked: isLocked }).map(({ id, label }) => (
          <Still key={id} className={dense}>
            {label}
          </Still>
        ))}
        {icons.map((icon) => (
          <Still key={icon} className={`min-w-9 !px-0 pointer-coarse:min-w-11 ${roomy}`}>
            <Icon name={icon} />
          </Still>
        ))}
        <div className={barFrame.menu}>
          <span className={barFrame.more}>
            <Icon name="more" className="size-4 stroke-[2.5]" />
          </span>
        </div>
      </div>
    </div>
  );
}

/** Takes its room, and on paper and without scripts not even that. */
export const unseen = 'invisible scriptless:hidden print:hidden';

/** A button's room. */
const Still = ({ className, children }: { readonly className?: string; readonly children: React.ReactNode }) => (
  <span className={`${buttonClass('quiet')} ${className ?? ''}`}>{children}</span>
);

export const StillTries = ({ items }: { readonly items: readonly TryThis[] }) => (
  <div aria-hidden="true" className={`pb-2 ${unseen}`}>
    <div className="grid gap-0.5 font-sans text-sm">
      {items.map(({ id, text }) => (
        <div key={id} className="grid grid-cols-[1.25rem_1fr] items-baseline">
          <span />
          <span>{text}</span>
        </div>
      ))}
    </div>
  </div>
);

export interface StillChartsProps {
  readonly spec: LabSpec;
  readonly recording: Recording;
}

/** On a screen the charts are empty until something has been played; on paper they are those of the run that nobody touched. */
export function StillCharts({ spec, recording }: StillChartsProps) {
  const pinned = spec.compare === undefined ? [] : [gather(recordAtBuild(spec.scenario, undefined, spec.compare), STILL_BINS)];
  const binned = gather(recording, STILL_BINS);
  return (
    <div aria-hidden="true" className={labRooms.charts}>
      <div className="grid gap-1 invisible scriptless:visible print:visible">
        <div className={chartsFrame}>
          <div className="grid gap-2">
            {chartSpecs(recording, spec.charts).map((chart) => (
              <StillChart
                key={chart.id}
                spec={chart}
                height={CHART_HEIGHT}
                {...{ binned, pinned, forMs: recording.forMs }}
                theory={(spec.theory ?? []).filter((one) => shows(chart, one))}
              />
            ))}
          </div>
        </div>
        {pinned.length === 0 ? null : <p className="pb-2 font-sans text-xs text-muted">Thin grey lines: the pinned run.</p>}
      </div>
    </div>
  );
}

/** Half of those on a screen: a page carries all its charts. */
const STILL_BINS = 64;

/** The track of the timeline, and its buttons. */
export const StillTime = () => (
  <div aria-hidden="true" className={`${labRooms.time} scriptless:hidden print:hidden`}>
    <div className="h-22 pointer-coarse:h-24" />
  </div>
);

export interface StillCompareProps {
  readonly inputs: NonNullable<LabSpec['compare']>;
  readonly controls: readonly ControlView[];
}

export function StillCompare({ inputs, controls }: StillCompareProps) {
  const words = wordsOfInputs(inputs, controls);
  return (
    <div aria-hidden="true" className={`${labRooms.compare} scriptless:hidden print:hidden`}>
      <div className="invisible grid min-w-0 gap-2 font-sans text-sm">
        <table className="w-full max-w-[48rem]">
          <caption className="text-start text-xs">From the start until now, on the same arrivals</caption>
          <tbody>
            <tr className="text-xs">
              <th className="align-bottom font-normal">figure</th>
              <th className="ps-3 text-end align-bottom font-medium">pinned: {words}</th>
              <th className="ps-3 text-end align-bottom font-medium">now</th>
            </tr>
            {['p50', 'p99', 'answered', 'failed'].map((label) => (
              <tr key={label} className="border-t">
                <td>{label}</td>
                <td className="ps-3">–</td>
                <td className="ps-3">–</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="flex flex-wrap">
          <Still className="-ms-3">Unpin {words}</Still>
        </div>
        <div className="flex flex-wrap">
          <span className={buttonClass()}>Difference over time</span>
        </div>
      </div>
    </div>
  );
}
