/** Where a learner is in time. Given, never asked of the system in here. */
export interface Now {
  readonly nowMs: number;
  /** Minutes that local time is ahead of UTC. */
  readonly minutesEast: number;
}

export const DAY_MS = 86_400_000;

/** Counts local days; past days are counted by today's offset, so an hour of a night in another season may count to its neighbour. */
export const dayOf = (atMs: number, { minutesEast }: Pick<Now, 'minutesEast'>): number =>
  Math.floor((atMs + minutesEast * 60_000) / DAY_MS);

export interface Habit {
  /** Days in a row up to today, or up to yesterday while today is young. */
  readonly daysInARow: number;
  /** The last days, oldest first, today at the end: whether anything was answered. */
  readonly lastDays: readonly boolean[];
}

export function habitOf(answers: readonly { readonly atMs: number }[], now: Now, span = 14): Habit {
  const days = new Set(answers.map(({ atMs }) => dayOf(atMs, now)));
  const today = dayOf(now.nowMs, now);
  let daysInARow = 0;
  for (let day = days.has(today) ? today : today - 1; days.has(day); day--) daysInARow++;
  return { daysInARow, lastDays: Array.from({ length: span }, (_, i) => days.has(today - span + 1 + i)) };
}
