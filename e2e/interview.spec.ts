import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

const NAME = 'interview:chat';
const progress = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('headroom.progress') ?? 'null'));

async function open(page: Page, route = '/practice/interview/chat') {
  await page.goto(route);
  await hydrated(page);
}

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`);
};

test('an interview by keyboard on a phone, from the opening to the sheet', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '/practice/interview');
  await page.getByRole('link', { name: 'A chat' }).click();
  await press(page, 'Begin');
  await expect(page.getByRole('timer', { name: 'Left in all' })).toHaveText(/^(45:00|44:5\d)in all$/);
  for (const [stage, next] of [
    ['Requirements', 'Next: Estimates'],
    ['Estimates', 'Next: Design'],
    ['Design', 'Next: Deep dives'],
    ['Deep dives', 'Next: Failures'],
    ['Failures', 'Finish'],
  ] as const) {
    await expect(page.getByRole('heading', { name: stage })).toBeVisible();
    await page.getByLabel(/^Notes/).focus();
    await page.keyboard.type(`${stage} in my words`);
    if (!/Requirements|Estimates/.test(stage)) {
      await press(page, 'Let something happen');
      const card = page.locator('[data-slot="curveball"]');
      await card.getByRole('radio', { name: /^(Short lines|Each region large enough|A budget)/ }).focus();
      await page.keyboard.press('Space');
      await press(page, 'See how it goes');
      await expect(card.locator('[data-slot="outcome"]')).toHaveAttribute('data-holds', 'true');
      await expect(card.getByRole('table')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (stage === 'Design') expect(await faults(page)).toEqual([]);
    }
    await press(page, next);
  }
  await expect(page.getByRole('heading', { name: 'Your sheet' })).toBeFocused();
  await expect(page.getByText('Design in my words')).toBeVisible();
  await expect(page.getByText('It held.')).toHaveCount(3);
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^1 of 2\d covered\./)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await faults(page)).toEqual([]);
  await expect.poll(async () => (await progress(page)).kept[NAME].value.covered.length).toBe(1);
  await page.reload();
  await hydrated(page);
  await expect(page.getByText(/^1 of 2\d covered\./)).toBeVisible();
  await press(page, /^Review the 2\d that are missing$/);
  await expect(page.getByText(/^2\d come back in review from tomorrow on, 5 a day/)).toBeVisible();
  await expect(page.getByRole('checkbox').first()).toBeDisabled();
  const { answers } = await progress(page);
  expect(answers.length).toBeGreaterThan(20);
  const missed = { questionId: 'interview/chat.requirements.order', correct: false };
  expect(answers).toContainEqual(expect.objectContaining(missed));
  await press(page, 'Do it again');
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
  await expect.poll(async () => (await progress(page)).kept[NAME].value).toBeNull();
});

test('a reload in the middle pauses it: the time away is not counted, the notes are there', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-03-02T12:00:00Z') });
  await open(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel(/^Notes/).fill('how many connections?');
  for (let i = 0; i < 12; i++) await page.clock.runFor(10_000);
  await page.getByRole('button', { name: 'Next: Estimates' }).click();
  await page.clock.runFor(1000);
  await page.reload();
  await page.clock.runFor(3_600_000);
  await hydrated(page);
  await expect(page.getByText('Paused in “Estimates”, 2 of 45 minutes in.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.clock.runFor(1000);
  await expect(page.getByRole('timer', { name: 'Left in all' })).toHaveText(/^42:5\din all$/);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel(/^Notes/)).toHaveValue('how many connections?');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByLabel(/^Notes/)).toHaveValue('');
});

test('something happens by itself when its moment has come', async ({ page }) => {
  const value = {
    version: 1,
    seed: 0,
    stage: 2,
    spentMs: [0, 0, 290_000, 0, 0],
    notes: {},
    curveballs: {},
    covered: [],
    isFinished: false,
  };
  await remember(page, value);
  await open(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('region', { name: 'Ten times the traffic' })).toBeVisible();
});

test('a kept interview that is none is left; a browser without room says so and goes on', async ({ page }) => {
  await remember(page, { version: 7, stage: 'x' });
  await open(page);
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel(/^Notes/).fill('kept in this tab');
  await expect(page.getByText('This browser has no room left')).toBeVisible();
  await expect(page.getByLabel(/^Notes/)).toHaveValue('kept in this tab');
});

/** A browser that keeps this of the interview. */
async function remember(page: Page, value: object) {
  const kept = { [NAME]: { atMs: 1, value } };
  const text = JSON.stringify({ version: 2, lessons: {}, answers: [], predictions: {}, challenges: {}, kept });
  await page.addInitScript((written) => localStorage.setItem('headroom.progress', written), text);
}
