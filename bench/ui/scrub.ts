import type { Page } from '@playwright/test';
import { quantile, type UiCase } from './case';
import { openSystem, systemOf } from './lone-lab';
import { forget, longestTask } from './watch';

const FOR_MS = 600_000;
const REQUESTS = 1_000_000;
/** As shares of the run, near and far from one another. */
const moments = [0.5, 0.05, 0.95, 0.06, 0.3, 0.31, 0.8, 0, 1, 0.62, 0.18, 0.44];

/** A million requests in ten minutes: any moment, with every request that was there. */
export const scrub: UiCase = {
  name: 'scrub',
  async measure(page) {
    await openSystem(page, systemOf((REQUESTS * 1000) / FOR_MS, FOR_MS));
    const madeMs = await page.evaluate(() => performance.now());
    const whileMade = await longestTask(page, 'while a million requests are made');
    await page.getByRole('slider', { name: 'Time' }).focus();
    await page.waitForTimeout(1000);
    await forget(page);
    const tookMs: number[] = [];
    for (const share of moments) {
      tookMs.push(await jump(page, share * FOR_MS));
      await page.waitForTimeout(300);
    }
    return [
      { label: 'scrub in a million requests, median', value: quantile(tookMs, 0.5), unit: 'ms', atMost: 100 },
      { label: 'scrub in a million requests, longest', value: Math.max(...tookMs), unit: 'ms', atMost: 100 },
      await longestTask(page, 'while it is scrubbed'),
      whileMade,
      { label: 'page opened to run made', value: madeMs / 1000, unit: 's' },
    ];
  },
};

/** From the move of the slider to the frame after the one that has all spans around that moment. */
const jump = (page: Page, toMs: number): Promise<number> =>
  page.evaluate(
    (toMs) =>
      new Promise<number>((resolve) => {
        const slider = document.querySelector<HTMLInputElement>('input[aria-label=Time]')!;
        const system = document.querySelector<HTMLElement>('[data-slot=system]')!;
        const beganMs = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(slider, String(toMs));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const isThere = () =>
          Number(system.dataset.from) <= Math.max(0, toMs - 9000) &&
          Number(system.dataset.until) >= Math.min(toMs + 500, Number(slider.max));
        requestAnimationFrame(function look() {
          if (isThere()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - beganMs)));
          else requestAnimationFrame(look);
        });
      }),
    toMs,
  );
