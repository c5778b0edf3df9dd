import AxeBuilder from '@axe-core/playwright';
import { expect, hydrated, test } from './page';

test('search by keyboard: a slip of the keys still finds the heading, and the focus goes on from there', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/learn/rate-limiting');
  await hydrated(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Words to look for' });
  await expect(field).toBeFocused();
  await page.keyboard.type('two choices');
  const options = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await field.fill('told the same moemnt');
  const heading = page
    .getByRole('group', { name: /In the lessons/ })
    .getByRole('option', { name: /Everyone told the same moment/ });
  await expect(heading).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  while ((await heading.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/learn/rate-limiting#everyone-told-the-same-moment');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('h3:target')).toBeInViewport();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector(':target')!.compareDocumentPosition(document.activeElement!))).toBe(
    FOLLOWING,
  );

  await page.keyboard.press('/'); // typed into the field that has the focus
  await page.locator('h3:target').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await field.fill('zzyzx');
  await expect(page.getByText('Nothing has “zzyzx”.')).toBeVisible();
  await field.press('/');
  await expect(field).toHaveValue('zzyzx/');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

/** As the DOM numbers it. */
const FOLLOWING = 4;
