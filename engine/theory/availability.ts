import { InputError } from '../input-error';
import type { Ms, Ratio } from '../units';

export interface AvailabilityAnswer {
  readonly availability: Ratio;
  /** 1 − availability, computed on its own so that many nines keep their digits. */
  readonly unavailability: Ratio;
}

/**
 * Parts that are all needed: A = Π aᵢ. Failures independent.
 * @see AWS, Availability and Beyond (2021), Availability with dependencies, equation 4
 */
export function series({ availabilities }: { availabilities: readonly Ratio[] }): AvailabilityAnswer {
  let availability = 1;
  let unavailability = 0;
  for (const part of availabilities) {
    unavailability += availability * (1 - part);
    availability *= part;
  }
  return { availability, unavailability };
}

/**
 * Parts of which one is enough: A = 1 − Π(1 − aᵢ). Failures independent, fail-over instant.
 * @see AWS, Availability and Beyond (2021), Availability with redundancy, equation 5
 */
export function parallel({ availabilities }: { availabilities: readonly Ratio[] }): AvailabilityAnswer {
  let unavailability = 1;
  for (const part of availabilities) unavailability *= 1 - part;
  return { availability: 1 - unavailability, unavailability };
}

/**
 * Alike parts of which at least k of n must be up: A = Σ_{i=k..n} C(n,i)·aⁱ·(1 − a)ⁿ⁻ⁱ.
 *
 * Terms are grown outward from the largest one and normalised by their sum, so n may be in the thousands.
 *
 * @param availability a of one part, 0..1
 * @param k integer, 1 <= k <= n; 1 is `parallel`, n is `series`
 * @throws InputError when k > n
 * @see AWS, Availability and Beyond (2021), Availability with redundancy, equation 6
 */
export function kOfN({ availability, n, k }: { availability: Ratio; n: number; k: number }): AvailabilityAnswer {
  if (k > n) throw new InputError('k', `must be <= n (${n})`, k);
  if (availability === 0 || availability === 1) return { availability, unavailability: 1 - availability };
  const odds = availability / (1 - availability);
  const likeliest = Math.min(n, Math.floor((n + 1) * availability));
  let up = 0;
  let down = 0;
  const count = (i: number, weight: number) => {
    if (i >= k) up += weight;
    else down += weight;
  };
  count(likeliest, 1);
  for (let i = likeliest, weight = 1; i < n && weight > 0; i++) {
    weight *= ((n - i) / (i + 1)) * odds;
    count(i + 1, weight);
  }
  for (let i = likeliest, weight = 1; i > 0 && weight > 0; i--) {
    weight *= i / (n - i + 1) / odds;
    count(i - 1, weight);
  }
  return { availability: up / (up + down), unavailability: down / (up + down) };
}

const DAY_MS = 86_400_000;

export interface DowntimeAnswer {
  /** In a year of 365 days. */
  readonly perYearMs: Ms;
  readonly per30DaysMs: Ms;
  readonly perWeekMs: Ms;
  readonly perDayMs: Ms;
}

/**
 * What an availability allows to be lost: (1 − A) of each period.
 * @see Google, Site Reliability Engineering (2016), appendix A (availability table)
 */
export function downtime({ availability }: { availability: Ratio }): DowntimeAnswer {
  const share = 1 - availability;
  return {
    perYearMs: share * 365 * DAY_MS,
    per30DaysMs: share * 30 * DAY_MS,
    perWeekMs: share * 7 * DAY_MS,
    perDayMs: share * DAY_MS,
  };
}
