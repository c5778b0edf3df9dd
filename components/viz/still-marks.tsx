import { MarkState, markStates } from './mark-state';
import { MARK_RADIUS, type Marks } from './marks';
import { pie, shapes } from './shapes';
import { StillPen } from './still-pen';

const colours: Readonly<Record<(typeof markStates)[number], string>> = {
  waiting: 'text-waiting',
  service: 'text-service',
  ok: 'text-ok',
  hit: 'text-hit',
  retry: 'text-retry',
  failed: 'text-failed',
  shed: 'text-shed',
  free: 'text-rule',
  held: 'text-waiting',
  join: 'text-edge',
};

/** A full circle in the fewest letters: a line of no length with round ends. */
const dot = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeWidth: 2 * (MARK_RADIUS - 0.5) } as const;

function spot(pen: StillPen, x: number, y: number): void {
  pen.moveTo(x, y);
  pen.stay();
}

/** The marks of a picture that does not move, as one SVG path per state. */
export function StillMarks({ marks }: { readonly marks: Marks }) {
  const work = new StillPen();
  for (let i = 0; i < marks.count; i++)
    if (marks.state[i] === MarkState.service && marks.done[i] > 0)
      pie(work, marks.x[i], marks.y[i], Math.min(0.999, marks.done[i]));
  return (
    <g data-slot="marks">
      {markStates.map((name, state) => {
        const pen = new StillPen();
        for (const i of apart(marks, state)) (state === MarkState.ok ? spot : shapes[state].trace)(pen, marks.x[i], marks.y[i]);
        if (pen.d === '') return null;
        const { fill, width } = shapes[state];
        if (state === MarkState.ok) return <path key={name} d={pen.d} className={colours[name]} {...dot} />;
        return (
          <path
            key={name}
            d={pen.d}
            className={colours[name]}
            fill={fill ? 'currentColor' : 'none'}
            stroke={fill ? 'none' : 'currentColor'}
            strokeWidth={width || undefined}
          />
        );
      })}
      {work.d === '' ? null : <path d={work.d} className={colours.service} fill="currentColor" />}
    </g>
  );
}

/** Nearer to one another than this, two marks are one to the eye. */
const APART = 3;

/** Marks of one state, but for those that lie on one another: of a crowd on a wire nobody can count more. */
function apart({ count, state, x, y }: Marks, wanted: number): number[] {
  const taken = new Set<number>();
  const kept: number[] = [];
  for (let i = 0; i < count; i++) {
    if (state[i] !== wanted) continue;
    const spot = Math.round(x[i] / APART) * 8192 + Math.round(y[i] / APART);
    if (taken.has(spot)) continue;
    taken.add(spot);
    kept.push(i);
  }
  return kept;
}
