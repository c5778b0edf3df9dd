import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenly } from '@/engine/random/evenly.test-support';
import { momentOfChange } from './lab-run';

test('what is done while time stands is done at the playhead or a hair before it, never after', () => {
  expect([0, 20_000, 512.3456, 512.9999].map(momentOfChange)).toEqual([0, 20_000, 512.345, 512.999]);
  fc.assert(
    fc.property(evenly(0, 1e6), (playheadMs) => {
      const atMs = momentOfChange(playheadMs);
      expect(atMs).toBeLessThanOrEqual(playheadMs);
      expect(playheadMs - atMs).toBeLessThan(0.0011);
    }),
  );
});
