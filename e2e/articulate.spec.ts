import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

const DAY_MS = 86_400_000;
const progress = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('headroom.progress') ?? 'null'));

async function open(page: Page, route: string) {
  await page.goto(route);
  await hydrated(page);
}

test('a prompt by keyboard on a phone: answered, hinted at, ticked, compared, and what was missing is asked tomorrow', async ({
  page,
}) => {
  const noon = new Date('2026-03-02T12:00:00Z');
  await page.clock.setFixedTime(noon);
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '/practice/articulate');
  await page.getByRole('link', { name: 'A cache is down' }).click();
  await page.getByRole('button', { name: 'Begin' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your answer')).toBeFocused();
  await page.keyboard.type('The database gets twenty times the load. We shed what it cannot take.');
  await expect(page.getByRole('timer')).toHaveText('2:00');
  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What did you say?' })).toBeFocused();
  const hinted = page.getByRole('checkbox', { name: /twenty times the load/ });
  await expect(hinted).not.toBeChecked();
  await expect(hinted).toHaveAccessibleDescription(/seem to touch/);
  await hinted.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Compare with three answers' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '1 of 8 ideas' })).toBeFocused();
  await expect(page.getByRole('region', { name: /^At (mid|senior|staff) level$/ })).toHaveCount(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`)).toEqual([]);

  const { answers } = await progress(page);
  expect(answers).toHaveLength(7);
  expect(answers[0]).toMatchObject({ questionId: expect.stringMatching(/^articulate\/cache-is-down\./), correct: false });
  await page.clock.setFixedTime(new Date(noon.getTime() + DAY_MS));
  await open(page, '/practice');
  await expect(page.getByText('7 are due today')).toBeVisible();
  await page.getByRole('radio', { name: '5', exact: true }).check();
  await page.getByRole('button', { name: 'Begin with 5 questions' }).click();
  const card = page.locator('[data-slot="question"][data-kind="recall"]');
  await card.getByRole('radio', { name: 'Guess' }).check();
  await card.getByRole('button', { name: 'Answer' }).click();
  await card.getByRole('button', { name: 'I had it' }).click();
  await expect(card.getByText(/^Right\./)).toBeVisible();
});

test('an idea that nobody missed is not asked as new', async ({ page }) => {
  await open(page, '/practice');
  await page.getByRole('radio', { name: '40', exact: true }).check();
  await page.getByRole('button', { name: 'Begin with 40 questions' }).click();
  await expect(page.locator('[data-slot="question"]')).toBeVisible();
  const { kept } = await progress(page);
  expect(kept.review.value.ids.filter((id: string) => id.startsWith('articulate/'))).toEqual([]);
});

test('answering again begins with nothing, and the time may run over', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-03-02T12:00:00Z') });
  await open(page, '/practice/articulate/pool-size');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Your answer').fill('More cores');
  await page.clock.runFor(6000);
  await page.reload();
  await page.clock.runFor(3_600_000);
  await expect(page.getByText(/^You were in the middle of an answer, [5-7] seconds of 90 seconds in\./)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByLabel('Your answer')).toHaveValue('More cores');
  await page.clock.runFor(100_000);
  await expect(page.getByRole('timer')).toHaveText(/0:1[5-8] over/);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Compare with three answers' }).click();
  await page.getByRole('button', { name: 'Answer again' }).click();
  await page.getByText(/^2 March 2026: 0 of \d ideas/).click();
  await expect(page.getByText('More cores')).toBeVisible();
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByLabel('Your answer')).toHaveValue('');
});

test.describe('aloud', () => {
  test('without a microphone it says so, and the answer goes on', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await open(page, '/practice/articulate/pool-size');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Say it aloud' }).click();
    await expect(page.getByText('There is no microphone to use.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('You wrote nothing. Tick what you said.')).toBeVisible();
  });

  test('with one, the voice can be heard again and is kept nowhere', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        const audio = new AudioContext();
        const tone = audio.createOscillator();
        const out = audio.createMediaStreamDestination();
        tone.connect(out);
        tone.start();
        return out.stream;
      };
    });
    await open(page, '/practice/articulate/pool-size');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Say it aloud' }).click();
    await expect(page.getByText('Recording, in this page’s memory only.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    const audio = page.getByLabel('Your recording');
    await expect(audio).toHaveAttribute('src', /^blob:/);
    await expect.poll(() => audio.evaluate((element) => (element as HTMLAudioElement).readyState)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Compare with three answers' }).click();
    await page.getByRole('button', { name: 'Answer again' }).click();
    await expect(audio).toHaveCount(0);
  });
});
