import type { Page } from '@playwright/test';
import { readLink } from '../runtime/link';
import { expect, hydrated, test } from './page';

const lesson = '/learn/load-balancing';

async function lock(page: Page) {
  await page.goto(lesson);
  await hydrated(page);
  await page.locator('[data-part="predict"]').first().scrollIntoViewIfNeeded();
  const predict = page.getByRole('region', { name: 'Prediction' }).first();
  await predict.getByRole('slider', { name: /^Failed/ }).press('PageUp');
  await predict.getByRole('radio', { name: 'Guess' }).check();
  await predict.getByRole('button', { name: 'Lock my prediction' }).click();
  return predict;
}

const progress = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('headroom.progress') ?? 'null'));

test('the outcome waits until the run has come to what was asked', async ({ page }) => {
  const predict = await lock(page);
  const outcome = predict.locator('[data-slot=outcome]');
  await expect(outcome).toContainText(/You said 15%\. Watch: the run says at \d+:\d\d/);
  await expect(outcome).toHaveAttribute('data-shown', 'false');
  await expect(predict.getByLabel('Moment', { exact: true })).not.toHaveText(/^0:00\.0/);
  await expect(outcome).not.toContainText('The run says');
  // it counts from the moment it was locked, whether or not the end is waited for
  await expect.poll(async () => (await progress(page)).answers.length).toBe(1);
  await predict.getByRole('group', { name: /Charts over time/ }).press('End');
  await expect(outcome).toContainText(/The run says \d+%/);
  await page.reload();
  await hydrated(page);
  await page.locator('[data-part="predict"]').first().scrollIntoViewIfNeeded();
  await expect(outcome).toContainText(/The run says \d+%/);
});

test('whoever does not want to wait skips to the outcome', async ({ page }) => {
  const predict = await lock(page);
  await predict.getByRole('button', { name: 'Skip to the outcome' }).click();
  await expect(predict.locator('[data-slot=outcome]')).toContainText(/The run says \d+%/);
});

test('a line is drawn by finger and by keyboard, and what comes lies over it', async ({ browser }) => {
  const page = await browser.newPage({ hasTouch: true, reducedMotion: 'reduce' });
  await page.goto('/learn/retry-storm');
  await hydrated(page);
  await page.locator('[data-part="predict"]').first().scrollIntoViewIfNeeded();
  const predict = page.getByRole('region', { name: 'Prediction' }).first();
  const line = predict.getByRole('group', { name: 'Your line: Answered in time over time' });
  await predict.getByRole('button', { name: 'Lock my prediction' }).click();
  await expect(predict.getByText('Draw the line first.')).toBeVisible();
  await expect(predict.getByRole('button', { name: 'Requests' })).toBeVisible();
  await expect(predict.getByRole('button', { name: /^(Sweep|Luck)$/ })).toHaveCount(0);
  await line.tap();
  const points = line.getByRole('slider');
  await points.first().focus();
  await page.keyboard.press('End');
  await expect(points.last()).toBeFocused();
  const before = await points.last().getAttribute('aria-valuetext');
  await page.keyboard.press('PageUp');
  await expect(points.last()).not.toHaveAttribute('aria-valuetext', before!);
  await predict.getByRole('radio', { name: 'Guess' }).check();
  await predict.getByRole('button', { name: 'Lock my prediction' }).click();
  await expect(predict.getByText('You drew').first()).toHaveText(/The run says .*You were .* off in the mean/);
  await predict.getByText('The figures').click();
  await expect(predict.getByRole('row', { name: /^second 86/ })).toContainText('0/s');
  await page.close();
});

test('under reduced motion one step goes to the outcome', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const predict = await lock(page);
  await expect(predict.getByText('You said').first()).toHaveText(/You said 15%\. The run says \d+%/);
  await expect(predict.getByText('You said').first()).toBeFocused();
  await expect(predict.getByRole('button', { name: /^Play/ })).toBeEnabled();
});

test('a prediction’s run is in its link, whole', async ({ page, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const predict = await lock(page);
  await expect(predict.locator('[data-slot=outcome]')).toHaveAttribute('data-shown', 'true');
  await predict.getByRole('button', { name: 'Numbers' }).click();
  const digest = await predict.locator('[data-digest]').getAttribute('data-digest');
  await predict.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/run=/);
  const link = page.url();
  const { predictions } = await progress(page);
  expect((await readLink(new URL(link).searchParams.get('run')!)).inputs).not.toEqual([]);
  // somebody else, who has predicted too, sees this very run
  const other = await browser.newContext();
  const there = await other.newPage();
  await there.addInitScript(
    (kept) => localStorage.setItem('headroom.progress', kept),
    await page.evaluate(() => localStorage.getItem('headroom.progress') ?? ''),
  );
  await there.goto(link);
  await hydrated(there);
  await there.locator('[data-part="predict"]').first().scrollIntoViewIfNeeded();
  const seen = there.getByRole('region', { name: 'Prediction' }).first();
  await expect(seen.locator('[data-slot=outcome]')).toContainText('The run says');
  await seen.getByRole('button', { name: 'Numbers' }).click();
  await expect(seen.locator('[data-digest]')).toHaveAttribute('data-digest', digest!);
  expect(Object.keys(predictions)).toHaveLength(1);
  await other.close();
});

test('the solution’s run is in its link, whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(lesson);
  await hydrated(page);
  const reach = () => page.locator('[data-part="challenge"]').first().scrollIntoViewIfNeeded();
  await reach();
  const challenge = page.getByRole('region', { name: 'Meet p99 with the fleet you have' });
  await challenge.getByRole('button', { name: 'Give me a hint' }).click();
  const next = challenge.getByRole('button', { name: /^Next hint/ });
  while (await next.isVisible()) await next.click();
  await challenge.getByRole('button', { name: 'Show the solution’s run' }).click();
  await expect(challenge.getByText('The solution meets every goal.')).toBeVisible();
  await challenge.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/run=/);
  await page.goto(page.url());
  await hydrated(page);
  await reach();
  await expect(challenge.getByText('Every goal is met.')).toBeVisible();
  await challenge.getByRole('button', { name: 'Undo everything' }).click();
  await expect(challenge.getByText(/^[01] of 2 goals met/)).toBeVisible();
});
