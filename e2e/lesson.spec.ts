import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './page';

const lesson = '/learn/load-balancing';

/** Brings a part into sight, so that its code comes. */
const reach = (page: Page, part: 'predict' | 'challenge' | 'quiz') =>
  page.locator(`[data-part="${part}"]`).first().scrollIntoViewIfNeeded();

const progress = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('headroom.progress') ?? 'null'));

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(lesson);
  await hydrated(page);
});

test('a term leads to its definition, a number to its run, a source to the list', async ({ page }) => {
  const article = page.getByRole('article');
  await article.getByRole('link', { name: 'round robin' }).first().hover();
  const note = article.locator('[data-slot="note"]:visible');
  await expect(note).toContainText('turn');
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await article.getByRole('link', { name: 'round robin' }).first().focus();
  await expect(note.getByRole('link', { name: 'In the glossary' })).toHaveAttribute('href', '/glossary#round-robin');
  const number = article.locator('[data-slot="note-word"] > a[href*="?run="]').first();
  await expect(number).toHaveText(/\d/);
  await article.getByRole('link', { name: 'Source 1' }).first().click();
  await expect(page.locator('#sources ~ ol li').first()).toBeInViewport();
});

test('words act on a lab that has not come yet, light what they name, lead back, and light up with it', async ({ page }) => {
  const article = page.getByRole('article');
  const words = article.getByRole('button', { name: 'at second 20' });
  await expect(words).toHaveAttribute('title', 'Show app b at 0:20 in “The quickest answer is no”');
  await words.press('Enter');
  const lab = page.locator('[data-lab="load-balancing.black-hole"]');
  await expect(lab.getByRole('slider', { name: 'Time' })).toHaveValue('20000');
  await expect(lab.locator('[data-slot="light"]')).toHaveCount(1);
  await expect(lab.locator('[data-slot="system"]')).toBeInViewport();
  const back = page.getByRole('button', { name: 'Back to the text' });
  await expect(back).toBeFocused();
  await expect(page.getByRole('status', { name: 'In the lab' })).toContainText('at 0:20.0');
  await back.press('Enter');
  await expect(words).toBeFocused();
  await expect(words).toBeInViewport();
  await expect(back).toBeHidden();
  // Its moment is now; then the playhead leaves, and the backend alone is pointed at.
  await expect(words).toHaveAttribute('data-lit', 'true');
  await lab.getByRole('slider', { name: 'Time' }).fill('40000');
  await expect(words).not.toHaveAttribute('data-lit');
  await lab.getByRole('button', { name: /^app b:/ }).focus();
  await expect(words).toHaveAttribute('data-lit', 'true');

  const change = article.getByRole('button', { name: 'least connections' }).first();
  await change.press('Enter');
  await expect(page.locator('[data-lab="load-balancing.equal"]').getByRole('combobox', { name: 'Algorithm' })).toContainText(
    'Least connections',
  );
});

test('a prediction is locked before the run; the outcome is laid over it and stands after a reload', async ({ page }) => {
  await reach(page, 'predict');
  const predict = page.getByRole('region', { name: 'Prediction' }).first();
  await expect(predict.getByRole('button', { name: 'Play' })).toBeDisabled();
  await predict.getByRole('button', { name: 'Lock my prediction' }).click();
  await expect(predict.getByRole('alert')).toHaveText('Move the slider or type a number first.');

  await predict.getByRole('slider', { name: /^Failed/ }).focus();
  await page.keyboard.press('PageUp');
  await predict.getByRole('radio', { name: 'Guess' }).check();
  await page.keyboard.press('Enter');
  const outcome = predict.getByText('You said').first();
  await expect(outcome).toHaveText(/You said 15%\. The run says \d+%\. .*(more|less|coming)/);
  await expect(outcome).toBeFocused();
  await expect(predict.getByRole('button', { name: 'Play' })).toBeEnabled();

  const said = await outcome.textContent();
  const { predictions, answers } = await progress(page);
  expect(Object.keys(predictions)).toHaveLength(1);
  expect(answers).toMatchObject([{ questionId: expect.stringMatching(/prediction$/), confidence: 0.4 }]);
  await page.reload();
  await hydrated(page);
  await reach(page, 'predict');
  await expect(outcome).toHaveText(said!);
});

test('the challenge is lost untouched, helped by hints, won by choosing well, and the win is kept', async ({ page }) => {
  await reach(page, 'challenge');
  const challenge = page.getByRole('region', { name: 'Meet p99 with the fleet you have' });
  await expect(challenge.getByText(/^[01] of 2 goals met/)).toBeVisible();
  await expect(challenge.getByText('Won.', { exact: true })).toBeHidden();
  await challenge.getByRole('button', { name: 'Give me a hint' }).click();
  await expect(challenge.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);

  await challenge.getByRole('combobox', { name: 'Algorithm' }).click();
  await page.getByRole('option', { name: /^Least connections/ }).click();
  await expect(challenge.getByText('Every goal is met.')).toBeVisible();
  await expect(challenge.getByText('Won.', { exact: true })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Challenge won');
  await expect(challenge.getByText('This run: 3 of 3 stars')).toBeVisible();

  const href = await challenge.getByRole('link', { name: 'Open the run that won' }).getAttribute('href');
  await page.goto('/');
  await expect(page.getByRole('listitem').filter({ hasText: 'Load balancing' }).getByText('3 of 3 stars')).toBeAttached();
  await page.goto(href!);
  await hydrated(page);
  await reach(page, 'challenge');
  await expect(challenge.getByText('Every goal is met.')).toBeVisible();
});

test('the solution can be watched and does not count as a win', async ({ page }) => {
  await reach(page, 'challenge');
  const challenge = page.getByRole('region', { name: 'Meet p99 with the fleet you have' });
  await challenge.getByRole('button', { name: 'Give me a hint' }).click();
  const next = challenge.getByRole('button', { name: /^Next hint/ });
  while (await next.isVisible()) await next.click();
  await challenge.getByRole('button', { name: 'Show the solution’s run' }).click();
  await expect(challenge.getByText('The solution meets every goal.')).toBeVisible();
  await challenge.getByRole('button', { name: 'Back to your own try' }).click();
  await expect(challenge.getByText(/^[01] of 2 goals met/)).toBeVisible();
  expect((await progress(page)).challenges).toEqual({});
});

test('parts that come late have no accessibility fault that axe can find', async ({ page }) => {
  await reach(page, 'challenge');
  await expect(page.getByText(/^[01] of 2 goals met/)).toBeVisible();
  await page.getByRole('button', { name: 'Give me a hint' }).click();
  await reach(page, 'quiz');
  await answerByKeyboard(page);
  const { violations } = await new AxeBuilder({ page })
    .include('[data-part="challenge"]')
    .include('[data-part="quiz"]')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
});

/** Answers the question in sight by keyboard alone, rightly or not. */
async function answerByKeyboard(page: Page) {
  const question = page.locator('[data-slot="question"]');
  const kind = await question.getAttribute('data-kind');
  if (kind === 'choice' || kind === 'multiple') {
    await question
      .getByRole(kind === 'choice' ? 'radio' : 'checkbox')
      .first()
      .focus();
    await page.keyboard.press('Space');
  } else if (kind === 'order') {
    await question
      .getByRole('button', { name: /^Move down/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
  } else {
    await question.getByRole('textbox').focus();
    await page.keyboard.type('42');
  }
  await question.getByRole('radio', { name: 'Sure', exact: true }).focus();
  await page.keyboard.press('Space');
  const answer = question.getByRole('button', { name: 'Answer' });
  await answer.focus();
  // a run that is still being made is waited for
  await expect(async () => {
    if (await answer.isVisible()) await page.keyboard.press('Enter');
    await expect(question.locator('[data-slot="verdict"]')).toBeVisible({ timeout: 200 });
  }).toPass();
  return kind!;
}

test('the quiz by keyboard alone: sure first, every kind explained, then again with what was missed', async ({ page }) => {
  test.slow();
  await reach(page, 'quiz');
  const quiz = page.getByRole('region', { name: 'Check yourself' });
  await quiz.getByRole('button', { name: 'Answer' }).click();
  await expect(quiz.getByRole('alert')).toHaveText('Answer first.');
  const count = Number(/of (\d+)/.exec((await quiz.getByText(/^Question 1 of/).textContent())!)![1]);
  expect(count).toBeGreaterThanOrEqual(12);
  const kinds = new Set<string>();
  for (let i = 1; i <= count; i++) {
    kinds.add(await answerByKeyboard(page));
    await expect(quiz.locator('[data-slot="why"]').first()).toBeVisible();
    await expect(page.locator(':focus')).toHaveText(/^(Right|Not right)\./);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  expect(kinds.size).toBeGreaterThanOrEqual(4);
  await expect(quiz.getByRole('heading', { name: new RegExp(`of ${count} right`) })).toBeFocused();
  expect((await progress(page)).answers).toHaveLength(count);

  await quiz.getByRole('button', { name: /^Again: the \d+ missed/ }).click();
  await expect(quiz.getByRole('heading', { level: 3 })).toBeFocused();
  await page.reload();
  await hydrated(page);
  await reach(page, 'quiz');
  await expect(quiz.getByText(/^Last time: \d+ of/)).toBeVisible();
});

test('all questions on one page', async ({ page }) => {
  await reach(page, 'quiz');
  const quiz = page.getByRole('region', { name: 'Check yourself' });
  await quiz.getByRole('switch', { name: 'All on one page' }).click();
  expect(await quiz.getByRole('form').count()).toBeGreaterThanOrEqual(12);
});

test('what was done here is seen on the progress page', async ({ page }) => {
  await reach(page, 'predict');
  const predict = page.getByRole('region', { name: 'Prediction' }).first();
  await predict.getByRole('textbox').first().fill('30');
  await page.keyboard.press('Enter');
  await predict.getByRole('radio', { name: 'Sure', exact: true }).check();
  await predict.getByRole('button', { name: 'Lock my prediction' }).click();
  await expect(predict.getByText('You said').first()).toBeVisible();
  await page.getByRole('button', { name: 'Mark as finished' }).click();
  await page.goto('/progress');
  await expect(page.getByText('Load balancing').first()).toBeVisible();
  await expect(page.getByText('finished', { exact: true }).first()).toBeVisible();
});
