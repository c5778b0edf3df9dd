/** A system to size on the back of an envelope, from users to servers. */
export interface SizingSystem {
  readonly id: string;
  readonly title: string;
  readonly ask: string;
  /** What is assumed: every number of the sums below stands here, or is the outcome of an earlier one. */
  readonly given: readonly string[];
  /** In the order of the walk. The last one is the servers. */
  readonly fields: readonly SizingField[];
  /** Requests a second at the peak that reach the servers. */
  readonly peakRps: number;
  /** What one server does in a second. */
  readonly perServerRps: number;
}

export interface SizingField {
  readonly id: string;
  readonly ask: string;
  /** What is typed: `/s`, `TB`. */
  readonly unit: string;
  readonly value: number;
  /** The sum, as it is said aloud. */
  readonly working: string;
  readonly why: string;
}

/** Servers are kept this busy at the peak, so that the line stays short. */
export const BUSY = 0.7;
