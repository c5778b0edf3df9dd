import fc from 'fast-check';

/**
 * A number anywhere between two, most of the time. `fc.double` draws every double alike, and of those from 0 to 3000 nine in ten are below
 * a millionth: instants, ratios and widths that start at 0 were all as good as 0. Those are drawn now and then, as are the two ends.
 */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.nat(0xffff_ffff).map((n) => Math.min(max, min + ((max - min) * n) / 0xffff_ffff)) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  );
