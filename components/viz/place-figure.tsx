import type { PlaceBox } from './layout';
import { lineRoom, workRoom } from './marks';
import type { PlaceScene } from './scene';
import type { Condition, Note } from './standing';
import { writeShare } from './write-figure';

/** `down`, `3× slower`, `draining`, `10% errors`; nothing while all is well. */
function healthWords({ health, slowFactor, failRatio }: Condition): string {
  if (health === 'down') return 'down';
  if (health === 'draining') return 'draining';
  if (slowFactor > 1) return `${Number(slowFactor.toPrecision(2))}× slower`;
  if (slowFactor < 1) return `${Number((1 / slowFactor).toPrecision(2))}× faster`;
  if (failRatio > 0) return `${writeShare(failRatio)} errors`;
  return '';
}

/** What ails it, then what others take it to be: `down, unhealthy`, `primary`. */
export const conditionWords = (condition: Condition, notes: readonly Note[]): string =>
  [healthWords(condition), ...notes.map(({ words }) => words)].filter(Boolean).join(', ');

/** The colour of those words. */
export const toneOfCondition = (condition: Condition, notes: readonly Note[]): string => {
  if (condition.health === 'down' || notes.some(({ isBad }) => isBad)) return 'fill-failed';
  return healthWords(condition) === '' ? 'fill-muted' : 'fill-retry';
};

export interface PlaceFigureProps {
  readonly box: PlaceBox;
  readonly label: string;
  readonly place: PlaceScene;
  readonly notes: readonly Note[];
}

/** A backend: its name, how it is, its line and its work, and how busy it is. */
export function PlaceFigure({ box, label, place, notes }: PlaceFigureProps) {
  const { x, y, width, height, isCompact, counterX, markY } = box;
  const words = conditionWords(place, notes);
  const isDown = place.health === 'down';
  const { inService, queued, utilization } = place;
  const meterY = y + height - 1.5;
  const more = queued - Math.min(place.line.length, lineRoom(box));
  const moreWork = inService - Math.min(place.work.length, workRoom(box));
  const baseline = isCompact ? markY + 4 : y + 16;
  return (
    <g data-place={label} data-health={place.health}>
      <text x={x + 8} y={baseline} className="fill-ink text-[14px] font-semibold">
        {label}
        {words === '' || isCompact ? null : (
          <tspan dx={7} className={`text-[13px] font-medium ${toneOfCondition(place, notes)}`}>
            {words}
          </tspan>
        )}
      </text>
      <text x={x + width} y={baseline} textAnchor="end" className="fill-muted">
        {isCompact ? words || writeShare(utilization) : figureOf(place, words)}
      </text>
      {more > 0 ? (
        <text x={x + (isCompact ? 60 : 36)} y={markY + 4} textAnchor="end" className="fill-ink font-medium">
          +{more}
        </text>
      ) : null}
      {moreWork > 0 ? (
        <text x={x + width - 2} y={markY + 4} textAnchor="end" className="fill-ink font-medium">
          +{moreWork}
        </text>
      ) : null}
      <path d={`M${counterX} ${markY - 8}V${markY + 8}`} className="stroke-edge" strokeWidth={1} />
      <path d={`M${x} ${meterY}H${x + width}`} className="stroke-rule" strokeWidth={3} />
      {isDown || utilization === null ? null : (
        <path d={`M${x} ${meterY}H${x + width * Math.min(1, utilization)}`} className="stroke-service" strokeWidth={3} />
      )}
      {isDown ? <Cross x={counterX - 44} y={markY - 13} width={x + width - counterX + 40} height={26} /> : null}
    </g>
  );
}

/** Words leave less room: then only how busy it is. */
function figureOf({ health, inService, queued, utilization, share }: PlaceScene, words: string): string {
  if (health === 'down') return '';
  const parts = share === null ? (words === '' ? [`${inService + queued} in flight`] : []) : [`${writeShare(share)} of calls`];
  return [...parts, ...(utilization === null ? [] : [`${writeShare(utilization)} busy`])].join(' · ');
}

interface CrossProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Struck out: nothing is answered here. */
export const Cross = ({ x, y, width, height }: CrossProps) => (
  <path
    d={`M${x} ${y}L${x + width} ${y + height}M${x + width} ${y}L${x} ${y + height}`}
    className="stroke-failed"
    strokeWidth={1.5}
  />
);
