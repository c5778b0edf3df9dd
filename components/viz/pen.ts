/** The drawing calls a mark is made of: a canvas has them, and so has a writer of SVG paths. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}
