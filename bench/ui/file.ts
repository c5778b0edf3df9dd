import { createWriteStream, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Figure, UiCase } from './case';
import { openSystem, systemOf } from './lone-lab';
import { forget, longestTask } from './watch';

const MB = 100;

/** A log of its own: some 100 bytes a line. */
const logLine = (i: number): string =>
  `203.0.113.${i % 250} - - [21/Nov/2026:10:${String(Math.floor(i / 60_000) % 60).padStart(2, '0')}:${String(Math.floor(i / 1000) % 60).padStart(2, '0')} +0000] "GET /page/${i % 977} HTTP/1.1" 200 ${1000 + (i % 9000)}\n`;
const keyLine = (i: number): string => `user:${(i * 7919) % 100_003}:profile:${(i * 31) % 977}\n`;

const cached = {
  ...systemOf(200, 60_000),
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 200 }, keys: { kind: 'zipf', count: 1000 }, to: 'cache' },
    cache: { kind: 'cache', policy: { kind: 'lru', capacity: 100 }, to: 'db' },
    db: { kind: 'service', backends: [{ id: '1' }] },
  },
  links: {},
};

/** Files of 100 MB, read beside the page. */
export const log: UiCase = { name: 'log', measure: (page) => bring(page, 'access log', systemOf(200, 60_000), logLine) };
export const trace: UiCase = { name: 'trace', measure: (page) => bring(page, 'key trace', cached, keyLine) };

async function bring(page: Page, what: string, scenario: unknown, lineOf: (i: number) => string): Promise<Figure[]> {
  const name = path.join(tmpdir(), `headroom-bench-${process.pid}.txt`);
  await written(name, lineOf);
  try {
    await openSystem(page, scenario);
    await page.getByRole('button', { name: 'Use your own data' }).click();
    await page.locator('[data-slot=own-data]').waitFor();
    if (what === 'key trace') await page.getByRole('combobox', { name: 'For' }).selectOption({ index: 1 });
    await page.waitForTimeout(500);
    await forget(page);
    const beganMs = performance.now();
    const progress = page.getByRole('progressbar', { name: /^Reading/ });
    await page.locator('[data-slot=own-data] input[type=file]').setInputFiles(name);
    const isStopped = await page
      .getByRole('button', { name: 'Stop reading' })
      .click({ timeout: 5000 })
      .then(
        () => true,
        () => false, // it was read before that
      );
    await progress.waitFor({ state: 'detached', timeout: 60_000 });
    if (isStopped) await page.locator('[data-slot=own-data] input[type=file]').setInputFiles(name);
    await page.locator('[data-slot=own-data]').getByText('is in the lab').waitFor({ timeout: 180_000 });
    const tookMs = performance.now() - beganMs;
    await page.waitForTimeout(2000);
    return [
      { label: `${what} of ${MB} MB, begun, stopped and read`, value: tookMs / 1000, unit: 's' },
      await longestTask(page, `while the ${what} is read`),
    ];
  } finally {
    rmSync(name, { force: true });
  }
}

async function written(name: string, lineOf: (i: number) => string): Promise<void> {
  const stream = createWriteStream(name);
  let bytes = 0;
  for (let i = 0; bytes < MB * 1e6; ) {
    let piece = '';
    for (let n = 0; n < 20_000; n++) piece += lineOf(i++);
    bytes += piece.length;
    if (!stream.write(piece)) await new Promise<void>((resume) => stream.once('drain', () => resume()));
  }
  await new Promise<void>((done) => {
    stream.end(() => done());
  });
}
