import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

async function onCall(page: Page, route: string) {
  await page.goto(route);
  await hydrated(page);
  await expect(page.locator('[data-slot="watch"] [data-slot="charts"]')).toBeVisible();
}

const log = (page: Page) => page.getByRole('region', { name: 'Log' });
const debrief = (page: Page) => page.locator('[data-slot="debrief"]');

test('an incident by keyboard alone, from the log to the debrief', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await onCall(page, '/practice/diagnose/slow-quarter?draw=1');

  // what went wrong is not said; what the system says of itself is
  await expect(page.locator('[data-slot="watch"]')).not.toContainText(/slow a|slowed/);
  await expect(log(page).locator('li', { hasText: 'timed out' }).first()).toBeVisible();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: 'Look into requests' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Last failure' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-slot="waterfall"]')).toBeVisible();
  await expect(page.locator('[data-slot="before-this"]')).toContainText('is not in this log');
  expect(await faults(page)).toEqual([]);

  const doIt = page.getByRole('button', { name: 'Do it' });
  await expect(doIt).toBeDisabled();
  await page.getByRole('radio', { name: 'One machine has become slow' }).focus();
  await page.keyboard.press('Space');
  const where = page.getByRole('combobox', { name: 'Where' });
  await where.focus();
  await where.selectOption('app/a');
  await page.getByRole('button', { name: 'Take it out: no new requests' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'What you will do' })).toContainText('drain a');
  await doIt.focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'The objective is restored' })).toBeFocused();
  await expect(debrief(page).locator('[data-slot="verdict"] tr[data-met="true"]')).toHaveCount(6);
  await expect(debrief(page)).toContainText('Machine a takes');
  const replay = page.locator('[data-slot="lab"][data-lab="diagnose.slow-quarter"]');
  await page.locator('[data-slot="replay"]').scrollIntoViewIfNeeded();
  await expect(replay).toHaveAttribute('data-status', 'ready');
  await replay.getByRole('slider', { name: 'Time', exact: true }).focus();
  await page.keyboard.press('End');
  await expect(replay).toContainText('slow a');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: 'All incidents' }).click();
  await expect(page.locator('[data-slot="restored-mark"]')).toHaveText(/^restored in \d+:\d\d$/);
});

test('a wrong cause and a dear change are told from a right one, on a phone', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  await onCall(page, '/practice/diagnose/turned-away?draw=2');
  expect(await fits(page)).toBe(true);
  await page.getByRole('button', { name: 'Look into requests' }).click();
  await page.getByRole('button', { name: 'Last failure' }).click();
  await expect(page.locator('[data-slot="waterfall"]')).toBeVisible();
  expect(await fits(page)).toBe(true);
  await page.getByRole('radio', { name: 'A partner floods the API' }).check();
  await page.getByRole('combobox', { name: 'Where' }).selectOption('app');
  await page.getByRole('button', { name: 'Add a machine: d' }).click();
  await page.getByRole('button', { name: 'Do it' }).click();
  await expect(page.getByRole('heading', { name: 'It is still broken, and the cause was another' })).toBeVisible();
  const row = (name: string) => debrief(page).locator('[data-slot="verdict"] tr', { hasText: name });
  await expect(row('Cause')).toHaveAttribute('data-met', 'false');
  await expect(row('Cost')).toContainText('$100 a month');
  await expect(row('Answered in time')).toHaveAttribute('data-met', 'false');
  await expect(debrief(page)).toContainText('It comes back in review from tomorrow on');
  const { answers } = await page.evaluate(() => JSON.parse(localStorage.getItem('headroom.progress')!));
  expect(answers).toMatchObject([{ questionId: 'diagnose/turned-away', correct: false }]);
  await page.locator('[data-slot="replay"]').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-lab="diagnose.turned-away"]')).toHaveAttribute('data-status', 'ready');
  await expect(page.locator('[data-lab="diagnose.turned-away"]')).toContainText('Thin grey lines: the pinned run.');
  expect(await fits(page)).toBe(true);
});

test('a knob turned shows as what will be done, and put back it is no change', async ({ page }) => {
  await onCall(page, '/practice/diagnose/idle-database?draw=3');
  await page.getByRole('combobox', { name: 'Where' }).selectOption('pool');
  const size = page.locator('[data-slot="change-form"]').getByRole('slider').first();
  await size.focus();
  await page.keyboard.press('ArrowRight');
  const will = page.getByRole('list', { name: 'What you will do' });
  await expect(will.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(will).toHaveCount(0);
});

test('the list says symptoms; another draw is another incident, and a reload is the same', async ({ page }) => {
  await page.goto('/practice/diagnose');
  await hydrated(page);
  await page.getByRole('link', { name: 'Nobody is home' }).click();
  await expect(page).toHaveURL(/nobody-home\?draw=\d+$/);
  const first = page.url();
  await page.reload();
  await hydrated(page);
  expect(page.url()).toBe(first);
});
