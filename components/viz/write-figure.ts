import type { Ms, Ratio, Rps } from '@/engine/units';

/** Numbers as a person reads them: a unit on each, and no more digits than can be meant. */

const digits = (value: number): string => {
  const size = Math.abs(value);
  return size >= 100 || Number.isInteger(value) ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
};

export function writeMs(ms: Ms | null): string {
  if (ms === null || Number.isNaN(ms)) return '–';
  if (ms < 1000) return `${digits(ms)} ms`;
  if (ms < 100_000) return `${Number((ms / 1000).toPrecision(3))} s`;
  return `${Math.round(ms / 60_000)} min`;
}

export function writeRate(rps: Rps): string {
  if (Number.isNaN(rps)) return '–';
  return rps >= 1000 ? `${Number((rps / 1000).toPrecision(2))} k/s` : `${digits(rps)}/s`;
}

export function writeShare(ratio: Ratio | null): string {
  if (ratio === null || Number.isNaN(ratio)) return '–';
  const percent = ratio * 100;
  if (percent > 0 && percent < 0.1) return '<0.1%';
  return `${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`;
}

/** A distance between shares, in points of a hundred. */
export const writePoints = (ratio: Ratio): string => (Number.isNaN(ratio) ? '–' : `${digits(ratio * 100)} points`);

export function writeCount(count: number): string {
  if (Number.isNaN(count)) return '–';
  return count >= 10_000 ? `${Number((count / 1000).toPrecision(3))} k` : digits(count);
}

/** `0:42.3`; hours only where there are some. */
export function writeTime(ms: Ms): string {
  const tenths = Math.floor(ms / 100 + 1e-9);
  const minutes = Math.floor(tenths / 600);
  const rest = tenths - minutes * 600;
  return `${minutes}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`;
}

/** A difference with its sign: `+12 ms`, `−0.4%`, `0 ms`. */
export function writeSigned(write: (value: number) => string, value: number): string {
  if (Number.isNaN(value)) return '–';
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${write(Math.abs(value))}`;
}
