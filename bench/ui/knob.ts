import type { Page } from '@playwright/test';
import { quantile, type UiCase } from './case';
import { forget, longestTask } from './watch';

const TURNS = 9;

/** From the key that turns a knob to the frame in which the new run stands. */
export const knob: UiCase = {
  name: 'knob',
  async measure(page) {
    await page.goto('/');
    await page.mouse.move(10, 10);
    await page.getByRole('button', { name: 'Pause' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Numbers' }).click();
    const slider = page.getByRole('slider', { name: 'Arrival rate' });
    await forget(page);
    const tookMs: number[] = [];
    for (let i = 0; i < TURNS; i++) {
      await slider.focus();
      await page.waitForTimeout(400);
      await watchForRun(page);
      await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
      tookMs.push(await page.evaluate(() => (globalThis as unknown as Watching).__newRunMs));
    }
    return [
      { label: 'knob to picture, median', value: quantile(tookMs, 0.5), unit: 'ms', atMost: 100 },
      { label: 'knob to picture, longest', value: Math.max(...tookMs), unit: 'ms', atMost: 100 },
      await longestTask(page, 'while a knob is turned'),
    ];
  },
};

interface Watching {
  __newRunMs: Promise<number>;
}

/** The time from the next key to the frame that shows a new run. */
const watchForRun = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as unknown as Watching).__newRunMs = new Promise<number>((resolve) => {
      let pressedMs = 0;
      const note = ({ timeStamp }: KeyboardEvent) => {
        pressedMs = timeStamp;
      };
      addEventListener('keydown', note, { capture: true, once: true });
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedMs)));
      });
      observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-digest'] });
    });
  });
