import type { UiCase } from './case';
import { openSystem, playhead, systemOf } from './lone-lab';

/** The worker dies over a long run that was changed: the same run comes back, where it was, and it is said. */
export const crash: UiCase = {
  name: 'crash',
  async measure(page) {
    await openSystem(page, systemOf(800, 300_000));
    await page.getByRole('slider', { name: 'Arrival rate' }).press('ArrowRight');
    await page.locator('[data-slot=lab][data-status=ready]').waitFor();
    const time = page.getByRole('slider', { name: 'Time' });
    for (let i = 0; i < 4; i++) await time.press('PageUp');
    const system = page.locator('[data-slot=system]');
    await page.waitForTimeout(1000);
    const before = {
      playheadMs: await playhead(page),
      rate: await page.getByRole('slider', { name: 'Arrival rate' }).inputValue(),
    };
    for (const worker of page.workers())
      await worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('out of memory');
        });
      });
    await page.getByText('The simulation stopped').waitFor({ timeout: 30_000 });
    // its long run went with it: the next place asked for has to be made again
    const beganMs = performance.now();
    await time.press('PageUp');
    await page.waitForTimeout(500);
    await page.locator('[data-slot=lab][data-status=ready]').waitFor({ timeout: 60_000 });
    const tookMs = performance.now() - beganMs;
    const playheadMs = await playhead(page);
    const isBack =
      Math.abs(playheadMs - before.playheadMs - 30_000) < 1000 &&
      (await page.getByRole('slider', { name: 'Arrival rate' }).inputValue()) === before.rate &&
      Number(await system.getAttribute('data-from')) < playheadMs &&
      Number(await system.getAttribute('data-until')) > playheadMs;
    return [
      { label: 'after a crash the run is back (1: yes)', value: Number(isBack), unit: '', atLeast: 1 },
      { label: 'crash to run', value: tookMs, unit: 'ms' },
    ];
  },
};
