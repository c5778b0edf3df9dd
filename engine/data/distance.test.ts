import { expect, test } from 'vitest';
import { fibreMs, knownDistancesKm, roundTripMs } from './distance';

// Grigorik, High Performance Browser Networking (2013), table 1-1: time in fibre and round trip, whole ms.
test.each([
  ['New York to San Francisco', 21, 42],
  ['New York to London', 28, 56],
  ['New York to Sydney', 80, 160],
] as const)('DI1 %s: %i ms in fibre, %i there and back', (route, oneWay, roundTrip) => {
  const km = knownDistancesKm[route];
  expect(Math.round(fibreMs(km))).toBe(oneWay);
  // The book doubles what it rounded.
  expect(Math.abs(roundTripMs(km) - roundTrip)).toBeLessThan(1);
});

test('DI2 nothing is nothing; a detour is in proportion', () => {
  expect(fibreMs(0)).toBe(0);
  expect(fibreMs(1000)).toBe(5);
  expect(fibreMs(1000, 1.5)).toBe(7.5);
});

test.each([
  [-1, 1, 'km must be a number >= 0, got -1'],
  [Number.NaN, 1, 'km must be a number >= 0, got NaN'],
  [1, 0.5, 'detour must be a number >= 1, got 0.5'],
])('DI3 refuses %d km, detour %d', (km, detour, message) => {
  expect(() => fibreMs(km, detour)).toThrow(message);
});
