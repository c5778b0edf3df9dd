/** A number that fits an address and can be read out to a colleague. */
export const MOST_DRAWS = 100_000;

/** Which fault it will be is nobody's choice. */
export const newDraw = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! % MOST_DRAWS;
