import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, hydrated, lessonRoutes, test } from './page';

const lesson = lessonRoutes()[0]!;
const key = 'headroom.progress';

/** Opens a lesson, so that there is something to keep. */
async function begin(page: Page) {
  await page.goto(lesson);
  await hydrated(page);
  await page.goto('/progress');
  await expect(page.getByText('lessons begun')).toBeVisible();
}

const importText = (page: Page, text: string) =>
  page
    .getByLabel('Progress file')
    .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });

const storage = (page: Page) => page.evaluate((name) => localStorage.getItem(name), key);

test('what is exported can be erased and imported again', async ({ page }) => {
  await begin(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('headroom-progress.json');
  const text = await readFile((await download.path())!, 'utf8');

  await page.getByRole('button', { name: 'Erase' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await storage(page)).not.toBeNull();
  await page.getByRole('button', { name: 'Erase' }).click();
  await page.getByRole('button', { name: 'Erase progress' }).click();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Progress erased');
  expect(await storage(page)).toBeNull();

  await importText(page, text);
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Progress imported');
  expect(JSON.parse((await storage(page))!)).toEqual(JSON.parse(text));
});

test('Escape closes the question and gives the focus back', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: 'Erase' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Erase' })).toBeFocused();
  expect(await storage(page)).not.toBeNull();
});

test('a file that is no progress is refused with its reason, and nothing changes', async ({ page }) => {
  await begin(page);
  const before = await storage(page);
  await importText(page, '{"version":7}');
  await expect(page.getByText('version must be 1, 2 or 3, got 7. Nothing has changed.')).toBeVisible();
  await importText(page, 'not json');
  await expect(page.getByText('progress must be JSON')).toBeVisible();
  expect(await storage(page)).toBe(before);
});

test('corrupted storage is kept aside and said', async ({ page }) => {
  await page.addInitScript((name) => {
    if (!sessionStorage.getItem('once')) localStorage.setItem(name, '{"version":1,"lessons":{"cdn"');
    sessionStorage.setItem('once', 'done');
  }, key);
  await page.goto('/progress');
  await expect(page.getByText('What was stored could not be read')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('headroom.progress.kept-aside'))).toBe('{"version":1,"lessons":{"cdn"');
  await page.goto(lesson);
  await hydrated(page);
  expect(JSON.parse((await storage(page))!).version).toBe(3);
});

test('forbidden storage: the page works in memory and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto('/progress');
  await expect(page.getByText('does not let pages store anything')).toBeVisible();
  await importText(
    page,
    JSON.stringify({
      version: 1,
      lessons: {},
      answers: [{ questionId: 'q', atMs: 1, correct: true }],
      predictions: {},
      challenges: {},
    }),
  );
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Progress imported');
});

test('full storage is said, and export still has everything', async ({ page }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (name: string, value: string) {
      if (name.startsWith('headroom.progress')) throw new DOMException('exceeded the quota', 'QuotaExceededError');
      setItem.call(this, name, value);
    };
  });
  await page.goto('/progress');
  await hydrated(page);
  await importText(
    page,
    JSON.stringify({
      version: 1,
      lessons: {},
      answers: [{ questionId: 'q', atMs: 1, correct: true }],
      predictions: {},
      challenges: {},
    }),
  );
  await expect(page.getByText('The storage of this browser is full.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export' })).toBeEnabled();
});

test('two tabs see each other', async ({ page, context }) => {
  await page.goto('/progress');
  await hydrated(page);
  const other = await context.newPage();
  await other.goto(lesson);
  await hydrated(other);
  await expect(page.getByText('begun', { exact: true })).toBeVisible();
});
