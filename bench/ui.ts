// `npm run bench:ui`: the built site in Chromium on software rendering. Frames of a lab with 2,000 requests on their way, tasks
// that hold up the page, and how soon a turned knob shows. Figures of a loaded machine say little.
import { chromium, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../scripts/find-browser.mjs';
import { serveSite } from '../scripts/serve.mjs';

const WATCHED_MS = 10_000;
const TURNS = 9;

interface Watched {
  readonly frameMs: readonly number[];
  readonly taskMs: readonly number[];
}

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

/** The time between frames, and every task over 50 ms, while the page does what it does. */
const watch = (page: Page, forMs: number): Promise<Watched> =>
  page.evaluate(
    (forMs) =>
      new Promise<Watched>((resolve) => {
        const frameMs: number[] = [];
        const taskMs: number[] = [];
        const observer = new PerformanceObserver((list) => taskMs.push(...list.getEntries().map(({ duration }) => duration)));
        observer.observe({ type: 'longtask' });
        let lastMs = performance.now();
        const untilMs = lastMs + forMs;
        requestAnimationFrame(function tick(nowMs) {
          frameMs.push(nowMs - lastMs);
          lastMs = nowMs;
          if (nowMs < untilMs) requestAnimationFrame(tick);
          else resolve({ frameMs: frameMs.slice(1), taskMs });
        });
      }),
    forMs,
  );

async function crowd(page: Page): Promise<Watched> {
  await page.goto(`${site.url}/dev/crowd`);
  await page.mouse.move(10, 10);
  await page.getByRole('button', { name: 'Pause' }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2000);
  return await watch(page, WATCHED_MS);
}

/** From the key that turns a knob to the frame in which the new run stands. */
async function knobToPicture(page: Page): Promise<number[]> {
  await page.goto(`${site.url}/`);
  await page.mouse.move(10, 10);
  await page.getByRole('button', { name: 'Pause' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Numbers' }).click();
  const slider = page.getByRole('slider', { name: 'Arrival rate' });
  const tookMs: number[] = [];
  for (let i = 0; i < TURNS; i++) {
    await slider.focus();
    await page.waitForTimeout(400);
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
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
        }),
    );
    await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    tookMs.push(await shown);
  }
  return tookMs;
}

const site = await serveSite({ port: 4280 });
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArgs, '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1350, height: 940 } });
// tsx keeps the names of functions with a helper that the page does not have
await page.addInitScript('globalThis.__name = (named) => named');
const { frameMs, taskMs } = await crowd(page);
const turnsMs = await knobToPicture(page);
await browser.close();
await site.close();

const meanMs = frameMs.reduce((sum, ms) => sum + ms, 0) / frameMs.length;
const rows: readonly (readonly [string, string])[] = [
  ['frames per second, some 2,000 on their way', (1000 / meanMs).toFixed(1)],
  ['frame, median ms', quantile(frameMs, 0.5).toFixed(1)],
  ['frame, p95 ms', quantile(frameMs, 0.95).toFixed(1)],
  ['frame, longest ms', Math.max(...frameMs).toFixed(1)],
  ['tasks over 50 ms while it plays', String(taskMs.length)],
  ['longest task, ms (0: none over 50)', Math.max(0, ...taskMs).toFixed(0)],
  ['knob to picture, median ms', quantile(turnsMs, 0.5).toFixed(0)],
  ['knob to picture, longest ms', Math.max(...turnsMs).toFixed(0)],
];
for (const [label, figure] of rows) console.log(`${label.padEnd(46)}${figure.padStart(8)}`);
