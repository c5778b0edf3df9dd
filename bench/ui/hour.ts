import type { Page } from '@playwright/test';
import type { UiCase } from './case';
import { openSystem, playhead, systemOf } from './lone-lab';
import { forget, longestTask } from './watch';

const HOUR_MS = 3_600_000;
const SPEED = 20;
const EVERY_MS = HOUR_MS / SPEED / 12;

/** An hour of virtual time at 20×: what the page holds after the first five minutes of it is what it holds at the end. */
export const hour: UiCase = {
  name: 'hour',
  async measure(page) {
    await openSystem(page, systemOf(300, HOUR_MS));
    await page.getByRole('combobox', { name: 'Playback speed' }).selectOption(String(SPEED));
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await forget(page);
    const held: number[] = [];
    while ((await playhead(page)) < HOUR_MS - (EVERY_MS * SPEED) / 4) {
      await page.waitForTimeout(EVERY_MS);
      held.push(await heldMb(page));
    }
    return [
      { label: 'held after five minutes of an hour', value: held[0], unit: 'MB' },
      { label: 'held at its end', value: held.at(-1)!, unit: 'MB' },
      { label: 'grown over the hour', value: held.at(-1)! - held[0], unit: 'MB', atMost: 10 },
      { label: 'most at any time', value: Math.max(...held), unit: 'MB' },
      await longestTask(page, 'over the hour'),
    ];
  },
};

/** What the page's objects and buffers take once nothing is left to collect. */
async function heldMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return (usedSize + backingStorageSize) / 1e6;
}
