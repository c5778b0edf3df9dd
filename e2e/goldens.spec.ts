import { goldens } from '../engine/scenario/goldens';
import { expect, test } from './page';

/** The same run, bit for bit, in Node (engine/scenario/goldens.test.ts) and in this browser's worker. */
test('every golden run comes to its digest in the browser', async ({ page }) => {
  await page.goto('/dev/goldens');
  await expect(page.getByRole('cell', { name: 'running' })).toHaveCount(0, { timeout: 25_000 });
  const found = await page
    .locator('[data-golden]')
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-golden'), row.children[1]?.textContent]));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(goldens.map(({ name, digest }) => [name, digest])));
  expect(goldens.length).toBeGreaterThanOrEqual(22);
});
