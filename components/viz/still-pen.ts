import type { Pen } from './pen';

/**
 * Outlines as SVG path data in few letters: a page may hold thousands of marks. Steps from mark to mark, tenths of a pixel,
 * rounded from where the pen really is, so that nothing drifts.
 */
export class StillPen implements Pen {
  d = '';
  private x = 0;
  private y = 0;

  moveTo(x: number, y: number): void {
    this.to('m', x, y);
  }
  lineTo(x: number, y: number): void {
    this.to('l', x, y);
  }
  arc(x: number, y: number, r: number, from: number, to: number): void {
    const startX = x + r * Math.cos(from);
    const startY = y + r * Math.sin(from);
    if (Math.abs(startX - this.x) + Math.abs(startY - this.y) > 0.15) this.lineTo(startX, startY);
    const radius = tenths(r);
    if (to - from >= Math.PI * 2) {
      const across = pair(-2 * tenths(r), 0);
      this.d += `a${pair(radius, radius)} 0 1 1${spaced(across)}${spaced(pair(radius, radius))} 0 1 1 ${pair(2 * radius, 0)}`;
      return;
    }
    const large = to - from > Math.PI ? 1 : 0;
    this.to(`a${pair(radius, radius)} 0 ${large} 1`, x + r * Math.cos(to), y + r * Math.sin(to));
  }
  stay(): void {
    this.d += 'h0';
  }
  closePath(): void {
    this.d += 'z';
  }

  private to(command: string, x: number, y: number): void {
    const dx = tenths(x - this.x);
    const dy = tenths(y - this.y);
    this.d += command.length > 1 ? `${command}${spaced(pair(dx, dy))}` : `${command}${pair(dx, dy)}`;
    this.x = tenths(this.x + dx);
    this.y = tenths(this.y + dy);
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const short = (value: number): string => String(tenths(value)).replace(/^(-?)0\./, '$1.');
/** A minus sign parts two numbers by itself. */
const spaced = (text: string): string => (text.startsWith('-') ? text : ` ${text}`);
const pair = (x: number, y: number): string => `${short(x)}${spaced(short(y))}`;
