import { markStates } from './mark-state';
import { MARK_RADIUS } from './marks';
import type { Pen } from './pen';

const JOIN_REACH = 2;
const TURN = Math.PI * 2;

/** How each state is drawn: stroked or filled, and its outline. */
export const shapes: readonly {
  readonly fill: boolean;
  readonly width: number;
  readonly trace: (pen: Pen, x: number, y: number) => void;
}[] = markStates.map((name) => {
  const r = MARK_RADIUS;
  switch (name) {
    case 'waiting':
      return { fill: false, width: 1.5, trace: (pen, x, y) => circle(pen, x, y, r - 0.75) };
    case 'service':
      return { fill: false, width: 1.25, trace: (pen, x, y) => circle(pen, x, y, r + 0.25) };
    case 'free':
      return { fill: false, width: 1, trace: (pen, x, y) => circle(pen, x, y, r + 0.25) };
    case 'ok':
      return { fill: true, width: 0, trace: (pen, x, y) => circle(pen, x, y, r - 0.5) };
    case 'hit':
      return { fill: true, width: 0, trace: notched };
    case 'retry':
      return { fill: true, width: 0, trace: diamond };
    case 'held':
      return { fill: false, width: 1.5, trace: square };
    case 'join':
      return { fill: false, width: 1.25, trace: dash };
    case 'failed':
      return { fill: false, width: 1.75, trace: cross };
    default:
      return { fill: false, width: 1.5, trace: barred };
  }
});

function circle(pen: Pen, x: number, y: number, r: number): void {
  pen.moveTo(x + r, y);
  pen.arc(x, y, r, 0, TURN);
}
function notched(pen: Pen, x: number, y: number): void {
  pen.moveTo(x, y);
  pen.arc(x, y, MARK_RADIUS - 0.25, -Math.PI / 4, (5 * Math.PI) / 4);
  pen.closePath();
}
function diamond(pen: Pen, x: number, y: number): void {
  const r = MARK_RADIUS + 0.5;
  pen.moveTo(x, y - r);
  pen.lineTo(x + r, y);
  pen.lineTo(x, y + r);
  pen.lineTo(x - r, y);
  pen.closePath();
}
function square(pen: Pen, x: number, y: number): void {
  const r = MARK_RADIUS - 0.75;
  pen.moveTo(x - r, y - r);
  pen.lineTo(x + r, y - r);
  pen.lineTo(x + r, y + r);
  pen.lineTo(x - r, y + r);
  pen.closePath();
}
/** Between two marks of one request. */
function dash(pen: Pen, x: number, y: number): void {
  pen.moveTo(x - JOIN_REACH, y);
  pen.lineTo(x + JOIN_REACH, y);
}
function cross(pen: Pen, x: number, y: number): void {
  const r = MARK_RADIUS - 0.75;
  pen.moveTo(x - r, y - r);
  pen.lineTo(x + r, y + r);
  pen.moveTo(x + r, y - r);
  pen.lineTo(x - r, y + r);
}
function barred(pen: Pen, x: number, y: number): void {
  circle(pen, x, y, MARK_RADIUS - 0.5);
  const r = (MARK_RADIUS - 0.5) * 0.7;
  pen.moveTo(x - r, y - r);
  pen.lineTo(x + r, y + r);
}
/** The part of a work ring that is done, as a pie. */
export function pie(pen: Pen, x: number, y: number, done: number): void {
  pen.moveTo(x, y);
  pen.arc(x, y, MARK_RADIUS - 0.75, -TURN / 4, -TURN / 4 + Math.min(1, Math.max(0, done)) * TURN);
  pen.closePath();
}
