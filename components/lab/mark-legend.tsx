import { markStates, stateWords } from '../viz/mark-state';
import { newMarks } from '../viz/marks';
import { StillMarks } from '../viz/still-marks';

interface MarkLegendProps {
  readonly states: readonly number[];
  /** One mark stands for so many requests. */
  readonly each: number;
  readonly slowed: string | null;
}

/** Names the marks that this picture uses, and says where it is not to scale. */
export function MarkLegend({ states, each, slowed }: MarkLegendProps) {
  return (
    <ul data-slot="legend" className="flex flex-wrap gap-x-4 gap-y-0.5 font-sans text-xs text-muted">
      {states.map((state) => {
        const marks = newMarks(1);
        marks.count = 1;
        marks.state[0] = state;
        marks.x[0] = 6;
        marks.y[0] = 6;
        marks.done[0] = 0.6;
        return (
          <li key={state} className="flex items-center gap-1.5">
            <svg width={12} height={12} aria-hidden="true">
              <StillMarks marks={marks} />
            </svg>
            {stateWords[markStates[state]]}
          </li>
        );
      })}
      {each > 1 ? <li className="text-ink">one mark on its way stands for {each} requests</li> : null}
      {slowed === null ? null : <li>{slowed}</li>}
    </ul>
  );
}
