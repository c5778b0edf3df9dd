import zlib from 'node:zlib';
import { expect, hydrated, lessonRoutes, test } from './page';

const PAGE_KIB = 250;
/** The simulator, in its own thread: it holds nothing up that is read or touched. */
const WORKER_KIB = 120;

for (const route of lessonRoutes()) {
  test(`${route} needs at most ${PAGE_KIB} KiB of script, labs included, and ${WORKER_KIB} in its worker`, async ({ page }) => {
    const sizes = new Map<string, Promise<number>>();
    page.context().on('response', (response) => {
      const url = response.url().split(/[?#]/)[0]!;
      if (!url.endsWith('.js') || sizes.has(url) || response.status() !== 200) return;
      sizes.set(
        url,
        response.body().then(
          (body) => zlib.gzipSync(body, { level: 9 }).length / 1024,
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
    const inWorkers = await Promise.all(
      page.workers().map((worker) => worker.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))),
    );
    const inPage = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const sumOf = async (names: readonly string[]): Promise<number> => {
      const urls = new Set(names.map((name) => name.split(/[?#]/)[0]!));
      const kib = await Promise.all([...urls].map((url) => sizes.get(url) ?? 0));
      return kib.reduce((sum, each) => sum + each, 0);
    };
    const pageOnly = inPage.filter((name) => !inWorkers.flat().includes(name));
    const pageKib = await sumOf(pageOnly);
    const workerKib = await sumOf(inWorkers.flat());
    console.log(`  ${route}: page ${pageKib.toFixed(1)} KiB, worker ${workerKib.toFixed(1)} KiB`);
    for (const kib of [pageKib, workerKib]) expect(kib).toBeGreaterThan(30); // what has no script was not measured
    expect(pageKib).toBeLessThanOrEqual(PAGE_KIB);
    expect(workerKib).toBeLessThanOrEqual(WORKER_KIB);
  });
}
