import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, type Page } from '@playwright/test';

export const PAGE_KIB = 250;
/** The simulator, in its own thread: it holds nothing up that is read or touched. */
export const WORKER_KIB = 125;

const known = new Map<string, number>();

/** KiB of gzip of a script, from the file that was served. */
function kibOf(pathname: string): number {
  if (!pathname.endsWith('.js')) return 0;
  if (!known.has(pathname))
    known.set(pathname, zlib.gzipSync(readFileSync(path.join('out', pathname)), { level: 9 }).length / 1024);
  return known.get(pathname)!;
}

const sumOf = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + kibOf(name), 0);

/** Brings every lab and part of a lesson into sight, each long enough to be seen there, and waits until none is a still picture. */
async function bringAll(page: Page): Promise<void> {
  const stills = page.locator('[data-slot=lab-slot] > [data-slot=still-lab]');
  // a part brings a lab of its own, which may be out of sight by then
  await expect(async () => {
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (const place of document.querySelectorAll('[data-slot=lab-slot]:has(> [data-slot=still-lab]), [data-slot=lazy-part]')) {
        place.scrollIntoView({ block: 'center', behavior: 'instant' });
        for (let i = 0; i < 3; i++) await frame();
      }
    });
    await expect(stills).toHaveCount(0, { timeout: 4000 });
  }).toPass({ timeout: 40_000 });
  await page.waitForLoadState('networkidle');
}

/** How high the places of labs and parts are. */
const heights = (page: Page) =>
  page
    .locator('[data-slot=lazy-part], [data-slot=lab-slot]:not([data-slot=lazy-part] *)')
    .evaluateAll((places) => places.map((place) => place.getBoundingClientRect().height));

interface Brought {
  readonly pageKib: number;
  readonly workerKib: number;
  /** By how many CSS pixels each lab and part is higher than what stood in for it. */
  readonly grownPx: readonly number[];
}

/** What a lesson with all its labs has loaded, what its workers have, and what moved because of it. */
export async function scriptWeight(page: Page): Promise<Brought> {
  const before = await heights(page);
  await bringAll(page);
  const grownPx = (await heights(page)).map((height, i) => Math.round(height - before[i]!));
  const loaded = () => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const inWorkers = new Set((await Promise.all(page.workers().map((worker) => worker.evaluate(loaded)))).flat());
  const inPage = new Set(await page.evaluate(loaded));
  return { grownPx, pageKib: sumOf([...inPage].filter((name) => !inWorkers.has(name))), workerKib: sumOf(inWorkers) };
}
