import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { labExamples } from '../components/lab/lab-examples';
import { recordAtBuild } from '../runtime/at-build';
import { expect, test } from './page';

const spec = labExamples[0];

async function openLab(page: Page): Promise<Locator> {
  await page.goto('/dev/lab');
  await page.locator(`[data-slot=lab-slot][data-for=${spec.id}]`).evaluate((place) => place.scrollIntoView());
  const lab = page.getByRole('region', { name: spec.title });
  await expect(lab).toHaveAttribute('data-status', 'ready');
  return lab;
}

const killAt = async (page: Page, lab: Locator, seconds: number): Promise<void> => {
  await lab.getByRole('slider', { name: 'Time' }).fill(String(seconds * 1000));
  await lab.getByRole('button', { name: /^App a: up/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Kill it' }).press('Enter');
  await expect(lab.getByRole('button', { name: /^App a: down/ })).toBeVisible();
};

test('a failed request shows its life, and what had changed just before, by keyboard alone', async ({ page }) => {
  const lab = await openLab(page);
  await killAt(page, lab, 10);
  await lab.getByRole('button', { name: 'Requests' }).press('Enter');
  const inside = lab.getByRole('region', { name: 'Requests' });
  await inside.getByRole('button', { name: 'Next failure' }).press('Enter');
  await expect(inside.locator('[data-slot=waterfall] li').first()).toContainText(/request \d+/);
  await expect(inside.locator('[data-slot=waterfall]')).toContainText(/connection (lost|refused)|timeout/);
  await expect(inside.locator('[data-slot=before-this]')).toContainText('kill a, by you');
  await inside.locator('[data-slot=before-this]').getByRole('button', { name: '0:10.0' }).press('Enter');
  await expect(lab.getByRole('slider', { name: 'Time' })).toHaveValue('10000');

  // The same two ways from the charts: why a line jumps, and into a failure of a moment.
  await lab.getByRole('slider', { name: 'Time' }).fill('30000');
  const jump = lab.getByRole('button', { name: /^Why\? Requests, refused: down: up from 0\/s/ });
  await jump.press('Enter');
  const why = lab.locator('[data-slot=why]');
  await expect(why.getByRole('listitem').first()).toContainText('kill a, by you');
  await why.getByRole('button', { name: 'Close' }).press('Enter');
  const charts = lab.getByRole('group', { name: /Charts over time/ });
  await expect(charts).toBeFocused();
  await page.keyboard.press('w');
  await expect(why.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  const before = await inside.locator('[data-slot=waterfall] li').first().textContent();
  await charts.press('f');
  await expect(inside.locator('[data-slot=waterfall] li').first()).not.toHaveText(before!);

  // And from the picture: the newest answer at the clients' box is a mark like any other.
  const users = lab.locator('rect[data-part=users]');
  const { height } = (await users.boundingBox())!;
  const shown = await inside.locator('[data-slot=waterfall] li').first().textContent();
  await users.click({ position: { x: 17, y: height - 12 } });
  await expect(inside.locator('[data-slot=waterfall] li').first()).not.toHaveText(shown!);
  const { violations } = await new AxeBuilder({ page }).include('[data-slot=inspector]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the saved scenario makes the run that was seen; the numbers and both pictures are files', async ({ page }) => {
  const lab = await openLab(page);
  await killAt(page, lab, 10);
  await lab.getByRole('button', { name: 'Numbers' }).click();
  await expect(lab.locator('[data-digest]')).toBeVisible();
  const digest = await lab.locator('[data-digest]').getAttribute('data-digest');
  await lab.getByRole('button', { name: 'Save this run' }).click();
  const saved = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFileSync(await download.path());
  };
  const scenario = JSON.parse(String(await saved('Scenario, JSON')));
  expect(recordAtBuild(scenario).summary.digest).toBe(digest);
  expect(String(await saved('Numbers, CSV'))).toMatch(/^untilMs,/);
  expect(String(await saved('Picture, SVG'))).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
  expect((await saved('Picture, PNG')).subarray(1, 4).toString()).toBe('PNG');
});

test('a sweep makes its runs beside the lab and ends in a table; it can be stopped', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: 'Sweep', exact: true }).press('Enter');
  const panel = lab.getByRole('region', { name: 'Sweep' });
  await panel.getByLabel('Runs at each point').selectOption('1');
  await panel.getByRole('button', { name: 'Sweep' }).press('Enter');
  await expect(panel.getByText(/^(\d+) of \1 runs$/)).toBeVisible({ timeout: 20_000 });
  await expect(panel.getByRole('row').last().getByRole('cell').first()).toHaveText(/\d/);
  await panel.getByLabel('Runs at each point').selectOption('15');
  await panel.getByRole('button', { name: 'Sweep' }).press('Enter');
  await panel.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Sweep' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[data-slot=sweep]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a breaker’s statechart lights the mode it is in, and says why it changed', async ({ page }) => {
  await page.goto('/learn/circuit-breakers');
  const place = page.locator('[data-slot=lab-slot][data-for="circuit-breakers.small-sample"]');
  await place.evaluate((element) => element.scrollIntoView());
  const lab = page.locator('[data-slot=lab][data-lab="circuit-breakers.small-sample"]');
  await expect(lab).toHaveAttribute('data-status', 'ready');
  await lab.getByRole('button', { name: 'Modes' }).press('Enter');
  await lab.getByRole('slider', { name: 'Time' }).fill('48000');
  await expect(lab.locator('[data-slot=modes] figcaption')).toContainText(/half-open → closed, probes passed/);
  await expect(lab.locator('[data-slot=modes] figcaption')).toContainText('closed: breaker');
});
