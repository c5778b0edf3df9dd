export type Column = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A longer column that begins with the same values and goes on with `rest`. */
export function widened<A extends Column>(from: A, length: number, rest = 0): A {
  const wider = new (from.constructor as new (length: number) => A)(length);
  wider.set(from);
  if (rest !== 0) wider.fill(rest, from.length);
  return wider;
}
