import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const light = 'rgb(251, 250, 246)';
const dark = 'rgb(18, 19, 15)';

test('follows the system until you choose', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await hydrated(page);
  expect(await paper(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => paper(page)).toBe(light);
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked();
});

test('a choice holds across pages and reloads, and can be given back', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await hydrated(page);
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(await paper(page)).toBe(dark);
  await page.goto('/about');
  expect(await paper(page)).toBe(dark);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'As the system' }).check();
  expect(await paper(page)).toBe(light);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the system is followed, the words are there, and no dead control is', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    expect(await paper(page)).toBe(dark);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[data-slot=course-map]').getByRole('heading', { level: 3 })).toHaveCount(8);
    await expect(page.getByRole('group', { name: 'Theme' })).toBeHidden();
  });
});

test('print is ink on paper, whatever the theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/about');
  await hydrated(page);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe('rgb(27, 26, 23)');
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
});
