import zlib from 'node:zlib';
import { expect, hydrated, lessonRoutes, test } from './page';

const BUDGET_KIB = 250;

for (const route of lessonRoutes()) {
  test(`${route} needs at most ${BUDGET_KIB} KiB of script in all, labs included`, async ({ page }) => {
    const bodies: Promise<number>[] = [];
    const seen = new Set<string>();
    page.context().on('response', (response) => {
      const url = response.url().split(/[?#]/)[0]!;
      if (!url.endsWith('.js') || seen.has(url) || response.status() !== 200) return;
      seen.add(url);
      bodies.push(
        response.body().then(
          (body) => zlib.gzipSync(body, { level: 9 }).length,
          () => 0,
        ),
      );
    });
    await page.goto(route);
    await hydrated(page);
    // labs load when they come into sight
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < height; y += 500) {
      await page.evaluate((to) => window.scrollTo(0, to), y);
      await page.waitForTimeout(50);
    }
    await page.waitForLoadState('networkidle');
    const kib = (await Promise.all(bodies)).reduce((sum, bytes) => sum + bytes, 0) / 1024;
    expect(kib).toBeGreaterThan(50); // a page without scripts was not measured
    expect(kib).toBeLessThanOrEqual(BUDGET_KIB);
  });
}
