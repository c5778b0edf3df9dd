export type Column = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A longer column that begins with the same values. */
export function widened<A extends Column>(from: A, length: number): A {
  const wider = new (from.constructor as new (length: number) => A)(length);
  wider.set(from);
  return wider;
}
