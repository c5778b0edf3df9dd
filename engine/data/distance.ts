import { InputError } from '../input-error';
import type { Ms } from '../units';

/**
 * Light in glass, km per second: the speed in vacuum over a refractive index of about 1.5, as networks are reckoned with
 * (Grigorik, High Performance Browser Networking, 2013, ch. 1). The fibres of ITU-T G.652, of index 1.468, reach 204,000.
 */
export const FIBRE_KM_PER_SECOND = 200_000;

/** Great-circle distances, km, and what the same book's table 1-1 says of them. */
export const knownDistancesKm = {
  'New York to San Francisco': 4148,
  'New York to London': 5585,
  'New York to Sydney': 15_993,
} as const;

/**
 * The least time that a message takes one way over so many kilometres of fibre.
 *
 *   ms = km · detour / 200
 *
 * @param km great-circle distance, >= 0; half the Earth's circumference is 20,015
 * @param detour cable over great circle, >= 1; real routes are 1.5 to 2
 * @throws InputError
 */
export function fibreMs(km: number, detour = 1): Ms {
  if (!(km >= 0 && km < Infinity)) throw new InputError('km', 'must be a number >= 0', km);
  if (!(detour >= 1 && detour < Infinity)) throw new InputError('detour', 'must be a number >= 1', detour);
  return (km * detour * 1000) / FIBRE_KM_PER_SECOND;
}

/** There and back. Every question takes this at least once; a new TLS 1.3 connection asks twice before it may. */
export function roundTripMs(km: number, detour = 1): Ms {
  return 2 * fibreMs(km, detour);
}
