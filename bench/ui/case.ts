import type { Page } from '@playwright/test';

/** One measured figure, and what it must hold. */
export interface Figure {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** Exactly one of these is asked for, or none of a figure that only explains. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface UiCase {
  readonly name: string;
  measure(page: Page): Promise<readonly Figure[]>;
}

export const holds = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean => value <= atMost && value >= atLeast;

export const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

/** Long tasks as the browser lists them: none is shorter than 50 ms. */
export const LONGEST_TASK_MS = 50;
