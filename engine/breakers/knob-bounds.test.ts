import { expect, it } from 'vitest';
import type { Knobs } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { consecutiveFailures } from './consecutive-failures';
import { rollingWindowKnobs } from './rolling-window-knobs';

const LONGEST_MS = 1e12;
const UINT32_MAX = 4_294_967_295; // gobreaker counts in uint32
const INT_MAX = 2_147_483_647; // resilience4j in int

const takes = (knobs: Knobs, name: string, value: number): boolean => {
  try {
    parseKnobs(knobs, { [name]: value });
    return true;
  } catch {
    return false;
  }
};

// least and most that are taken, and the nearest values that are not
it.each<[string, Knobs, least: number, most: number, refused: number[]]>([
  ['failures', consecutiveFailures.knobs, 1, UINT32_MAX, [0, 1.5, UINT32_MAX + 1]],
  ['openForMs', consecutiveFailures.knobs, 0, LONGEST_MS, [-0.001, LONGEST_MS + 0.5]],
  ['halfOpenCalls', consecutiveFailures.knobs, 0, UINT32_MAX, [-1, 0.5, UINT32_MAX + 1]],
  ['intervalMs', consecutiveFailures.knobs, 0, LONGEST_MS, [-0.001, LONGEST_MS + 0.5]],
  ['slidingWindowSize', rollingWindowKnobs, 1, 1_000_000, [0, 1.5, 1_000_001]],
  ['minimumNumberOfCalls', rollingWindowKnobs, 1, INT_MAX, [0, 1.5, INT_MAX + 1]],
  ['failureRateThreshold', rollingWindowKnobs, 1e-9, 1, [0, 1.001]],
  ['slowCallRateThreshold', rollingWindowKnobs, 1e-9, 1, [0, 1.001]],
  ['slowCallDurationThresholdMs', rollingWindowKnobs, 1e-9, LONGEST_MS, [0, LONGEST_MS + 0.5]],
  ['permittedNumberOfCallsInHalfOpenState', rollingWindowKnobs, 1, 1_000_000, [0, 1.5, 1_000_001]],
  ['waitDurationInOpenStateMs', rollingWindowKnobs, 1, LONGEST_MS, [0.999, LONGEST_MS + 0.5]],
  ['maxWaitDurationInHalfOpenStateMs', rollingWindowKnobs, 0, LONGEST_MS, [-0.001, LONGEST_MS + 0.5]],
])('%s', (name, knobs, least, most, refused) => {
  expect([least, most].filter((value) => !takes(knobs, name, value))).toEqual([]);
  expect(refused.filter((value) => takes(knobs, name, value))).toEqual([]);
});
