import { number } from '../knobs/knobs';
import type { Variant } from '../knobs/variants';
import type { Rng } from '../random/rng';
import type { Ms, Rps } from '../units';

/**
 * When requests come from a world that does not wait for answers. `next` gives the instant of the next candidate after `nowMs`
 * (Infinity: none, ever); `arrives` then tells whether a request comes at that instant or it was only a look at the clock, which
 * is how rates that change with time are thinned (Lewis & Shedler 1979).
 */
export interface ArrivalProcess {
  next(nowMs: Ms): Ms;
  readonly arrives: boolean;
  /** The mean rate at an instant, for charts; null where there is none. */
  rateAt(atMs: Ms): Rps | null;
}

export interface ArrivalSpec<C = never> extends Variant {
  create(config: C, rng: Rng): ArrivalProcess;
}

export const rate = (label: string, initial: number, help: string, main?: true) =>
  number({
    label,
    unit: 'rps',
    min: 0,
    max: 1e7,
    range: [1, 2000],
    scale: 'log',
    default: initial,
    help,
    ...(main ? { main } : {}),
  });
export const span = (label: string, initial: number, help: string) =>
  number({ label, unit: 'ms', above: 0, max: 1e10, range: [100, 120_000], scale: 'log', default: initial, help });
export const rateRps = rate('Arrival rate', 50, 'Requests a second, on average.', true);
