import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import type { ChartSpec } from '../viz/chart-series';

/** What a lab is made of: plain data, so that a page can be written around it and a link can name it. */
export interface LabSpec {
  /** One word, unique on the site: links say it. */
  readonly id: string;
  readonly title: string;
  /** A scenario as JSON; give its links a `latencyMs`, since a hop without one is not seen. */
  readonly scenario: unknown;
  /** Paths of the controls that matter: `users.arrivals.rateRps`, `lb.algorithm`, `app/a.speed`. Two or three. */
  readonly controls: readonly string[];
  /** What a slider offers here, where that is less than the knob allows, by path. */
  readonly ranges?: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Offer every other control behind "all knobs". @default true */
  readonly moreControls?: boolean;
  /** Ids of the usual charts (`traffic`, `latency`, `queue`), or charts of your own. @default traffic, latency, queue */
  readonly charts?: readonly (string | ChartSpec)[];
  /** Virtual seconds per second at first. @default 1 */
  readonly speed?: number;
  /** Begin to play when first seen; never under reduced motion. */
  readonly autoplay?: boolean;
  /** What a closed form says, drawn as a line on the chart that shows the series. */
  readonly theory?: readonly TheoryLine[];
  readonly tryThis?: readonly TryThis[];
  /** A run to compare with from the start: the same scenario with these inputs. */
  readonly compare?: readonly ScenarioEvent[];
  /** The moment of the picture that stands in before the lab opens. @default two thirds of the run */
  readonly stillAtMs?: Ms;
  /** Backends can be killed, slowed and revived. @default true */
  readonly faults?: boolean;
  /** Where a link to a run of it leads. @default the page it stands on */
  readonly linkAt?: string;
  /** The address of a page of this lab alone, that others may put into a frame. */
  readonly embedAt?: string;
}

export interface TheoryLine {
  readonly series: string;
  readonly label: string;
  readonly value: number;
}

/** One thing to try, ticked off as it happens. */
export interface TryThis {
  readonly id: string;
  readonly text: string;
  readonly done?: TryDone;
}

export type TryDone =
  /** An input of the learner. */
  | { readonly did: ScenarioEvent['do']; readonly target?: string }
  | { readonly turned: string }
  /** A windowed figure went above or below a bound, after something the learner did. */
  | { readonly series: string; readonly above?: number; readonly below?: number; readonly afterInput?: boolean }
  | { readonly pinned: true }
  | { readonly played: true };

/** Drawn by the learner over a chart: a prediction. */
export interface LabOverlay {
  readonly series: string;
  readonly label: string;
  readonly value?: number;
  readonly points?: readonly (readonly [atMs: Ms, value: number])[];
}
