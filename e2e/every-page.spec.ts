import AxeBuilder from '@axe-core/playwright';
import { builtRoutes, embedRoutes, expect, hydrated, test } from './page';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const faults = ({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);

/** Embeds are one page with another lab in it, and every lab is checked in its lesson: one in 24 stands for them. */
const embeds = embedRoutes().filter((_, i) => i % 24 === 0);

/** Pages of one template differ in their words alone: the first two stand for the rest. */
const templates = ['articulate', 'capacity', 'diagnose', 'interview', 'sheets'].map((name) => `/practice/${name}/`);
const routes = builtRoutes();
const standsForItself = (route: string): boolean => {
  const template = templates.find((one) => route.startsWith(one));
  return template === undefined || routes.filter((other) => other.startsWith(template)).indexOf(route) < 2;
};

for (const route of [...routes.filter(standsForItself), ...embeds]) {
  test(`${route} has no accessibility fault that axe can find, light and dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(route);
    await hydrated(page);
    const light = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(faults(light)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.waitForTimeout(200); // colours fade within 120 ms
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze();
    expect(faults(dark)).toEqual([]);
  });

  test(`${route} fits a phone, and at 200% zoom a laptop`, async ({ page }) => {
    for (const width of [360, 640]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(route);
      await hydrated(page);
      const wider = await page.evaluate(() =>
        document.documentElement.scrollWidth <= innerWidth
          ? []
          : [...document.querySelectorAll('body *')]
              .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
              .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(wider, `at ${width} px`).toEqual([]);
    }
  });
}
