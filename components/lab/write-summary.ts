import { wordsOfReason } from '../viz/chart-series';
import type { Figures } from '../viz/figures-at';
import { writeMs, writeRate, writeShare } from '../viz/write-figure';

/** `p99 212 ms (was 640 ms) · 118/s answered of 120/s offered · 0.4% failed: timed out`. */
export function writeSummary(now: Figures, was: Figures | null): string {
  if (now.overMs <= 0) return 'Nothing has happened yet.';
  const than = (text: (figures: Figures) => string): string => (was === null ? '' : ` (was ${text(was)})`);
  const p99 = (figures: Figures): string => writeMs(figures.p99Ms);
  const failed = (figures: Figures): string => writeShare(figures.failedRatio);
  const top = now.reasons[0];
  return [
    `p99 ${p99(now)}${than(p99)}`,
    `${writeRate(now.answeredRps)} answered of ${writeRate(now.offeredRps)} offered`,
    `${failed(now)} failed${than(failed)}${top === undefined ? '' : `: ${wordsOfReason(top.reason)}`}`,
  ].join(' · ');
}
