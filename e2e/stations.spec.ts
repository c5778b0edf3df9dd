import type { Locator, Page } from '@playwright/test';
import { stationExamples } from '../components/lab/station-examples';
import { recordAtBuild } from '../runtime/at-build';
import { expect, test } from './page';

const PAGE = '/dev/stations';

async function openLab(page: Page, kind: string, query = ''): Promise<Locator> {
  const spec = stationExamples.find(({ id }) => id === `kind-${kind}`)!;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${PAGE}${query}`);
  await page.locator(`[data-slot=lab-slot][data-for=${spec.id}]`).evaluate((place) => place.scrollIntoView());
  const lab = page.getByRole('region', { name: spec.title, exact: true });
  await expect(lab).toHaveAttribute('data-status', 'ready');
  return lab;
}

const seek = (lab: Locator, seconds: number): Promise<void> =>
  lab.getByRole('slider', { name: 'Time' }).fill(String(seconds * 1000));

/** Chooses from the menu of whatever is so named, by keyboard alone. */
async function choose(page: Page, lab: Locator, name: RegExp, entry: string): Promise<void> {
  await lab.getByRole('button', { name }).press('Enter');
  await page.getByRole('menuitem', { name: entry }).press('Enter');
}

test('a link is cut and mended from the keyboard, drawn so, and marked', async ({ page }) => {
  const lab = await openLab(page, 'clients');
  await seek(lab, 5);
  await choose(page, lab, /^Link Users → App: whole/, 'Cut it: nothing gets through');
  await expect(lab.getByRole('button', { name: /^Link Users → App: cut/ })).toBeVisible();
  await expect(lab.locator('[data-slot=cut]')).toHaveCount(1);
  await expect(lab.getByText('cut Users → App')).toBeVisible();
  await seek(lab, 9);
  await expect(lab.getByRole('status', { name: 'What happens' })).toContainText('timed out');
  await choose(page, lab, /^Link Users → App: cut/, 'Mend it');
  await expect(lab.locator('[data-slot=cut]')).toHaveCount(0);
  await seek(lab, 7);
  await expect(lab.locator('[data-slot=cut]')).toHaveCount(1);
});

test('a node takes what its kind takes: a cache is crashed, an edge purged, a backend added', async ({ page }) => {
  const cache = await openLab(page, 'cache');
  await seek(cache, 5);
  await choose(page, cache, /^Cache: .*hits/, 'Crash it: its memory is lost');
  await expect(cache.getByText('crash Cache').first()).toBeVisible();
  await choose(page, cache, /^Cache: /, 'Kill it');
  await expect(cache.getByRole('button', { name: /^Cache: down/ })).toBeVisible();

  const cdn = await openLab(page, 'cdn');
  await seek(cdn, 5);
  await choose(page, cdn, /^CDN: /, 'Purge Europe: everything kept is forgotten');
  await expect(cdn.getByText('purge Europe')).toBeVisible();

  const service = await openLab(page, 'service');
  await seek(service, 4);
  await choose(page, service, /^All of App: 2 backends/, 'Add a backend: c');
  await expect(service.getByRole('button', { name: /^App c: up/ })).toBeVisible();
});

test('everything done is in the link: cuts, crashes, added backends', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await openLab(page, 'service');
  await seek(lab, 2);
  await choose(page, lab, /^All of App/, 'Add a backend: c');
  await seek(lab, 4);
  await choose(page, lab, /^Link Users → Balancer: whole/, 'Cut it: nothing gets through');
  await expect(lab.getByRole('button', { name: /^Link Users → Balancer: cut/ })).toBeVisible();
  await lab.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/run=/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const opened = await openLab(page, 'service', new URL(link).search);
  await expect(opened.getByRole('button', { name: /^Link Users → Balancer: cut/ })).toBeVisible();
  await expect(opened.getByRole('button', { name: /^App c: / })).toBeVisible();
  await opened.getByRole('button', { name: 'Numbers' }).click();
  const { scenario } = stationExamples.find(({ id }) => id === 'kind-service')!;
  const done = [
    { atMs: 2000, do: 'add', target: 'app', backend: { id: 'c' } },
    { atMs: 4000, do: 'cut', target: 'users->lb' },
  ] as const;
  const { digest } = recordAtBuild(scenario, undefined, done).summary;
  await expect(opened.locator('[data-digest]')).toHaveAttribute('data-digest', digest);
});

test('what acts on another stands beside it, with its own state', async ({ page }) => {
  const lab = await openLab(page, 'health-checks');
  await seek(lab, 13);
  await expect(lab.locator('[data-node="Health checks"]')).toContainText('2 of 3 healthy');
  await expect(lab.getByRole('button', { name: /^App a: down, unhealthy/ })).toBeVisible();
  await expect(lab.locator('[data-slot=control-line]')).toHaveCount(1);
});

test('the legend names the marks of this run', async ({ page }) => {
  const retry = await openLab(page, 'retry');
  const legend = retry.locator('[data-slot=legend]');
  await expect(legend).toContainText('attempts at one request');
  await expect(legend).toContainText('held here before it goes on');
  const cache = await openLab(page, 'cache');
  await expect(cache.locator('[data-slot=legend]')).toContainText('answered by a cache');
});

test('in forced colours marks, lines, meters and focus are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const lab = await openLab(page, 'retry');
  await seek(lab, 12);
  const paper = await lab.evaluate((element) => getComputedStyle(element).backgroundColor);
  const strokes = await lab
    .locator('[data-slot=topology] path, [data-slot=chart] path')
    .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke).filter((stroke) => stroke !== 'none'));
  expect(strokes.length).toBeGreaterThan(10);
  for (const stroke of strokes) expect(stroke).not.toBe(paper);
  await lab.getByRole('slider', { name: 'Arrival rate' }).focus();
  const outline = await lab
    .getByRole('slider', { name: 'Arrival rate' })
    .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).not.toBe('none');
});
