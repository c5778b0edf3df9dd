import type { Locator, Page } from '@playwright/test';
import { expect, test } from './page';

/** A lesson's lab with its dialog for files open. */
async function opened(page: Page, slug: string, key: string): Promise<{ lab: Locator; dialog: Locator }> {
  await page.goto(`/learn/${slug}`);
  await page.locator(`#lab-${key}`).scrollIntoViewIfNeeded();
  const lab = page.locator(`[data-slot="lab"][data-lab="${slug}.${key}"]`);
  await expect(lab).toHaveAttribute('data-status', 'ready', { timeout: 15_000 });
  await lab.getByRole('button', { name: 'Use your own data' }).click();
  const dialog = page.locator('[data-slot="own-data"]');
  await expect(dialog.locator('input[type="file"]')).toBeVisible();
  return { lab, dialog };
}

const line = (second: number) =>
  `10.0.0.1 - - [10/Oct/2000:13:55:${String(second).padStart(2, '0')} +0000] "GET / HTTP/1.1" 200 1\n`;

test('an access log is when requests come; a bad one changes nothing and says where it is bad', async ({ page }) => {
  const { dialog } = await opened(page, 'load-balancing', 'equal');
  const file = dialog.locator('input[type="file"]');
  await file.setInputFiles({ name: 'bad.log', mimeType: 'text/plain', buffer: Buffer.from('what\nis\nthis\n') });
  await expect(dialog.getByRole('alert')).toContainText('bad.log is not used. Line 2: must be');
  const log = Array.from({ length: 40 }, (_, i) => line(i % 5)).join('');
  await file.setInputFiles({ name: 'access.log', mimeType: 'text/plain', buffer: Buffer.from(log) });
  await expect(dialog.getByRole('status')).toContainText('40 requests are kept');
  await expect(dialog.getByRole('status')).not.toContainText('too much for a link');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-lab="load-balancing.equal"]').getByRole('button', { name: 'Undo everything' })).toBeVisible();
});

test('a log of 100 MB is read in part and says so, and that no link can carry it', async ({ page }) => {
  test.slow();
  const { dialog } = await opened(page, 'load-balancing', 'equal');
  const bytes = await page.evaluate(async (text) => {
    const file = new File([text.repeat(Math.ceil(100_000_000 / text.length))], 'large.log');
    const input = document.querySelector<HTMLInputElement>('[data-slot="own-data"] input[type="file"]')!;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return file.size;
  }, line(1));
  expect(bytes).toBeGreaterThan(99_000_000);
  await expect(dialog.getByRole('status')).toContainText('100,000 requests are kept', { timeout: 25_000 });
  await expect(dialog.getByRole('status')).toContainText('too much for a link');
});
