import AxeBuilder from '@axe-core/playwright';
import { builtRoutes, embedRoutes, expect, hydrated, lessonRoutes, test } from './page';
import { PAGE_KIB, scriptWeight, WORKER_KIB } from './script-weight';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const faults = ({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);

/** Embeds are one page with another lab in it, and every lab is checked in its lesson: one in 24 stands for them. */
const embeds = embedRoutes().filter((_, i) => i % 24 === 0);

/** Pages of one template differ in their words alone: the first two stand for the rest. */
const templates = [/^\/practice\/(articulate|capacity|diagnose|interview|sheets)\//, /^\/reference\/(?!stations$|formulas$)/].map(
  (template) => builtRoutes().filter((route) => template.test(route)),
);
const routes = builtRoutes().filter((route) => templates.every((alike) => alike.indexOf(route) < 2));

const lessons = new Set(lessonRoutes());
const MOST_GROWN_PX = 80;

for (const route of [...routes, ...embeds]) {
  test(`${route} has no accessibility fault that axe can find, light and dark, fits a phone and a laptop at 200%, what it loads is in its budget and moves nothing`, async ({
    page,
  }) => {
    if (lessons.has(route)) test.slow(); // all its labs are put up
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(route);
    await hydrated(page);
    const light = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(faults(light)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.waitForTimeout(200); // colours fade within 120 ms
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze();
    expect(faults(dark)).toEqual([]);
    for (const width of [640, 360]) {
      await page.setViewportSize({ width, height: 740 });
      await expect.poll(() => page.evaluate(sticksOut), { message: `at ${width} px` }).toEqual([]);
    }
    if (!lessons.has(route)) return;
    const { pageKib, workerKib, grownPx } = await scriptWeight(page);
    console.log(`  ${route}: page ${pageKib.toFixed(1)} KiB, worker ${workerKib.toFixed(1)} KiB`);
    for (const kib of [pageKib, workerKib]) expect(kib).toBeGreaterThan(30); // what has no script was not measured
    expect(pageKib).toBeLessThanOrEqual(PAGE_KIB);
    expect(workerKib).toBeLessThanOrEqual(WORKER_KIB);
    // lines of words more or less, in goals that have been measured: what moves under a reader's eyes is a lab whose still picture forgot a room
    expect(grownPx.filter((px) => Math.abs(px) > MOST_GROWN_PX)).toEqual([]);
  });
}

/** Lessons and labs stand for the rest: the words of every page are set by the same rules. */
for (const route of ['/learn/retry-storm', '/practice']) {
  test(`${route} holds from right to left, and with its text at 200%`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(route);
    await hydrated(page);
    for (const [dir, size, widths] of [
      ['rtl', '', [360, 1280]],
      ['ltr', '200%', [1280]],
    ] as const) {
      await page.evaluate(
        ([dir, size]) => Object.assign(document.documentElement, { dir, style: `font-size: ${size || '100%'}` }),
        [dir, size],
      );
      for (const width of widths) {
        await page.setViewportSize({ width, height: 740 });
        await expect.poll(() => page.evaluate(sticksOut), { message: `${dir} ${size} at ${width} px` }).toEqual([]);
      }
    }
  });
}

/** What makes the page wider than the screen. */
function sticksOut(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1)
    .map((element) => element.outerHTML.slice(0, 120));
}
