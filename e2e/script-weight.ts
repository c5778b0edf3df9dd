import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, type Page } from '@playwright/test';

export const PAGE_KIB = 250;
/** The simulator, in its own thread: it holds nothing up that is read or touched. */
export const WORKER_KIB = 120;

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
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (const place of document.querySelectorAll('[data-slot=lab-slot], [data-slot=lazy-part]')) {
      place.scrollIntoView({ block: 'center', behavior: 'instant' });
      for (let i = 0; i < 3; i++) await frame();
    }
  });
  await expect(page.locator('[data-slot=lab-slot] > [data-slot=still-lab]')).toHaveCount(0, { timeout: 30_000 });
  await page.waitForLoadState('networkidle');
}

/** What a lesson with all its labs has loaded, and what its workers have. */
export async function scriptWeight(page: Page): Promise<{ readonly pageKib: number; readonly workerKib: number }> {
  await bringAll(page);
  const loaded = () => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const inWorkers = new Set((await Promise.all(page.workers().map((worker) => worker.evaluate(loaded)))).flat());
  const inPage = new Set(await page.evaluate(loaded));
  return { pageKib: sumOf([...inPage].filter((name) => !inWorkers.has(name))), workerKib: sumOf(inWorkers) };
}
