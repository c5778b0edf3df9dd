import { MarkState, markStates, stateWords } from '../viz/mark-state';
import { type Marks, newMarks } from '../viz/marks';
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
        const { marks, width } = sampleOf(state);
        return (
          <li key={state} className="flex items-center gap-1.5">
            <svg width={width} height={12} aria-hidden="true">
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

/** A mark as the picture draws it; attempts at one request as three of them. */
function sampleOf(state: number): { readonly marks: Marks; readonly width: number } {
  const isChain = state === MarkState.join;
  const states = isChain ? [MarkState.failed, state, MarkState.held, state, MarkState.retry] : [state];
  const marks = newMarks(states.length);
  marks.count = states.length;
  marks.state.set(states);
  marks.x.set(states.map((_, i) => 6 + i * HALF_STEP));
  marks.y.fill(6);
  marks.done.fill(Number.NaN);
  if (!isChain) marks.done[0] = 0.6;
  return { marks, width: 12 + (states.length - 1) * HALF_STEP };
}

const HALF_STEP = 5;
