import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

const NOON = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
const key = 'headroom.progress';

const progress = (page: Page) => page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? 'null'), key);

async function open(page: Page, route = '/practice') {
  await page.goto(route);
  await hydrated(page);
}

/** A browser that remembers this, on a day that is given. */
async function remember(page: Page, answers: readonly object[], kept: Readonly<Record<string, object>> = {}, now = NOON) {
  await page.clock.setFixedTime(now);
  const text = JSON.stringify({ version: 2, lessons: {}, answers, predictions: {}, challenges: {}, kept });
  await page.addInitScript(
    ([name, written]) => {
      if (sessionStorage.getItem('remembered') !== null) return;
      sessionStorage.setItem('remembered', 'yes');
      localStorage.setItem(name!, written!);
    },
    [key, text],
  );
}

const sitting = (ids: readonly string[]) => ({ review: { atMs: 1, value: { ids, results: {}, round: 1, seed: 3 } } });

const question = (page: Page) => page.locator('[data-slot="question"]');

/** Gives some answer by keyboard alone, whatever the kind. */
async function answerByKeyboard(page: Page): Promise<string> {
  const card = question(page);
  const kind = (await card.getAttribute('data-kind'))!;
  switch (kind) {
    case 'choice':
    case 'multiple':
    case 'flaw':
      await card.locator('[data-slot="choice-list"] input').first().focus();
      await page.keyboard.press('Space');
      break;
    case 'order':
      await card
        .getByRole('button', { name: /^Move down/ })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      break;
    case 'match':
      await card.getByRole('combobox').first().waitFor();
      for (const list of await card.getByRole('combobox').all()) {
        await list.focus();
        await page.keyboard.press('ArrowDown');
      }
      break;
    case 'walk':
      await card.getByText('walk the case down').waitFor();
      while ((await card.getByText('You arrive at:').count()) === 0) {
        await card.getByRole('group').getByRole('button').first().focus();
        await page.keyboard.press('Enter');
        await expect(page.locator(':focus')).toHaveJSProperty('tagName', 'P');
      }
      break;
    case 'knob':
      await card.getByRole('slider').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('PageUp');
      break;
    default:
      await card.getByRole('textbox').focus();
      await page.keyboard.type('42');
  }
  await card.getByRole('radio', { name: 'Sure', exact: true }).focus();
  await page.keyboard.press('Space');
  const answer = card.getByRole('button', { name: /^(Answer|Running)$/ });
  await expect(async () => {
    if (await answer.isVisible()) {
      await answer.focus();
      await page.keyboard.press('Enter');
    }
    await expect(card.locator('[data-slot="verdict"]')).toBeVisible({ timeout: 300 });
  }).toPass();
  return kind;
}

async function goOn(page: Page) {
  await expect(page.locator(':focus')).toHaveText(/^(Right|Not right)\./);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};

test('the first visit: nothing is due, and a session of a chosen length goes from start to end by keyboard', async ({ page }) => {
  test.slow();
  await page.clock.setFixedTime(NOON);
  await open(page);
  await expect(page.getByText('you have not been asked anything yet')).toBeVisible();
  await page.getByRole('radio', { name: '10', exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Begin with 5 questions' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/practice\/session$/);
  for (let i = 1; i <= 5; i++) {
    await expect(question(page).getByText(`Question ${i} of 5`)).toBeVisible();
    await answerByKeyboard(page);
    await goOn(page);
  }
  await expect(page.getByRole('heading', { name: /of 5 right/ })).toBeFocused();
  expect((await progress(page)).answers).toHaveLength(5);
  await page.getByRole('link', { name: 'Back to practice' }).click();
  await expect(page.getByText('You practised on 1 of the last 14 days')).toBeVisible();
  await expect(page.getByRole('radio', { name: '5', exact: true })).toBeChecked();
});

test('what was missed is not due today, and is asked first tomorrow', async ({ page }) => {
  const missed = { questionId: 'practice/match-nines', atMs: NOON.getTime(), correct: false, confidence: 0.95 };
  const known = { questionId: 'practice/match-front', atMs: NOON.getTime(), correct: true, confidence: 0.95 };
  const call = { ...missed, questionId: 'diagnose/turned-away', confidence: undefined };
  await remember(page, [missed, known, call]);
  await open(page);
  await expect(page.getByText('Nothing is due today.')).toBeVisible();
  await page.clock.setFixedTime(new Date(NOON.getTime() + DAY_MS));
  await page.reload();
  await hydrated(page);
  await expect(page.getByText('2 are due today')).toBeVisible();
  await page.getByRole('radio', { name: '5', exact: true }).check();
  await page.getByRole('button', { name: 'Begin with 5 questions' }).click();
  await expect(question(page)).toBeVisible();
  expect((await progress(page)).kept.review.value.ids).toEqual(expect.arrayContaining(['practice/match-nines', call.questionId]));
  expect((await progress(page)).kept.review.value.ids).not.toContain('practice/match-front');
});

test('a reload in the middle goes on where it was', async ({ page }) => {
  await remember(page, [], sitting(['practice/walk-webhook', 'practice/match-nines', 'practice/match-front']));
  await open(page, '/practice/session');
  const first = await question(page).getByRole('heading').textContent();
  await answerByKeyboard(page);
  await page.reload();
  await hydrated(page);
  await expect(question(page).getByText('Question 2 of 3')).toBeVisible();
  expect(await question(page).getByRole('heading').textContent()).not.toBe(first);
  await open(page);
  await expect(page.getByText('1 of 3 answered')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(page.getByRole('button', { name: /^Begin with/ })).toBeVisible();
  expect((await progress(page)).answers).toHaveLength(1);
});

test('two histories become one', async ({ page }) => {
  const answer = (questionId: string, day: number) => ({ questionId, atMs: NOON.getTime() - day * DAY_MS, correct: false });
  await remember(page, [answer('practice/match-nines', 3)]);
  await open(page, '/progress');
  const theirs = {
    version: 2,
    lessons: {},
    answers: [answer('practice/match-nines', 3), answer('practice/match-front', 2)],
    predictions: {},
    challenges: {},
    kept: {},
  };
  await page.getByLabel('Progress file').setInputFiles({
    name: 'progress.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(theirs)),
  });
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Progress imported');
  expect((await progress(page)).answers).toHaveLength(2);
  await expect(page.getByRole('row', { name: /^Match/ })).toContainText('0 of 2');
  await page.goto('/practice');
  await hydrated(page);
  await expect(page.getByText('2 are due today')).toBeVisible();
});

for (const [kind, id] of [
  ['match', 'match-protections'],
  ['walk', 'walk-shop-sessions'],
  ['flaw', 'flaw-far-stock'],
  ['knob', 'knob-slots'],
] as const) {
  test(`a ${kind} by keyboard on a phone: explained, nothing wider than the screen, no fault that axe can find`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await remember(page, [], sitting([`practice/${id}`]));
    await open(page, '/practice/session');
    await expect(question(page)).toHaveAttribute('data-kind', kind);
    expect(await answerByKeyboard(page)).toBe(kind);
    await expect(question(page).locator('[data-slot="why"]').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await faults(page)).toEqual([]);
  });
}

test('a flaw can be pointed at in the drawing, and the run of it opens', async ({ page }) => {
  await remember(page, [], sitting(['practice/flaw-far-stock']));
  await open(page, '/practice/session');
  await page.locator('[data-part="page->stock"]:visible').click();
  await expect(question(page).getByRole('radio', { name: /from page to stock/ })).toBeChecked();
  await question(page).getByRole('radio', { name: 'Sure', exact: true }).check();
  await question(page).getByRole('button', { name: 'Answer' }).click();
  await expect(
    question(page)
      .getByText(/^Right\./)
      .first(),
  ).toBeVisible();
  await expect(question(page).locator('[data-slot="proof"]')).toHaveText(/as drawn: 2\d\d.ms.*1\d\d.ms/);
  await question(page).getByRole('link', { name: 'Open the run as drawn' }).click();
  await expect(page).toHaveURL(/\/lab\?run=/);
  await expect(page.getByRole('region', { name: 'One page, three calls' })).toBeVisible();
});

test('a knob is set before its run is seen; right and wrong are told by the engine', async ({ page }) => {
  await remember(page, [], sitting(['practice/knob-slots']));
  await open(page, '/practice/session');
  await question(page).getByRole('textbox').fill('8');
  await page.keyboard.press('Enter');
  await question(page).getByRole('radio', { name: 'Guess' }).check();
  await question(page).getByRole('button', { name: 'Answer' }).click();
  await expect(question(page).getByText(/^Right\./)).toBeVisible();
  await expect(question(page).locator('[data-met="true"]')).toHaveCount(2);
});

test('a kept sitting that is no sitting, or asks what is no more, is left', async ({ page }) => {
  await remember(page, [], { review: { atMs: 1, value: { ids: ['practice/gone', 7] } } });
  await open(page, '/practice/session');
  await expect(page.getByText('No session is under way.')).toBeVisible();
});

test('how sure against how right, on the progress page, with its bounds', async ({ page }) => {
  const answers = Array.from({ length: 12 }, (_, i) => ({
    questionId: 'practice/match-nines',
    atMs: NOON.getTime() - (13 - i) * DAY_MS,
    correct: i % 3 === 0,
    confidence: 0.95,
  }));
  await remember(page, answers);
  await open(page, '/progress');
  const calibration = page.getByRole('region', { name: 'Sure against right' });
  await expect(calibration.getByRole('row', { name: /^Sure/ })).toContainText('4 of 12, 14% to 61%');
  await expect(calibration.getByText('Right less often than you said.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Only what you missed' }).click();
  expect((await downloading).suggestedFilename()).toBe('headroom-anki-missed.txt');
});

test('the file for Anki, and a sheet on paper', async ({ page }) => {
  const text = await (await page.request.get('/practice/headroom-anki.txt')).text();
  const lines = text.trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(6);
  expect(lines.slice(6).every((line) => line.split('\t').length === 3)).toBe(true);
  await open(page, '/practice/sheets/2');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Load balancing' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
});
