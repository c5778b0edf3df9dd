import { quantile, type UiCase } from './case';
import { forget, frameTimes, longestTask } from './watch';

const WATCHED_MS = 10_000;

/** Some 2,000 requests on their way at any moment. */
export const motion: UiCase = {
  name: 'motion',
  async measure(page) {
    await page.goto('/dev/crowd');
    await page.mouse.move(10, 10);
    await page.getByRole('button', { name: 'Pause' }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
    await forget(page);
    const frameMs = await frameTimes(page, WATCHED_MS);
    const meanMs = frameMs.reduce((sum, ms) => sum + ms, 0) / frameMs.length;
    return [
      { label: 'frames per second, 2,000 on their way', value: 1000 / meanMs, unit: '/s', atLeast: 59 },
      { label: 'frame, p95', value: quantile(frameMs, 0.95), unit: 'ms', atMost: 20 },
      { label: 'frame, longest', value: Math.max(...frameMs), unit: 'ms' },
      await longestTask(page, 'while it plays'),
    ];
  },
};
