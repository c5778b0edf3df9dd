import type { Page } from '@playwright/test';
import type { UiCase } from './case';
import { forget, ranSince } from './watch';

const WATCHED_MS = 5000;

/** A running lab in a tab that is hidden asks for no frame and sets no timer. */
export const hidden: UiCase = {
  name: 'hidden',
  async measure(page) {
    await page.goto('/');
    await page.mouse.move(10, 10);
    await page.getByRole('button', { name: 'Pause' }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
    await show(page, 'hidden');
    await page.waitForTimeout(500); // what was under way ends
    await forget(page);
    await page.waitForTimeout(WATCHED_MS);
    const { frames, timers } = await ranSince(page);
    await forget(page);
    await show(page, 'visible');
    await page.waitForTimeout(1000);
    const after = await ranSince(page);
    return [
      { label: 'frames of a hidden tab, 5 s', value: frames, unit: '', atMost: 0 },
      { label: 'timers of a hidden tab, 5 s', value: timers, unit: '', atMost: 0 },
      { label: 'frames once it is shown, 1 s', value: after.frames, unit: '', atLeast: 10 },
    ];
  },
};

/** As a browser says it; headless ones never hide a page. */
const show = (page: Page, state: DocumentVisibilityState): Promise<void> =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
