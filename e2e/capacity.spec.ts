import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

/** Answers every step by keyboard: the right one, within bounds. */
async function walk(page: Page, values: readonly number[]) {
  for (const [i, value] of values.entries()) {
    const step = page.locator('[data-slot="range-field"]').nth(i);
    const low = step.getByLabel('At least');
    if (i === 0) await low.focus();
    await expect(low).toBeFocused();
    await page.keyboard.type(String(value * 0.8));
    await page.keyboard.press('Tab');
    await page.keyboard.type(String(value * 1.25));
    await page.keyboard.press('Enter');
    await expect(step.locator('[data-slot="why"]')).toHaveAttribute('data-inside', 'true');
  }
}

test('a link shortener by keyboard on a phone: five servers hold, two do not', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/practice/capacity');
  await hydrated(page);
  await page.getByRole('link', { name: 'A link shortener' }).click();
  await expect(page.locator('[data-slot="range-field"]')).toHaveCount(1);
  await walk(page, [116, 2310, 11_600, 27, 5.8, 5]);
  await expect(page.getByText('6 of 6 within your bounds.')).toBeVisible();
  const run = page.getByRole('region', { name: 'Run it' });
  await expect(run.getByLabel('Servers to buy')).toHaveValue('5');
  await run.getByLabel('Servers to buy').press('Enter');
  await expect(run.getByText(/^It holds: with one server lost the rest are 58% busy\./)).toBeVisible();
  await run.getByLabel('Servers to buy').fill('2');
  await run.getByLabel('Servers to buy').press('Enter');
  await expect(run.getByText(/^It does not hold/)).toBeVisible();
  await expect(run.getByRole('row', { name: /^2 / })).toHaveAttribute('data-holds', 'false');
  await expect(run.getByRole('row', { name: /^5 / })).toHaveAttribute('data-holds', 'true');
  await run.getByLabel('Servers to buy').fill('4000');
  await run.getByLabel('Servers to buy').press('Enter');
  await expect(run.getByRole('alert')).toHaveText('From 2 to 80 servers can be run.');
  await page.reload();
  await hydrated(page);
  await expect(page.getByText('6 of 6 within your bounds.')).toBeVisible();
  await expect(run.getByRole('row', { name: /^2 / })).toHaveAttribute('data-holds', 'false');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`)).toEqual([]);
  await page.getByRole('button', { name: 'Size it again' }).click();
  await expect(page.locator('[data-slot="range-field"]')).toHaveCount(1);
  await expect(page.getByText(/: 6 of 6 within your bounds; the servers about right$/)).toBeVisible();
});

test('a guess that is off says by what factor; what is no range says why; the run opens', async ({ page }) => {
  await page.goto('/practice/capacity/payments');
  await hydrated(page);
  const step = page.locator('[data-slot="range-field"]').first();
  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.getByRole('alert')).toHaveText('Give both bounds, as numbers.');
  await step.getByLabel('At least').fill('690');
  await step.getByLabel('At most').fill('690');
  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.locator('[data-slot="why"]')).toContainText('Outside your bounds; their middle is 10× too much.');
  await expect(page.getByText('Step 2 of 5')).toBeVisible();
  for (const [i, value] of [1390, 77, 6.9, 11].entries()) {
    const next = page.locator('[data-slot="range-field"]').nth(i + 1);
    await next.getByLabel('At least').fill(String(value));
    await next.getByLabel('At most').fill(String(value));
    await next.getByRole('button', { name: 'Check' }).click();
  }
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.getByRole('link', { name: 'Open this run' }).click();
  await expect(page).toHaveURL(/\/lab\?run=/);
});
